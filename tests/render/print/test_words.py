"""Templates for paper hold no words: all come from the value, and the value is what the typeface is asked about."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.derive.posters import derive_posters
from generator.derive.views.book import WORDS, book_view
from generator.model.book import Layout
from generator.model.catalogue import Catalogue
from generator.model.poster import Choice, Poster
from generator.model.typeface import Typeface
from generator.pipeline.book import make_book
from generator.pipeline.words import field_words
from generator.render.print import book, poster
from generator.render.print.typeset import find_missing_glyphs
from generator.resources import TYPST_DIR, WORD_DIR
from tests.catalogues import base_catalogue

REPOSITORY = Path(__file__).parents[3]
DAY = date(2026, 11, 28)
BODIES = ("document", "header", "footer", "parts")
STRANGE = "\U00020bb7"
FACE = Typeface("x", "", "", frozenset(range(0x20000)))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return base_catalogue()


@pytest.fixture(scope="module")
def one(catalogue: Catalogue) -> Poster:
    return derive_posters(catalogue, Choice(ids=("01-001",)))[0]


@pytest.mark.parametrize("path", sorted(TYPST_DIR.glob("*.typ")), ids=lambda path: path.name)
def test_typst_templates_hold_no_words(path: Path) -> None:
    """No Chinese, no full-width mark, no dash, no box; and nothing in quotes or brackets that reads as a word."""
    source = path.read_text("utf-8")
    assert source.isascii(), re.findall(r"[^\x00-\x7f]+", source)
    assert re.findall(r"\[[^\]#\[]*[A-Za-z]{2,}", re.sub(r"//.*", "", source)) == []


@pytest.mark.parametrize("name", BODIES)
def test_word_templates_hold_no_words(name: str) -> None:
    source = (WORD_DIR / f"{name}.xml").read_text("utf-8")
    assert re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL).isascii(), name
    assert [text for text in re.findall(r"<w:t[^>]*>([^<{]+)", source) if text.strip() not in ("", "1")] == []


def test_every_word_of_a_poster_is_asked_about(one: Poster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever field or word of the program gets a character that the typeface lacks, it is told."""
    for field in ("id", "kind", "title", "sentence", "office", "phone", "phone_of", "board"):
        changed = replace(replace(one, phone="1", phone_of="县局"), **{field: STRANGE})
        if field == "title":
            changed = replace(changed, breaks=((STRANGE,),))
        assert missing(poster.texts_of(changed, DAY)) == STRANGE, field
    assert missing(poster.texts_of(one, DAY)) == ""
    monkeypatch.setitem(poster.WORDS, "new", STRANGE)
    assert missing(poster.texts_of(one, DAY)) == STRANGE


def test_every_word_of_the_book_is_asked_about(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    made = book_view(make_book(catalogue, DAY), field_words())
    for layout in Layout:
        assert missing(book.texts_of(made, FACE, layout)) == ""
        for name in (*WORDS, "new"):
            words = {**WORDS, name: STRANGE}
            monkeypatch.setattr(book, "WORDS", words)
            assert missing(book.texts_of(made, FACE, layout)) == ("" if name in book.DRAWABLE else STRANGE), name
        monkeypatch.undo()
    for word in ("LAWS_NOTE", "INDEX_NOTE"):
        monkeypatch.setattr(book, word, STRANGE)
        assert missing(book.texts_of(made, FACE)) == STRANGE, word
        monkeypatch.undo()


def missing(texts: object) -> str:
    found = dict(find_missing_glyphs((("x", text) for text in texts), FACE))  # type: ignore[attr-defined]
    return found.get("x", "")
