"""Tree → findings, by the JSON Schemas of `schema/`.

A fast validator (jsonschema-rs) says yes; where it says no, jsonschema tells every fault and this module
puts it into words a clerk understands, at the place of the YAML node. The schema's `title`, `description`
and `examples` are the one source of the words.

Yields GK201 (missing), GK202 (unknown field), GK203 (not an allowed word), GK204 (form), GK205 (length),
GK206 (kind of value), GK207 (repeated in a list), GK208 (count), GK209 (no such day); GK107 where a full-width
colon made a text of a field, GK110 where there are too many faults to list.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.text import shorten
from generator.read.numerals import read_number
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence
from generator.yamltext.syntax import find_false_colon

KINDS = ("domain", "office", "bodies", "laws", "permalinks", "adjustments", "words", "calendar", "posters")
"""One schema a kind of file; the kind of `office.yml` is `office`, that of `01-….yml` is `domain`."""

NAMING_FIELDS = ("title", "name", "key", "id")
"""Which field of a group names it in a path of words."""

UNNAMED_FIELDS = (
    "domain",
    "items",
    "bodies",
    "laws",
    "adjustments",
    "issued",
    "categories",
    "domains",
    "retired",
    "posters",
)
"""Top fields that say nothing a clerk needs in a path of words."""

ENTRY_DEPTH = 2
"""Length of the path to an entry of a file's main list (`items`, `[]`)."""


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The schemas by kind, as read from their folder."""

    schemas: MappingABC[str, Any]

    @staticmethod
    def load(folder: Path) -> "SchemaSet":
        return SchemaSet({k: json.loads((folder / f"{k}.schema.json").read_text("utf-8")) for k in KINDS})

    def titles(self, kind: str) -> Callable[[tuple[str, ...]], str]:
        """Titles of the fields of one kind of file, each looked up once: path of keys → title."""
        schema = self.schemas[kind]
        return cache(lambda path: "" if len(path) == 1 and path[0] in UNNAMED_FIELDS else title_of(schema, *path))


def kind_of(name: str) -> str:
    """Which schema a file name stands for; anything that is no register is a domain."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return stem if stem in KINDS and stem != "domain" else "domain"


def title_of(schema: Any, *path: str) -> str:
    """The Chinese title of the property at a path of names, `[]` standing for list items."""
    return str(_descend(schema, schema, path).get("title", path[-1] if path else ""))


def form_of(schema: Any, *path: str) -> str:
    """The `format` of the property at a path of names; empty where it has none."""
    return str(_descend(schema, schema, path).get("format", ""))


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
        for option in (_resolve(root, option) for option in options):
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

MAX_FAULTS = 200
"""Faults of one file after which it is taken for the wrong file and no more are listed."""

MAX_EXAMPLE = 120
"""Characters of an example that a message may carry."""

MAX_UNKNOWN = 50
"""Unknown fields of one group beyond which a file is taken for the wrong file."""


@cache
def _slow_validator(text: str) -> Any:
    import jsonschema

    checker = jsonschema.FormatChecker(formats=[])
    checker.checks("date")(is_date)
    extend: Callable[..., Any] = jsonschema.validators.extend
    kind = extend(jsonschema.Draft202012Validator, {"uniqueItems": _check_unique})
    return kind(json.loads(text), format_checker=checker)


def _check_unique(validator: Any, wanted: bool, values: Any, _schema: Any) -> Iterator[Any]:
    """jsonschema's own compares every pair of a mixed list, which takes minutes on a hostile file."""
    import jsonschema

    if wanted and validator.is_type(values, "array") and _find_double(values) is not None:
        yield jsonschema.ValidationError("repeated")


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
    errors = list(islice(validator.iter_errors(data), MAX_FAULTS))
    seen: set[tuple[int, int, str]] = set()
    for error in _first_of_each_value(errors):
        explain = _explain_key if "propertyNames" in error.absolute_schema_path else _explain
        for problem in explain(name, root, data, schema, error):
            mark = (problem.place.line, problem.place.column, problem.message)
            if mark not in seen:
                seen.add(mark)
                yield problem
    if len(errors) == MAX_FAULTS:
        message = f"这个文件的问题太多，只列出前 {MAX_FAULTS} 个"
        fix = "检查是不是放错了文件；不是的，先改好列出的问题。"
        yield Diagnostic("GK110", Severity.ERROR, Place(name), message, fix)


_RANK = {"pattern": 0, "format": 1, "minLength": 2, "maxLength": 3}


def _first_of_each_value(errors: list[Any]) -> list[Any]:
    """One cause, one message: a text of the wrong form is not besides too short, and no day besides."""
    best: dict[tuple[Any, ...], Any] = {}
    kept = []
    for error in errors:
        if error.validator not in _RANK or "propertyNames" in error.absolute_schema_path:
            kept.append(error)
            continue
        path = tuple(error.absolute_path)
        if path not in best or _RANK[error.validator] < _RANK[best[path].validator]:
            best[path] = error
    return kept + list(best.values())


