"""The schema beside `catalogue.json`, with the fields of an item that the shipped one does not know.

A field added to the class of an item stands in `catalogue.json` by its table; here it gets its form by the same table,
so that the schema stays true of the data. Without such a field the shipped file goes out byte for byte.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.fields import PAGE_ONLY, FieldRow, Shape, fields_of
from generator.model.item import Item
from generator.model.terms import StandardTerm
from generator.model.words import FieldWords


def render_data_schema(shipped: bytes, words: FieldWords) -> bytes:
    """`shipped`: schema/catalogue.schema.json; `words`: the titles of an item's fields."""
    schema = json.loads(shipped)
    entry = schema["properties"]["items"]["items"]
    added = [row for row in _told(Item) if row.key not in entry["properties"]]
    if not added:
        return shipped
    entry["required"] += [row.key for row in added]
    entry["properties"] |= {row.key: {"title": words[row.key], **_form(row)} for row in added}
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _told(record: type) -> list[FieldRow]:
    return [row for row in fields_of(record) if PAGE_ONLY not in row.marks]


def _form(row: FieldRow) -> dict[str, Any]:
    """How `render.tables.data` writes a field: what may be missing is null, a list stays a list."""
    if row.shape in _MANY:
        return {"type": "array", "items": _one(row)}
    form = _one(row)
    if row.required or row.shape in _NEVER_NULL:
        return form
    return {"enum": [*form["enum"], None]} if "enum" in form else {**form, "type": [form["type"], "null"]}


_MANY = frozenset({Shape.TEXTS, Shape.TERMS, Shape.RECORDS})
_NEVER_NULL = frozenset({Shape.FLAG, Shape.NUMBER, Shape.PAIRS})
_PLAIN: Mapping[Shape, dict[str, Any]] = {
    Shape.TEXT: {"type": "string"},
    Shape.TEXTS: {"type": "string"},
    Shape.FLAG: {"type": "boolean"},
    Shape.NUMBER: {"type": "integer"},
    Shape.PAIRS: {"type": "object", "additionalProperties": {"type": "string"}},
}


def _one(row: FieldRow) -> dict[str, Any]:
    if row.shape in _PLAIN:
        return dict(_PLAIN[row.shape])
    if row.shape in (Shape.TERM, Shape.TERMS):
        return {"enum": [term.value for term in row.of]}
    rows = _told(row.of)
    own = {key: form for part in rows for key, form in _own(part)}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [part.key for part in rows],
        "properties": {part.key: _form(part) for part in rows} | own,
    }


def _own(row: FieldRow) -> Iterator[tuple[str, dict[str, Any]]]:
    """A word of the office's own stands beside the term, where there is one (`render.tables.data`)."""
    if row.shape is Shape.TERM and issubclass(row.of, StandardTerm):
        yield f"{row.key}_called", {"type": "string"}
