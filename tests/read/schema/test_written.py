"""The schema of site/catalogue.json: what the program writes is accepted, and every keyword refuses something."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs

from generator.model.register import Destination, Retired
from generator.pipeline.checking import check_folder
from generator.render.tables.data import render_catalogue_json
from tests.catalogues import base_catalogue, shipped_catalogue
from tests.pipeline.own import FULL, check_with

REPOSITORY = Path(__file__).parents[3]
CHAIN = REPOSITORY / "tests" / "data" / "chain"
"""A county on a province on the standard."""
SCHEMA = json.loads((REPOSITORY / "schema" / "catalogue.schema.json").read_text("utf-8"))
TESTED = {"type", "required", "additionalProperties", "enum", "pattern", "const", "minimum", "format"}
SILENT = {"$schema", "$id", "title", "description", "properties", "items"}
Path_ = tuple[str | int, ...]


@cache
def written() -> Any:
    catalogue = shipped_catalogue()
    small = base_catalogue()
    whole = json.loads(render_catalogue_json(catalogue))
    extra = json.loads(render_catalogue_json(small))
    whole["items"] += extra["items"]
    whole["items"] += json.loads(render_catalogue_json(check_with(FULL).catalogue))["items"]
    whole["withdrawn"] += extra["withdrawn"]
    over = json.loads(render_catalogue_json(check_folder(CHAIN / "west", date(2026, 12, 1)).catalogue))
    whole["items"] += over["items"]
    whole["not_applicable"] = over["not_applicable"]
    moved = Retired(
        id="01-009",
        title="甲",
        on="2026-11-24",
        reason="移交",
        moved_to=Destination("示例市", "https://www.example.gov.cn/"),
    )
    handed_over = replace(small, permalinks=replace(small.permalinks, retired=(moved,)))
    whole["withdrawn"] = json.loads(render_catalogue_json(handed_over))["withdrawn"] + whole["withdrawn"]
    return whole


def spots(schema: Any, value: Any, where: str, path: Path_) -> Iterator[tuple[str, Any, Path_]]:
    """Every place of a document with the part of the schema that speaks of it."""
    yield where, schema, path
    if isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from spots(part, value[name], f"{where}/{name}", (*path, name))
        if isinstance(schema.get("additionalProperties"), dict):
            for name in value:
                yield from spots(schema["additionalProperties"], value[name], f"{where}/*", (*path, name))
    if isinstance(value, list) and "items" in schema:
        for index, entry in enumerate(value):
            yield from spots(schema["items"], entry, f"{where}/[]", (*path, index))


def abridge(document: Any) -> Any:
    """The document with only as many items as show every field."""
    seen: set[str] = set()
    kept = []
    for item in document["items"]:
        places = {where for where, _, _ in spots(SCHEMA["properties"]["items"]["items"], item, "", ())}
        if places - seen:
            seen |= places
            kept.append(item)
    return {**document, "items": kept, "domains": document["domains"][:2]}


def spoil(keyword: str, limit: Any, value: Any) -> Iterator[Any]:
    if keyword == "type":
        yield {"x": []} if limit != "object" and "object" not in limit else ["x"]
    elif keyword == "required":
        for key in limit:
            yield {name: part for name, part in value.items() if name != key}
    elif keyword == "additionalProperties" and limit is False:
        yield {**value, "qqqqq": 1}
    elif keyword == "minimum":
        yield limit - 1
    elif keyword == "format":
        yield "2026-02-30" if limit == "date" else "没有 网址"
    elif keyword != "additionalProperties":
        yield "？？"


def test_what_is_written_is_accepted() -> None:
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(written())) == []
    assert jsonschema_rs.Draft202012Validator(SCHEMA).is_valid(written())


def test_every_keyword_refuses_something() -> None:
    whole = abridge(written())
    first: dict[str, tuple[Any, Path_]] = {}
    for where, schema, path in spots(SCHEMA, whole, "", ()):
        first.setdefault(where, (schema, path))
    slow = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker(["date"]))
    quick = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)
    tested = 0
    for where, (schema, path) in first.items():
        assert schema.keys() <= TESTED | SILENT, f"no test knows a keyword of {where}: {schema.keys()}"
        value: Any = whole
        for step in path:
            value = value[step]
        for keyword in schema.keys() & TESTED:
            for spoiled in spoil(keyword, schema[keyword], value):
                document = copy.deepcopy(whole) if path else spoiled
                if path:
                    node = document
                    for step in path[:-1]:
                        node = node[step]
                    node[path[-1]] = spoiled
                if (keyword, schema[keyword]) != ("format", "uri"):  # jsonschema needs another package for it
                    names = {error.validator for error in slow.iter_errors(document)}
                    assert keyword in names, f"{where}: {keyword} refused nothing"
                assert not quick.is_valid(document), f"{where}: {keyword}"
                tested += 1
    assert tested > 100


def test_every_field_of_the_schema_is_written_somewhere() -> None:
    """A field no item has would be a promise nobody keeps, and is not tested above."""
    said = {where for where, _, _ in every_part(SCHEMA, "")}
    shown = {where for where, _, _ in spots(SCHEMA, written(), "", ())}
    assert said - shown == set()


def every_part(schema: Any, where: str) -> Iterator[tuple[str, Any, None]]:
    yield where, schema, None
    for name, part in schema.get("properties", {}).items():
        yield from every_part(part, f"{where}/{name}")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from every_part(schema["additionalProperties"], f"{where}/*")
    if "items" in schema:
        yield from every_part(schema["items"], f"{where}/[]")
