"""Reports → the parts of a Word document, by the templates of `render/word/`: A4 on its side, heads repeated."""

from collections.abc import Iterator
from typing import Any

from generator.derive.views.ledger import LedgerView
from generator.derive.views.report import FIGURE_WIDTHS, HEAD, WIDTHS, ReportPart, ReportTable, ReportView
from generator.render.print.docx import FONTS, PACKAGE_RELATIONS, types_of, word_environment, word_relations
from generator.render.print.official import INSET

_TWIPS = 56.693
"""Twentieths of a point in a millimetre."""
_CELL = 18
"""Half points of the text of a table."""
_PAGE_WORDS = {"dash-left": "— ", "dash-right": " —"}
_SHOWN = (0, 1, 3, 4, 5, 6, 7, 8)
_APART = (0, 1, 3)


def ledger_report(view: LedgerView, day: str) -> ReportView:
    """The whole ledger as a report. `day`: YYYY-MM-DD."""
    rows = tuple(tuple(row.cells[number] for number in _SHOWN) for row in view.rows)
    parts = [ReportPart("逐项", (view.summary,), ReportTable(HEAD, WIDTHS, rows) if rows else None)]
    for table in view.figures:
        head = (table.heading, *view.figure_columns[1:])
        parts.append(ReportPart(table.heading, table=ReportTable(head, FIGURE_WIDTHS, table.rows)))
    for group in view.apart:
        listed = "；".join(" ".join(row[number] for number in _APART) for row in group.rows)
        parts.append(ReportPart(f"算不出到期日：{group.why}（{len(group.rows)} 条）", (listed,)))
    return ReportView(view.title, f"{view.day}，{view.span}", "", day, tuple(parts))


def render_report_docx(report: ReportView, office: str) -> list[tuple[str, bytes]]:
    """(name, content) of every part, in the order in which they stand in the file; the same for the same report."""
    return list(_parts(report, office))


def _parts(report: ReportView, office: str) -> Iterator[tuple[str, bytes]]:
    environment = word_environment()

    def render(name: str, **values: Any) -> bytes:
        return environment.get_template(name).render(values).encode()

    headers = ("header0",)
    yield "[Content_Types].xml", render("types.xml", types=types_of(headers))
    yield "_rels/.rels", render("relations.xml", relations=PACKAGE_RELATIONS)
    core = {"title": report.title, "maker": office, "keywords": "", "stamp": f"{report.day}T00:00:00Z"}
    yield "docProps/core.xml", render("core.xml", **core)
    yield "docProps/app.xml", render("app.xml", office=office)
    yield "word/_rels/document.xml.rels", render("relations.xml", relations=word_relations(headers))
    yield "word/document.xml", render("report.xml", report=report, parts=[_laid_out(part) for part in report.parts])
    yield "word/styles.xml", render("styles.xml", inset=round(INSET * _TWIPS), cell=_CELL)
    yield "word/settings.xml", render("settings.xml", fields=False)
    yield "word/fontTable.xml", render("fontTable.xml", fonts=FONTS)
    yield "word/footer.xml", render("footer.xml", words=_PAGE_WORDS, title=report.title, edition="")
    yield "word/header0.xml", render("header.xml", text=report.title)


def _laid_out(part: ReportPart) -> dict[str, Any]:
    widths = [round(width * _TWIPS) for width in part.table.widths] if part.table else []
    return {
        "heading": part.heading,
        "texts": part.texts,
        "table": part.table,
        "widths": widths,
        "empty": range(part.lines),
    }
