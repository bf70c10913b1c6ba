"""One rule for the articles that may be shown, wherever anything is shown of a legal basis."""

import ast
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.derive.book import derive_book
from generator.derive.feeds import derive_feeds
from generator.derive.search.terms import derive_search
from generator.derive.views.book import book_view
from generator.model.basis import shown_basis
from generator.model.book import Layout
from generator.model.catalogue import Catalogue
from generator.model.legalbasis import LegalBasis
from generator.model.typeface import Typeface
from generator.pipeline.building import Site
from generator.pipeline.scripts import browser_modules
from generator.pipeline.words import field_words
from generator.render.print.book import book_data
from generator.render.print.docx import render_book_docx
from generator.render.search.index import render_search
from generator.render.site.feeds import render_feeds
from tests.catalogues import base_catalogue

REPOSITORY = Path(__file__).parents[2]
DAY = date(2026, 11, 28)
SHOWN, OF_CATEGORY, HIDDEN = "第一百零一条", "第一百零二条", "第九百九十九条"
FORMS = {
    SHOWN: ("第一百零一条", "第101条"),
    OF_CATEGORY: ("第一百零二条", "第102条"),
    HIDDEN: ("第九百九十九条", "第999条"),
}


@pytest.fixture(scope="module")
def marked() -> Catalogue:
    """Each item rests on a registered law and on one that is not, each with a checked and an unchecked article."""
    catalogue = base_catalogue()
    laws = (next(iter(catalogue.laws)), "没有登记的办法")
    own = tuple(LegalBasis(law, (article,), checked=article == SHOWN) for law in laws for article in (SHOWN, HIDDEN))
    shared = tuple(
        LegalBasis(law, (article,), article == OF_CATEGORY) for law in laws for article in (OF_CATEGORY, HIDDEN)
    )
    domains = tuple(
        replace(
            domain,
            items=tuple(replace(item, basis=own) for item in domain.items),
            categories=tuple(replace(category, basis=shared) for category in domain.categories),
        )
        for domain in catalogue.domains
    )
    return replace(catalogue, domains=domains)


def outputs(catalogue: Catalogue) -> dict[str, str]:
    """Name → everything that is published or printed, but `catalogue.json`, which gives `checked` too."""
    site = Site(catalogue, DAY.year)
    views, render = site.views, site.renderer.page
    book = book_view(derive_book(catalogue, DAY), field_words())
    domain = catalogue.domains[0]
    found = {
        "item": render(views.item(domain.items[0].id)).body,
        "domain": render(views.domain(domain)).body,
        "category": render(views.category(f"{domain.code}-{domain.categories[0].id}")).body,
        "laws": render(views.laws()).body,
        "home": render(views.home()).body,
        "book.pdf": json.dumps(book_data(book, Typeface("x", "", "", frozenset()), Layout.TABLE), ensure_ascii=False),
        "book.docx": "".join(part.decode("utf-8") for _, part in render_book_docx(book)),
    }
    search = render_search(derive_search(catalogue), catalogue.words, browser_modules(), "x")
    found |= {path: data.decode() for path, data in search.items()}
    found |= {p: d.decode() for p, d in render_feeds(derive_feeds(catalogue), "https://a.example/", "某县").items()}
    return {name: str(text) for name, text in found.items()}


def test_articles_are_shown_where_they_were_checked_and_nowhere_else(marked: Catalogue) -> None:
    said = outputs(marked)
    assert {name for name, text in said.items() if any(form in text for form in FORMS[HIDDEN])} == set()
    for article in (SHOWN, OF_CATEGORY):
        holding = {name for name, text in said.items() if any(form in text for form in FORMS[article])}
        assert {"item", "domain", "laws", "book.pdf", "book.docx", "search/laws.js", "search/depth/01.js"} <= holding


def test_entries_on_one_law_are_one(marked: Catalogue) -> None:
    domain = marked.domains[0]
    item = domain.items[0]
    shown = shown_basis(item, domain.category_of(item), marked.laws)
    assert [(law is not None, basis.articles) for law, basis in shown] == [
        (True, (SHOWN, OF_CATEGORY)),
        (False, (SHOWN, OF_CATEGORY)),
    ]
    uses = {use.key: use.uses for use in derive_book(marked, DAY).laws}
    assert {articles for use in uses.values() for _, articles in use} == {(SHOWN, OF_CATEGORY)}


def test_nobody_else_decides() -> None:
    """What is shown of a basis is decided by the rule alone; data hand `checked` on as it is.

    An import and a comparison hold one catalogue against another and show nothing.
    """
    comparing = {"derive/merging.py", "derive/diff/duties.py"}
    readers = {
        path.relative_to(REPOSITORY / "generator").as_posix()
        for row in ("model", "derive", "render", "pipeline")
        for path in (REPOSITORY / "generator" / row).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "checked"
    }
    assert readers - comparing == {"model/basis.py"}
    templates = [*(REPOSITORY / "generator").rglob("*.html"), *(REPOSITORY / "generator").rglob("*.typ")]
    assert [path.name for path in templates if ".checked" in path.read_text("utf-8")] == []
