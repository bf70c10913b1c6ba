"""read → derive → render of the ledger: a catalogue's folder and a day → the ledger in every form.

The catalogue is read as an editor's draft is, and records only as their schema asks: wording is looked at by `check`.
Where a file cannot be read or a record is wrong there is no ledger, for it would count wrongly.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from generator.derive.ledger.agenda import list_events
from generator.derive.ledger.engine import derive_ledger
from generator.derive.ledger.figures import all_figures
from generator.derive.records import names_of_today
from generator.derive.views.ledger import Names, ledger_view
from generator.derive.views.report import ReportView, notice, quarter_report, work_report
from generator.model.agenda import Agenda
from generator.model.calendar import WorkCalendar
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.ledger import Ledger, LedgerQuery
from generator.model.snapshot import Snapshot
from generator.pipeline.book import zip_parts
from generator.pipeline.checking import records_of
from generator.pipeline.drafting import read_draft
from generator.read.calendar import build_work_calendar
from generator.read.snapshot import take_snapshot
from generator.render.ledger.calendar import render_agenda
from generator.render.ledger.data import write_ledger_json
from generator.render.ledger.document import ledger_report, render_report_docx
from generator.render.ledger.page import render_ledger_html
from generator.render.ledger.text import write_ledger
from generator.render.ledger.workbook import render_ledger_xlsx

FORMATS = ("text", "html", "json", "xlsx", "docx", "ics")
_NO_FILE_NAME = re.compile(r"[\\/:*?\"<>|\x00-\x1f\s]+")
"""What Windows refuses in the name of a file."""
REPORTS = ("ledger", "10", "20", "quarter")
"""What a Word file holds: the whole ledger, the 工作台账 of so many working days, the quarter's report."""


@dataclass(frozen=True, slots=True)
class Source:
    """A catalogue as the ledger needs it. `problems`: what keeps it from being counted."""

    catalogue: Catalogue
    calendar: WorkCalendar
    problems: tuple[Diagnostic, ...] = ()


def read_source(folder: Path) -> Source:
    """The catalogue and its records."""
    return source_of(take_snapshot(folder))


def source_of(snapshot: Snapshot) -> Source:
    """The same of a folder that was read."""
    draft = read_draft(snapshot)
    recorded = records_of(snapshot, draft.catalogue)
    problems = (*draft.unread, *(problem for problem in recorded.problems if problem.is_error))
    catalogue = replace(draft.catalogue, records=tuple(recorded.records))
    return Source(catalogue, build_work_calendar(catalogue.calendar), problems)


def find_ledger(source: Source, asked: LedgerQuery) -> Ledger:
    """The ledger of a day."""
    return derive_ledger(source.catalogue, source.calendar, asked)


def write_form(source: Source, ledger: Ledger, asked: LedgerQuery, form: str, report: str = REPORTS[0]) -> bytes:
    """The ledger as one of FORMATS; as Word one of REPORTS."""
    catalogue = source.catalogue
    if form == "json":
        return (write_ledger_json(ledger, all_figures(ledger.lines)) + "\n").encode()
    if form == "ics":
        return _calendar(catalogue, ledger, asked.body)
    if form == "docx" and report != REPORTS[0]:
        return _word(_report(source, ledger, report), catalogue)
    view = ledger_view(ledger, names_of(catalogue), _about(catalogue, asked))
    if form == "docx":
        return _word(ledger_report(view, ledger.today.isoformat()), catalogue)
    if form == "xlsx":
        return render_ledger_xlsx(view, ledger.today.isoformat())
    return render_ledger_html(view) if form == "html" else (write_ledger(view) + "\n").encode()


def write_notices(source: Source, asked: LedgerQuery) -> Mapping[str, bytes]:
    """Notice files: name of a file → bytes, a Word file and a calendar for each body that has something to do."""
    ledger = find_ledger(source, replace(asked, body=""))
    files: dict[str, bytes] = {}
    for body in sorted({line.body for line in ledger.lines if line.body and not line.state.is_done}):
        own = replace(
            ledger,
            lines=tuple(line for line in ledger.lines if line.body == body),
            apart=tuple(one for one in ledger.apart if one.body == body),
        )
        name = _NO_FILE_NAME.sub("", body)
        files[f"{name}-提醒.docx"] = _word(notice(own, names_of(source.catalogue), body), source.catalogue)
        files[f"{name}.ics"] = _calendar(source.catalogue, own, body)
    return files


def find_body(source: Source, name: str) -> str:
    """The name of today of a body, by any of its names; empty where there is none."""
    return names_of_today(source.catalogue.bodies).get(name, "")


def names_of(catalogue: Catalogue) -> Names:
    """What the ledger's ids stand for."""
    office = catalogue.office
    items = {item.id: item.title for item in catalogue.items}
    return Names(office.name, office.short_name, items, {one.code: one.title for one in catalogue.domains})


def _about(catalogue: Catalogue, asked: LedgerQuery) -> str:
    domain = next((one.title for one in catalogue.domains if one.code == asked.domain), "")
    return "".join((f"{domain}领域" if domain else "", asked.body))


def _report(source: Source, ledger: Ledger, report: str) -> ReportView:
    if report == "quarter":
        return quarter_report(ledger, names_of(source.catalogue))
    return work_report(ledger, names_of(source.catalogue), source.calendar, int(report))


def _word(report: ReportView, catalogue: Catalogue) -> bytes:
    return zip_parts(render_report_docx(report, catalogue.office.name))


def _calendar(catalogue: Catalogue, ledger: Ledger, body: str) -> bytes:
    titles = {item.id: item.title for item in catalogue.items}
    events = tuple(list_events(ledger.lines, titles, catalogue.office.site_url))
    title = f"{body or catalogue.office.short_name}政务公开到期日"
    return render_agenda(Agenda("", title, events), ledger.today, urlsplit(catalogue.office.site_url).hostname or "")
