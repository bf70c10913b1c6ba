"""The official table: one home for its headings, the same words on the website, in the PDF and in Word."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.model.catalogue import Catalogue
from generator.model.columns import HEADING_OF, HEADINGS
from generator.model.terms import Channel
from generator.model.words import FieldWords
from generator.pipeline.building import Site, field_words
from generator.pipeline.checking import check_folder
from generator.render.official import TALL, WIDTHS, is_tall, rows_of

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return check_folder(REPOSITORY / "catalog", "catalog", date(2026, 11, 28)).catalogue


@pytest.fixture(scope="module")
def words() -> FieldWords:
    return field_words()


@pytest.mark.parametrize("key", ["basis", "time_limit"])
def test_headings_are_the_titles_of_the_schema(key: str, words: FieldWords) -> None:
    assert HEADING_OF[key] == words[key]


@pytest.mark.parametrize("key", ["audience", "method", "level"])
def test_headings_of_the_scope_are_the_titles_of_the_schema(key: str, words: FieldWords) -> None:
    assert HEADING_OF[key] == words[f"scope.{key}"]


def test_content_and_channel_say_more_than_the_schema_but_begin_with_it(words: FieldWords) -> None:
    assert HEADING_OF["content"] == words["content"] + "（要素）"
    assert HEADING_OF["channel"].startswith(words["channel"])


def test_every_column_has_a_width_and_together_they_fill_the_page() -> None:
    assert list(WIDTHS) == [part.key for top in HEADINGS for part in (top.parts or (top,))]
    assert sum(WIDTHS.values()) == pytest.approx(297 - 2 * 12)


def test_rows_are_numbered_through_the_domain_and_none_is_lost(shipped: Catalogue) -> None:
    for domain in shipped.domains:
        rows = [row for _, part in rows_of(domain, shipped.laws) for row in part]
        assert [row.ordinal for row in rows] == list(range(1, len(domain.items) + 1))
        assert {row.id for row in rows} == {item.id for item in domain.items}


def test_every_row_has_all_boxes_in_printed_order(shipped: Catalogue) -> None:
    for domain in shipped.domains:
        for _, rows in rows_of(domain, shipped.laws):
            for row in rows:
                names = [name.partition("（")[0] for _, name in row.channel]
                assert list(dict.fromkeys(names)) == [channel.value.partition("（")[0] for channel in Channel]


def test_the_website_words_its_table_in_the_same_way(shipped: Catalogue) -> None:
    renderer = Site(shipped, 2026).renderer
    for domain in shipped.domains:
        page = str(renderer.domain(domain).body)
        cells = re.findall(r'<td data-label="([^"]+)"[^>]*>(.*?)</td>', page, re.DOTALL)
        told: dict[str, list[str]] = {}
        for label, text in cells:
            told.setdefault(label, []).append(re.sub(r"<[^>]+>", "", text).replace("&#34;", '"').strip())
        rows = [row for _, part in rows_of(domain, shipped.laws) for row in part]
        assert (
            told[HEADING_OF["ordinal"]] == [str(row.ordinal) for row in rows] == [str(n + 1) for n in range(len(rows))]
        )
        assert told[HEADING_OF["basis"]] == ["；".join(row.basis) for row in rows]
        assert told[HEADING_OF["time_limit"]] == ["；".join(row.time_limit) for row in rows]
        assert told[HEADING_OF["subject"]] == ["、".join(row.subject) for row in rows]
        chosen = ["、".join(sorted(name for is_on, name in row.channel if is_on)) for row in rows]
        assert ["、".join(sorted(text.split("、"))) for text in told[HEADING_OF["channel"]]] == chosen


def test_only_a_row_of_many_lines_may_be_broken(shipped: Catalogue) -> None:
    rows = [row for domain in shipped.domains for _, part in rows_of(domain, shipped.laws) for row in part]
    assert not any(is_tall(row) for row in rows if sum(map(len, row.content)) < 150 and sum(map(len, row.basis)) < 100)
    assert is_tall(replace(rows[0], content=("字",) * (TALL + 1)))
    assert is_tall(replace(rows[0], groups="字" * 200))
