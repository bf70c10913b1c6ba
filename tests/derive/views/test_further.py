"""Further facts: which fields are shown, printed and searched, by their marks alone."""

from dataclasses import replace

import pytest

from generator.derive.views import further
from generator.derive.views.further import Fact, further_facts, printed_facts, searched_texts
from generator.model.fields import PAGE_ONLY, UNSEARCHED, FieldRow, Mark, Meaning, Shape, fields_of
from generator.model.item import Item
from generator.model.words import FieldWords
from tests.catalogues import base_catalogue


@pytest.fixture
def item() -> Item:
    found = base_catalogue().items[0]
    return replace(found, verify="还要核", keywords=("占地", "", "补钱"))


def use(monkeypatch: pytest.MonkeyPatch, *marks: Mark) -> None:
    """As if two fields had no place on a page: a text with these marks, and a list."""
    rows = (
        FieldRow("verify", "verify", Shape.TEXT, Meaning.PROSE, marks=frozenset(marks)),
        FieldRow("keywords", "keywords", Shape.TEXTS, Meaning.PROSE),
    )
    monkeypatch.setattr(further, "fields_of", lambda _record: rows)
    monkeypatch.setattr(further, "_further_rows", further._further_rows.__wrapped__)  # what is kept is of no other test


def test_an_item_has_what_only_some_tables_have() -> None:
    assert [row.key for row in fields_of(Item) if row.is_further] == ["duration", "cycle", "remark"]


def test_texts_stand_under_the_title_of_the_schema(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch)
    words = FieldWords({"verify": "待核事项", "keywords": "关键词"})
    facts = (Fact("待核事项", ("还要核",)), Fact("关键词", ("占地", "补钱")))
    assert further_facts(item, words) == printed_facts(item, words) == facts
    assert [fact.line for fact in facts] == ["待核事项：还要核", "关键词：占地；补钱"]
    assert searched_texts(item) == ("还要核", "占地", "补钱")


def test_what_says_nothing_is_no_fact(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch)
    assert further_facts(replace(item, verify="", keywords=()), FieldWords()) == ()


def test_page_only_is_on_the_page_only(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, PAGE_ONLY)
    assert len(further_facts(item, FieldWords())) == 2
    assert [fact.title for fact in printed_facts(item, FieldWords())] == ["keywords"]
    assert searched_texts(item) == ("占地", "补钱")


def test_unsearched_is_printed(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, UNSEARCHED)
    assert len(printed_facts(item, FieldWords())) == 2
    assert searched_texts(item) == ("占地", "补钱")
