"""A word that is not among those allowed → what is to be written instead, where anybody can tell.

Yields GK203.
"""

import re
from typing import Any

from generator.model.diagnostic import Code, Trouble
from generator.model.likeness import tidy_word
from generator.model.text import UNFILLED
from generator.read.schema.guess import sound
from generator.read.schema.variants import choose
from generator.read.schema.wording import kind_of_value, short

GK203 = Code(
    "GK203",
    "不是规定的写法",
    "有些栏只能从规定的词里选，例如公开渠道只有 13 种，写“政府网戰”“县政府网”都不行：词不统一，就没法筛选和统计。"
    "一个字也不要改；公开渠道表达不了的，选“其他”并写 note。",
    "从这些里选：{words:提示列出的词}。",
    {
        "guess": "像是写错的｜改成“{guess}”。",
        "variant": "别的叫法｜目录里叫“{guess}”，改成“{guess}”；原来的叫法要让群众看到的，写进 note。",
        "several": "几个词写成了一个｜分成几条：[{words}]。",
        "one_of": "几个词写成了一个，这里只能选一个｜只选最主要的一个：{words}。",
        "noted": "渠道名称后面还有说明｜写成两行：“- name: {guess}”，下面一行“note: {note:说明}”，和 name 左边对齐。",
        "none": "没有对应的词｜{reason:提示里写明为什么}。可以写的有：{words:提示列出的词}。",
        "unfilled": "还没有填｜从这些里选：{words:提示列出的词}。",
    },
)

MAX_WORD = 100
"""Characters beyond which a value is no word."""


def say_enum(label: str, value: Any, options: list[Any], is_listed: bool) -> Trouble:
    """What is wrong with a word, and what to write.

    Args:
        label: what the field is called.
        value: what stands there.
        options: what may.
        is_listed: whether the field is a list, so that several words have a place.
    """
    words = [str(o) for o in options]
    choice = "、".join(words)
    kind, name = ("标准渠道", "公开渠道") if label == "标准渠道" else ("规定的写法", label)
    if isinstance(value, list) and len(value) == 1 and value[0] in words:
        return GK203.of(f"{name}只写一个词，这里写成了列表", "guess", guess=value[0])
    if not isinstance(value, str):
        return GK203.of(f"{label}应当是文字，这里写成了{kind_of_value(value)}", words=choice)
    if not value.strip():
        return GK203.of(f"{label}是空的", words=choice)
    if tidy_word(value) == UNFILLED:
        return GK203.of(f"{name}还没有填写", "unfilled", words=choice)
    found = choose(value, words, sound) if len(value) <= MAX_WORD else choose("", words, sound)
    if len(found.words) > 1:
        return _say_several(name, value, found.words, is_listed)
    if found.reason:
        return GK203.of(f"{name}“{short(value)}”不是{kind}", "none", reason=found.reason, words=choice)
    noted = _NOTED.fullmatch(value.strip()) if label == "标准渠道" and is_listed else None
    inner = choose(noted["word"], words, sound).words if noted and not found.words else ()
    if noted and len(inner) == 1:
        message = f"{name}“{short(value)}”把名称和说明写在了一起"
        return GK203.of(message, "noted", guess=inner[0], note=noted["note"])
    if not found.words:
        return GK203.of(f"{name}“{short(value)}”不是{kind}", words=choice)
    guess = found.words[0]
    remedy = "variant" if label == "标准渠道" and found.is_variant else "guess"
    return GK203.of(f"{name}“{short(value)}”不是{kind}，您是不是想写“{guess}”？", remedy, guess=guess)


_NOTED = re.compile(r"(?P<word>[^（(：:]{2,20})[（(：:]\s*(?P<note>[^（）()：:]{2,60})[）)]?")


def _say_several(name: str, value: str, words: tuple[str, ...], is_listed: bool) -> Trouble:
    message = f"{name}“{short(value)}”把几个词连在了一起"
    if is_listed:
        return GK203.of(message, "several", words=", ".join(words))
    return GK203.of(message, "one_of", words="、".join(words))
