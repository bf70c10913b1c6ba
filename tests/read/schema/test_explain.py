"""Every keyword of every schema refuses something, and says so in Chinese at the right place."""

import copy
import json
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml

from generator.model import guide, occasion, place, record, terms, topic, withheld
from generator.model.diagnostic import Diagnostic
from generator.model.kinds import KINDS
from generator.model.poster import Size
from generator.read.schema.faults import compile_schema, is_date
from generator.read.schema.validate import Validator
from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence
from generator.yamltext.tree import read_located

FOLDER = Path(__file__).parents[3] / "schema"
SCHEMAS: dict[str, Any] = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")
}
HAN = re.compile(r"[\u4e00-\u9fff]")
Path_ = tuple[str | int, ...]

KEYWORDS = {
    "type", "required", "additionalProperties", "enum", "pattern", "minLength", "maxLength", "minItems", "maxItems",
    "uniqueItems", "format", "propertyNames", "if",
}  # fmt: skip
SILENT = {
    "title", "description", "examples", "properties", "items", "then", "else", "$ref", "$defs", "$schema", "$id",
    "errorMessage", "patternErrorMessage",  # what an editor says; tests/read/schema/test_editor_words.py
    "ownWords",  # where an office's own words stand; tests/pipeline/test_own_words.py
}  # fmt: skip
CODES = {
    "required": "GK201", "additionalProperties": "GK202", "enum": "GK203", "pattern": "GK204", "propertyNames": "GK204",
    "minLength": "GK205", "maxLength": "GK205", "type": "GK206", "uniqueItems": "GK207", "minItems": "GK208",
    "maxItems": "GK208", "format": "GK209",
}  # fmt: skip


# --- a valid document that has everything -------------------------------------------------------------


def resolve(root: Any, schema: Any) -> Any:
    while "$ref" in schema:
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def branches(root: Any, schema: Any) -> list[Any]:
    """The schema as it is for each form a value may take: `if` a text `then` …, `else` …."""
    schema = resolve(root, schema)
    if "if" not in schema:
        return [schema]
    common = {key: value for key, value in schema.items() if key not in ("if", "then", "else", "type", "examples")}
    other = next(kind for kind in schema["type"] if kind != "string")
    return [
        {**common, "type": "string", **resolve(root, schema["then"]), "examples": schema.get("examples", [])},
        {**common, "type": other, **resolve(root, schema["else"])},
    ]


def build(root: Any, schema: Any) -> Any:
    """A valid value with every property; of a list one entry of each form."""
    return build_form(root, branches(root, schema)[-1])


def build_form(root: Any, schema: Any) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        made = {key: build(root, value) for key, value in schema.get("properties", {}).items()}
        if not made and schema.get("examples"):
            return copy.deepcopy(schema["examples"][0])
        return made
    if schema.get("type") == "array":
        return [build_form(root, form) for form in branches(root, schema["items"])]
    if schema.get("type") == "boolean":
        return True
    return next(example for example in schema["examples"] if isinstance(example, str))


# --- every keyword, where it applies ------------------------------------------------------------------


class Case(NamedTuple):
    kind: str
    keyword: str
    where: str  # in the schema
    path: Path_  # in the document
    document: Any
    at: Path_  # where the message belongs; a trailing "key:" name means the field name itself


def set_at(document: Any, path: Path_, value: Any) -> Any:
    if not path:
        return value
    document = copy.deepcopy(document)
    node = document
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return document


def get_at(document: Any, path: Path_) -> Any:
    for step in path:
        document = document[step]
    return document


def spoil(keyword: str, schema: Any, value: Any) -> Iterator[tuple[Any, Path_]]:
    """Values that break one keyword, each with the place of the fault below the value."""
    limit = schema[keyword]
    if keyword == "required":
        for key in limit:
            yield {name: part for name, part in value.items() if name != key}, ()
    elif keyword != "additionalProperties" or limit is False:
        yield SPOILERS[keyword](limit, value)


