"""The official table: one home for its headings, one wording of its rows for the website, the PDF and Word."""

import re
from dataclasses import replace

import pytest

from generator.derive.views.official import OfficialRow, official_row, rows_of, say_law_state
from generator.model.catalogue import Catalogue
from generator.model.columns import HEADING_OF
from generator.model.item import ChannelUse
from generator.model.terms import Channel, LawStatus
from generator.model.words import FieldWords
from generator.pipeline.building import Site
from generator.pipeline.words import field_words
from tests.catalogues import shipped_catalogue


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return shipped_catalogue()


@pytest.fixture(scope="module")
def words() -> FieldWords:
    return field_words()


def rows(catalogue: Catalogue) -> list[OfficialRow]:
    tables = (rows_of(domain, catalogue.laws, field_words()) for domain in catalogue.domains)
    return [row for table in tables for _, part in table for row in part]


@pytest.mark.parametrize("key", ["basis", "time_limit"])
def test_headings_are_the_titles_of_the_schema(key: str, words: FieldWords) -> None:
    assert HEADING_OF[key] == words[key]


@pytest.mark.parametrize("key", ["audience", "method", "level"])
def test_headings_of_the_scope_are_the_titles_of_the_schema(key: str, words: FieldWords) -> None:
    assert HEADING_OF[key] == words[f"scope.{key}"]


def test_content_and_channel_say_more_than_the_schema_but_begin_with_it(words: FieldWords) -> None:
    assert HEADING_OF["content"] == words["content"] + "（要素）"
    assert HEADING_OF["channel"].startswith(words["channel"])


def test_rows_are_numbered_through_the_domain_and_none_is_lost(shipped: Catalogue, words: FieldWords) -> None:
    for domain in shipped.domains:
        found = [row for _, part in rows_of(domain, shipped.laws, words) for row in part]
        assert [row.ordinal for row in found] == list(range(1, len(domain.items) + 1))
        assert {row.id for row in found} == {item.id for item in domain.items}


def test_every_row_has_all_boxes_in_printed_order(shipped: Catalogue) -> None:
    for row in rows(shipped):
        names = [name.partition("（")[0] for _, name in row.channel]
        assert list(dict.fromkeys(names)) == [channel.value.partition("（")[0] for channel in Channel]


def test_chosen_channels_are_the_ticked_boxes_in_the_order_of_the_item(shipped: Catalogue) -> None:
    item = shipped.items[0]
    uses = (ChannelUse(Channel.OTHER, "热线"), ChannelUse(Channel.WEBSITE))
    row = official_row(replace(item, channel=uses), None, {}, FieldWords())
    assert row.chosen == ("其他（热线）", "政府网站")
    for made in rows(shipped):
        assert sorted(made.chosen) == sorted(name for is_on, name in made.channel if is_on)


def test_cells_as_one_text_are_what_the_table_of_the_website_says(shipped: Catalogue) -> None:
    """Each cell of the built page, without its markup, in the order of the head."""
    site = Site(shipped, 2026)
    domain = shipped.domains[0]
    page = str(site.renderer.page(site.views.domain(domain)).body)
    found = re.findall(r'<td data-label="([^"]+)"[^>]*>(.*?)</td>', page, re.DOTALL)
    told = [(label, re.sub(r"<[^>]+>", "", text).replace("&#34;", '"')) for label, text in found]
    made = [row for _, part in rows_of(domain, shipped.laws, field_words()) for row in part]
    for key in ("basis", "time_limit", "subject", "channel", "audience", "method", "level"):
        assert [text for label, text in told if label == HEADING_OF[key]] == [row.cells[key] for row in made], key
    assert [text for label, text in told if label == HEADING_OF["ordinal"]] == [str(row.ordinal) for row in made]


def test_state_of_a_law_names_what_took_its_place_and_what_is_in_doubt(shipped: Catalogue) -> None:
    law = next(iter(shipped.laws.values()))
    gone = replace(law, effective="2020-01-01", status=LawStatus.REPEALED, replaced_by="新《甲》法")
    assert say_law_state(gone).startswith("2020-01-01 起施行；已废止；现适用《新〈甲〉法》")
    assert say_law_state(replace(law, status=LawStatus.UNKNOWN, effective="")).startswith("效力待核")
    assert say_law_state(None) == "未登记；效力待核"
