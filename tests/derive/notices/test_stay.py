"""How long a notice hangs: one row a wording, with what the record says, and the day or none."""

from dataclasses import replace
from datetime import date

import pytest

from generator.derive.notices.board import say_stay
from generator.derive.notices.stay import derive_stay
from generator.model.item import TimeLimitEntry
from generator.model.record import PublicationRecord
from generator.read.timelimit.text import parse_time_limit
from tests.derive.ledger.support import CALENDAR, item

POSTED = date(2026, 6, 1)
RECORD = PublicationRecord(id="2026-0001", item="01-001")


@pytest.mark.parametrize(
    ("limit", "record", "said"),
    [
        ("公示期不少于7日", {}, "至少贴到2026年6月8日"),
        ("公示期为5个工作日", {}, "贴到2026年6月8日"),
        ("公示期限不超过10日", {}, "贴到2026年6月11日"),
        ("自张贴之日起公示不少于10日", {}, "至少贴到2026年6月11日"),
        ("公示不少于一个月", {}, "至少贴到2026年7月1日"),
        ("征求意见期限不得少于30日", {}, "至少贴到2026年7月1日"),
        ("信息形成之日起20个工作日内公开", {}, ""),
        ("长期公开", {}, ""),
        ("招标文件提供期限自开始发出之日起不得少于5个工作日", {}, ""),
        ("公示期满后5日内撤下", {}, ""),
        ("乡镇审核公示不少于一周；县级审批公示不少于五天", {}, ""),
        ("乡镇审核公示不少于一周；县级审批公示不少于五天", {"trigger": "县级审批"}, "至少贴到2026年6月8日"),
        ("乡镇审核公示不少于一周；县级审批公示不少于五天", {"title": "河东镇乡镇审核公示"}, "至少贴到2026年6月8日"),
        ("民主评议结果公示期不少于10天；审定结果及时公开", {"title": "民主评议结果"}, "至少贴到2026年6月11日"),
        ("民主评议结果公示期不少于10天；审定结果形成后及时公开", {"title": "审定名单"}, ""),
        ("公示期不少于7日", {"removed": "2026-06-20"}, "贴到2026年6月20日（按发布记录）"),
        ("长期公开", {"removed": "2026-06-20"}, "贴到2026年6月20日（按发布记录）"),
    ],
)  # fmt: skip
def test_table(limit: str, record: dict[str, str], said: str) -> None:
    stay = derive_stay(item("01-001", limit), replace(RECORD, **record), POSTED, CALENDAR)
    assert say_stay(stay) == said


def test_without_a_posting_day_there_is_no_removal_day() -> None:
    stay = derive_stay(item("01-001", "公示期不少于7日"), RECORD, None, CALENDAR)
    assert (stay.wording, stay.last) == ("公示期不少于7日", None)


def test_a_year_not_announced_is_provisional() -> None:
    stay = derive_stay(item("01-001", "公示期不少于7个工作日"), RECORD, date(2030, 1, 25), CALENDAR)
    assert "暂定" in say_stay(stay)


def test_a_wording_for_a_part_counts_where_the_record_names_it() -> None:
    two = item("01-001", "公示不少于一周")
    village = replace(two.time_limit[0], limit=parse_time_limit("公布不少于15日"), applies_to="属于村务公开的")
    both = replace(two, time_limit=(*two.time_limit, village))
    assert isinstance(village, TimeLimitEntry)
    stay = derive_stay(both, RECORD, POSTED, CALENDAR)
    assert stay.last is None and "属于村务公开的" in stay.wording
    village_affairs = replace(RECORD, trigger="属于村务公开")
    assert say_stay(derive_stay(both, village_affairs, POSTED, CALENDAR)) == "至少贴到2026年6月16日"