def _node_at(root: Node, path: list[Any]) -> Node:
    node = root
    for step in path:
        if isinstance(node, Mapping):
            node = node.entries[step][1]
        elif isinstance(node, Sequence):
            node = node.items[step]
    return node


def describe_path(data: Any, schema: Any, path: list[Any]) -> str:
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


def _explain_key(name: str, root: Node, data: Any, schema: Any, error: Any) -> Iterator[Diagnostic]:
    """A field name of the wrong form, where the names themselves are data (permalinks: 01-001)."""
    path = list(error.absolute_path)
    node = _node_at(root, path)
    at: Node = node.entries[error.instance][0] if isinstance(node, Mapping) else node
    guess = _mend(error.instance, error.validator_value)
    hint = f"，您是不是想写“{guess}”？" if guess else ""
    place = Place(name, at.line, at.column, describe_path(data, schema, path))
    message = f"{error.schema['title']}“{_short(error.instance)}”写法不对{hint}"
    yield Diagnostic("GK204", Severity.ERROR, place, message, error.schema["description"])


def _explain(name: str, root: Node, data: Any, schema: Any, error: Any) -> Iterator[Diagnostic]:
    path = list(error.absolute_path)
    node = _node_at(root, path)
    names = tuple("[]" if isinstance(p, int) else p for p in path)
    here = _descend(schema, schema, names)
    label = here.get("title", names[-1] if names else "文件")
    words = describe_path(data, schema, path)

    def problem(code: str, message: str, fix: str, at: Node = node, extra: str = "") -> Diagnostic:
        trail = " › ".join(filter(None, (words, extra)))
        return Diagnostic(code, Severity.ERROR, Place(name, at.line, at.column, trail), message, fix)

    key, value, limit = error.validator, error.instance, error.validator_value
    if key == "required":
        yield from _explain_missing(node, schema, names, value, limit, problem)
    elif key == "additionalProperties":
        yield from _explain_unknown(node, schema, names, value, error.schema, problem)
    elif key == "enum":
        title = error.schema.get("title", label)
        yield problem("GK203", *_say_enum(title if title == "标准渠道" else _whole(schema, names, label), value, limit))
    elif key == "type":
        yield _explain_kind(node, here, label, value, limit, problem)
    elif key in _RANK:
        yield problem(*_say_form(here, _whole(schema, names, label), key, value, limit))
    elif key == "uniqueItems":
        index = _find_double(value) or 0
        double = node.items[index] if isinstance(node, Sequence) else node
        yield problem("GK207", f"{label}里“{_short(value[index])}”写了两次", "删掉重复的一条。", double)
    elif key in ("minItems", "minProperties"):
        yield problem("GK208", f"{label}一条也没有", f"至少写一条。{_sentence(here)}")
    elif key in ("maxItems", "maxProperties"):
        yield problem("GK208", f"{label}太多（{len(value)} 条，最多 {limit} 条）", "只留最要紧的。")
    else:
        yield problem("GK206", f"{label}写法不对", f"{here.get('description', '')}{_sentence(here)}")


def _whole(schema: Any, names: tuple[str, ...], label: str) -> str:
    """What a text is called in a message: an entry of a list by the list's title."""
    return title_of(schema, *names[:-1]) if names and names[-1] == "[]" else label


def _say_form(here: Any, label: str, key: str, value: str, limit: Any) -> tuple[str, str, str]:
    """Code, message and remedy of a text that is empty, too short, too long or of the wrong form."""
    example = _example(here)
    if not value.strip():
        return "GK205", f"{label}是空的", f"填写{label}{example}；不需要时删掉这一行。"
    if key == "pattern":
        guess = _mend(value, limit)
        hint = f"，您是不是想写“{guess}”？" if guess else ""
        fix = f"{here.get('description', '')}{_sentence(here)}"
        return "GK204", f"{label}“{_short(value)}”写法不对{hint}", fix
    if key == "format":
        return "GK209", f"{label}“{_short(value)}”不是真实的日期", "写成年-月-日，例如 2026-05-06。"
    if key == "minLength":
        return "GK205", f"{label}“{_short(value)}”太短（至少 {limit} 个字）", f"写完整{example}。"
    return "GK205", f"{label}太长（{len(value)} 个字，最多 {limit} 个）", "写短一些，或者分成几条。"


