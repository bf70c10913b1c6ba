"""Faults → messages a clerk understands, at the place of the YAML node; the words are the schema's.

Yields GK201 (missing), GK202 (unknown field), GK203 (not an allowed word), GK204 (form), GK205 (length),
GK206 (kind of value), GK207 (repeated in a list), GK208 (count), GK209 (no such day); GK107 where a full-width
colon made a text of a field, GK110 where there are too many faults to list.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.model.text import shorten
from generator.read.schema.faults import MAX_FAULTS, Fault, pattern_test
from generator.read.schema.guess import MAX_UNKNOWN, mend, misspelt, nearest
from generator.read.schema.schemas import NAMING_FIELDS, UNNAMED_FIELDS, descend, known_fields, title_of
from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence, end_on_line
from generator.yamltext.syntax import GK107, find_false_colon
from generator.yamltext.tree import GK110

GK201 = Code(
    "GK201",
    "缺少字段",
    "必须写的字段没有写。提示里有字段的中文名和英文名，写什么见[字段说明](fields.md)。",
    "加一行“{key:字段名}: …”。{description:-}",
)
GK202 = Code(
    "GK202",
    "没有这个字段",
    "字段名拼错了，例如把 stage 写成了 stag；或者这里本来就没有这个字段。",
    "这里可以写：{fields:提示列出的字段}。不需要的请删掉。",
    {"guess": "像是拼错的｜把字段名改成“{guess}”。"},
)
GK203 = Code(
    "GK203",
    "不是规定的写法",
    "有些栏只能从规定的词里选，例如公开渠道只有 13 种，写“政府网戰”“县政府网”都不行：词不统一，就没法筛选和统计。"
    "一个字也不要改；公开渠道表达不了的，选“其他”并写 note。",
    "从这些里选：{words:提示列出的词}。",
    {
        "guess": "像是写错的｜改成“{guess}”。",
        "apart": "几个词连在了一起｜每个词写成一条，或者用英文逗号隔开：[{words}]。",
    },
)
GK204 = Code(
    "GK204",
    "写法不对",
    "编码、条款、网址这一类有固定的写法，例如编码是“01-001”，条款是“第四十八条”，不写“第48条”。",
    "{description:照提示里的例子写。}{example:-}",
)
GK205 = Code(
    "GK205",
    "空的，太短或者太长",
    "这一栏没有写内容，或者短得说不清，或者长得没法看。",
    "填写{label:这一栏}{example:-}；不需要时删掉这一行。",
    {
        "group": "列表、分组是空的｜填写{label:这一栏}。{example:-}不需要时删掉这一行。",
        "short": "太短｜写完整{example:-}。",
        "long": "太长｜写短一些，或者分成几条。",
        "blank": "只有符号或者空格｜写上真实的内容；不需要时删掉这一行。",
    },
)
GK206 = Code(
    "GK206",
    "该是列表的写成了文字（或者反过来）",
    "有的栏是一条一条的列表，每一条单独一行，前面加“- ”；有的栏是一段文字；有的栏里面还分几个字段，写法各不相同，"
    "见[字段说明](fields.md)。",
    "{example:照别处的样子写。}",
    {
        "described": "{description:照提示里的说明写。}{example:-}",
        "unexplained": "说不出是哪一处｜把文件发给维护程序的人看。",
    },
)
GK207 = Code("GK207", "同一条写了两次", "列表里有两条一模一样。", "删掉重复的一条。")
GK208 = Code(
    "GK208",
    "一条也没有，或者太多",
    "必须有内容的列表是空的，或者条数超过了上限。",
    "至少写一条。{example:-}",
    {"many": "太多｜只留最要紧的。"},
)
GK209 = Code(
    "GK209",
    "没有这一天",
    "日期写得像日期，但日历上没有，例如 2026-02-30。",
    "写成年-月-日，例如 2026-05-06。",
)

ENTRY_DEPTH = 2
"""Length of the path to an entry of a file's main list (`items`, `[]`)."""


