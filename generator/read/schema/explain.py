"""Faults → messages a clerk understands, at the place of the YAML node; the words are the schema's.

Yields GK201 (missing), GK202 (unknown field), GK203 (not an allowed word), GK204 (form), GK205 (length),
GK206 (kind of value), GK207 (repeated in a list), GK208 (count), GK209 (no such day); GK107 where a full-width
colon made a text of a field, GK110 where there are too many faults to list.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.model.address import is_id
from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.model.kinds import KINDS
from generator.read.schema.choices import OwnChoice, say_enum
from generator.read.schema.empty import GK205
from generator.read.schema.faults import MAX_FAULTS, Fault, pattern_test
from generator.read.schema.guess import MAX_UNKNOWN, mend, mend_apart, mend_span, misspelt
from generator.read.schema.ownterms import MARK, TERMS
from generator.read.schema.schemas import NAMING_FIELDS, UNNAMED_FIELDS, descend, known_fields, title_of
from generator.read.schema.shapes import say_described, say_kind
from generator.read.schema.wording import in_brackets, kind_without_quotes, sentence, short
from generator.yamltext.builder import GK110
from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence, end_on_line

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
    "这里可以写：{fields:提示列出的字段}。",
    {
        "guess": "像是拼错的｜把字段名改成“{guess}”。",
        "other_file": "是另一个文件的内容｜这里不写“{key:字段名}:”。"
        "把它和下面的内容移到 {file:它自己的文件} 里，那里已经有的，接在后面。",
        "inside": "是另一个字段里面的｜这一行前面再加两个空格，放到“{parent:上一级字段}:”下面。",
    },
)
GK204 = Code(
    "GK204",
    "写法不对",
    "编码、条款、网址这一类有固定的写法，例如编码是“01-001”，条款是“第四十八条”，不写“第48条”。",
    "{description:照提示里的例子写。}{example:-}",
    {
        "guess": "看得出要写什么｜改成“{guess}”。",
        "quoted": "看得出要写什么，但要加引号｜改成 {guess:带引号的内容}，带上英文双引号。",
        "other_field": "另一种编码｜把它移到 {field:它自己的字段} 里；这里写{here:这一种}，例如“{example:01-001}”。",
        "named": "编码后面还写了名称｜只写编码，名称写成备注：“{guess:01-001}  # {note:名称}”。",
        "span": "从哪天到哪天写在了一起｜一天写一条：[{words}]。",
        "apart": "几个写在了一起｜每个写成一条：[{words}]。",
        "split": "几个写在了一起，这里只能写一个｜这里只写一个；其余的各写一条。分开是：{words}。",
    },
)
GK207 = Code("GK207", "同一条写了两次", "列表里有两条一模一样。", "只留一条；其中一条本来是别的内容的，改成那个内容。")
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

GK141 = Code(
    "GK141",
    "一条断成了两条",
    "每一条只有第一行前面有“- ”。中间的字段前面多写一个，就从那里断成两条，两条都不全。",
    "去掉这一行的“- ”，换成两个空格，和第 {line:上一条} 行那一条的其他字段左边对齐。",
)

ENTRY_DEPTH = 2
"""Length of the path to an entry of a file's main list (`items`, `[]`)."""


def explain_all(name: str, root: Node, data: Any, schema: Any, faults: list[Fault]) -> Iterator[Diagnostic]:
    """Every fault in words, none twice."""
    seen: set[tuple[int, int, str]] = set()
    halves = dict(_find_halves(root, faults))
    for path, trouble in halves.items():
        half = _node_at(root, path)
        yield trouble.at(Place(name, half.line, half.column, describe_path(data, schema, path)))
    spoilt = {(*path[:-1], path[-1] - step) for path in halves for step in (0, 1) if isinstance(path[-1], int)}
    faults = [fault for fault in faults if not _is_about(fault, spoilt)]
    left = {(*fault.path, name) for fault in faults for name in _emptied(root, schema, fault)}
    for fault in _first_of_each_value(fault for fault in faults if fault.path not in left):
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


