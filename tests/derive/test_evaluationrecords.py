"""Points that the records answer: what is told of them, and what is left alone."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.evaluationrecords import _in_order, day_in_address, recorded_points
from generator.model.catalogue import Catalogue
from generator.model.collecting import Collecting, DocumentCheck
from generator.model.evaluation import Grade, Point
from generator.model.item import Published, TimeLimitEntry
from generator.model.record import PublicationRecord
from generator.read.calendar import build_work_calendar
from generator.read.timelimit.text import parse_time_limit
from tests.catalogues import base_catalogue

TODAY = date(2026, 11, 30)
OWN = "https://www.example.gov.cn"


def points(found: Catalogue) -> dict[str, Point]:
    calendar = build_work_calendar(found.calendar)
    return {point.key: point for point in recorded_points(found, calendar, TODAY)}


def with_documents(*documents: Published, wording: str = "") -> Catalogue:
    """The base catalogue whose first item has these."""
    found = base_catalogue()
    domain = found.domains[0]
    item = replace(domain.items[0], published=documents)
    if wording:
        item = replace(item, time_limit=(TimeLimitEntry(parse_time_limit(wording)),))
    office = replace(found.office, site_domain="www.example.gov.cn")
    return replace(found, office=office, domains=(replace(domain, items=(item, *domain.items[1:])), *found.domains[1:]))


def shown(url: str, day: str = "2026-05-06") -> Published:
    return Published("某公告", url, day)


def test_what_links_published_found_is_told_and_what_it_never_asked_too() -> None:
    found = with_documents(shown(f"{OWN}/a.html"), shown(f"{OWN}/b.html"), shown("files/c.pdf"))
    asked = points(found)["gone"]
    assert asked.grade is Grade.UNTOLD
    assert "2 份没有看过" in asked.note
    checks = (
        DocumentCheck(f"{OWN}/a.html", "2026-11-01", fault="打不开"),
        DocumentCheck("https://x.cn/", "2026-11-01"),
    )
    told = points(replace(found, collected=Collecting(checks=checks)))["gone"]
    assert (told.counted, [one.where for one in told.findings]) == (1, [f"{OWN}/a.html"])
    assert "1 份没有看过" in told.note


@pytest.mark.parametrize(
    ("url", "is_foreign"),
    [
        ("https://www.example.gov.cn/a.html", False),
        ("http://zgj.example.gov.cn/a.html", False),
        ("https://www.mohurd.gov.cn/a.html", True),
        ("https://www.gov.cn/a.html", True),
        ("https://notexample.gov.cn/a.html", True),
        ("https://mp.weixin.qq.com/s/1", False),
    ],
)
def test_a_document_of_another_authority_is_told(url: str, is_foreign: bool) -> None:
    assert bool(points(with_documents(shown(url)))["foreign"].findings) is is_foreign


def test_without_a_website_of_its_own_nothing_is_foreign() -> None:
    found = with_documents(shown("https://www.gov.cn/a.html"))
    bare = replace(found, office=replace(found.office, site_domain="", site_url=""))
    assert points(bare)["foreign"].grade is Grade.UNTOLD


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (f"{OWN}/art/2026/5/6/art_1_1.html", "2026-05-06"),
        (f"{OWN}/202605/t20260517_123.html", "2026-05-17"),
        (f"{OWN}/2026-05/17/c_1.htm", "2026-05-17"),
        (f"{OWN}/zwgk/2026/05/c1.html", "2026-05-01"),
        (f"{OWN}/info/1234/56789.htm", None),
        (f"{OWN}/t20261399_1.html", None),
        (f"{OWN}/t2026051712345.html", None),
    ],
)
def test_a_day_in_an_address(url: str, day: str | None) -> None:
    found = day_in_address(url)
    assert (found.isoformat() if found else None) == day


def test_a_day_long_before_that_of_its_address_is_asked_about() -> None:
    late, slow = f"{OWN}/art/2026/11/20/art_1.html", f"{OWN}/art/2026/5/20/art_2.html"
    found = points(with_documents(shown(late, "2026-03-01"), shown(slow, "2026-05-06")))["order"]
    assert found.counted == 2
    assert [one.what for one in found.findings] == [
        "某公告：写的是 2026-03-01 公开，网址里的日期是 2026-11-20，晚 264 天"
    ]


def test_numbers_against_days_find_what_was_put_in_afterwards() -> None:
    honest = [
        shown(f"{OWN}/info/1001/{5000 + n}.htm", str(date(2026, 1, 5) + timedelta(days=9 * n))) for n in range(20)
    ]
    made_up = shown(f"{OWN}/info/1001/5030.htm", "2026-01-20")
    typo = shown(f"{OWN}/info/1001/4999.htm", "2026-12-31")  # one day too late accuses no other
    found = points(with_documents(*honest, made_up, typo))["order"]
    assert [one.what.partition("，")[0] for one in found.findings] == ["某公告：写的是 2026-01-20 公开"]


def test_numbers_that_begin_anew_each_month_say_nothing_of_days() -> None:
    documents = [
        shown(f"{OWN}/m{month}/c_{100 + n}.html", f"2026-{month:02}-{n + 1:02}")
        for month in range(1, 10)
        for n in range(9)
    ]
    assert not points(with_documents(*documents))["order"].findings


@given(st.lists(st.integers(0, 50), max_size=40))
def test_the_longest_run_in_order_is_in_order_and_none_is_longer(days: list[int]) -> None:
    kept = sorted(_in_order(days))
    assert all(days[one] <= days[two] for one, two in pairwise(kept))
    best = [1] * len(days)
    for at, day in enumerate(days):
        best[at] = 1 + max((best[before] for before in range(at) if days[before] <= day), default=0)
    assert len(kept) == max(best, default=0)


def test_a_posting_that_is_over_is_told_until_it_is_taken_down() -> None:
    found = with_documents(wording="公示期不少于7日")
    item = found.items[0].id
    line = PublicationRecord(id="2026-0001", item=item, title="名单", url=f"{OWN}/1.html", date="2026-05-06")
    told = points(replace(found, records=(line,)))["posted"]
    assert (told.counted, len(told.findings)) == (1, 1)
    assert "还在网上（2026-0001）" in told.findings[0].what
    away = replace(line, id="2026-0002", corrects="2026-0001", removed="2026-05-20")
    assert points(replace(found, records=(line, away)))["posted"].grade is Grade.UNTOLD
    fresh = replace(line, date="2026-11-28")
    assert points(replace(found, records=(fresh,)))["posted"].grade is Grade.GOOD