MAX_EXAMPLE = 120
"""Characters of an example that a message may carry."""


def explain_all(name: str, root: Node, data: Any, schema: Any, faults: list[Fault]) -> Iterator[Diagnostic]:
    """Every fault in words, none twice."""
    seen: set[tuple[int, int, str]] = set()
    for fault in _first_of_each_value(faults):
        explain = _explain_keys if fault.is_key else _explain
        for problem in explain(name, root, data, schema, fault):
            mark = (problem.place.line, problem.place.column, problem.message)
            if mark not in seen:
                seen.add(mark)
                yield problem
    if len(faults) == MAX_FAULTS:
        message = f"这个文件的问题太多，只列出前 {MAX_FAULTS} 个"
        yield GK110.at(Place(name), message, "many_faults")


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day as far as its form goes: the pattern of the schemas knows the lengths of the months too, for the editor."""

_RANK = {"pattern": 0, "format": 1, "minLength": 2, "maxLength": 3}


def _first_of_each_value(faults: Iterable[Fault]) -> list[Fault]:
    """One cause, one message: a text of the wrong form is not besides too short, and no day besides.

    Wrong names of fields are told once for a group.
    """
    best: dict[tuple[object, ...], Fault] = {}
    kept: list[Fault] = []
    for fault in faults:
        if fault.is_key:
            best.setdefault((*fault.path, None), fault)
        elif fault.keyword not in _RANK:
            kept.append(fault)
        elif fault.path not in best or _RANK[fault.keyword] < _RANK[best[fault.path].keyword]:
            best[fault.path] = fault
    return [*kept, *best.values()]


def _node_at(root: Node, path: Iterable[str | int]) -> Node:
    node = root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.entries[step][1]
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def describe_path(data: Any, schema: Any, path: Iterable[str | int]) -> str:
    """征地补偿 › 拟征收土地告知 › 公开渠道: names of things where they have one, titles of fields elsewhere.

    A nameless entry of a list is counted only where nothing else would tell which is meant; the line does elsewhere.
    """
    words: list[str] = []
    if isinstance(data, dict) and isinstance(data.get("domain"), dict):
        title = data["domain"].get("title")
        if isinstance(title, str):
            words.append(title)
    names: list[str] = []
    value = data
    for step in path:
        if isinstance(step, int):
            names.append("[]")
            value = value[step] if isinstance(value, list) and step < len(value) else None
            label = None
            if isinstance(value, dict):
                label = next(
                    (value[k] for k in NAMING_FIELDS if isinstance(value.get(k), str) and value[k].strip()), ""
                )
            if label or len(names) == ENTRY_DEPTH:
                words.append(label or f"第 {step + 1} 项")
        else:
            names.append(step)
            value = value.get(step) if isinstance(value, dict) else None
            if not (len(names) == 1 and step in UNNAMED_FIELDS):
                words.append(title_of(schema, *names))
    return " › ".join(words)


_LABELLED = {"string": "文字", "array": "列表（每条前面加“- ”）", "object": "带字段的分组", "boolean": "true 或 false"}


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, list):
        return "列表"
    return "分组" if isinstance(value, dict) else "文字"


def _explain_keys(name: str, root: Node, data: Any, schema: Any, fault: Fault) -> Iterator[Diagnostic]:
    """Field names of the wrong form, where the names themselves are data (permalinks: 01-001)."""
    node = _node_at(root, fault.path)
    is_right = pattern_test(fault.limit)
    for key in fault.value:
        if not is_right(key):
            at: Node = node.entries[key][0] if isinstance(node, Mapping) else node
            place = Place(name, at.line, at.column, describe_path(data, schema, fault.path), end_on_line(at))
            message = f"{fault.within['title']}“{_short(key)}”写法不对{_hint(key, fault.limit)}"
            yield GK204.at(place, message, description=fault.within["description"], example="")


def _hint(value: str, pattern: str) -> str:
    guess = mend(value, pattern)
    if guess and guess == "".join(value.split()):
        return f"，里面有空格或者换行，应当写成“{guess}”"
    return f"，您是不是想写“{guess}”？" if guess else ""


def _explain(name: str, root: Node, data: Any, schema: Any, fault: Fault) -> Iterator[Diagnostic]:
    node = _node_at(root, fault.path)
    names = tuple("[]" if isinstance(p, int) else p for p in fault.path)
    here = descend(schema, schema, names)
    label = here.get("title", names[-1] if names else "文件")
    words = describe_path(data, schema, fault.path)

    def problem(trouble: Trouble, at: Node = node, extra: str = "") -> Diagnostic:
        trail = " › ".join(filter(None, (words, extra)))
        return trouble.at(Place(name, at.line, at.column, trail, end_on_line(at)))

    key, value, limit = fault.keyword, fault.value, fault.limit
    if key == "required":
        yield from _explain_missing(node, schema, names, value, limit, problem)
    elif key == "additionalProperties":
        yield from _explain_unknown(node, schema, names, value, fault.within, problem)
    elif key == "enum":
        title = fault.within.get("title", label)
        yield problem(_say_enum(title if title == "标准渠道" else _whole(schema, names, label), value, limit))
    elif key == "type":
        yield _explain_kind(node, here, label, value, limit, problem)
    elif key in _RANK:
        yield problem(_say_form(here, _whole(schema, names, label), key, value, limit))
    elif key == "uniqueItems":
        index = _find_double(value) or 0
        double = node.items[index] if isinstance(node, Sequence) else node
        yield problem(GK207.of(f"{label}里“{_short(value[index])}”写了两次"), double)
    elif key in ("minItems", "minProperties"):
        yield problem(GK208.of(f"{label}一条也没有", example=_sentence(here)))
    elif key in ("maxItems", "maxProperties"):
        yield problem(GK208.of(f"{label}太多（{len(value)} 条，最多 {limit} 条）", "many"))
    else:
        yield problem(_say_described(f"{label}写法不对", here, _sentence(here)))


def _whole(schema: Any, names: tuple[str, ...], label: str) -> str:
    """What a text is called in a message: an entry of a list by the list's title."""
    return title_of(schema, *names[:-1]) if names and names[-1] == "[]" else label


