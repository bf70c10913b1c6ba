"""The bound catalogue → the parts of a Word document (ECMA-376, WordprocessingML), for Word and WPS alike.

The parts are templates in `render/word/`, escaped by the engine like the pages of the site: no text of a catalogue can
become markup. Styles are real ones, so the navigation pane, the contents and an office's own look work by changing a
style. Fonts are named, not embedded: 仿宋, 黑体 and 宋体 stand on every Windows with Chinese.

Every category has a table of its own below its heading: Word's navigation pane leaves out headings within tables. Page
numbers are fields that Word works out when it opens the file; nothing is guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.derive.views.book import INDEX_NOTE, LAW_HEADINGS, LAWS_NOTE, WORDS, BookDomain, BookView
from generator.derive.views.official import OfficialRow
from generator.model.columns import CHOSEN, HEADINGS, NOT_CHOSEN, TICK
from generator.render.print.official import EM, INSET, WIDTHS, is_tall
from generator.resources import WORD_DIR

_TWIPS = 56.693
"""Twentieths of a point in a millimetre."""
LAW_WIDTHS = (8, 70, 38, 42, 115)
FONTS = (("仿宋", "仿宋_GB2312"), ("黑体", "SimHei"), ("宋体", "SimSun"))
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TICKED = ("everyone", "proactive", "on_request", "county", "township", "village")
_WIDE = 0x2E80
"""From here on a character takes a whole em, below it half of one."""
_BLANK = 0.25
_CELL = 15
"""Half points of the text of a table."""
_NARROW = ("ordinal", *_TICKED)
"""Columns whose cells are centred."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A bookmark. `number` is unique in the document; `name` begins with a letter or an underscore (at most 40)."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with its bookmark."""

    text: str
    anchor: Anchor


def render_book_docx(book: BookView) -> list[tuple[str, bytes]]:
    """(name, content) of every part, in the order in which they stand in the file; the same for the same book."""
    return list(_Writer(book).parts())


class _Writer:
    def __init__(self, book: BookView) -> None:
        self.book = book
        self.environment = word_environment()
        self.count = 0
        self.contents: list[tuple[int, Entry]] = []
        self.anchors = {item_id: self._anchor(f"i{item_id.replace('-', '_')}") for item_id in book.items}

    def parts(self) -> Iterator[tuple[str, bytes]]:
        headers = self._headers()
        yield "[Content_Types].xml", self._render("types.xml", types=types_of(headers))
        yield "_rels/.rels", self._render("relations.xml", relations=PACKAGE_RELATIONS)
        yield "docProps/core.xml", self._core()
        yield "docProps/app.xml", self._render("app.xml", office=self.book.office)
        yield "word/_rels/document.xml.rels", self._render("relations.xml", relations=word_relations(headers))
        yield "word/document.xml", self._document()
        yield "word/styles.xml", self._render("styles.xml", inset=_twips(INSET), cell=_CELL)
        yield "word/settings.xml", self._render("settings.xml", fields=True)
        yield "word/fontTable.xml", self._render("fontTable.xml", fonts=FONTS)
        yield (
            "word/footer.xml",
            self._render("footer.xml", words=WORDS, title=self.book.title, edition=self.book.edition),
        )
        for name, text in headers.items():
            yield f"word/{name}.xml", self._render("header.xml", text=text)

    def _render(self, name: str, **values: Any) -> bytes:
        return self.environment.get_template(name).render(values).encode()

    def _anchor(self, name: str) -> Anchor:
        self.count += 1
        return Anchor(self.count, name)

    def _entry(self, level: int, text: str) -> Entry:
        entry = Entry(text, self._anchor(f"_Toc{100_000_000 + self.count}"))
        self.contents.append((level, entry))
        return entry

    def _headers(self) -> dict[str, str]:
        """Part → what stands at the head of its pages: the book's title, or the domain's."""
        return {"header0": self.book.full, **{f"header{domain.code}": domain.caption for domain in self.book.domains}}

    def _core(self) -> bytes:
        book = self.book
        return self._render(
            "core.xml",
            title=book.full,
            maker=book.maker,
            keywords=" ".join(book.keywords),
            stamp=f"{book.day.isoformat()}T00:00:00Z",
        )

    def _document(self) -> bytes:
        book = self.book
        about_heading = self._entry(1, WORDS["about"])
        domains = [self._domain(domain) for domain in book.domains]
        return self._render(
            "document.xml",
            office=book.office,
            title=book.title,
            between_levels=" › ",
            subtitle=book.subtitle,
            edition=book.edition,
            maker=book.maker,
            day=book.printed,
            example=book.example,
            words=WORDS,
            about_heading=about_heading,
            about=book.about,
            contents=self.contents,
            domains=domains,
            index_heading=self._entry(1, WORDS["index"]),
            index_note=INDEX_NOTE,
            index=book.index,
            laws_heading=self._entry(1, WORDS["laws"]),
            laws_note=LAWS_NOTE,
            law_headings=LAW_HEADINGS,
            law_widths=[_twips(width) for width in LAW_WIDTHS],
            laws=[((law.title, law.doc_no, law.state), law.uses) for law in book.laws],
            anchors=self.anchors,
            marks=(CHOSEN, NOT_CHOSEN),
            narrow=_NARROW,
            cell_of=_cell_of,
            packed=_packed,
            **_columns(),
        )

    def _domain(self, domain: BookDomain) -> dict[str, Any]:
        heading = self._entry(1, domain.name)
        return {
            "heading": heading,
            "header": f"header{domain.code}",
            "caption": domain.caption,
            "introduction": domain.introduction,
            "facts": domain.facts,
            "questions": domain.questions,
            "guidance": domain.guidance,
            "table": [
                (self._entry(2, category.name), category, [(row, is_tall(row)) for row in category.rows])
                for category in domain.table
            ],
        }


def word_environment() -> Environment:
    """Where the templates of `render/word/` stand: escaped, so that no text of a catalogue can become markup."""
    return Environment(
        loader=FileSystemLoader(WORD_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def types_of(headers: Iterable[str]) -> list[tuple[str, str]]:
    """Part → its content type. `headers`: names of the parts of heads of pages."""
    parts = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    parts |= {"footer": "footer", **dict.fromkeys(headers, "header")}
    word = [(f"word/{part}.xml", f"{_WORD}{kind}+xml") for part, kind in parts.items()]
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return [*word, ("docProps/core.xml", _CORE), ("docProps/app.xml", app)]


PACKAGE_RELATIONS = (
    ("document", f"{_RELATION}officeDocument", "word/document.xml"),
    ("core", _CORE_RELATION, "docProps/core.xml"),
    ("app", f"{_RELATION}extended-properties", "docProps/app.xml"),
)


def word_relations(headers: Iterable[str]) -> list[tuple[str, str, str]]:
    kinds = {"styles": "styles", "settings": "settings", "fontTable": "fontTable", "footer": "footer"}
    kinds |= dict.fromkeys(headers, "header")
    return [(part, f"{_RELATION}{kind}", f"{part}.xml") for part, kind in kinds.items()]


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def _columns() -> dict[str, Any]:
    """Widths, keys and the two rows of the head. A cell of the lower row is empty below one that spans both."""
    upper, lower = [], []
    for top in HEADINGS:
        parts = top.parts or (top,)
        upper.append((top, len(parts), sum(_twips(WIDTHS[part.key]) for part in parts)))
        lower += [(part.text if top.parts else "", _twips(WIDTHS[part.key])) for part in parts]
    widths = [_twips(width) for width in WIDTHS.values()]
    return {
        "widths": widths,
        "columns": list(zip(widths, WIDTHS, strict=True)),
        "head_cells": upper,
        "lower_cells": lower,
    }


def _cell_of(row: OfficialRow, key: str) -> tuple[str, ...]:
    """The paragraphs of a cell."""
    value = getattr(row, key)
    if key in _TICKED:
        return tuple(filter(None, (TICK, row.called.get(key, "")))) if value else ()
    if key == "groups":
        return (f"{TICK}{value}",) if value else ()
    return value if isinstance(value, tuple) else (str(value),)


def _packed(row: OfficialRow) -> list[list[tuple[bool, str]]]:
    """The boxes of a row, as many on a line as fit: Word would break a line between a mark and its word."""
    room = (WIDTHS["channel"] - 2 * INSET) / EM
    lines: list[list[tuple[bool, str]]] = []
    used = room
    for chosen, name in row.channel:
        width = 1 + sum(1 if ord(char) >= _WIDE else 0.5 for char in name)
        if used + _BLANK + width > room:
            lines.append([])
            used = -_BLANK
        lines[-1].append((chosen, name))
        used += _BLANK + width
    return lines