def _emptied(root: Node, schema: Any, fault: Fault) -> Iterator[str]:
    """Fields with nothing in them, whose own fields stand beside them: told there, not as empty."""
    node = _node_at(root, fault.path)
    if fault.keyword == "additionalProperties" and isinstance(node, Mapping):
        names = tuple("[]" if isinstance(step, int) else step for step in fault.path)
        parents = _empty_parents(node, schema, names)
        yield from (parent for parent, fields in parents if not fields.keys().isdisjoint(node.entries))


def _is_about(fault: Fault, paths: set[tuple[str | int, ...]]) -> bool:
    """Whether a field is missing in one of these groups."""
    return fault.keyword == "required" and fault.path in paths


def _find_halves(root: Node, faults: Iterable[Fault]) -> Iterator[tuple[tuple[str | int, ...], Trouble]]:
    """Entries that a dash too many has parted from the one above: what one lacks stands in the other."""
    lacking = {fault.path: set(fault.limit) - set(fault.value) for fault in faults if fault.keyword == "required"}
    for path, missing in lacking.items():
        if not path or not isinstance(path[-1], int) or not path[-1]:
            continue
        above = (*path[:-1], path[-1] - 1)
        here, before = _node_at(root, path), _node_at(root, above)
        if not isinstance(here, Mapping) or not isinstance(before, Mapping) or above not in lacking:
            continue
        if not here.entries.keys() & before.entries.keys() and not missing & lacking[above]:
            key = next(iter(here.entries))
            yield path, GK141.of(f"“{key}”前面多了“- ”，第 {before.line} 行的一条从这里断成了两条", line=before.line)


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
                words.append(short(label) if label else f"第 {step + 1} 项")
        else:
            names.append(step)
            value = value.get(step) if isinstance(value, dict) else None
            if not (len(names) == 1 and step in UNNAMED_FIELDS):
                words.append(title_of(schema, *names))
    return " › ".join(words)


def _explain_keys(name: str, root: Node, data: Any, schema: Any, fault: Fault) -> Iterator[Diagnostic]:
    """Field names of the wrong form, where the names themselves are data (permalinks: 01-001)."""
    node = _node_at(root, fault.path)
    is_right = pattern_test(fault.limit)
    for key in fault.value:
        if not is_right(key):
            at: Node = node.entries[key][0] if isinstance(node, Mapping) else node
            place = Place(name, at.line, at.column, describe_path(data, schema, fault.path), end_on_line(at))
            message = f"{fault.within['title']}“{short(key)}”写法不对"
            yield _say_pattern(message, key, fault.limit, fault.within["description"]).at(place)


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
        is_listed = bool(names) and names[-1] == "[]"
        called = title if title == "标准渠道" else _whole(schema, names, label)
        own = OwnChoice(fault.within.get(MARK, ""), tuple(fault.within.get(TERMS, limit)))
        yield problem(say_enum(called, value, limit, is_listed, own))
    elif key == "type":
        trouble, column = say_kind(node, schema, here, label, value, limit)
        yield problem(trouble, Scalar("", node.line, column) if column else node)
    elif key in _RANK:
        yield problem(_say_form(node, here, _whole(schema, names, label), key, value, limit))
    elif key == "uniqueItems":
        index = _find_double(value) or 0
        double = node.items[index] if isinstance(node, Sequence) else node
        yield problem(GK207.of(f"{label}里“{short(value[index])}”写了两次"), double)
    elif key in ("minItems", "minProperties"):
        yield problem(GK208.of(f"{label}一条也没有", example=sentence(here)))
    elif key in ("maxItems", "maxProperties"):
        yield problem(GK208.of(f"{label}太多（{len(value)} 条，最多 {limit} 条）", "many"))
    else:
        yield problem(say_described(f"{label}写法不对", here, sentence(here)))


def _whole(schema: Any, names: tuple[str, ...], label: str) -> str:
    """What a text is called in a message: an entry of a list by the list's title."""
    return title_of(schema, *names[:-1]) if names and names[-1] == "[]" else label


