"""Marks that git left in a text whose merging stopped.

Yields GK137.
"""

import re
from collections.abc import Sequence

from generator.model.diagnostic import Code
from generator.yamltext.slips import Slip

GK137 = Code(
    "GK137",
    "两个人的修改没有合好",
    "“<<<<<<<”“=======”“>>>>>>>”是 git 合并时留下的：两个人改了同一处，它不知道要谁的，就都放在这里。"
    "“<<<<<<<”到“=======”是一个人写的，“=======”到“>>>>>>>”是另一个人写的。",
    "看上下两段哪一段对，留对的那段；再去掉“<<<<<<<”“=======”“>>>>>>>”这三行。",
)
_CONFLICT = re.compile(r"(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |$)|=======$")


def find_conflict(lines: Sequence[str]) -> Slip | None:
    """The first mark that git left in a text whose merging stopped."""
    number = next((n for n, line in enumerate(lines, 1) if _CONFLICT.match(line)), 0)
    return Slip(number, 1, GK137.of(f"这里有 git 合并留下的标记“{lines[number - 1][:7]}”")) if number else None
