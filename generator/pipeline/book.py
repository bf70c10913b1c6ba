"""read → derive → render: a checked catalogue → the bound catalogue, as one PDF or one Word file."""

import io
import zipfile
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from generator.derive.book import derive_book
from generator.derive.views.book import book_view
from generator.model.book import Book, Layout
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.pipeline.printing import FOR_BOOK, choose_typeface, require_packages, say_missing
from generator.pipeline.volumes import refuse_beyond_memory
from generator.pipeline.words import field_words
from generator.read.memory import read_free_memory
from generator.render.print.book import render_book_pdf, texts_of
from generator.render.print.docx import render_book_docx
from generator.render.print.typeset import find_missing_glyphs

ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The time written beside each part: the first a zip file can hold, so that the bytes are the same on any day."""


def make_book(catalogue: Catalogue, day: date, codes: Collection[str] = (), edition: str = "") -> Book:
    """The book of a catalogue; `codes`: domains to print, none means all of them."""
    return derive_book(catalogue, day, codes, edition)


def write_pdf(book: Book, fonts: Sequence[str], family: str = "", layout: Layout = Layout.TABLE) -> bytes:
    """A tagged PDF.

    Args:
        book: what is printed.
        fonts: folders of font files, looked through before the system's.
        family: the typeface to take instead of the ones we know.
        layout: the official table, or blocks.

    Raises:
        SetupError: typst is not installed; the machine lacks memory; there is no typeface, or it lacks characters: the
            message names the items.
    """
    require_packages(FOR_BOOK)
    refuse_beyond_memory(book, read_free_memory())
    typeface = choose_typeface(book.catalogue, fonts, family)
    view = book_view(book, field_words())
    set_texts = [("--edition", book.edition), *(("汇编里的字", text) for text in texts_of(view, typeface, layout))]
    missing = list(find_missing_glyphs(set_texts, typeface))
    if missing:
        raise SetupError(say_missing(missing, typeface, fonts))
    return render_book_pdf(view, typeface, layout)


def write_docx(book: Book) -> bytes:
    """A Word file; it needs no typeface here, the office's Word has its own."""
    return zip_parts(render_book_docx(book_view(book, field_words())))


def zip_parts(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of parts, in their order; the same bytes for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts:
            part = zipfile.ZipInfo(name, ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o644 << 16
            package.writestr(part, content)
    return out.getvalue()
