"""The official table → the parts of a Word document: a section a domain, on paper on its side.

Heads are repeated (`w:tblHeader`), a row is not broken (`w:cantSplit`) unless it is higher than half a page, a category
is one cell merged down, and a category that fits on a page is kept together (`w:keepNext`). Parts are the templates of
`render/word/`, as the bound catalogue's (`render.print.docx`): fonts for Chinese named as such, the language zh-CN.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.columns import HEADINGS
from generator.model.sheets import OfficialGroup, OfficialLine, OfficialTable, Paper, Paragraphs
from generator.render.print.docx import FONTS, PACKAGE_RELATIONS, types_of, word_environment, word_relations
from generator.render.print.official import INSET
from generator.render.tables.heights import excel_width, height_of, packed, room
from generator.render.tables.layout import LEAVES, WIDTHS

_TWIPS = 56.693
"""Twentieths of a point in a millimetre."""
_POINT = 72 / 25.4
_NARROW = ("ordinal", "everyone", "proactive", "on_request", "county", "township", "village")
_PAGE_WORDS = {"dash-left": "— ", "dash-right": " —"}
_EARLIEST = "1980-01-01"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table. `merge`: of the category's cell; `keep`: on the page of the next row; `whole`: unbroken."""

    category: Paragraphs
    merge: str
    cells: Mapping[str, Paragraphs]
    keep: bool
    whole: bool


def render_official_docx(
    tables: Sequence[OfficialTable], paper: Paper, title: str, office: str
) -> list[tuple[str, bytes]]:
    """(name, content) of every part, in the order in which they stand in the file; the same for the same tables."""
    return list(_Writer(tables, paper, title, office).parts())


class _Writer:
    def __init__(self, tables: Sequence[OfficialTable], paper: Paper, title: str, office: str) -> None:
        self.tables, self.paper, self.title, self.office = tables, paper, title, office
        self.environment = word_environment()
        left, top, right, bottom = paper.margins
        self.scale = (paper.width - left - right) / sum(WIDTHS[key] for key in LEAVES)
        self.page = (paper.height - top - bottom) * _POINT * 0.8
        """Points of a page below the head of the table, rather too few."""

    def parts(self) -> Iterator[tuple[str, bytes]]:
        headers = {f"header{table.code}": table.caption for table in self.tables}
        stamp = max((table.day for table in self.tables), default="") or _EARLIEST
        yield "[Content_Types].xml", self._render("types.xml", types=types_of(headers))
        yield "_rels/.rels", self._render("relations.xml", relations=PACKAGE_RELATIONS)
        core = {"title": self.title, "maker": self.office, "keywords": "", "stamp": f"{stamp}T00:00:00Z"}
        yield "docProps/core.xml", self._render("core.xml", **core)
        yield "docProps/app.xml", self._render("app.xml", office=self.office)
        yield "word/_rels/document.xml.rels", self._render("relations.xml", relations=word_relations(headers))
        yield "word/document.xml", self._document()
        size = round(self.paper.size * 2) - 1
        yield "word/styles.xml", self._render("styles.xml", inset=_twips(INSET), cell=size)
        yield "word/settings.xml", self._render("settings.xml", fields=False)
        yield "word/fontTable.xml", self._render("fontTable.xml", fonts=FONTS)
        yield "word/footer.xml", self._render("footer.xml", words=_PAGE_WORDS, title=self.title, edition="")
        for name, text in headers.items():
            yield f"word/{name}.xml", self._render("header.xml", text=text)

    def _render(self, name: str, **values: Any) -> bytes:
        return self.environment.get_template(name).render(values).encode()

    def _document(self) -> bytes:
        widths = {key: _twips(WIDTHS[key] * self.scale) for key in LEAVES}
        upper = [(top, len(top.parts or (top,)), sum(widths[p.key] for p in top.parts or (top,))) for top in HEADINGS]
        lower = [(p.text if top.parts else "", widths[p.key]) for top in HEADINGS for p in top.parts or (top,)]
        left, top, right, bottom = map(_twips, self.paper.margins)
        page = {"left": left, "top": top, "right": right, "bottom": bottom}
        page |= {"width": _twips(self.paper.width), "height": _twips(self.paper.height)}
        return self._render(
            "table.xml",
            tables=[self._table(table) for table in self.tables],
            widths=list(widths.values()),
            columns=[(width, key) for key, width in widths.items()],
            head_cells=upper,
            lower_cells=lower,
            narrow=_NARROW,
            page=page,
        )

    def _table(self, table: OfficialTable) -> dict[str, Any]:
        note = table.note + (f"本表内容截至 {table.day}。" if table.day else "")
        rows = [row for group in table.groups for row in self._group(group)]
        return {"caption": table.caption, "header": f"header{table.code}", "note": note, "rows": rows}

    def _group(self, group: OfficialGroup) -> Iterator[Row]:
        heights = [self._height(line) for line in group.lines]
        fits = sum(heights) < self.page
        for number, (line, height) in enumerate(zip(group.lines, heights, strict=True)):
            merge = "" if len(heights) == 1 else "continue" if number else "restart"
            is_last = number == len(heights) - 1
            yield Row(
                () if number else (group.name,), merge, self._cells(line), fits and not is_last, height < self.page / 2
            )

    def _cells(self, line: OfficialLine) -> Mapping[str, Paragraphs]:
        fit = room(self._width("channel"), self.paper.size)
        return {key: packed(texts, fit) if key == "channel" else texts for key, texts in line.cells.items()}

    def _width(self, key: str) -> float:
        return excel_width(WIDTHS[key] * self.scale - 2 * INSET)

    def _height(self, line: OfficialLine) -> float:
        return max(height_of(texts, self._width(key), self.paper.size) for key, texts in self._cells(line).items())


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
