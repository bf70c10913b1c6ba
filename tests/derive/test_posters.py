"""What is chosen is printed, in the catalogue's order, each once, with the right words."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.derive.posters import MAX_SENTENCE, derive_posters, find_refused, shorten
from generator.model.catalogue import Catalogue
from generator.model.item import Origin
from generator.model.poster import Choice, PosterSet
from generator.model.terms import Level, OriginKind
from generator.render.print.poster import texts_of
from tests.catalogues import base_catalogue

HERE = Path(__file__).parent.parent


@cache
def small() -> Catalogue:
    return base_catalogue()


def ids(choice: Choice) -> list[str]:
    return [poster.id for poster in derive_posters(small(), choice)]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(ids=("01",)), ["01"]),
        (Choice(ids=("01",), with_items=True), ["01", "01-c1", "01-001", "01-c2", "01-002", "01-003"]),
        (Choice(ids=("01-c2",), with_items=True), ["01-c2", "01-002", "01-003"]),
        (Choice(ids=("02-001", "01-003", "01", "01-003")), ["01", "01-003", "02-001"]),
        (Choice(bodies=("县教育局",)), ["02-001"]),
        (Choice(bodies=("乡镇人民政府",)), ["01-002"]),
        (Choice(level=Level.TOWNSHIP), ["01-001", "01-002"]),
        (Choice(level=Level.COUNTY, within=("02",)), ["02-001"]),
        (Choice(level=Level.VILLAGE, within=("02",)), []),
        (Choice(ids=("02",), level=Level.VILLAGE), ["01-002", "02"]),
        (Choice(), []),
    ],
)
def test_choice_gives_these_posters(choice: Choice, expected: list[str]) -> None:
    assert ids(choice) == expected


def test_of_two_entries_for_one_id_the_first_is_told_as_on_its_page() -> None:
    first = small().permalinks.fates["01-004"]
    second = replace(first, on="2026-12-01", replaced_by=("02-001",), title="另一个")
    register = replace(small().permalinks, retired=(*small().permalinks.retired, second))
    refused = find_refused(replace(small(), permalinks=register), Choice(ids=("01-004",)))
    assert refused == find_refused(small(), Choice(ids=("01-004",)))


def test_everything_has_a_poster() -> None:
    every = ids(Choice(ids=("01", "02"), with_items=True))
    assert len(every) == len(set(every)) == 2 + 3 + 4


def test_withdrawn_and_unknown_are_refused_with_what_to_print_instead() -> None:
    refused = find_refused(small(), Choice(ids=("01-004", "01-002", "09-001"), bodies=("县教育厅",), within=("77",)))
    assert refused == (
        "“01-004 征地补偿登记”已于 2026-11-24 合并，不能再印海报，改印替代它的 01-002",
        "目录里没有编码“09-001”",
        "目录里没有编码“77”",
        "bodies.yml 里没有登记“县教育厅”",
    )
    assert find_refused(small(), Choice(bodies=("教育局",))) == (
        "bodies.yml 里没有登记“教育局”，您是不是想写“县教育局”？",
    )
    assert find_refused(small(), Choice(ids=("01", "01-c1", "02-001"), bodies=("县教育局",))) == ()


def test_a_poster_says_what_the_catalogue_says() -> None:
    (poster,) = derive_posters(small(), Choice(ids=("01-001",)))
    assert poster.title == "征地补偿标准"
    assert poster.sentence == "本县每块地一亩补多少钱，青苗和房子怎么算。"
    assert poster.address == "https://www.example.gov.cn/gk/01/001/"
    assert (poster.phone, poster.phone_of) == ("0000-0000001", "县自然资源局")
    assert poster.example


def test_telephone_is_the_bodys_then_the_offices_then_the_sets() -> None:
    (poster,) = derive_posters(small(), Choice(ids=("02-001",)))
    assert (poster.phone, poster.phone_of) == ("0000-0000000", "示例县人民政府办公室")
    chosen = PosterSet("示例村", board="示例村公示栏", phone="0000-0000050", phone_name="示例村村民委员会")
    (poster,) = derive_posters(small(), Choice(ids=("02-001",)), chosen)
    assert (poster.phone, poster.phone_of, poster.board) == ("0000-0000050", "示例村村民委员会", "示例村公示栏")
    (poster,) = derive_posters(small(), Choice(ids=("01-001",)), replace(chosen, phone=""))
    assert (poster.phone, poster.board) == ("0000-0000001", "示例村公示栏")


def test_sentence_is_shortened_only_at_the_end_of_a_sentence() -> None:
    assert shorten("甲。乙。") == "甲。乙。"
    assert shorten("甲" * 40 + "。" + "乙" * 40 + "。") == "甲" * 40 + "。"
    assert shorten("甲" * 90 + "。乙。") == "甲" * 90 + "。"
    assert shorten("没有句号") == "没有句号"
    assert shorten("他说“行。”走了。" + "丙" * MAX_SENTENCE) == "他说“行。”走了。"


def test_introduction_gives_the_sentence_that_says_what_is_found_there() -> None:
    text = "修路要用村里的地，得先征地。这里可以查到一亩地补多少、钱什么时候付。别的话" + "很长" * 30 + "。"
    assert shorten(text) == "这里可以查到一亩地补多少、钱什么时候付。"


def test_a_wording_nobody_compared_is_told_on_paper() -> None:
    domain = small().domains[0]
    compared = Origin(OriginKind.NATIONAL, "某某标准目录", compared="2026-05-06")
    items = (replace(domain.items[0], origin=compared), *domain.items[1:])
    made = replace(small(), domains=(replace(domain, items=items), *small().domains[1:]))
    doubts = {poster.id: poster.doubt for poster in derive_posters(made, Choice(ids=("01",), with_items=True))}
    assert doubts["01-001"] == doubts["01"] == doubts["01-c1"] == ""
    assert "没有核对" in doubts["01-002"]
    text = "".join(texts_of(derive_posters(made, Choice(ids=("01-002",)))[0], date(2026, 11, 24)))
    assert doubts["01-002"] in text and "待核：待核" not in text and "措辞待核" in text
    assert "待核" not in "".join(texts_of(derive_posters(made, Choice(ids=("01-001",)))[0], date(2026, 11, 24)))