def _say_described(message: str, here: Any, example: str) -> Trouble:
    return GK206.of(message, "described", description=here.get("description", ""), example=example)


def _say_form(here: Any, label: str, key: str, value: str, limit: Any) -> Trouble:
    """What is wrong with a text that is empty, too short, too long or of the wrong form."""
    example = _example(here)
    if not value.strip():
        return GK205.of(f"{label}是空的", label=label, example=example)
    if key == "format" or (here.get("format") == "date" and _DAY.fullmatch(value)):
        return GK209.of(f"{label}“{_short(value)}”不是真实的日期")
    if key == "pattern":
        message = f"{label}“{_short(value)}”写法不对{_hint(value, limit)}"
        return GK204.of(message, description=here.get("description", ""), example=_sentence(here))
    if key == "minLength":
        return GK205.of(f"{label}“{_short(value)}”太短（至少 {limit} 个字）", "short", example=example)
    return GK205.of(f"{label}太长（{len(value)} 个字，最多 {limit} 个）", "long")


def _explain_kind(node: Node, here: Any, label: str, value: Any, limit: Any, problem: "_Problem") -> Diagnostic:
    wanted: list[str] = limit if isinstance(limit, list) else [limit]
    if value == "" and "string" not in wanted:
        return problem(GK205.of(f"{label}是空的", "group", label=label, example=_sentence(here)))
    false_colon = find_false_colon(node.text) if isinstance(node, Scalar) and node.plain else None
    if false_colon is not None:
        at = Scalar("", node.line, node.column + false_colon[0] - 1)
        return problem(GK107.of(false_colon[1], false_colon[2]), at)
    if "boolean" in wanted:
        return problem(_say_described(f"{label}只能写 true（是）或 false（否），不加引号", here, ""))
    kinds = "或者".join(_LABELLED.get(w, w) for w in wanted)
    return problem(GK206.of(f"{label}应当是{kinds}，这里写成了{_kind(value)}", example=_sentence(here) or None))


