"""A no is always explained, by the validator that says it; jsonschema is the reference for what is broken where."""

from collections.abc import Iterator
from typing import Any

import pytest

from generator.model.diagnostic import Diagnostic
from generator.model.kinds import KINDS
from generator.read.schema.faults import KEYWORDS, MAX_FAULTS, compile_schema, find_faults
from generator.read.schema.validate import Validator
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence
from tests.read.schema.test_explain import SCHEMAS, SILENT, Path_, build, cases, get_at, set_at, slow_errors

LEADING_ON = SILENT | {"if", "propertyNames"}
"""Keywords that break nothing themselves, or say what is broken below them."""

BLANKS = ["\n", "\r\n", " ", "\u00a0", "\u0085", "\u2028", "\u3000", "\x1c", "\ufeff", "\u200b"]


def paths_of(document: Any, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    for key, value in document.items() if isinstance(document, dict) else enumerate(document):
        if isinstance(value, (dict, list)):
            yield from paths_of(value, (*path, key))
        else:
            yield (*path, key)


def spoil(value: Any) -> Iterator[Any]:
    """Everything a hand, a program or another country's keyboard does to a value."""
    if isinstance(value, str):
        yield from (value + blank for blank in BLANKS)
        yield from (blank + value for blank in BLANKS)
        yield from (value[:2] + blank + value[2:] for blank in BLANKS)
        yield from (
            "",
            *BLANKS,
            value * 60,
            value + "x",
            value.upper(),
            "0000-01-01",
            "2026-02-30",
            "２０２６-０１-０１",
            "null",
        )
        yield value.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    elif isinstance(value, dict):
        yield from ({**value, key: "x"} for key in ("qq", "标题", "id\n", "", "01", "$ref", "a/b~c"))
        yield from ({key + blank: part for key, part in value.items()} for blank in BLANKS[:4])
        yield from ({key: part for key, part in value.items() if key != gone} for gone in value)
        yield {}
    elif isinstance(value, list):
        yield from ([], [*value, *value], value * 60, [[]], [{}], [""], [*value, True])
    yield from (["x"], {"x": "y"}, "x", True, [], {}, [["x"]])


def node_of(data: Any) -> Node:
    if isinstance(data, dict):
        return Mapping({key: (Scalar(key, 1, 1), node_of(value)) for key, value in data.items()}, 1, 1)
    if isinstance(data, list):
        return Sequence([node_of(value) for value in data], 1, 1)
    return Scalar(data, 1, 1, plain=False) if isinstance(data, str) else Scalar("true", 1, 1)


def check(validator: Validator, data: Any) -> tuple[Any, list[Diagnostic]]:
    root = node_of(data)
    return validator.plain(root), validator.check(Document("x.yml", root, []))


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_done_to_a_value_every_no_is_explained(kind: str) -> None:
    validator, compiled = Validator(SCHEMAS[kind]), compile_schema(SCHEMAS[kind])
    whole = build(SCHEMAS[kind], SCHEMAS[kind])
    refused = 0
    for path in paths_of(whole):
        for value in spoil(get_at(whole, path)):
            data, problems = check(validator, set_at(whole, path, value))
            assert compiled.is_valid(data) == (not problems), (path, value)
            assert not any("说不出" in problem.message for problem in problems), (path, value)
            refused += bool(problems)
    assert refused > 100


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_broken_where_is_what_the_reference_says(kind: str) -> None:
    compiled = compile_schema(SCHEMAS[kind])
    for case in cases(kind):
        found = {(fault.keyword, fault.path) for fault in find_faults(compiled, SCHEMAS[kind], case.document)}
        told = {(error.validator, tuple(error.absolute_path)) for error in slow_errors(kind, case.document)}
        assert found == told, case


def keywords_of(schema: Any) -> Iterator[str]:
    yield from schema
    for key in ("items", "then", "else", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(key), dict):
            yield from keywords_of(schema[key])
    for part in (*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()):
        yield from keywords_of(part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_keyword_of_the_schemas_is_known(kind: str) -> None:
    assert set(keywords_of(SCHEMAS[kind])) <= KEYWORDS | LEADING_ON


def test_a_fault_far_down_a_long_list_is_found() -> None:
    schema = {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}
    data: list[list[object]] = [["x"]] * 9000
    data[8765] = [*["x"] * 4321, True]
    faults = find_faults(compile_schema(schema), schema, data)
    assert [(fault.keyword, fault.path) for fault in faults] == [("type", (8765, 4321))]
    data[:5000] = [[True, True]] * 5000
    assert len(find_faults(compile_schema(schema), schema, data)) == MAX_FAULTS


def test_keys_that_look_like_numbers_stay_keys() -> None:
    faults = find_faults(compile_schema(SCHEMAS["permalinks"]), SCHEMAS["permalinks"], {"domains": {"01": "x"}})
    assert ("minLength", ("domains", "01")) in {(fault.keyword, fault.path) for fault in faults}
