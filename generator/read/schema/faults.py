"""Plain data and a schema → yes, or every fault with both its places. One validator (jsonschema-rs) says both.

Two would disagree: they read `$`, `\\s` and dates in ways of their own, and a no that the second can't explain would
pass for a yes.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from generator.model.day import parse_day

MAX_FAULTS = 200
"""Faults of one file after which it is taken for the wrong file and no more are listed."""

_STEP = 8
"""How many times longer a part of the lists is looked at, when a shorter one did not hold that many faults."""

KEYWORDS = {
    "type", "enum", "const", "required", "additionalProperties", "minProperties", "maxProperties",
    "pattern", "format", "minLength", "maxLength", "uniqueItems", "minItems", "maxItems",
}  # fmt: skip
"""What a value itself can break; `properties`, `items`, `then` … only lead on to other values."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One keyword of the schema that the data break.

    `path`: keys and indexes of the value; `within`: the schema that holds the keyword; `limit`: what the keyword asks
    for; `is_key`: it is the name of a field of `value` that is wrong, not the value.
    """

    keyword: str
    path: tuple[str | int, ...]
    value: Any
    limit: Any
    within: Any
    is_key: bool


def is_date(value: object) -> bool:
    """A real day written YYYY-MM-DD."""
    return not isinstance(value, str) or parse_day(value) is not None


def compile_schema(schema: Any) -> Any:
    """A validator: `is_valid(data)`, `evaluate(data)`."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats={"date": is_date})


@cache
def pattern_test(pattern: str) -> Callable[[str], bool]:
    """Whether a text has a form, by the same engine that refuses it."""
    test: Callable[[str], bool] = compile_schema({"pattern": pattern}).is_valid
    return test


def find_faults(validator: Any, schema: Any, data: Any) -> list[Fault]:
    """The first faults, about `MAX_FAULTS` at most, in the order of the validator.

    It finds all at once, which a hostile file makes a million. So lists are looked at by their beginnings, and by
    longer ones only while these hold too few faults.

    Of its answers only the two places are used: `iter_errors` takes a key 01 for the number 1 and copies the whole file
    for each fault, `evaluate` calls a missing field an additional one (jsonschema-rs 0.60). Which keywords are broken
    there is asked again, one by one.
    """
    length, errors = MAX_FAULTS, list[dict[str, str]]()
    while len(errors) < MAX_FAULTS:
        part = _shorten(data, length)
        errors = validator.evaluate(part).errors()
        if part == data:
            break
        length *= _STEP
    places = dict.fromkeys((error["instanceLocation"], _above(error["schemaLocation"])) for error in errors)
    return list(islice((fault for at, within in places for fault in _broken(at, within, schema, data)), MAX_FAULTS))


def _shorten(data: Any, length: int) -> Any:
    """The data with no list longer than that."""
    if isinstance(data, list):
        return [_shorten(value, length) for value in data[:length]]
    return {key: _shorten(value, length) for key, value in data.items()} if isinstance(data, dict) else data


def _above(location: str) -> str:
    """Pointer to the schema that holds a keyword."""
    return location.rpartition("#")[2].rpartition("/")[0]


def _broken(at: str, above: str, schema: Any, data: Any) -> Iterator[Fault]:
    """The keywords of one schema that one value breaks."""
    path, value = _follow(at, data)
    steps, within = _follow(above, schema)
    if "propertyNames" in steps:
        yield Fault("pattern", path, value, within["pattern"], within, is_key=True)
        return
    for keyword, limit in within.items():
        if keyword not in KEYWORDS or isinstance(limit, dict):
            continue
        alone = {keyword: limit, "properties": dict.fromkeys(within.get("properties", ()), True)}
        if not _test(json.dumps(alone)).is_valid(value):
            yield Fault(keyword, path, value, limit, within, is_key=False)


@cache
def _test(schema: str) -> Any:
    return compile_schema(json.loads(schema))


def _follow(pointer: str, data: Any) -> tuple[tuple[str | int, ...], Any]:
    """Steps of a JSON Pointer (RFC 6901), and where they lead."""
    path: list[str | int] = []
    for step in pointer.split("/")[1:]:
        path.append(int(step) if isinstance(data, list) else step.replace("~1", "/").replace("~0", "~"))
        data = data[path[-1]]
    return tuple(path), data
