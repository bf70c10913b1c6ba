"""`notice`: a publication out of the website, to those who don't look there."""

from typing import Any

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import CATALOG, QUIET

FORMS = ("大喇叭", "公示", "短信", "微信")


@click.command(
    cls=ChineseCommand,
    help="把公开了的一份文件写成大喇叭的广播稿、公示栏的一页公示、短信、微信。ID 是发布记录的编号（2026-0001）"
    "或者事项编码（01-018），可以写多个。都从目录和发布记录里来，不用另写；有个人信息的不写，"
    "短信放不下的不写，名称和数字不截断。不写 -o 的，把文字显示出来。",
    short_help="写广播稿、公示、短信、微信。",
)
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option(
    "--as",
    "forms",
    multiple=True,
    type=click.Choice(FORMS),
    metavar="种类",
    help=f"写成哪一种：{'、'.join(FORMS)}；可写多次。不写就都写（不写 -o 的没有公示）。",
)
@click.option("--since", default="", metavar="日期", help="从这一天起公开的每一份，例如 2026-06-01。")
@click.option("--posted", default="", metavar="日期", help="公示哪一天张贴；不写的，按发布记录，记录里没有的留空手写。")
@click.option(
    "-o", "--output", default="", metavar="文件", help="公示写 .pdf、.docx，其他写 .txt；几份、几种的写文件夹。"
)
@click.option("--font", default="", metavar="名称", help="公示用的字体，例如“思源黑体”。")
@click.option("--fonts", default="", metavar="文件夹", help="字体文件所在的文件夹，默认是目录旁边的 fonts。")
@CATALOG
@QUIET
def notice(catalog: str, quiet: bool, **wanted: str) -> int:
    from pathlib import Path

    from generator.cli.notice import Wanted, run_notice

    return run_notice(Path(catalog), Wanted(**wanted), quiet=quiet)  # type: ignore[arg-type]


@click.command(
    cls=ChineseCommand,
    help="把一份名单（Excel、CSV）做成查询页：每个人只查得到自己的一行，名单本身打不开、下载不到，输入的东西不离开手机。"
    "最好用 --codes 给每个人发查询码；用号码后几位查的，谁都能一个一个试，要加 --knowing-risk 才做。"
    "写出来是一个文件夹，传到门户网站上就能用。",
    short_help="名单做成查询页，每个人只查得到自己的。",
)
@click.argument("listed", metavar="名单")
@click.option("-o", "--output", required=True, metavar="文件夹", help="查询页写在哪个文件夹，不能在目录文件夹里。")
@click.option("--title", required=True, metavar="标题", help="查询页的标题，例如“2026年农村低保名单查询”。")
@click.option("--name", default="姓名", metavar="列名", help="名单里哪一列是姓名，默认“姓名”。")
@click.option("--codes", default="", metavar="文件", help="用查询码查：给每个人编一个码，写在这个 CSV 里，裁开当面交。")
@click.option("--number", default="", metavar="列名", help="用号码后几位查：哪一列是号码，例如“身份证号”。")
@click.option("--digits", default=4, metavar="几位", help="输入号码的后几位，4 到 8，默认 4。")
@click.option(
    "--show", multiple=True, metavar="列名", help="查出来显示哪一列；可写多次，不写就显示姓名、号码以外的各列。"
)
@click.option("--knowing-risk", "knowing", is_flag=True, help="看过用号码后几位查的风险，本单位决定照样做。")
@CATALOG
@QUIET
def lookup(listed: str, catalog: str, quiet: bool, **wanted: Any) -> int:
    from pathlib import Path

    from generator.cli.lookup import Wanted, run_lookup

    return run_lookup(Path(listed), Path(catalog), Wanted(**wanted), quiet=quiet)


COMMANDS = (notice, lookup)
