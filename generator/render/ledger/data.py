"""The ledger as JSON: `{"today", "since", "until", "lines", "apart", "figures"}`, dates as YYYY-MM-DD."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.model.ledger import Apart, Ledger, LedgerLine

_STATES = {
    "OVERDUE": "overdue",
    "DUE": "due",
    "STOPPED": "stopped",
    "LATE": "late",
    "ON_TIME": "on_time",
    "UNPROVEN": "unproven",
    "UNDECIDED": "undecided",
}


def write_ledger_json(ledger: Ledger, figures: Mapping[str, Sequence[object]]) -> str:
    """The ledger for programs. `figures`: by what → rows (`derive.ledger.figures`)."""
    head = {
        "today": ledger.today.isoformat(),
        "since": ledger.since.isoformat(),
        "until": ledger.until.isoformat(),
    }
    told = {name: [_figures(row) for row in rows] for name, rows in figures.items()}
    parts = [f'"{key}": {_compact(value)}' for key, value in head.items()]
    parts.append(f'"lines": {_listed(map(_line, ledger.lines))}')
    parts.append(f'"apart": {_listed(map(_apart, ledger.apart))}')
    parts.append(f'"figures": {_compact(told)}')
    return "{\n" + ",\n".join(parts) + "\n}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(entries: Iterable[dict[str, Any]]) -> str:
    """A line an entry: json writes with indentation in Python, ten times slower than without."""
    lines = ",\n".join(map(_compact, entries))
    return f"[\n{lines}\n]" if lines else "[]"


def _line(line: LedgerLine) -> dict[str, Any]:
    return {
        "item": line.item,
        "limit": line.part,
        "act": line.act.value,
        "body": line.body,
        "unit": line.unit,
        "period": line.period or None,
        "event": line.event,
        "event_on": line.event_on.isoformat() if line.event_on else None,
        "due": line.due_on.isoformat() if line.due_on else None,
        "provisional": line.provisional or None,
        "stopped": line.stopped,
        "published": line.published_on.isoformat() if line.published_on else None,
        "state": _STATES[line.state.name],
        "alert": line.alert.name.lower() if line.alert.value else None,
        "days": line.days,
        "records": list(line.records),
        "url": line.url,
        "remark": "；".join(filter(None, (line.basis, line.remark))),
    }


def _apart(one: Apart) -> dict[str, Any]:
    return {
        "item": one.item,
        "limit": one.part,
        "why": one.why.name.lower(),
        "words": one.why.value,
        "body": one.body,
        "documents": one.documents,
        "records": list(one.records),
    }


def _figures(row: object) -> dict[str, Any]:
    names = ("name", "duties", "published", "on_time", "late", "unproven", "missing", "due")
    return {name: getattr(row, name) for name in names}
