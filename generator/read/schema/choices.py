"""A word that is not among those allowed → what is to be written instead, where anybody can tell.

Yields GK203.
"""

import re
from typing import Any, NamedTuple

from generator.model.diagnostic import Code, Trouble
from generator.model.likeness import tidy_word
from generator.model.text import UNFILLED
from generator.read.schema.guess import sound
from generator.read.schema.likely import find_likely
from generator.read.schema.variants import choose
from generator.read.schema.wording import kind_of_value, short
from generator.yamltext.writing import scalar

GK203 = Code(
    "GK203",
    "不是规定的写法",
    "有些栏只能从规定的词里选，例如公开渠道只有 13 种，写“政府网戰”“县政府网”都不行：词不统一，就没法筛选和统计。"
    "本单位有自己叫法的渠道和层级，先在 office.yml 的 channels、levels 下面写明各是哪一种，就可以照写。",
    "从这些里选：{words:提示列出的词}。",
    {
        "guess": "像是写错的｜改成“{guess}”。",
        "variant": "别的叫法｜目录里叫“{guess}”，改成“{guess}”；要照写本单位的叫法、让群众看到的，"
        "在 office.yml 的 {register:channels} 下面加一行“{name:本单位的叫法}: {guess}”。",
        "own": "本单位自己的叫法｜在 office.yml 的 {register:channels} 下面加一行“{name:本单位的叫法}: {guess}”，"
        "就可以照写；冒号后面是它属于哪一种，可以写的有：{words:提示列出的词}。",
        "several": "几个词写成了一个｜分成几条：[{words}]。",
        "one_of": "几个词写成了一个，这里只能选一个｜只选最主要的一个：{words}。",
        "noted": "渠道名称后面还有说明｜写成两行：“- name: {guess}”，下面一行“note: {note:说明}”，和 name 左边对齐。",
        "none": "没有对应的词｜{reason:提示里写明为什么}。可以写的有：{words:提示列出的词}。",
        "unfilled": "还没有填｜从这些里选：{words:提示列出的词}。",
    },
)

MAX_WORD = 100
"""Characters beyond which a value is no word."""


class OwnChoice(NamedTuple):
    """What an office may call by words of its own: the field of office.yml for them, and the terms they stand for."""

    register: str = ""
    terms: tuple[str, ...] = ()


NO_OWN = OwnChoice()


def say_enum(label: str, value: Any, options: list[Any], is_listed: bool, own: OwnChoice = NO_OWN) -> Trouble:
    """What is wrong with a word, and what to write.

    Args:
        label: what the field is called.
        value: what stands there.
        options: what may.
        is_listed: whether the field is a list, so that several words have a place.
        own: what an office may call otherwise here.
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
        return _say_unknown(f"{name}“{short(value)}”不是{kind}", value, choice, own)
    guess = found.words[0]
    message = f"{name}“{short(value)}”不是{kind}，您是不是想写“{guess}”？"
    if own.register and found.is_variant:
        return GK203.of(message, "variant", guess=guess, register=own.register, name=scalar(value))
    return GK203.of(message, "guess", guess=guess)


def _say_unknown(message: str, value: str, choice: str, own: OwnChoice) -> Trouble:
    """A word that means none of the allowed ones: a name of the office's own, where it may have such."""
    likely = find_likely(value, own.register) if own.register else ""
    if not likely:
        return GK203.of(message, words=choice)
    terms = "、".join(own.terms)
    message += f"，也没有登记为本单位的叫法，像是“{likely}”"
    return GK203.of(message, "own", register=own.register, name=scalar(value), guess=likely, words=terms)


_NOTED = re.compile(r"(?P<word>[^（(：:]{2,20})[（(：:]\s*(?P<note>[^（）()：:]{2,60})[）)]?")


def _say_several(name: str, value: str, words: tuple[str, ...], is_listed: bool) -> Trouble:
    message = f"{name}“{short(value)}”把几个词连在了一起"
    if is_listed:
        return GK203.of(message, "several", words=", ".join(words))
    return GK203.of(message, "one_of", words="、".join(words))