def _explain_kind(node: Node, here: Any, label: str, value: Any, limit: Any, problem: "_Problem") -> Diagnostic:
    wanted: list[str] = limit if isinstance(limit, list) else [limit]
    if value == "" and "string" not in wanted:
        return problem("GK205", f"{label}是空的", f"填写{label}。{_sentence(here)}不需要时删掉这一行。")
    false_colon = find_false_colon(node.text) if isinstance(node, Scalar) and node.plain else None
    if false_colon is not None:
        at = Scalar("", node.line, node.column + false_colon[0] - 1)
        return problem("GK107", false_colon[1], false_colon[2], at)
    if "boolean" in wanted:
        return problem("GK206", f"{label}只能写 true（是）或 false（否），不加引号", f"{here.get('description', '')}")
    kinds = "或者".join(_LABELLED.get(w, w) for w in wanted)
    return problem("GK206", f"{label}应当是{kinds}，这里写成了{_kind(value)}", _sentence(here) or "照别处的样子写。")


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


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―－−", "-"))
_QUOTES = "“”‘’\"'「」 "


_LIKE_A_DAY = re.compile(r"([0-9]{2}|[0-9]{4})[^0-9]([0-9]{1,2})[^0-9]([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})")


_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
_CHINESE_DAY = re.compile(rf"([〇零一二三四五六七八九]{{4}})年({_CHINESE_NUMBER})月({_CHINESE_NUMBER})日?")
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _plain_day(found: re.Match[str]) -> str:
    """二〇二六年五月六日 → 2026-5-6."""
    return f"{found[1].translate(_FIGURES)}-{read_number(found[2]) or 0}-{read_number(found[3]) or 0}"


def _mend(value: Any, pattern: str) -> str | None:
    """What was plainly meant by a text of the wrong form: full-width digits, other dashes, quotes, dates."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    plain = unicodedata.normalize("NFKC", value).translate(_DASHES).strip(_QUOTES)
    day = _LIKE_A_DAY.fullmatch(_CHINESE_DAY.sub(_plain_day, plain))
    options = [plain, plain.replace(" ", "")]
    if day is not None:
        year, month, number = (part for part in day.groups() if part)
        days = (f"{year}-{month:0>2}-{number:0>2}", f"20{year}-{month:0>2}-{number:0>2}")
        options += [option for option in days if is_date(option)]
    return next((option for option in options if option != value and re.search(pattern, option)), None)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shorten(" ".join(text.split()), 30)


def nearest(word: str, options: list[str]) -> str | None:
    """The valid word somebody most likely meant."""
    normal = word.replace("(", "（").replace(")", "）").replace(" ", "").strip(_QUOTES)
    if normal in options:
        return normal
    close = get_close_matches(normal, options, 1, 0.5)
    return close[0] if close else None


def _say_enum(label: str, value: Any, options: list[Any]) -> tuple[str, str]:
    words = [str(o) for o in options]
    choice = f"从这些里选：{'、'.join(words)}。"
    if not isinstance(value, str):
        return f"{label}应当是文字，这里写成了{_kind(value)}", choice
    if not value.strip():
        return f"{label}是空的", choice
    parts = re.split(r"\s*[，、；,;]\s*", value.strip())
    if len(parts) > 1 and all(part in words for part in parts):
        fix = f"每个词写成一条，或者用英文逗号隔开：[{', '.join(parts)}]。"
        return f"{label}“{_short(value)}”把几个词连在了一起", fix
    kind, name = ("标准渠道", "公开渠道") if label == "标准渠道" else ("规定的写法", label)
    guess = nearest(value, words) if len(value) <= 100 else None
    if guess:
        return f"{name}“{_short(value)}”不是{kind}，您是不是想写“{guess}”？", f"改成“{guess}”。"
    return f"{name}“{_short(value)}”不是{kind}", choice


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


def _misspelt(present: list[str], known: dict[str, Any]) -> dict[str, str]:
    """Unknown keys → the known, absent key each was probably meant to be."""
    unknown = [key for key in present if key not in known][:MAX_UNKNOWN]
    absent = [key for key in known if key not in present]
    titles = {value.get("title"): key for key, value in known.items()}
    guesses: dict[str, str] = {}
    for key in unknown:
        plain = unicodedata.normalize("NFKC", key).strip(_QUOTES)
        guess = titles.get(plain)
        if guess is None:
            guess = _near_key(plain.lower().replace("-", "_"), absent)
        if guess in absent and guess not in guesses.values():
            guesses[key] = guess
    return guesses


def _near_key(key: str, options: list[str]) -> str | None:
    if len(key) > MAX_EXAMPLE:
        return None
    swapped = [option for option in options if sorted(option) == sorted(key)]
    close = swapped or get_close_matches(key, options, 1, 0.6)
    return close[0] if close else None


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
    unknown = [key for key in value if key not in part.get("properties", {})] if isinstance(node, Mapping) else []
    if len(unknown) > MAX_UNKNOWN:
        yield problem("GK110", f"这里有 {len(unknown)} 个没有的字段，像是放错了文件", "检查是不是放错了文件。")
        return
    for key in unknown:
        assert isinstance(node, Mapping)
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