SPOILERS: dict[str, Callable[[Any, Any], tuple[Any, Path_]]] = {
    "type": lambda limit, _: ({"x": "y"} if "object" not in limit and limit != "object" else ["x"], ()),
    "additionalProperties": lambda _, value: ({**value, "qqqqq": "x"}, ("key:qqqqq",)),
    "enum": lambda *_: ("绝无此词", ()),
    "pattern": lambda *_: ("？？", ()),
    "minLength": lambda limit, value: (value[: limit - 1], ()),
    "maxLength": lambda limit, value: (value + "a" * (limit + 1 - len(value)), ()),
    "minItems": lambda limit, value: (value[: limit - 1], ()),
    "maxItems": lambda limit, value: ([vary(value[0], number) for number in range(limit + 1)], ()),
    "uniqueItems": lambda _, value: ([*value, copy.deepcopy(value[0])], (len(value),)),
    "format": lambda *_: ("2026-02-30", ()),
    "propertyNames": lambda _, value: ({**value, "1-1": next(iter(value.values()))}, ("key:1-1",)),
}


def vary(value: Any, number: int) -> Any:
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]{2}-[0-9]{3}", value):
            return f"{value[:3]}{number + 1:03d}"
        if (span := re.fullmatch(r"(\S+ [0-9-]{10}/)[0-9]{4}(-[0-9]{2}-[0-9]{2})", value)) is not None:
            return f"{span[1]}{2027 + number}{span[2]}"
        return f"{value}{number}"
    return {**value, "ask": f"{value['ask']}{number}"} if "ask" in value else value


def walk(kind: str, root: Any, schema: Any, where: str, path: Path_, whole: Any) -> Iterator[Case]:
    schema = resolve(root, schema)
    forms = branches(root, schema)
    if len(forms) > 1:
        yield from walk_keywords(kind, {"type": schema["type"]}, where, path, whole)
        for form, name in zip(forms, ("then", "else"), strict=True):
            sample = build_form(root, form)
            part = {key: limit for key, limit in form.items() if key != "type"}
            yield from walk_form(kind, root, part, f"{where}/{name}", path, set_at(whole, path, sample))
        return
    yield from walk_form(kind, root, schema, where, path, whole)


def walk_form(kind: str, root: Any, schema: Any, where: str, path: Path_, whole: Any) -> Iterator[Case]:
    yield from walk_keywords(kind, schema, where, path, whole)
    value = get_at(whole, path)
    for name, part in schema.get("properties", {}).items():
        if isinstance(value, dict) and name in value:
            yield from walk(kind, root, part, f"{where}/{name}", (*path, name), whole)
    extra = schema.get("additionalProperties")
    if isinstance(extra, dict) and isinstance(value, dict) and value:
        yield from walk(kind, root, extra, f"{where}/*", (*path, next(iter(value))), whole)
    if "items" in schema and isinstance(value, list) and value:
        yield from walk(kind, root, schema["items"], f"{where}/[]", (*path, 0), whole)


def walk_keywords(kind: str, schema: Any, where: str, path: Path_, whole: Any) -> Iterator[Case]:
    for keyword in schema:
        assert keyword in KEYWORDS | SILENT, f"{kind}: no test knows the keyword {keyword}"
        if keyword in KEYWORDS:
            for spoiled, below in spoil(keyword, schema, get_at(whole, path)):
                yield Case(kind, keyword, where, path, set_at(whole, path, spoiled), (*path, *below))


@cache
def cases(kind: str) -> tuple[Case, ...]:
    schema = SCHEMAS[kind]
    return tuple(walk(kind, schema, schema, "", (), build(schema, schema)))


def slow_errors(kind: str, document: Any) -> list[Any]:
    checker = jsonschema.FormatChecker(formats=[])
    checker.checks("date")(is_date)
    return list(jsonschema.Draft202012Validator(SCHEMAS[kind], format_checker=checker).iter_errors(document))


@cache
def quick(kind: str) -> Callable[[Any], bool]:
    return compile_schema(SCHEMAS[kind]).is_valid


# --- the tests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SCHEMAS)
def test_schema_is_valid_itself(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])