def _example(schema: Any) -> str:
    examples = [e for e in schema.get("examples", ()) if isinstance(e, str)]
    return f"，例如“{examples[0]}”" if examples else ""


def _sentence(schema: Any) -> str:
    """The schema's first example as it would stand in a file."""
    example = next(iter(schema.get("examples", ())), None)
    if example is None:
        return ""
    if isinstance(example, str):
        return f"例如“{example}”。"
    text = _as_yaml(example)
    return f"例如 {text}。" if len(text) <= MAX_EXAMPLE else ""


def _as_yaml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_as_yaml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_as_yaml(part)}" for key, part in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shorten(" ".join(text.split()), 30)


def _say_enum(label: str, value: Any, options: list[Any]) -> Trouble:
    words = [str(o) for o in options]
    choice = "、".join(words)
    if not isinstance(value, str):
        return GK203.of(f"{label}应当是文字，这里写成了{_kind(value)}", words=choice)
    if not value.strip():
        return GK203.of(f"{label}是空的", words=choice)
    parts = re.split(r"\s*[，、；,;]\s*", value.strip())
    if len(parts) > 1 and all(part in words for part in parts):
        return GK203.of(f"{label}“{_short(value)}”把几个词连在了一起", "apart", words=", ".join(parts))
    kind, name = ("标准渠道", "公开渠道") if label == "标准渠道" else ("规定的写法", label)
    guess = nearest(value, words) if len(value) <= 100 else None
    if guess:
        return GK203.of(f"{name}“{_short(value)}”不是{kind}，您是不是想写“{guess}”？", "guess", guess=guess)
    return GK203.of(f"{name}“{_short(value)}”不是{kind}", words=choice)


def _find_double(values: list[Any]) -> int | None:
    """Index of the first value that stood in the list before."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        mark = json.dumps(value, sort_keys=True, ensure_ascii=False)
        if mark in seen:
            return index
        seen.add(mark)
    return None


_Problem = Callable[..., Diagnostic]


def _explain_missing(
    node: Node, schema: Any, names: tuple[str, ...], value: Any, required: list[str], problem: _Problem
) -> Iterator[Diagnostic]:
    known = known_fields(schema, names)
    guessed = set(misspelt(list(value), known).values())
    for key in required:
        if key in value or key in guessed:
            continue
        part = known.get(key, {})
        title = part.get("title", key)
        trouble = GK201.of(f"缺少“{title}”（{key}）", key=key, description=part.get("description", ""))
        yield problem(trouble, node, title)


def _explain_unknown(
    node: Node, schema: Any, names: tuple[str, ...], value: Any, part: Any, problem: _Problem
) -> Iterator[Diagnostic]:
    known = known_fields(schema, names)
    guesses = misspelt(list(value), known)
    unknown = [key for key in value if key not in part.get("properties", {})] if isinstance(node, Mapping) else []
    if len(unknown) > MAX_UNKNOWN:
        yield problem(GK110.of(f"这里有 {len(unknown)} 个没有的字段，像是放错了文件"))
        return
    for key in unknown:
        assert isinstance(node, Mapping)
        at = node.entries[key][0]
        if key in guesses:
            guess = guesses[key]
            title = known[guess].get("title", guess)
            message = f"没有“{_short(key)}”这个字段，您是不是想写“{guess}”（{title}）？"
            yield problem(GK202.of(message, "guess", guess=guess), at, title)
        else:
            fields = "、".join(f"{k}（{v.get('title', k)}）" for k, v in known.items())
            yield problem(GK202.of(f"没有“{_short(key)}”这个字段", fields=fields), at)
