"""The JSON of a comparison → the diff it holds: the reverse of `render.changes.data`.

A file of another format, or one that says what no record may say, is refused whole.
"""

import json
from collections.abc import Mapping
from typing import Any

from generator.model.change import RECORD_OF, Change, Diff, FieldChange, Order, Part, Rename
from generator.model.fields import FieldRow, fields_of
from generator.model.names import Named
from generator.model.plain import from_plain, value_from_plain
from generator.read.timelimit.text import parse_time_limit

FORMAT = 1


class NotADiffError(ValueError):
    """The text is no comparison that can be carried out; the message says why, in English, for programmers."""


def read_diff(text: str) -> Diff:
    """The diff of a comparison written by `gongkai diff --format json`.

    Raises:
        NotADiffError: it is none.
    """
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise NotADiffError(f"format {data['format']} is not {FORMAT}")
        diff = data["diff"]
        return Diff(
            tuple(Rename(Named(one["named"]), one["owner"], one["old"], one["new"]) for one in diff["renames"]),
            tuple(map(_change, diff["changes"])),
            tuple(Order(Part(one["part"]), one["owner"], tuple(one["keys"])) for one in diff["orders"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise error if isinstance(error, NotADiffError) else NotADiffError(str(error)) from error


def _change(data: Mapping[str, Any]) -> Change:
    part = Part(data["part"])
    record = RECORD_OF[part]
    before, after = (
        from_plain(record, data[key], parse_time_limit) if key in data else None for key in ("before", "after")
    )
    old_owner, new_owner = data["owner"]
    fields = tuple(_field(record, one) for one in data.get("fields", ()))
    return Change(part, data["key"], (old_owner, new_owner), before, after, fields, data.get("follows", ""))


def _field(record: type, data: Mapping[str, Any]) -> FieldChange:
    path = tuple(data["path"])
    row = _row(record, path)
    before, after = (value_from_plain(row, data[key], parse_time_limit) for key in ("before", "after"))
    return FieldChange(path, before, after)


def _row(record: type, path: tuple[str, ...]) -> FieldRow:
    *above, last = path
    for key in above:
        record = _find(record, key).of
    return _find(record, last)


def _find(record: type, key: str) -> FieldRow:
    row = next((one for one in fields_of(record) if one.key == key), None)
    if row is None:
        raise NotADiffError(f"{record.__name__} has no field {key}")
    return row