def test_every_kind_of_file_has_a_schema() -> None:
    assert set(KINDS) == SCHEMAS.keys() - {"catalogue", "overlay", "offices"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_with_everything_is_accepted(kind: str) -> None:
    whole = build(SCHEMAS[kind], SCHEMAS[kind])
    assert slow_errors(kind, whole) == []
    assert quick(kind)(whole)
    assert explain(kind, whole)[1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_keyword_refuses_something(kind: str) -> None:
    """Both validators refuse, and the reason is the keyword that was broken."""
    assert cases(kind)
    for case in cases(kind):
        errors = slow_errors(kind, case.document)
        names = {error.validator for error in errors} | {
            str(step) for error in errors for step in error.absolute_schema_path
        }
        assert case.keyword in names, f"{case.where}: {case.keyword} refused nothing"
        assert not quick(kind)(case.document), f"{case.where}: {case.keyword}: the fast validator accepts"


@pytest.mark.parametrize("kind", KINDS)
def test_no_keyword_was_left_out(kind: str) -> None:
    """What the walk reached is everything the schema says."""
    said: set[tuple[str, int]] = set()

    def count(node: Any) -> int:
        if not isinstance(node, dict):
            return 0
        own = sum(key in KEYWORDS - {"if"} and (key != "additionalProperties" or value is False) and value != []
                  for key, value in node.items())  # fmt: skip
        below = [*node.get("properties", {}).values(), *node.get("$defs", {}).values()]
        below += [node[key] for key in ("items", "then", "else", "additionalProperties") if key in node]
        return own + sum(map(count, below))

    for case in cases(kind):
        said.add((f"{case.where} {case.keyword}", 0))
    # A definition used in several places is tested in each, so there are at least as many as the schema has.
    assert len(said) >= count(SCHEMAS[kind])


def explain(kind: str, document: Any) -> tuple[Node, list[Diagnostic]]:
    whole = json.loads(json.dumps(document))  # no part twice: the dumper would write an anchor
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000)
    tree = read_located("x.yml", text.encode())
    assert tree.root is not None, tree.problems
    return tree.root, Validator(SCHEMAS[kind]).check(tree)


def place_of(root: Node, path: Path_) -> tuple[int, int]:
    node = root
    for step in path:
        if isinstance(step, str) and step.startswith("key:"):
            assert isinstance(node, Mapping)
            key = node.entries[step.removeprefix("key:")][0]
            return key.line, key.column
        if isinstance(step, int):
            assert isinstance(node, Sequence)
            node = node.items[step]
        else:
            assert isinstance(node, Mapping)
            node = node.entries[step][1]
    return node.line, node.column


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_is_told_once_in_chinese_at_its_place(kind: str) -> None:
    for case in cases(kind):
        root, problems = explain(kind, case.document)
        label = f"{case.where}: {case.keyword}"
        assert len(problems) == 1, f"{label}: {[(p.code, p.message) for p in problems]}"
        problem = problems[0]
        assert (problem.place.line, problem.place.column) == place_of(root, case.at), label
        spoiled = get_at(case.document, case.path)
        empty = spoiled == "" or (case.keyword == "minLength" and not spoiled.strip())
        expected = {CODES[case.keyword]} | ({"GK205"} if empty else set())
        if case.keyword == "maxLength":
            expected.add("GK204")  # where the form is given too, it is what is told
        assert problem.code in expected, f"{label}: {problem}"
        assert HAN.search(problem.message), problem
        assert HAN.search(problem.fix), problem
        assert not re.search(r"\b(is|not|of|a|the|should|required|does|match|None|type)\b", problem.message), problem


ABRIDGED = {"domain/domain", "domain/items", "domain/items/items", "domain/$defs/item"}
"""A whole domain or item is too long for an example; what the example shows of it is right."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_is_described_in_chinese_with_valid_examples(kind: str) -> None:
    root = SCHEMAS[kind]

    def visit(node: Any, where: str) -> Iterator[tuple[str, Any]]:
        for name, part in node.get("properties", {}).items():
            yield f"{where}/{name}", part
            yield from visit(part, f"{where}/{name}")
        for key in ("items", "then", "else", "additionalProperties"):
            part = node.get(key)
            if isinstance(part, dict):
                if key in ("items", "additionalProperties"):
                    yield f"{where}/{key}", part
                yield from visit(part, f"{where}/{key}")
        for name, part in node.get("$defs", {}).items():
            yield f"{where}/$defs/{name}", part
            yield from visit(part, f"{where}/$defs/{name}")

    found = list(visit(root, ""))
    assert found
    for where, part in found:
        full = resolve(root, part)
        assert HAN.search(full.get("title", "")), f"{kind}{where} has no Chinese title"
        assert HAN.search(full.get("description", "")), f"{kind}{where} has no Chinese description"
        assert full.get("examples"), f"{kind}{where} has no examples"
        checker = jsonschema.FormatChecker(formats=[])
        checker.checks("date")(is_date)
        own = jsonschema.Draft202012Validator({**part, "$defs": root.get("$defs", {})}, format_checker=checker)
        for example in full["examples"]:
            errors = [error.message for error in own.iter_errors(example)]
            if f"{kind}{where}" in ABRIDGED:
                errors = [message for message in errors if "is a required property" not in message]
            assert not errors, f"{kind}{where}: example {example} is not valid: {errors}"


@pytest.mark.parametrize("kind", KINDS)
def test_objects_are_strict(kind: str) -> None:
    def visit(node: Any) -> Iterator[Any]:
        if isinstance(node, dict):
            if "properties" in node and node.get("type", "object") == "object":
                yield node
            for value in node.values():
                yield from visit(value)

    for node in visit(SCHEMAS[kind]):
        assert node.get("additionalProperties") is False, node.get("title")


def labels(kind: type[Enum]) -> list[str]:
    return [member.value for member in kind]


def test_enumerations_equal_the_model() -> None:
    domain = SCHEMAS["domain"]["$defs"]
    item = domain["item"]["properties"]
    assert domain["channel_name"]["enum"] == labels(terms.Channel)
    assert item["stage"]["enum"] == labels(terms.Stage)
    assert item["nature"]["enum"] == labels(terms.Nature)
    assert item["power"]["enum"] == labels(terms.Power)
    assert item["scope"]["properties"]["method"]["items"]["enum"] == labels(terms.Method)
    assert item["scope"]["properties"]["level"]["items"]["enum"] == labels(terms.Level)
    assert item["subject"]["items"]["else"]["properties"]["level"]["enum"] == labels(terms.Level)
    law = SCHEMAS["laws"]["properties"]["laws"]["items"]["properties"]
    assert law["status"]["enum"] == labels(terms.LawStatus)
    assert law["checked"]["enum"] == labels(terms.LawCheck)
    body = SCHEMAS["bodies"]["properties"]["bodies"]["items"]["properties"]
    assert body["kind"]["enum"] == labels(terms.BodyKind)
    retired = SCHEMAS["permalinks"]["properties"]["retired"]["items"]["properties"]
    assert retired["state"]["enum"] == labels(terms.Fate)
    assert SCHEMAS["posters"]["properties"]["posters"]["items"]["properties"]["size"]["enum"] == labels(Size)


def test_every_enumeration_of_the_schemas_is_known() -> None:
    """A new enumeration must be added to the test above."""
    known = {
        tuple(labels(value))
        for module in (guide, occasion, place, record, terms, topic, withheld)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Enum)
    }
    known.discard(())

    def visit(node: Any) -> Iterator[tuple[str, ...]]:
        if isinstance(node, dict):
            if isinstance(node.get("enum"), list):
                yield tuple(node["enum"])
            for value in node.values():
                yield from visit(value)
        elif isinstance(node, list):
            for value in node:
                yield from visit(value)

    own = {("放假", "上班"), tuple(labels(Size))}  # the calendar's two kinds of day, a flag in the model; paper
    own.add(("条件", "材料", "收费", "表格"))  # of the particulars of a guide, those there may be none of
    for kind in KINDS:
        assert set(visit(SCHEMAS[kind])) <= known | own, kind


def test_scalars_are_the_text_that_stands_there() -> None:
    words = [
        "0505",
        "0508",
        "NO",
        "off",
        "yes",
        "12:30",
        "2019-05-15",
        "1_000",
        "~",
        "null",
        ".nan",
        "1e3",
        "0x1F",
        "True",
    ]
    tree = read_located("x.yml", "\n".join(f"- {word}" for word in words).encode())
    assert isinstance(tree.root, Sequence)
    assert [item.text for item in tree.root.items if isinstance(item, Scalar)] == words


def test_only_boolean_fields_become_booleans() -> None:
    validator = Validator(SCHEMAS["domain"])
    tree = read_located("x.yml", b'checked: true\ntitle: true\nnote: "true"\narticles: [true]\n')
    assert tree.root is not None
    assert validator.plain(tree.root) == {"checked": True, "title": "true", "note": "true", "articles": ["true"]}


def test_the_fast_and_the_telling_validator_agree_on_the_shipped_catalogue() -> None:
    for path in sorted((FOLDER.parent / "catalog").glob("*.yml")):
        kind = path.stem if path.stem in KINDS else "domain"
        tree = read_located(path.name, path.read_bytes())
        assert tree.root is not None
        data = Validator(SCHEMAS[kind]).plain(tree.root)
        assert quick(kind)(data)
        assert slow_errors(kind, data) == []
