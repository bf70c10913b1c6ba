"""A value of the wrong kind (a text for a list, a list for a text) → what is to be written instead.

Yields GK206; GK107 where a full-width colon made a text of a field, or a dash that is none a text of a list.
"""

import re
from typing import Any

from generator.model.diagnostic import Code, Trouble
from generator.model.likeness import split_words
from generator.read.schema.empty import GK205
from generator.read.schema.faults import pattern_test
from generator.read.schema.guess import mend, sound
from generator.read.schema.schemas import resolve
from generator.read.schema.variants import choose
from generator.read.schema.wording import in_brackets, kind_of_value, sentence, short
from generator.yamltext.bullets import find_bullet, find_false_colon, say_bullet
from generator.yamltext.codes import GK107
from generator.yamltext.nodes import Mapping, Node, Scalar

GK206 = Code(
    "GK206",
    "该是列表的写成了文字（或者反过来）",
    "有的栏是一条一条的列表，每一条单独一行，前面加“- ”；有的栏是一段文字；有的栏里面还分几个字段，写法各不相同，"
    "见[字段说明](fields.md)。",
    "{example:照别处的样子写。}",
    {
        "inline": "几个词，或者括号、逗号是中文的｜写成 [{words:词}]：英文方括号，词之间用英文逗号。",
        "entries": "该写成几条的写成了一句｜另起一行写“- {text:内容}”，比字段名多空两格；有几条就写几行。",
        "no_list": "该写一句的写成了列表｜去掉方括号或者“- ”，写在冒号后面：“{text:内容}”。"
        "方括号本来就是文字的，把整段文字放进一对英文双引号。",
        "braces": "文字以花括号开头｜花括号是文字的，把整段文字放进一对英文双引号；不要花括号的，去掉。",
        "boolean": "是、否写成了别的｜改成 {guess:true 或者 false}，不加引号。",
        "nothing": "没有内容，写了“无”｜没有的，整行不写；必须写的，照实际的写。",
        "colon": '文字里有英文冒号加空格｜把整段文字放进一对英文双引号：“- "{text:内容}"”；'
        "或者把这个冒号改成中文冒号“：”。",
        "described": "{description:照提示里的说明写。}{example:-}",
        "unexplained": "说不出是哪一处｜把文件发给维护程序的人看。",
    },
)

_LABELLED = {"string": "文字", "array": "列表（每条前面加“- ”）", "object": "带字段的分组", "boolean": "true 或 false"}


def say_described(message: str, here: Any, example: str) -> Trouble:
    """A value of the wrong kind, with all that the schema says of the right one."""
    return GK206.of(message, "described", description=here.get("description", ""), example=example)


def say_kind(node: Node, schema: Any, here: Any, label: str, value: Any, limit: Any) -> tuple[Trouble, int]:
    """What is wrong with a value of the wrong kind.

    Returns:
        The fault, and its column where that is another than the value's; else 0.
    """
    wanted: list[str] = limit if isinstance(limit, list) else [limit]
    text = node.text if isinstance(node, Scalar) and node.plain else ""
    if value == "" and "string" not in wanted:
        return GK205.of(f"{label}是空的", "group", label=label, example=sentence(here)), 0
    if (false := find_false_colon(text)) is not None:
        return GK107.of(false[1], false[2]), node.column + false[0] - 1
    if "boolean" in wanted:
        message = f"{label}只能写 true（是）或 false（否），不加引号"
        guess = _TRUTH.get(str(value).strip().lower(), "")
        return (GK206.of(message, "boolean", guess=guess) if guess else say_described(message, here, "")), 0
    if "array" in wanted and (bullet := find_bullet(text)):
        return say_bullet(bullet), 0
    kinds = "或者".join(_LABELLED.get(w, w) for w in wanted)
    message = f"{label}应当是{kinds}，这里写成了{kind_of_value(value)}"
    if "array" in wanted and isinstance(value, str):
        return _say_no_list(message, schema, here, value), 0
    if "string" in wanted and (split := _split_by_colon(node, value)):
        message = f"{label}“{short(split)}”里有英文冒号加空格，被当成了字段和内容"
        return GK206.of(message, "colon", text=split), 0
    if "string" in wanted and isinstance(node, Mapping) and node.flow:
        return GK206.of(message, "braces"), 0
    if "string" in wanted and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return GK206.of(message, "no_list", text=short(value[0])), 0
    return GK206.of(message, example=sentence(here) or None), 0


def _split_by_colon(node: Node, value: Any) -> str:
    """The text of which a colon and a blank made a group of one field on one line: `青苗补偿费: 标准`; else empty."""
    if not isinstance(node, Mapping) or node.flow or len(node.entries) != 1 or node.end_line != node.line:
        return ""
    key, text = next(iter(value.items()))
    return f"{key}: {text}" if isinstance(text, str) and text and not key.isascii() else ""


_TRUTH = dict.fromkeys(["是", "yes", "y", "on", "true", "1", "对", "有", "√"], "true") | dict.fromkeys(
    ["否", "no", "n", "off", "false", "0", "不", "无", "不是", "×"], "false"
)
_NONE = frozenset(["无", "没有", "暂无", "不适用", "略", "/", "—", "-", "空"])

_OPEN, _CLOSE = r"【［〔\[（(", r"】］〕\]）)"
_BRACKETS = re.compile(rf"[{_OPEN}](?P<left>[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]?|(?P<right>[^{_OPEN}{_CLOSE}]+)[{_CLOSE}]")


def _say_no_list(message: str, schema: Any, here: Any, value: str) -> Trouble:
    """A text where a list belongs: the same words as a list."""
    entry = resolve(schema, here.get("items", {}))
    options = entry.get("enum") or resolve(schema, entry.get("then", {})).get("enum")
    found = _BRACKETS.fullmatch(value.strip())
    inside = ((found["left"] or found["right"] or "") if found else value).strip()
    words = _words(inside, entry, options)
    if found:
        message = f"{message}。列表用英文方括号、英文逗号"
    if inside in _NONE:
        return GK206.of(message, "nothing")
    if words and (options is None or "array" in here.get("type", ())):
        return GK206.of(message, "inline", words=", ".join(map(in_brackets, words)))
    if entry.get("type") == "object":
        return GK206.of(message, example=sentence(here) or None)
    return GK206.of(message, "entries", text=short(inside))


def _words(inside: str, entry: Any, options: Any) -> tuple[str, ...]:
    if options:
        return choose(inside, options, sound).words
    parts = (inside,) if "://" in inside else next(iter(split_words(inside)), (inside,))
    pattern = entry.get("pattern")
    if pattern:
        is_right = pattern_test(pattern)
        mended = [[one if is_right(one) else mend(one, pattern) or "" for one in ones] for ones in (parts, (inside,))]
        return next((tuple(ones) for ones in mended if all(ones)), ())
    return parts if max(map(len, parts)) <= _SHORT and (len(parts) > 1 or entry.get("maxLength", 0) <= _SHORT) else ()


_SHORT = 30
"""Characters of words that stand side by side in brackets; longer texts have a line each."""
