"""Withdrawn ids in the search: found by id and title, after what is live, and nothing else stands in for an id."""

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.derive.search.terms import derive_search
from generator.model.catalogue import Catalogue


def _lines(files: dict[str, bytes]) -> list[list[str]]:
    script = files["search/gone.js"].decode()
    value = json.loads(script[script.index("{") : script.rindex(")")])
    return [line.split("|") for line in value["t"].split("\n")]


def test_nothing_is_sent_where_nothing_was_withdrawn(search_files: dict[str, bytes]) -> None:
    assert "search/gone.js" not in search_files
    assert b'"g":1' not in search_files["search/names.js"]


def test_each_withdrawn_id_has_a_line_with_its_fate(shrunk: Catalogue, shrunk_files: dict[str, bytes]) -> None:
    rows = {row[0]: row[1:] for row in _lines(shrunk_files)}
    assert rows.keys() == {entry.id for entry in shrunk.permalinks.retired}
    assert rows["12"][0::2] == ["撤销", "领域"]
    assert rows["12-015"][2] == rows["12"][1]
    assert rows["01-016"][0] == "合并"
    assert rows["01-015"][0] == "移交"
    assert shrunk_files["search/names.js"].endswith(b'"g":1});\n')


def test_an_id_that_is_live_as_well_is_found_as_live(catalogue: Catalogue, shrunk: Catalogue) -> None:
    both = replace(catalogue, permalinks=shrunk.permalinks)
    assert {entry.id for entry in derive_search(both).gone} == {"90-001"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("12-015", "12-015"),
        ("01-016", "01-016"),
        ("１２－０１５", "12-015"),
        ("编码 12-15", "12-015"),
        ("12015", "12-015"),
        ("12", "12"),
        ("12-c1", "12-c1"),
        ("12-C1", "12-c1"),
        ("01-018", "01-018"),
    ],
)
def test_an_id_gives_itself_alone(shrunk_engine: Any, query: str, wanted: str) -> None:
    [answer] = shrunk_engine(ask=[query])["answers"]
    assert answer["ids"] == [wanted]


@pytest.mark.parametrize("query", ["99-999", "编码 99-15", "12-315", "12 315", "第12-345号"])
def test_an_id_nobody_had_gives_nothing(engine: Any, shrunk_engine: Any, query: str) -> None:
    for ask in (engine, shrunk_engine):
        [answer] = ask(ask=[query])["answers"]
        assert answer["ids"] == answer["near"] == []


def test_a_telephone_number_is_no_id(engine: Any) -> None:
    [answer] = engine(ask=["12315"])["answers"]
    assert answer["ids"]


def test_a_withdrawn_title_comes_first(shrunk: Catalogue, shrunk_engine: Any) -> None:
    titles = {entry.id: entry.title for entry in shrunk.permalinks.retired}
    exact, near, merged = shrunk_engine(ask=[titles["12-015"], "身份证丢了", titles["01-016"]])["answers"]
    assert exact["ids"][0] == "12-015"
    assert near["ids"][0][:2] == "12"
    assert merged["ids"][0] == "01-016"


def test_a_live_item_of_the_same_title_comes_first(shrunk: Catalogue, shrunk_engine: Any) -> None:
    [answer] = shrunk_engine(ask=[shrunk.addresses["02-012"]])["answers"]
    assert answer["ids"][:2] == ["02-012", "90-001"]


def test_a_withdrawn_title_is_found_by_sound(shrunk_engine: Any) -> None:
    [answer] = shrunk_engine(ask=["shenfenzheng"])["answers"]
    assert answer["ids"][0][:2] == "12"
