"""Tree → findings, by the JSON Schemas of `schema/`.

A fast validator (jsonschema-rs) says yes; where it says no, jsonschema tells every fault and this module
puts it into words a clerk understands, at the place of the YAML node. The schema's `title`, `description`
and `examples` are the one source of the words.

Yields GK201 (missing), GK202 (unknown field), GK203 (not an allowed word), GK204 (form), GK205 (length),
GK206 (kind of value), GK207 (repeated in a list), GK208 (count), GK209 (no such day).
"""

import json
from collections.abc import Callable, Iterator, Mapping as MappingABC
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.read.located_yaml import Document, Mapping, Node, Scalar, Sequence

KINDS = ("domain", "office", "bodies", "laws", "permalinks", "adjustments", "words", "calendar")
"""One schema a kind of file; the kind of `office.yml` is `office`, that of `01-….yml` is `domain`."""

NAMING_FIELDS = ("title", "name", "key", "id")
"""Which field of a group names it in a path of words."""

UNNAMED_FIELDS = ("domain", "items", "bodies", "laws", "adjustments", "issued", "retired")
"""Top fields that say nothing a clerk needs in a path of words."""


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The schemas by kind, as read from their folder."""

    schemas: MappingABC[str, Any]

    @staticmethod
    def load(folder: Path) -> "SchemaSet":
        return SchemaSet({k: json.loads((folder / f"{k}.schema.json").read_text("utf-8")) for k in KINDS})


def kind_of(name: str) -> str:
    """Which schema a file name stands for; anything that is no register is a domain."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return stem if stem in KINDS and stem != "domain" else "domain"


def title_of(schema: Any, *path: str) -> str:
    """The Chinese title of the property at a path of names, `[]` standing for list items."""
    return str(_descend(schema, schema, path).get("title", path[-1] if path else ""))


def _resolve(root: Any, schema: Any) -> Any:
    while isinstance(schema, dict) and "$ref" in schema:
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = target
    return schema


def _descend(root: Any, schema: Any, path: tuple[str, ...]) -> Any:
    schema = _resolve(root, schema)
    for name in path:
        options = [schema, schema.get("then", {}), schema.get("else", {})]
        step: Any = None
        for option in map(lambda o: _resolve(root, o), options):
            step = option.get("items") if name == "[]" else option.get("properties", {}).get(name)
            if step is None and name != "[]" and isinstance(option.get("additionalProperties"), dict):
                step = option["additionalProperties"]
            if step is not None:
                break
        schema = _resolve(root, step) if step is not None else {}
    return schema


# --- tree to plain data -----------------------------------------------------------------------------


def to_plain(node: Node, booleans: frozenset[str], key: str = "") -> Any:
    """Plain data for a validator: texts stay texts; only fields the schema calls boolean become so."""
    if isinstance(node, Scalar):
        if key in booleans and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item, booleans) for item in node.items]
    return {name: to_plain(value, booleans, name) for name, (_, value) in node.entries.items()}


def find_booleans(schema: Any) -> frozenset[str]:
    """Names of all properties of type boolean, anywhere in a schema."""
    found: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            for name, value in node.get("properties", {}).items():
                if isinstance(value, dict) and value.get("type") == "boolean":
                    found.add(name)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(schema)
    return frozenset(found)


class Validator:
    """Checks documents of one kind."""

    def __init__(self, schema: Any) -> None:
        self.schema = schema
        self.booleans = find_booleans(schema)
        self._quick: Callable[[Any], bool] | None = None

    def plain(self, root: Node) -> Any:
        return to_plain(root, self.booleans)

    def is_valid(self, data: Any) -> bool:
        if self._quick is None:
            import jsonschema_rs

            self._quick = jsonschema_rs.Draft202012Validator(self.schema, validate_formats=True).is_valid
        return self._quick(data)

    def check(self, document: Document) -> list[Diagnostic]:
        """All faults of one document against the schema, each with its place."""
        if document.root is None:
            return []
        data = self.plain(document.root)
        if self.is_valid(data):
            return []
        return list(_explain_all(document.name, document.root, data, self.schema))


# --- the no, explained ------------------------------------------------------------------------------


