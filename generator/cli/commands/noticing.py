"""`notice`: a publication out of the website, to those who don't look there."""

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


COMMANDS = (notice,)
