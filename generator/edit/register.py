"""The register's text: begun for a catalogue that has none, a line more for a new id, an entry for one that ends."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.edit.draft import Draft, add_entry, add_pair, take_entry
from generator.edit.records import record_rows
from generator.model.address import IdKind, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.links import History, LinkFault, LinkProblem
from generator.model.register import SECTIONS, Issued, Permalinks, Retired
from generator.yamltext.spans import find_spans
from generator.yamltext.writing import scalar

_HEAD = "# 编码登记：发出过的编码只增不减，永不重用。一行一个：编码、首次发布的日期、当时的名称。\n"


def begin_register(catalogue: Catalogue, today: date) -> Permalinks:
    """The register of a catalogue that has none: every live id, as first published today, for nobody noted the day."""
    sections: dict[IdKind, dict[str, Issued]] = {kind: {} for kind in IdKind}
    for address_id, title in catalogue.addresses.items():
        sections[kind_of_id(address_id)][address_id] = Issued(address_id, title, today.isoformat())
    return Permalinks(sections[IdKind.ITEM], sections[IdKind.CATEGORY], sections[IdKind.DOMAIN])


def write_register(register: Permalinks) -> bytes:
    """A register's text, of what is live."""
    return (_HEAD + "".join(_write_section(name, getattr(register, name).values()) for name in SECTIONS)).encode()


def _write_section(name: str, entries: Iterable[Issued]) -> str:
    lines = "".join(f"  {scalar(entry.id)}: {issued_line(entry)}\n" for entry in entries)
    return f"{name}:\n{lines}" if lines else f"{name}: {{}}\n"


def issued_line(entry: Issued) -> str:
    """Day and title of an id, as its value in the register."""
    return scalar(f"{entry.since} {entry.title}")


def add_issued(data: bytes, entry: Issued) -> bytes:
    """The register's text with a line for a new item.

    Raises:
        CannotEditError: the list is written in brackets.
    """
    draft = Draft.of(data)
    add_pair(draft, "issued", entry.id, issued_line(entry))
    return draft.data


def move_to_retired(data: bytes, entries: Iterable[Retired]) -> bytes:
    """The register's text with each id's line moved from those in use to those that are not.

    Raises:
        CannotEditError: a list is written in brackets.
    """
    draft = Draft.of(data)
    for entry in entries:
        spans = find_spans(draft.text)
        section = next((name for name in SECTIONS if (name, entry.id) in spans), None)
        if section is not None:
            take_entry(draft, (section, entry.id))
        add_entry(draft, "retired", record_rows(entry))
    return draft.data


def lines_to_add(history: History, problems: Iterable[LinkProblem]) -> Mapping[str, str]:
    """Lost id → the line of the register that brings it back, with the first day the history knows."""
    lost = {problem.id for problem in problems if problem.fault is LinkFault.HISTORY}
    entries = {s.id: f"{s.first_day} {s.title or '名称'}" for s in history.sightings if s.id in lost}
    return {address_id: f"{address_id}: {scalar(entry)}" for address_id, entry in entries.items()}
