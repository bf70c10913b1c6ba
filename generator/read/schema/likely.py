"""The term that an office's own name for a channel or a level most likely stands for, by what the name says.

The patterns are those by which tables are read (`read.tables`): 警务公开栏 is a notice board, 村民微信群 is pushed to
those it concerns. A name that says nothing known is 其他; of levels it is none.
"""

import re

from generator.model.terms import Channel
from generator.read.schema.variants import find_inside
from generator.read.tables.channels import find_channel
from generator.read.tables.headings import levels_of

_NAME = re.compile(r"(?=.*[\u4e00-\u9fff])[^\n，。；;、:：]{2,40}")


def find_likely(name: str, register: str) -> str:
    """The term; empty where the text is no name or nobody can tell.

    Args:
        name: what stands in the file.
        register: the field of office.yml for such names (`model.ownwords`).
    """
    name = name.strip()
    if not _NAME.fullmatch(name):
        return ""
    if register == "channels":
        return _likely_channel(name)
    levels = levels_of(name.removesuffix("一级"))
    return levels[0].value if len(levels) == 1 else ""


def _likely_channel(name: str) -> str:
    use = find_channel(name)
    if use is not None and use.channel is not Channel.OTHER:
        return use.channel.value
    return find_inside(name, tuple(channel.value for channel in Channel)) or Channel.OTHER.value
