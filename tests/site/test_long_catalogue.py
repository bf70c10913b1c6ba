"""Nothing grows with the number of items: in a long catalogue the lists are cut (A–Z by letter, tables by category)."""

import gzip
import re

import pytest

from benchmarks.synthetic import write_catalogue
from tests.site.support import Built, build_once, common_base

ITEMS = 1800
"""Over twice what one list holds, and more in a domain than one table does."""
OTHERS = 14_000
"""Stylesheet, script and icon, packed, and the heads of the answers: room kept of the 65 KB."""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_once(common_base(tmp_path_factory), "long", lambda folder: write_catalogue(ITEMS, folder / "catalog"))


@pytest.mark.slow
def test_no_page_of_a_long_catalogue_is_heavy(long: Built) -> None:
    heavy = {}
    for page in long.site.rglob("*.html"):
        limit = 16_000 if page.parent.name.isdigit() and page.parent.parent.name.isdigit() else 65_000 - OTHERS
        size = len(gzip.compress(page.read_bytes(), 6))
        if size > limit:
            heavy[page.relative_to(long.site).as_posix()] = size
    assert heavy == {}


@pytest.mark.slow
def test_every_item_is_still_on_one_page_of_the_list(long: Built) -> None:
    listed: list[str] = []
    for letter in (long.site / "az").iterdir():
        if letter.is_dir():
            text = (letter / "index.html").read_text("utf-8")
            listed += set(re.findall(r'<a href="\.\./\.\./(\d\d/\d{3,})/">', text))
    assert len(listed) == len(set(listed)) == ITEMS
    assert set(listed) == {item.id.replace("-", "/") for item in long.catalogue.items}


@pytest.mark.slow
def test_table_of_a_long_domain_stands_on_its_categories(long: Built) -> None:
    domain = long.catalogue.domains[0]
    assert len(domain.items) > 120
    assert "<table>" not in (long.site / domain.code / "index.html").read_text("utf-8")
    category = next(c for c in domain.categories if 0 < len(domain.items_of(c.name)) <= 120)
    page = (long.site / domain.code / category.id / "index.html").read_text("utf-8")
    assert page.count("<tr id=") == len(domain.items_of(category.name))
