"""The page and the calendar of occasions."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.views.occasions import numbered, occasions_page
from generator.derive.workdays import count_workdays
from generator.model.occasion import Occasion, OccasionKind, Outcome, find_period
from generator.read.calendar import build_work_calendar
from generator.render.site.occasions import render_occasions
from generator.render.site.pages import SiteRenderer
from tests.catalogues import base_catalogue

OFFICE = base_catalogue().office
EVENT = Occasion(
    title="学区划分办法（征求意见稿）；含附件,三份",
    kind=OccasionKind.CONSULTATION,
    items=("02-001",),
    body="县教育局",
    start="2026-10-08",
    end="2026-11-07",
    how="写信、打电话、发邮件都可以\\不收匿名件",
    phone="0000-0000003",
    email="jy@example.gov.cn",
    draft="files/price-2026.txt",
    explanation="https://a.gov.cn/sm",
    promised="2026-12-10",
)
OPEN_DAY = Occasion(
    title="走进政务服务中心",
    kind=OccasionKind.OPEN_DAY,
    body="县人民政府",
    start="2026-10-08",
    venue="一楼",
    hours="9:00—11:30",
)


def page(*events: Occasion) -> str:
    catalogue = base_catalogue()
    items = {item.id: item for item in catalogue.items}
    view = occasions_page(events, items, catalogue.laws, set(), catalogue.bodies, catalogue.office)
    return SiteRenderer().page(view).body


def unfolded(data: bytes) -> list[str]:
    """The lines as a reader of calendars has them."""
    text = data.decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


def test_a_consultation_says_what_when_and_how() -> None:
    body = page(EVENT, OPEN_DAY)
    assert "（共 30 日）" in body
    assert '<a href="../files/price-2026.txt">看稿子</a>' in body
    assert '<a href="https://a.gov.cn/sm">起草说明</a>' in body
    assert 'href="mailto:jy@example.gov.cn"' in body
    assert "还没有公布，最迟 2026-12-10" in body
    assert '<a href="../02/001/">招生范围</a>' in body
    assert body.index("征求意见</h2>") < body.index("政府开放日</h2>")
    assert body.count("采纳情况") == 1, "an open day has no opinions to be taken up"


def test_what_was_taken_up() -> None:
    outcome = Outcome("2026-12-01", "放宽了片区", 12, 9, "面积由省里定", "files/price-2026.txt")
    body = page(replace(EVENT, outcome=outcome))
    for told in ("2026-12-01", "放宽了片区", "收到意见 12 条，采纳 9 条。", "没有采纳的：面积由省里定", ">看文件</a>"):
        assert told in body
    none = page(replace(EVENT, outcome=Outcome("2026-12-01", "没有收到意见", 0)))
    assert "收到意见 0 条。" in none


def test_two_on_one_day_have_two_anchors() -> None:
    assert [anchor for anchor, _ in numbered((EVENT, OPEN_DAY))] == ["e2026-10-08", "e2026-10-08-2"]


def test_calendar_is_folded_escaped_and_ends_the_day_after() -> None:
    lines = unfolded(render_occasions(numbered((EVENT, OPEN_DAY)), OFFICE))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20261008" in lines
    assert "DTEND;VALUE=DATE:20261108" in lines
    assert "DTEND;VALUE=DATE:20261009" in lines, "one day"
    assert "SUMMARY:征求意见：学区划分办法（征求意见稿）；含附件\\,三份" in lines
    assert any(line.startswith("DESCRIPTION:写信、打电话、发邮件都可以\\\\不收匿名件\\n电话") for line in lines)
    assert len({line for line in lines if line.startswith("UID:")}) == 2


def test_the_same_register_gives_the_same_bytes_and_keeps_its_uids() -> None:
    one, other = render_occasions(numbered((EVENT,)), OFFICE), render_occasions(numbered((OPEN_DAY, EVENT)), OFFICE)
    assert one == render_occasions(numbered((EVENT,)), OFFICE)
    assert re.findall(b"UID:\\S+", one)[0] in re.findall(b"UID:\\S+", other)


def test_days_that_cannot_be_read_are_left_out() -> None:
    lines = unfolded(render_occasions(numbered((replace(EVENT, end="2026-09-01"),)), OFFICE))
    assert "BEGIN:VEVENT" not in lines


@pytest.mark.parametrize(
    ("title", "article", "days"),
    [
        ("重大行政决策程序暂行条例", "第十五条", 30),
        ("重大行政决策程序暂行条例", "第十五条第二款", 30),
        ("重大行政决策程序暂行条例", "第十六条", 0),
        ("国有土地上房屋征收与补偿条例", "第十条", 30),
        ("中华人民共和国土地管理法实施条例", "第二十六条", 10),
        ("中华人民共和国土地管理法", "第二十六条", 0),
    ],
)
def test_least_periods_by_article(title: str, article: str, days: int) -> None:
    period = find_period(title, article)
    assert (period.days if period else 0) == days


def test_working_days_leave_holidays_out() -> None:
    """2026: National Day 1 to 7 October, 20 September and 10 October worked (the State Council's notice)."""
    calendar = build_work_calendar()
    assert count_workdays(calendar, date(2026, 9, 25), date(2026, 10, 16)) == 11
    assert count_workdays(calendar, date(2026, 9, 30), date(2026, 10, 7)) == 0
    assert count_workdays(calendar, date(2026, 10, 12), date(2031, 1, 1)) is None, "years nobody has announced"


@given(st.dates(date(2026, 1, 1), date(2026, 11, 30)), st.integers(0, 20), st.integers(0, 10))
def test_longer_is_never_less(start: date, length: int, more: int) -> None:
    calendar = build_work_calendar()
    end = start + timedelta(days=length)
    one, other = count_workdays(calendar, start, end), count_workdays(calendar, start, end + timedelta(days=more))
    assert one is None or other is None or one <= other
