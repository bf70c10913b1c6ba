"""A comparison as JSON: the whole diff, so that it can be read back and carried out, with its sentences beside.

The reverse is `read.changes`. Fields of a record are written by their table, with the keys they have in files.
"""

import json
from collections.abc import Iterable
from typing import Any

from generator.model.change import RECORD_OF, Change, Comparison, Diff, Note
from generator.model.fields import FieldRow, fields_of
from generator.model.plain import to_plain, value_to_plain

FORMAT = 1


def write_json(comparison: Comparison) -> str:
    """One object: `format`, `old`, `new`, `remarks`, `notes`, `diff`; an entry of a list a line."""
    found = {"format": FORMAT, "old": comparison.old, "new": comparison.new, "remarks": list(comparison.remarks)}
    parts = [f"{_json(key)}: {_json(value)}" for key, value in found.items()]
    parts.append(f'"notes": {_lines(map(_note, comparison.notes))}')
    lists = (f"{_json(key)}: {_lines(entries)}" for key, entries in diff_data(comparison.diff).items())
    parts.append('"diff": {' + ",\n".join(lists) + "}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(entries: Iterable[Any]) -> str:
    lines = ",\n".join(f"  {_json(entry)}" for entry in entries)
    return f"[\n{lines}\n]" if lines else "[]"


def _note(note: Note) -> dict[str, Any]:
    found = {
        "kind": note.kind.english,
        "effect": note.effect.value,
        "part": note.part.value,
        "key": note.key,
        "title": note.title,
        "where": note.where,
        "field": note.field,
        "sentence": note.sentence,
        "before": note.before,
        "after": note.after,
        "pieces": [[piece.sign, piece.text] for piece in note.pieces],
    }
    return {key: value for key, value in found.items() if value not in ("", [])}


def diff_data(diff: Diff) -> dict[str, list[Any]]:
    """A diff as plain data."""
    return {
        "renames": [
            {"named": one.named.value, "owner": one.owner, "old": one.old, "new": one.new} for one in diff.renames
        ],
        "changes": [_change(one) for one in diff.changes],
        "orders": [{"part": one.part.value, "owner": one.owner, "keys": list(one.keys)} for one in diff.orders],
    }


def _change(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {"part": change.part.value, "key": change.key, "owner": list(change.owner)}
    if change.is_gone:
        return found | {"before": to_plain(change.before)}
    if change.is_added:
        return found | {"after": to_plain(change.after), "follows": change.follows}
    if change.is_moved:
        found["follows"] = change.follows
    fields = []
    for one in change.fields:
        row = _row(RECORD_OF[change.part], one.path)
        before, after = value_to_plain(row, one.before), value_to_plain(row, one.after)
        fields.append({"path": list(one.path), "before": before, "after": after})
    return found | {"fields": fields}


def _row(record: Any, path: Iterable[str]) -> FieldRow:
    row: FieldRow | None = None
    for key in path:
        row = next(one for one in fields_of(record if row is None else row.of) if one.key == key)
    if row is None:
        raise ValueError("a path of no keys")
    return row
