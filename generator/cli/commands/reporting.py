"""Commands of reports: `gongkai report annual`, `gongkai inspect`."""

from pathlib import Path
from typing import Any

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.options import BRIEF_FORMATS, CATALOG, QUIET, in_form

ANNUAL_FORMATS = ("xlsx", "docx", "html", "json")


@click.group(
    cls=ChineseGroup,
    help="报告：政府信息公开工作年度报告。",
    short_help="报告：政府信息公开工作年度报告。",
)
def report() -> None:
    """What is reported once a year."""


@report.command(
    "annual",
    help="政府信息公开工作年度报告，照统一格式（国办公开办函〔2021〕30号）：总体情况从发布记录和台账来，"
    "表三从申请清单数，勾稽关系逐项核对；没有人知道的空着，列出来，不填 0。"
    "先写成 Excel，把空格填好，再用 --filled 写成 Word 或者网页。",
    short_help="政府信息公开工作年度报告：Excel、Word、网页。",
)
@click.option("--year", type=int, required=True, metavar="年份", help="哪一年的，例如 2026。")
@click.option(
    "--applications",
    multiple=True,
    metavar="文件",
    help="申请清单：gongkai service export 导出的 JSON、CSV，或者自己登记的表格；可写多次，合起来数。",
)
@click.option("--filled", default="", metavar="文件", help="填好的年报表（本命令写的 Excel）。")
@click.option("--today", default="", metavar="日期", help="算到哪一天，默认今天。")
@in_form(ANNUAL_FORMATS)
@click.option("-o", "--output", default="", metavar="文件", help="存成哪个文件，默认“某年政府信息公开工作年度报告”。")
@CATALOG
@QUIET
def annual(catalog: str, quiet: bool, **wanted: Any) -> int:
    from generator.cli.annual import Wanted, run_annual

    return run_annual(Path(catalog), Wanted(**wanted), quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="自查：照检查的人会数的，一样一样数生成好的网站：死链接、附件打不开、空栏目、没有更新、更新不及时、"
    "日期没有依据、没有解读、同一份登记几处、个人信息、登记的文件打不开、混进别的机关的链接、"
    "日期和先后对不上、公示期过了还留着。每样一个等次，列出要改的。SITE 是生成好的网站，默认 site。",
    short_help="自查：检查的人会数什么，要改哪些。",
)
@click.argument("site", default="site", metavar="[SITE]")
@click.option("--today", default="", metavar="日期", help="算到哪一天，默认今天。")
@in_form(BRIEF_FORMATS)
@CATALOG
@click.option("--strict", is_flag=True, help="有一样是“一般”也算不通过。")
def inspect(site: str, today: str, form: str, catalog: str, strict: bool) -> int:
    from generator.cli.inspect import run_inspect

    return run_inspect(Path(site), Path(catalog), today, form, strict=strict)


COMMANDS = (report, inspect)
