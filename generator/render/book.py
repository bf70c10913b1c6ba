"""The bound catalogue → PDF: what typst/book.typ sets, as plain data.

Landscape A4 throughout, so that the office's tables lie as in its other papers and the book is bound at one edge. A row
stands on one page unless it is too tall for that; each page tells in its head which items it holds.
"""

import re
from collections.abc import Iterable

from generator.model.book import Book, LawUse
from generator.model.catalogue import Catalogue, Domain
from generator.model.columns import CHOSEN, HEADINGS, NOT_CHOSEN, TICK
from generator.model.typeface import Typeface
from generator.render.bookwords import (
    INDEX_NOTE,
    LAW_HEADINGS,
    LAWS_NOTE,
    WORDS,
    about,
    chinese_day,
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
from generator.render.official import INSET, WIDTHS, Row, is_tall, rows_of
from generator.render.typeset import Json, typeset

PIECE = 6
"""Letters after which a long word may be broken: about half of the narrowest column that holds words."""
_WORD = re.compile(r"[!-\u2e7f]{7,}")


def render_book_pdf(book: Book, typeface: Typeface) -> bytes:
    """A tagged PDF with bookmarks for domains and categories; the same bytes for the same book."""
    return typeset("book", book_data(book, typeface), typeface, book.day)


def book_data(book: Book, typeface: Typeface) -> dict[str, Json]:
    """What the template reads. Texts are strings, or lists of strings where a long word may be broken."""
    catalogue = book.catalogue
    return {
        "words": dict(WORDS),
        "full": full_title(book),
        "title": book.title,
        "subtitle": book.subtitle,
        "office": catalogue.office.name,
        "maker": maker(catalogue),
        "edition": book.edition,
        "day": chinese_day(book.day),
        "example": example_note(catalogue),
        "keywords": keywords(book),
        "draw": [sign for sign in (CHOSEN, NOT_CHOSEN, TICK) if typeface.missing_in(sign)],
        "about": [
            {"title": title, "pairs": _pairs(pairs), "lines": _all_pieces(lines)} for title, pairs, lines in about(book)
        ],
        "widths": list(WIDTHS.values()),
        "inset": INSET,
        "headings": [{"text": top.text, "parts": [part.text for part in top.parts]} for top in HEADINGS],
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


def pieces(text: str) -> Json:
    """A text as it is, or in pieces between which it may be broken: nothing may run out of its column."""
    if not _WORD.search(text):
        return text
    parts: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        parts.append(text[end : word.start()])
        parts.extend(word[0][start : start + PIECE] for start in range(0, len(word[0]), PIECE))
        end = word.end()
    return [part for part in (*parts, text[end:]) if part]


def _all_pieces(texts: Iterable[str]) -> list[Json]:
    return [pieces(text) for text in texts]


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
        "category": pieces(row.category),
        "title": pieces(row.title),
        "content": _all_pieces(row.content),
        "basis": _all_pieces(row.basis),
        "time": _all_pieces(row.time_limit),
        "subject": _all_pieces(row.subject),
        "boxes": [[chosen, pieces(name)] for chosen, name in row.channel],
        "groups": pieces(row.groups),
        "everyone": row.everyone,
        "ticks": [row.proactive, row.on_request, row.county, row.township, row.village],
    }


def _law(number: int, use: LawUse) -> Json:
    title, doc_no, state = law_cells(use)
    return {
        "ordinal": number,
        "title": pieces(title),
        "number": pieces(doc_no),
        "state": pieces(state),
        "uses": [[item_id, articles] for item_id, articles in law_uses(use)],
    }