@cache
def _slow_validator(text: str) -> Any:
    import jsonschema

    schema = json.loads(text)
    checker = jsonschema.FormatChecker(formats=[])
    checker.checks("date")(is_date)
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


def is_date(value: object) -> bool:
    """A real day written YYYY-MM-DD."""
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _explain_all(name: str, root: Node, data: Any, schema: Any) -> Iterator[Diagnostic]:
    validator = _slow_validator(json.dumps(schema, sort_keys=True, ensure_ascii=False))
    seen: set[tuple[int, int, str]] = set()
    for error in validator.iter_errors(data):
        for problem in _explain(name, root, data, schema, error):
            mark = (problem.place.line, problem.place.column, problem.message)
            if mark not in seen:
                seen.add(mark)
                yield problem


def _node_at(root: Node, path: list[Any]) -> Node:
    node = root
    for step in path:
        if isinstance(node, Mapping):
            node = node.entries[step][1]
        elif isinstance(node, Sequence):
            node = node.items[step]
    return node


def describe_path(data: Any, schema: Any, path: list[Any]) -> str:
    """征地补偿 › 拟征收土地告知 › 公开渠道: names of things where they have one, titles of fields elsewhere."""
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
                label = next((value[k] for k in NAMING_FIELDS if isinstance(value.get(k), str)), None)
            words.append(label or f"第 {step + 1} 条")
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


def _explain(name: str, root: Node, data: Any, schema: Any, error: Any) -> Iterator[Diagnostic]:
    path = list(error.absolute_path)
    node = _node_at(root, path)
    names = tuple("[]" if isinstance(p, int) else p for p in path)
    here = _descend(schema, schema, names)
    label = here.get("title", names[-1] if names else "文件")
    example = _example(here)
    words = describe_path(data, schema, path)

    def problem(code: str, message: str, fix: str, at: Node = node, extra: str = "") -> Diagnostic:
        trail = f"{words} › {extra}" if extra else words
        return Diagnostic(code, Severity.ERROR, Place(name, at.line, at.column, trail), message, fix)

    key, value, limit = error.validator, error.instance, error.validator_value
    if key == "required":
        yield from _explain_missing(node, schema, names, value, limit, problem)
    elif key == "additionalProperties":
        yield from _explain_unknown(node, schema, names, value, error.schema, problem)
    elif key == "enum":
        yield problem("GK203", *_say_enum(label, value, limit))
    elif key == "pattern":
        yield problem("GK204", f"{label}“{_short(value)}”写法不对", f"{here.get('description', '')}{example}")
    elif key == "propertyNames" or (key == "pattern" and not path):
        yield problem("GK204", f"{label}里有写法不对的编码", "编码写成“01-001”。")
    elif key == "format":
        yield problem("GK209", f"{label}“{_short(value)}”不是真实的日期", "写成年-月-日，例如 2026-05-06。")
    elif key == "minLength":
        if not str(value).strip():
            yield problem("GK205", f"{label}是空的", f"填写{label}{example}；不需要时删掉这一行。")
        else:
            yield problem("GK205", f"{label}“{_short(value)}”太短（至少 {limit} 个字）", f"写完整{example}。")
    elif key == "maxLength":
        yield problem("GK205", f"{label}太长（{len(value)} 个字，最多 {limit} 个）", "写短一些，或者分成几条。")
    elif key == "type":
        wanted = limit if isinstance(limit, list) else [limit]
        if value == "" and "string" not in wanted:
            yield problem("GK205", f"{label}是空的", f"填写{label}{example}；不需要时删掉这一行。")
        else:
            kinds = "或者".join(_LABELLED.get(w, w) for w in wanted)
            yield problem("GK206", f"{label}应当是{kinds}，这里写成了{_kind(value)}", f"照这个样子写{example}。")
    elif key == "uniqueItems":
        double, index = _find_double(value)
        at = node.items[index] if isinstance(node, Sequence) else node
        yield problem("GK207", f"{label}里“{_short(double)}”写了两次", "删掉重复的一条。", at)
    elif key in ("minItems", "minProperties"):
        yield problem("GK208", f"{label}一条也没有", f"至少写一条{example}。")
    elif key in ("maxItems", "maxProperties"):
        yield problem("GK208", f"{label}太多（{len(value)} 条，最多 {limit} 条）", "只留最要紧的。")
    else:
        yield problem("GK206", f"{label}写法不对", f"{here.get('description', '')}{example}")


