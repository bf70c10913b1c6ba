"""Tables that a portal's back office exports, with the headings that offices really have."""

import pytest

from generator.model.portal import PortalList
from generator.read.portal.sources import read_source


def only(*rows: str, encoding: str = "utf-8") -> PortalList:
    (found,) = read_source("export.csv", "\r\n".join(rows).encode(encoding), "")
    return found


@pytest.mark.parametrize("shown", ["公布时间", "发布日期", "公示日期", "上传时间", "信息发布时间", "发布日"])
@pytest.mark.parametrize(
    ("title", "url", "body"), [("信息名称", "信息链接", "发布单位"), ("公开标题", "原文地址", "责任单位")]
)
def test_headings_say_what_they_plainly_say(title: str, url: str, body: str, shown: str) -> None:
    found = only(
        f"序号,{title},所在栏目,{body},生成日期,{shown},{url}",
        "1,2026年政府预算,财政预决算,县财政局,2026.3.1,2026/3/5 10:20:11,https://a.gov.cn/1.html",
        encoding="gb18030",
    )
    (one,) = found.documents
    assert (one.title, one.column, one.body, one.shown, one.url) == (
        "2026年政府预算", "财政预决算", "县财政局", "2026-03-05", "https://a.gov.cn/1.html",
    )  # fmt: skip
    assert found.remarks == ()


def test_rows_without_a_title_or_a_day_are_named() -> None:
    found = only(
        "标题,栏目,发布日期,网址",
        "甲公告,征地信息,2026年5月,https://a.gov.cn/1.html",
        ",征地信息,2026-05-06,https://a.gov.cn/2.html",
        ",,,",
        *(f"第{n}号公告,征地信息,,https://a.gov.cn/{n}.html" for n in range(10)),
    )
    assert found.remarks == (
        "第3行没有标题，没有收；补上“标题”一列再读",
        "第5、6、7、8、9行等 10 行没有读出发布日期；日期写成 2026-05-06 的样子，要写到日",
    )


def test_without_a_column_of_days_its_heading_is_told() -> None:
    found = only("标题,栏目", "甲公告,征地信息")
    assert found.remarks == ("表格里没有发布日期一列，1 条都没有日期；有这一列的，列名写成“发布日期”",)
