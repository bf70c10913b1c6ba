"""The bound catalogue → PDF: what typst/book.typ sets, as plain data.

Landscape A4 throughout, so that the office's tables lie as in its other papers and the book is bound at one edge. A row
stands on one page unless it is too tall for that; each page tells in its head which items it holds.
"""

import re
from collections.abc import Iterable, Iterator

from generator.model.book import Book, LawUse, Layout
from generator.model.catalogue import Catalogue, Domain
from generator.model.columns import HEADINGS, Heading
from generator.model.text import chinese_day
from generator.model.typeface import Typeface
from generator.render.official import EM, INSET, WIDTHS, Row, is_tall, rows_of
from generator.render.print.bookwords import (
    INDEX_NOTE,
    LAW_HEADINGS,
    LAWS_NOTE,
    WORDS,
    about,
    domain_facts,
    domain_name,
    example_note,
    full_title,
    guidance_note,
    keywords,
    law_cells,
    law_uses,
    maker,
    table_title,
)
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


def texts_of(book: Book, typeface: Typeface, layout: Layout = Layout.TABLE) -> Iterator[str]:
    """Every text that is set, for the check against the typeface."""
    data = book_data(book, typeface, layout)
    data["words"] = {name: word for name, word in WORDS.items() if name not in DRAWABLE}
    return texts_in(data)


def render_book_pdf(book: Book, typeface: Typeface, layout: Layout = Layout.TABLE) -> bytes:
    """A tagged PDF with bookmarks for domains and categories; the same bytes for the same book."""
    return typeset("book", book_data(book, typeface, layout), typeface, book.day)


def book_data(book: Book, typeface: Typeface, layout: Layout) -> dict[str, Json]:
    """What the template reads. Texts are strings, or lists of strings where a long word may be broken."""
    catalogue = book.catalogue
    return {
        "words": dict(WORDS),
        "layout": layout.value,
        "printed": [item.id for item in catalogue.items],
        "full": full_title(book),
        "title": book.title,
        "subtitle": book.subtitle,
        "office": pieces(catalogue.office.name),
        "author": maker(catalogue),
        "maker": pieces(maker(catalogue)),
        "edition": book.edition,
        "day": chinese_day(book.day),
        "example": example_note(catalogue),
        "keywords": keywords(book),
        "draw": [name for name in DRAWABLE if typeface.missing_in(WORDS[name])],
        "about": [
            {"title": title, "pairs": _pairs(pairs), "lines": [pieces(line) for line in lines]}
            for title, pairs, lines in about(book)
        ],
        "widths": list(WIDTHS.values()),
        "inset": INSET,
        "headings": [_heading(top) for top in HEADINGS],
        "domains": [_domain(catalogue, domain) for domain in catalogue.domains],
        "index-note": INDEX_NOTE,
        "index": [
            {"letter": group.letter, "items": [[pieces(item.title), item.id] for item in group.items]}
            for group in book.index
        ],
        "laws-note": LAWS_NOTE,
        "law-headings": LAW_HEADINGS,
        "laws": [_law(number, use) for number, use in enumerate(book.laws, 1)],
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


def _domain(catalogue: Catalogue, domain: Domain) -> Json:
    table = rows_of(domain, catalogue.laws)
    return {
        "code": domain.code,
        "name": domain_name(domain),
        "caption": table_title(catalogue, domain),
        "introduction": pieces(domain.introduction),
        "facts": _pairs(domain_facts(catalogue, domain)),
        "questions": [[pieces(question.ask), question.item] for question in domain.questions],
        "categories": [
            [pieces(category.name), pieces(category.description), f"{len(rows)}项", rows[0].id]
            for category, rows in table
        ],
        "guidance": pieces(guidance_note(domain)),
        "rows": [_row(row, row is rows[0]) for _, rows in table for row in rows],
    }


def _row(row: Row, is_first: bool) -> Json:
    return {
        "ordinal": row.ordinal,
        "id": row.id,
        "first": is_first,
        "tall": is_tall(row),
        "long": _is_long(row),
        "category": _in_column("category", [row.category])[0],
        "title": _in_column("title", [row.title])[0],
        "content": _in_column("content", row.content),
        "basis": _in_column("basis", row.basis),
        "time": _in_column("time_limit", row.time_limit),
        "subject": _in_column("subject", row.subject),
        "boxes": [[chosen, *_in_column("channel", [name])] for chosen, name in row.channel],
        "groups": _in_column("groups", [row.groups])[0],
        "everyone": row.everyone,
        "ticks": [row.proactive, row.on_request, row.county, row.township, row.village],
    }


def _is_long(row: Row) -> bool:
    texts = (*row.content, *row.basis, *row.time_limit, *row.subject, row.groups, row.title)
    boxes = sum(len(name) + 2 for _, name in row.channel)
    return sum(-(-len(text) // _BLOCK_LINE) for text in texts) + boxes // _BLOCK_LINE > LONG


def _law(number: int, use: LawUse) -> Json:
    title, doc_no, state = law_cells(use)
    return {
        "ordinal": number,
        "title": pieces(title),
        "number": pieces(doc_no, _LAW_ROOM),
        "state": pieces(state, _LAW_ROOM),
        "uses": [[item_id, articles] for item_id, articles in law_uses(use)],
    }
