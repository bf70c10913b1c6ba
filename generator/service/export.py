"""What is kept → a table or JSON, with the clock of each application worked out: for the ledger and the annual report.

Holds personal data: it is for the office's own machine. `personal=False` leaves out every field that names a person,
and the free texts, in which people write what they like.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date

from generator.model.formula import disarm
from generator.model.matter import Event, Matter, MatterKind, Step
from generator.model.outcome import Outcome
from generator.model.returnform import FORMS
from generator.pipeline.answering import Ground, clock_of

FORMAT = 1
"""Of the JSON; counts up when it changes."""

HEADINGS = (
    "编号", "类别", "提交日期", "收到日期", "到期日", "到期日是暂算的", "办结日期", "剩余工作日", "状态", "办理结果",
    "结果分类", "延长工作日", "事项编码", "监督员", "申请人类别",
)  # fmt: skip
"""What every line has, before the fields of the forms."""


def write_csv(ground: Ground, matters: Iterable[Matter], today: date, *, personal: bool = True) -> bytes:
    """A row a matter; a column a field, by its label."""
    fields = list(_columns(personal=personal))
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*HEADINGS, *(label for _, label in fields), "答复"])
    for matter in matters:
        facts = _facts(ground, matter, today)
        texts = [*(str(value if value is not None else "") for value in facts.values())]
        texts += [matter.fields.get(name, "") for name, _ in fields]
        texts.append(_answer(matter) if personal else "")
        writer.writerow([disarm(text) for text in texts])
    return ("\ufeff" + out.getvalue()).encode()


def write_json(ground: Ground, matters: Iterable[Matter], today: date, *, personal: bool = True) -> str:
    """`{"format", "on", "matters": [{…}]}`, keys in English, days as YYYY-MM-DD, null where there is none."""
    found = [_record(ground, matter, today, personal=personal) for matter in matters]
    return json.dumps({"format": FORMAT, "on": today.isoformat(), "matters": found}, ensure_ascii=False, indent=1)


_KEYS = (
    "number", "kind", "handed_in", "received", "due", "provisional", "closed", "left", "state", "outcome", "group",
    "extended", "item", "supervisor", "applicant",
)  # fmt: skip


def _facts(ground: Ground, matter: Matter, today: date) -> dict[str, str | int | None]:
    clock = clock_of(ground, matter, today)
    outcome = _outcome(matter)
    due = clock.due if clock else None
    values = (
        matter.number,
        matter.kind.label,
        matter.handed_in.isoformat(),
        _received(matter).isoformat() if clock else None,
        due.on.isoformat() if due else None,
        ("是" if due.provisional else "否") if due else None,
        matter.closed.isoformat() if matter.closed else None,
        clock.left if clock else None,
        clock.state.value if clock else ("办结" if matter.closed else "办理中"),
        outcome.label if outcome else None,
        outcome.group if outcome else None,
        clock.extended if clock else None,
        matter.item,
        matter.verified,
        matter.fields.get("applicant", ""),
    )
    return dict(zip(_KEYS, values, strict=True))


def _received(matter: Matter) -> date:
    return next((event.on for event in matter.events if event.step is Step.CONFIRMED), matter.handed_in)


def _outcome(matter: Matter) -> Outcome | None:
    """An application given up by not amending it is a row of the report's table, too."""
    for event in reversed(matter.events):
        if event.step is Step.ABANDONED:
            return Outcome.NOT_AMENDED
        if event.step is Step.ANSWERED:
            return event.outcome
    return None


def _answer(matter: Matter) -> str:
    return next((event.text for event in reversed(matter.events) if event.step is Step.ANSWERED), "")


def _record(ground: Ground, matter: Matter, today: date, *, personal: bool) -> dict[str, object]:
    kept = {name for name, _ in _columns(personal=personal)}
    return {
        **_facts(ground, matter, today),
        "fields": {name: text for name, text in matter.fields.items() if name in kept},
        "events": [_step(event, personal=personal) for event in matter.events],
    }


def _step(event: Event, *, personal: bool) -> dict[str, object]:
    return {
        "step": event.step.value,
        "on": event.on.isoformat(),
        "until": event.until.isoformat() if event.until else None,
        "days": event.days,
        "text": event.text if personal else "",
        "outcome": event.outcome.label if event.outcome else None,
    }


_SHARED = {"text": "内容", "title": "题目"}
"""Fields that several forms call by names of their own."""


def _columns(*, personal: bool) -> Iterator[tuple[str, str]]:
    """Fields of all forms, each once. Choices and items say nothing of a person; free texts may."""
    seen: set[str] = set()
    for kind in MatterKind:
        for field in FORMS[kind]:
            shown = personal or bool(field.choices) or field.name == "item"
            if shown and field.name not in seen and field.name not in ("item", "applicant", "supervisor"):
                seen.add(field.name)
                yield field.name, _SHARED.get(field.name, field.label)
