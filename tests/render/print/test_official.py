"""Measures of the printed table: columns fill the page, only tall rows are broken."""

from dataclasses import replace

import pytest

from generator.derive.views.official import OfficialRow, rows_of
from generator.model.columns import HEADINGS
from generator.pipeline.words import field_words
from generator.render.print.official import TALL, WIDTHS, is_tall
from tests.catalogues import shipped_catalogue


@pytest.fixture(scope="module")
def rows() -> list[OfficialRow]:
    shipped = shipped_catalogue()
    tables = (rows_of(domain, shipped.laws, field_words()) for domain in shipped.domains)
    return [row for table in tables for _, part in table for row in part]


def test_every_column_has_a_width_and_together_they_fill_the_page() -> None:
    assert list(WIDTHS) == [part.key for top in HEADINGS for part in (top.parts or (top,))]
    assert sum(WIDTHS.values()) == pytest.approx(297 - 2 * 12)


def test_only_a_row_of_many_lines_may_be_broken(rows: list[OfficialRow]) -> None:
    assert not any(is_tall(row) for row in rows if sum(map(len, row.content)) < 150 and sum(map(len, row.basis)) < 100)
    assert is_tall(replace(rows[0], content=("字",) * (TALL + 1)))
    assert is_tall(replace(rows[0], groups="字" * 200))
