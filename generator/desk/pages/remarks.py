"""What the check says of a record as it would be, by the control of the form at which it stands."""

from generator.desk.form import Control, Posted
from generator.desk.pages.spots import Spot
from generator.desk.web import Call
from generator.pipeline.watching import Remark, watch_record

Told = dict[str, list[dict[str, str]]]
"""Field → messages: `text`, `fix`, `kind` (`error` or `warning`), `code`."""


def watch(call: Call, spot: Spot, posted: Posted) -> list[Remark]:
    """What the check says of a record as it would be."""
    draft = call.desk.draft
    beside = draft.registers if spot.kind == "item" else draft.catalogue
    return watch_record(beside, posted.record, spot.home, call.desk.today(), draft.snapshot)


def by_control(controls: tuple[Control, ...], posted: Posted, remarks: list[Remark]) -> Told:
    """Messages by the control they stand at. After a page is made anew, entries are counted as in the record."""
    names: list[str] = []
    waiting = list(controls)
    while waiting:
        control = waiting.pop(0)
        names.append(control.name)
        waiting = [*control.parts, *waiting]
    return told_at(Posted(posted.record, posted.faults), remarks, names)


def told_at(posted: Posted, remarks: list[Remark], names: list[str]) -> Told:
    found: Told = {}
    for name, words in posted.faults.items():
        found.setdefault(name, []).append({"text": words, "fix": "", "kind": "error", "code": ""})
    for remark in remarks:
        problem = remark.problem
        name = _nearest(posted.name_of(remark.path), names)
        if name in posted.faults:
            continue
        kind = "error" if problem.is_error else "warning"
        entry = {"text": problem.message, "fix": problem.fix, "kind": kind, "code": problem.code}
        found.setdefault(name, []).append(entry)
    return found


def _nearest(name: str, names: list[str]) -> str:
    """The field of this name, the first inside it, or the nearest around it; empty for the form as a whole.

    What is said of a list with one entry is said of that entry: the file may have it in the place of the list.
    """
    entries = {other[len(name) + 1 :].partition(".")[0] for other in names if other.startswith(f"{name}.")}
    if name in names and entries != {"0"}:
        return name
    inside = next((other for other in names if other.startswith(f"{name}.")), "") if name else ""
    if inside:
        return inside
    around = name.rpartition(".")[0]
    return _nearest(around, names) if around else ""