def _example(schema: Any) -> str:
    examples = [e for e in schema.get("examples", ()) if isinstance(e, str)]
    return f"，例如“{examples[0]}”" if examples else ""


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= 30 else text[:29] + "…"


def nearest(word: str, options: list[str]) -> str | None:
    """The valid word somebody most likely meant."""
    normal = word.replace("(", "（").replace(")", "）").replace(" ", "")
    if normal in options:
        return normal
    close = get_close_matches(normal, options, 1, 0.5)
    return close[0] if close else None


def _say_enum(label: str, value: Any, options: list[Any]) -> tuple[str, str]:
    words = [str(o) for o in options]
    if not isinstance(value, str):
        return f"{label}应当是文字，这里写成了{_kind(value)}", f"从这些里选：{'、'.join(words)}。"
    if not value.strip():
        return f"{label}是空的", f"从这些里选：{'、'.join(words)}。"
    guess = nearest(value, words)
    kind = "标准渠道" if label == "标准渠道" else f"{label}的规定写法"
    name = "公开渠道" if label == "标准渠道" else label
    if guess:
        return f"{name}“{_short(value)}”不是{kind}，您是不是想写“{guess}”？", f"改成“{guess}”。"
    return f"{name}“{_short(value)}”不是{kind}", f"从这些里选：{'、'.join(words)}。"


def _find_double(values: list[Any]) -> tuple[Any, int]:
    seen: list[Any] = []
    for index, value in enumerate(values):
        if value in seen:
            return value, index
        seen.append(value)
    return values[-1], len(values) - 1


_Problem = Callable[..., Diagnostic]


def _misspelt(present: list[str], known: dict[str, Any]) -> dict[str, str]:
    """Unknown keys → the known, absent key each was probably meant to be."""
    absent = [k for k in known if k not in present]
    guesses: dict[str, str] = {}
    for key in present:
        if key in known:
            continue
        titles = {v.get("title"): k for k, v in known.items()}
        guess = titles.get(key)
        if guess is None:
            close = get_close_matches(key.lower(), absent, 1, 0.6)
            guess = close[0] if close else None
        if guess in absent and guess not in guesses.values():
            guesses[key] = guess
    return guesses


def _explain_missing(
    node: Node, schema: Any, names: tuple[str, ...], value: Any, required: list[str], problem: _Problem
) -> Iterator[Diagnostic]:
    known = _known(schema, names)
    guessed = set(_misspelt(list(value), known).values())
    for key in required:
        if key in value or key in guessed:
            continue
        part = known.get(key, {})
        title = part.get("title", key)
        yield problem(
            "GK201",
            f"缺少“{title}”（{key}）",
            f"加一行“{key}: …”。{part.get('description', '')}",
            node,
            title,
        )


def _explain_unknown(
    node: Node, schema: Any, names: tuple[str, ...], value: Any, part: Any, problem: _Problem
) -> Iterator[Diagnostic]:
    known = _known(schema, names)
    guesses = _misspelt(list(value), known)
    for key in value:
        if key in part.get("properties", {}) or not isinstance(node, Mapping):
            continue
        at = node.entries[key][0]
        if key in guesses:
            guess = guesses[key]
            title = known[guess].get("title", guess)
            yield problem(
                "GK202",
                f"没有“{_short(key)}”这个字段，您是不是想写“{guess}”（{title}）？",
                f"把字段名改成“{guess}”。",
                at,
                title,
            )
        else:
            fields = "、".join(f"{k}（{v.get('title', k)}）" for k, v in known.items())
            yield problem("GK202", f"没有“{_short(key)}”这个字段", f"这里可以写：{fields}。不需要的请删掉。", at)


def _known(schema: Any, names: tuple[str, ...]) -> dict[str, Any]:
    here = _descend(schema, schema, names)
    properties: dict[str, Any] = {}
    for option in (here, here.get("else", {}), here.get("then", {})):
        for key, value in option.get("properties", {}).items():
            properties[key] = _resolve(schema, value)
    return properties