def _say_form(node: Node, here: Any, label: str, key: str, value: str, limit: Any) -> Trouble:
    """What is wrong with a text that is empty, too short, too long or of the wrong form."""
    example = _example(here)
    if not value.strip() and isinstance(node, Scalar) and node.remark:
        message = f"{label}是空的：“#”后面的字都算备注，不会上网"
        return GK205.of(message, "remark", text=node.remark.strip())
    if not value.strip():
        return GK205.of(f"{label}是空的", label=label, example=example)
    if key == "format" or (here.get("format") == "date" and _DAY.fullmatch(value)):
        return GK209.of(f"{label}“{short(value)}”不是真实的日期")
    if key == "pattern":
        message = f"{label}“{short(value)}”写法不对"
        is_plain = isinstance(node, Scalar) and node.plain
        return _say_pattern(message, value, limit, here.get("description", ""), sentence(here), is_plain=is_plain)
    if key == "minLength":
        return GK205.of(f"{label}“{short(value)}”太短（至少 {limit} 个字）", "short", example=example)
    return GK205.of(f"{label}太长（{len(value)} 个字，最多 {limit} 个）", "long")


def _say_pattern(
    message: str, value: str, pattern: str, description: str, example: str = "", *, is_plain: bool = False
) -> Trouble:
    """A text of the wrong form, and the right one where anybody can see what it is."""
    guess = mend(value, pattern)
    if guess and guess == "".join(value.split()):
        return GK204.of(f"{message}，里面有空格或者换行，应当写成“{guess}”", "guess", guess=guess)
    if guess and is_plain and kind_without_quotes(guess):
        return GK204.of(f"{message}，您是不是想写“{guess}”？", "quoted", guess=in_brackets(guess))
    if guess:
        return GK204.of(f"{message}，您是不是想写“{guess}”？", "guess", guess=guess)
    if days := mend_span(value, pattern):
        return GK204.of(f"{message}，这是 {len(days)} 天写在了一起", "span", words=", ".join(days))
    if apart := mend_apart(value, pattern):
        return GK204.of(f"{message}，这是 {len(apart)} 个写在了一起", "apart", words=", ".join(map(in_brackets, apart)))
    if (named := _NAMED.fullmatch(value.strip())) and is_id(named["id"]) and pattern_test(pattern)(named["id"]):
        return GK204.of(f"{message}，后面还有名称", "named", guess=named["id"], note=named["note"])
    return GK204.of(message, description=description, example=example)


_NAMED = re.compile(r"(?P<id>[0-9c-]+)[\s（(#:：,，、]+(?P<note>[^）)\s].*?)[）)]?")


def _example(schema: Any) -> str:
    examples = [e for e in schema.get("examples", ()) if isinstance(e, str)]
    return f"，例如“{examples[0]}”" if examples else ""


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


def _empty_parents(node: Mapping, schema: Any, names: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fields with nothing in them that hold fields of their own, with these."""
    for name in known_fields(schema, names):
        value = node.entries[name][1] if name in node.entries else None
        if isinstance(value, Scalar) and not value.text.strip():
            yield name, known_fields(schema, (*names, name))


def _empty_parent(node: Mapping, schema: Any, names: tuple[str, ...], key: str) -> str:
    """The field with nothing in it to which a field beside it belongs; empty where there is none."""
    return next((name for name, fields in _empty_parents(node, schema, names) if key in fields), "")


def _file_of(key: str) -> str:
    """The register at whose top a field stands; empty where none has it, and of what domain files have."""
    found = [kind.file for kind in KINDS.values() if key in (*kind.parts, *kind.groups) and kind.name != "domain"]
    return found[0] if len(found) == 1 else ""


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
        parent = _empty_parent(node, schema, names, key)
        if parent:
            title = known[parent].get("title", parent)
            message = f"“{short(key)}”是“{title}”（{parent}）里面的字段，少缩进了两格"
            yield problem(GK202.of(message, "inside", parent=parent), at, title)
        elif not names and (file := _file_of(key)):
            message = f"“{short(key)}”是 {file} 的内容，写错了文件"
            yield problem(GK202.of(message, "other_file", key=key, file=file), at)
        elif key in guesses:
            guess = guesses[key]
            title = known[guess].get("title", guess)
            message = f"没有“{short(key)}”这个字段，您是不是想写“{guess}”（{title}）？"
            yield problem(GK202.of(message, "guess", guess=guess), at, title)
        else:
            fields = "、".join(f"{k}（{v.get('title', k)}）" for k, v in known.items())
            yield problem(GK202.of(f"没有“{short(key)}”这个字段", fields=fields), at)
