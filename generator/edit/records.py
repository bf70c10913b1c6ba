"""Record → the lines of its group, by the table of its class: the reverse of `read.catalogue.records`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from generator.model.fields import INLINE, LONE, UNTOLD, FieldRow, Shape, fields_of
from generator.model.terms import Own
from generator.model.text import UNFILLED
from generator.yamltext.writing import indent, scalar


def record_rows(record: Any) -> list[str]:
    """`key: value` of every field that says something, the parts of a field indented under it."""
    return [row for field in fields_of(type(record)) for row in _field(field, getattr(record, field.attribute))]


def blank_rows(record: type, given: "Given") -> list[str]:
    """`key: value` of what is given (a line an entry of a list), and of all else a record must have: 待填写."""
    return [row for field in fields_of(record) for row in _blank(field, given)]


def _blank(field: FieldRow, given: "Given") -> Iterator[str]:
    known = given.get(field.key)
    if isinstance(known, str):
        yield f"{field.key}: {scalar(known)}"
    elif known:
        yield f"{field.key}:"
        yield from (f"  - {scalar(text)}" for text in known)
    elif field.required or UNTOLD in field.marks:
        written = _unfilled(field)
        if isinstance(written, str):
            yield f"{field.key}: {written}"
        else:
            yield f"{field.key}:"
            yield from written


def _unfilled(field: FieldRow) -> "Written":
    if field.shape in (Shape.TEXTS, Shape.TERMS):
        return f"[{UNFILLED}]" if INLINE in field.marks else [f"  - {UNFILLED}"]
    if field.shape is Shape.RECORD:
        return indent(blank_rows(field.of, {}))
    if field.shape is Shape.RECORDS and LONE not in field.marks:
        is_short = any(part.is_short for part in fields_of(field.of))
        return indent(indent([UNFILLED] if is_short else blank_rows(field.of, {}), "- "))
    return UNFILLED


def _field(field: FieldRow, value: Any) -> Iterator[str]:
    written = write_value(field, value)
    if written is None:
        return
    if isinstance(written, str):
        yield f"{field.key}: {written}"
    else:
        yield f"{field.key}:"
        yield from written


Given = Mapping[str, str | Sequence[str]]
"""What is known of a record that is begun: field → text, or the texts of a list."""

Written = str | list[str]
"""What follows the key: on its line, or on indented lines below."""


def write_value(field: FieldRow, value: Any) -> Written | None:
    """A field's value; None where it says nothing and need not stand there."""
    if value is None or (not field.required and value == field.fallback):
        return None
    return _WRITERS[field.shape](field, value)


def write_entries(field: FieldRow, value: tuple[Any, ...]) -> list[list[str]]:
    """The lines of each entry of a list of its own lines, without the dash."""
    if field.shape is Shape.RECORDS:
        return [[alone] if (alone := _short(part)) else record_rows(part) for part in value]
    return [[scalar(part.value if isinstance(part, Enum | Own) else part)] for part in value]


def _text(_field: FieldRow, value: Any) -> Written:
    return scalar(value.value if isinstance(value, Enum | Own) else str(value))


def _flag(_field: FieldRow, value: bool) -> Written:
    return "true" if value else "false"


def _wording(_field: FieldRow, value: Any) -> Written:
    return scalar(value.raw)


def _texts(field: FieldRow, value: tuple[Any, ...]) -> Written:
    texts = [scalar(part.value if isinstance(part, Enum | Own) else part) for part in value]
    if INLINE in field.marks or not texts:
        return f"[{', '.join(texts)}]"
    return [f"  - {text}" for text in texts]


def _pairs(field: FieldRow, value: Mapping[str, str]) -> Written:
    if field.listed is None:
        return [f"  {scalar(key)}: {scalar(text)}" for key, text in value.items()] or "{}"
    rows = [[f"{field.listed.key}: {scalar(k)}", f"{field.listed.value}: {scalar(text)}"] for k, text in value.items()]
    return [line for entry in rows for line in indent(indent(entry, "- "))] or "[]"


def _record(field: FieldRow, value: Any) -> Written:
    rows = record_rows(value)
    return f"{{{', '.join(rows)}}}" if INLINE in field.marks else indent(rows)


def _records(field: FieldRow, value: tuple[Any, ...]) -> Written:
    if LONE in field.marks and len(value) == 1 and (alone := _short(value[0])):
        return alone
    return [f"  {row}" for entry in write_entries(field, value) for row in indent(entry, "- ")] or "[]"


def _short(record: Any) -> str:
    """The text that stands for a whole record, where nothing else of it says anything; empty where something does."""
    short = ""
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        if field.is_short:
            short = str(_WRITERS[field.shape](field, value))
        elif value != field.fallback:
            return ""
    return short


_WRITERS: Mapping[Shape, Callable[[FieldRow, Any], Written]] = {
    Shape.TEXT: _text,
    Shape.FLAG: _flag,
    Shape.NUMBER: _text,
    Shape.TERM: _text,
    Shape.TEXTS: _texts,
    Shape.TERMS: _texts,
    Shape.PAIRS: _pairs,
    Shape.RECORD: _record,
    Shape.RECORDS: _records,
    Shape.WORDING: _wording,
}
