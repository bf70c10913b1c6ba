"""Places are read as they are called, wherever they stand, and words that look like them are left alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.derive.letters import group_by_letter
from generator.derive.search.places import known_reading
from generator.derive.search.readings import read_text
from generator.model.catalogue import Catalogue

NAMES = Path(__file__).parents[2] / "data" / "places" / "readings.tsv"


def _names() -> dict[str, list[str]]:
    rows = (line.split("\t") for line in NAMES.read_text("utf-8").splitlines())
    return {name: syllables.split() for name, syllables in rows}


def test_every_place_from_the_county_upwards() -> None:
    names = _names()
    assert len(names) > 3190
    assert [name for name, syllables in names.items() if read_text(name, {}) != syllables] == []


@pytest.mark.parametrize("before", ["四川省", "关于"])
@pytest.mark.parametrize("behind", ["长期规划", "市场监管局"])
def test_places_inside_a_text(before: str, behind: str) -> None:
    at = len(before)
    wrong = [
        name
        for name, syllables in _names().items()
        if read_text(before + name + behind, {})[at : at + len(name)] != syllables
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("漯河", "luo he"),
        ("长治", "chang zhi"),
        ("荥经", "ying jing"),
        ("荥阳", "xing yang"),
        ("龙圩", "long xu"),
        ("都匀", "du yun"),
        ("覃塘", "qin tang"),
        ("单县", "shan xian"),
        ("山西省长治", "shan xi sheng chang zhi"),
        ("某市花都", "mou shi hua du"),
        ("天长", "tian chang"),
    ],
)
def test_places_without_their_kind(text: str, reading: str) -> None:
    assert " ".join(read_text(text, {})) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("由于都是", "you yu dou shi"),
        ("都安装了", "dou an zhuang le"),
        ("大城市", "da cheng shi"),
        ("农民乐队", "nong min yue dui"),
        ("市长治理", "shi zhang zhi li"),
        ("权力清单县级", "quan li qing dan xian ji"),
        ("校长宁愿", "xiao zhang ning yuan"),
    ],
)
def test_words_that_look_like_places(text: str, reading: str) -> None:
    assert " ".join(read_text(text, {"由于都": "you yu dou", "市长": "shi zhang"})) == reading


def test_corrections_of_an_office_win() -> None:
    assert read_text("朝阳村", {"朝阳村": "zhao yang cun"})[0] == "zhao"


def test_letter_of_a_place(catalogue: Catalogue) -> None:
    titles = ("漯河市规划", "长治市规划", "珲春市规划", "朝阳市规划")
    letters = group_by_letter([replace(catalogue.items[0], title=title) for title in titles], {})
    assert [letter.letter for letter in letters] == ["C", "H", "L"]


def test_known_are_those_in_the_list() -> None:
    assert known_reading("长治") == known_reading("长治市") == ("chang", "zhi")
    assert known_reading("乐山市") == ("le", "shan")
    assert known_reading("长沟镇") is None
