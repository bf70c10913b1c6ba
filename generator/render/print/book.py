"""The bound catalogue → PDF: what typst/book.typ sets, as plain data.

Landscape A4 throughout, so that the office's tables lie as in its other papers and the book is bound at one edge. A row
stands on one page unless it is too tall for that; each page tells in its head which items it holds.
"""

import re
from collections.abc import Iterable, Iterator

from generator.derive.views.book import (
    INDEX_NOTE,
    LAW_HEADINGS,
    LAWS_NOTE,
    WORDS,
    BookDomain,
    BookView,
    LawLine,
)
from generator.derive.views.official import OfficialRow
from generator.model.book import Layout
from generator.model.columns import HEADINGS, Heading
from generator.model.typeface import Typeface
from generator.render.print.official import EM, INSET, WIDTHS, is_tall
from generator.render.print.typeset import Json, texts_in, typeset

PIECE = 4
"""Letters after which a word too long for its column may be broken: fewer than the narrowest column holds."""
ROOM = 20.0
"""Characters (ems) that every text outside the table has room for on a line."""
_LAW_ROOM = 12.0
"""The same for the middle columns of the list of laws."""
LONG = 30
"""Guessed lines from which a block may be broken over pages; a page holds some 50."""
_BLOCK_LINE = 40
_WORD = re.compile(r"[!-\u2e7f]+")
_WIDE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ@%&mw—…")


DRAWABLE = ("chosen", "not-chosen", "tick")
"""Words that are marks: the template draws those that the typeface lacks."""


def texts_of(book: BookView, typeface: Typeface, layout: Layout = Layout.TABLE) -> Iterator[str]:
    """Every text that is set, for the check against the typeface."""
    data = book_data(book, typeface, layout)
    data["words"] = {name: word for name, word in WORDS.items() if name not in DRAWABLE}
    return texts_in(data)


def render_book_pdf(book: BookView, typeface: Typeface, layout: Layout = Layout.TABLE) -> bytes:
    """A tagged PDF with bookmarks for domains and categories; the same bytes for the same book."""
    return typeset("book", book_data(book, typeface, layout), typeface, book.day)


def book_data(book: BookView, typeface: Typeface, layout: Layout) -> dict[str, Json]:
    """What the template reads. Texts are strings, or lists of strings where a long word may be broken."""
    return {
        "words": dict(WORDS),
        "layout": layout.value,
        "printed": list(book.items),
        "full": book.full,
        "title": book.title,
        "subtitle": book.subtitle,
        "office": pieces(book.office),
        "author": book.maker,
        "maker": pieces(book.maker),
        "edition": book.edition,
        "day": book.printed,
        "example": book.example,
        "keywords": list(book.keywords),
        "draw": [name for name in DRAWABLE if typeface.missing_in(WORDS[name])],
        "about": [
            {"title": part.title, "pairs": _pairs(part.pairs), "lines": [pieces(line) for line in part.lines]}
            for part in book.about
        ],
        "widths": list(WIDTHS.values()),
        "inset": INSET,
        "headings": [_heading(top) for top in HEADINGS],
        "domains": [_domain(domain) for domain in book.domains],
        "index-note": INDEX_NOTE,
        "index": [
            {"letter": group.letter, "items": [[pieces(line.title), line.id] for line in group.lines]}
            for group in book.index
        ],
        "laws-note": LAWS_NOTE,
        "law-headings": LAW_HEADINGS,
        "laws": [_law(number, law) for number, law in enumerate(book.laws, 1)],
    }


def _heading(heading: Heading) -> Json:
    return {"key": heading.key, "text": heading.text, "parts": [_heading(part) for part in heading.parts]}


def pieces(text: str, room: float = ROOM) -> Json:
    """A text as it is, or in pieces between which it may be broken: nothing may run out of its column.

    `room`: what fits on a line, in ems. A word that fits is never broken.
    """
    parts: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        if _ems(word[0]) > room:
            parts.append(text[end : word.start()])
            parts.extend(word[0][start : start + PIECE] for start in range(0, len(word[0]), PIECE))
            end = word.end()
    return [part for part in (*parts, text[end:]) if part] if parts else text


def _ems(word: str) -> float:
    """Width of a word, rather too much than too little."""
    return sum(1 if char in _WIDE else 0.65 for char in word)


def _in_column(key: str, texts: Iterable[str]) -> list[Json]:
    """The paragraphs of a cell. A mark of the table stands before some of them."""
    room = (WIDTHS[key] - 2 * INSET) / EM - 1
    return [pieces(text, room) for text in texts]


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    return [[name, pieces(text)] for name, text in pairs]


def _domain(domain: BookDomain) -> Json:
    return {
        "code": domain.code,
        "name": domain.name,
        "caption": domain.caption,
        "introduction": pieces(domain.introduction),
        "facts": _pairs(domain.facts),
        "questions": [[pieces(ask), item_id] for ask, item_id in domain.questions],
        "categories": [
            [pieces(category.name), pieces(category.description), category.count, category.rows[0].id]
            for category in domain.table
        ],
        "guidance": pieces(domain.guidance),
        "rows": [_row(row, row is category.rows[0]) for category in domain.table for row in category.rows],
    }


def _row(row: OfficialRow, is_first: bool) -> Json:
    return {
        "ordinal": row.ordinal,
        "id": row.id,
        "origin": row.origin,
        "first": is_first,
        "tall": is_tall(row),
        "long": _is_long(row),
        "category": _in_column("category", [row.category])[0],
        "path": _in_column("title", [" › ".join(row.path)])[0],
        "title": _in_column("title", [row.title])[0],
        "content": _in_column("content", row.content),
        "basis": _in_column("basis", row.basis),
        "time": _in_column("time_limit", row.time_limit),
        "subject": _in_column("subject", row.subject),
        "boxes": [[chosen, *_in_column("channel", [name])] for chosen, name in row.channel],
        "groups": _in_column("groups", [row.groups])[0],
        "everyone": row.everyone,
        "ticks": [row.proactive, row.on_request, row.county, row.township, row.village],
        "called": [_in_column(key, [row.called.get(key, "")])[0] for key in _TICKS],
    }


_TICKS = ("proactive", "on_request", "county", "township", "village")
"""Columns of ticks behind the audience, in printed order."""


def _is_long(row: OfficialRow) -> bool:
    texts = (*row.content, *row.basis, *row.time_limit, *row.subject, row.groups, row.title)
    boxes = sum(len(name) + 2 for _, name in row.channel)
    return sum(-(-len(text) // _BLOCK_LINE) for text in texts) + boxes // _BLOCK_LINE > LONG


def _law(number: int, law: LawLine) -> Json:
    return {
        "ordinal": number,
        "title": pieces(law.title),
        "number": pieces(law.doc_no, _LAW_ROOM),
        "state": pieces(law.state, _LAW_ROOM),
        "uses": [[item_id, articles] for item_id, articles in law.uses],
    }
