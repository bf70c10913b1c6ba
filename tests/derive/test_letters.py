"""The A–Z list of the site, the index of the book and the initials the search takes are one rule for any title."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.derive.book import derive_book
from generator.derive.letters import group_by_letter
from generator.derive.search.terms import derive_search
from generator.model.catalogue import Catalogue
from generator.pipeline.building import Site
from tests.search.support import open_engine, search_files_of

DAY = date(2026, 11, 28)
TITLES = {
    "A级旅游景区名单": ("A", "ajlyjqmd"),
    "a类企业名录": ("A", "alqyml"),
    "ＡＰＰ备案情况": ("A", "appbaqk"),
    "é类标志清单": ("#", "élbzqd"),
    "PM2.5监测数据": ("P", "pm25jcsj"),
    "VOCs治理补助": ("V", "vocszlbz"),
    "5G基站建设": ("#", "5gjzjs"),
    "５Ｇ应用示范": ("#", "5gyysf"),
    "12345热线受理": ("#", "12345rxsl"),
    "110接处警": ("#", "110jcj"),
    "2026年工作要点": ("#", "2026ngzyd"),
    "①号方案": ("#", "1hfa"),
    "Ⅲ级响应": ("#", "Ⅲjxy"),
    "α射线装置": ("#", "αsxzz"),
    "Ω计划": ("#", "Ωjh"),
    "Яр项目": ("#", "Ярxm"),
    "の街区": ("#", "のjq"),
    "《安置方案》": ("A", "azfa"),
    "“双随机”检查": ("S", "ssjjc"),
    "（试行）办法": ("S", "sxbf"),
    "(临时)救助": ("L", "lsjz"),
    "【公告】停水": ("G", "ggts"),
    "　首空格": ("S", "skg"),
    "·重大项目": ("Z", "zdxm"),
    "“5G”试点": ("#", "5gsd"),
    "《A级景区》复核": ("A", "ajjqfh"),
    "№3清单": ("#", "3qd"),
    "〇号病例通报": ("L", "lhbltb"),
    "重庆路改造": ("C", "cqlgz"),
    "绿化管护": ("L", "lhgh"),
    "——": ("#", ""),
}


@pytest.fixture(scope="module")
def titled(catalogue: Catalogue) -> Catalogue:
    model = catalogue.domains[0].items[0]
    items = tuple(
        replace(model, id=f"01-{n:03}", title=title, keywords=(), summary="") for n, title in enumerate(TITLES, 1)
    )
    domain = replace(catalogue.domains[0], items=items, questions=())
    return replace(catalogue, domains=(domain,), words=replace(catalogue.words, readings={"重大": "zhong da"}))


def listed(page: str) -> list[tuple[str, list[str]]]:
    parts = re.findall(r'<h2 id="letter-[^"]+">(.+?)</h2>(.+?)</section>', page, re.DOTALL)
    return [(letter, re.findall(r"<a [^>]+>([^<]+)<small>", rest)) for letter, rest in parts]


def test_site_and_book_agree_on_every_title(titled: Catalogue) -> None:
    book = [(group.letter, [item.title for item in group.items]) for group in derive_book(titled, DAY).index]
    site = Site(titled, 2026)
    az = next(view for view in site.views.letters() if view.path == "az/")
    assert listed(str(site.renderer.page(az).body)) == book
    assert {title: letter for letter, titles in book for title in titles} == {
        t: want for t, (want, _) in TITLES.items()
    }
    assert [letter for letter, _ in book] == [*sorted({letter for letter, _ in TITLES.values()} - {"#"}), "#"]


def test_initials_begin_with_the_letter_and_the_search_knows_them(titled: Catalogue, tmp_path: Path) -> None:
    for letter, initials in TITLES.values():
        assert initials[:1].upper() == letter or (letter == "#" and not re.match("[A-Za-z]", initials))
    typed = {item.id: TITLES[item.title][1] for item in titled.items}
    typed = {code: initials for code, initials in typed.items() if initials.isascii() and initials}
    with open_engine(search_files_of(derive_search(titled), titled), tmp_path) as engine:
        answers = engine(ask=[*typed.values()])["answers"]
    missed = [
        (typed[code], found["ids"][:3]) for code, found in zip(typed, answers, strict=True) if code not in found["ids"]
    ]
    assert missed == []


def test_within_a_letter_numbers_go_by_value(titled: Catalogue) -> None:
    model = titled.domains[0].items[0]
    items = [
        replace(model, id=f"01-{n:03}", title=title)
        for n, title in enumerate(("10项", "2项", "２项", "2026", "第10号", "第9号"))
    ]
    groups = {group.letter: [item.title for item in group.items] for group in group_by_letter(items, {})}
    assert groups == {"D": ["第9号", "第10号"], "#": ["2项", "２项", "10项", "2026"]}


def test_any_title_stands_under_one_letter(titled: Catalogue) -> None:
    model = titled.domains[0].items[0]

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.lists(st.text(max_size=6), min_size=1, max_size=6))
    def hold(titles: list[str]) -> None:
        items = [replace(model, id=f"01-{n:03}", title=title) for n, title in enumerate(titles)]
        groups = group_by_letter(items, {})
        assert sorted(item.id for group in groups for item in group.items) == [item.id for item in items]
        assert {group.letter for group in groups} <= {*"ABCDEFGHIJKLMNOPQRSTUVWXYZ#"}

    hold()
