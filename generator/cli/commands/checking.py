"""`check`, `explain`, `guide`, `limit`, `links`, `gate`, `mask`, `doctor`: what is looked at and told."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.options import ALLOW, BRIEF_FORMATS, CATALOG, SILENT, STRICT, in_form

FORMATS = ("text", "json", "github", "gitlab", "sarif")


@click.command(
    cls=ChineseCommand,
    help="检查目录。PATH 是目录文件或文件夹，不写就检查 catalog 文件夹。",
    short_help="检查目录，指出哪一行有问题、怎样改。",
)
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@in_form(FORMATS)
@STRICT
@SILENT
def check(paths: Sequence[str], form: str, strict: bool, quiet: bool) -> int:
    from generator.cli.check import run_check

    return run_check(paths, form, strict=strict, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="说明提示的编号是什么意思、怎样改，不用上网。CODE 是 GK404 这样的编号，可以写多个；不写就列出全部。",
    short_help="说明检查提示的编号，怎样改。",
)
@click.argument("codes", nargs=-1, metavar="[CODE]…")
def explain(codes: Sequence[str]) -> int:
    from generator.cli.explain import run_explain

    return run_explain(codes)


@click.command(
    cls=ChineseCommand,
    help="打开使用说明，不用上网。PAGE 是检查提示的编号（GK404）或者一页的名称（导入、import）；不写就打开第一页。"
    "用 -o 存一份到别的文件夹，可以放到单位的共享盘上，双击 index.html 就能看。",
    short_help="打开使用说明，可以搜索，不用上网。",
)
@click.argument("page", default="", metavar="[PAGE]")
@click.option("-o", "--output", default="", metavar="文件夹", help="存一份到这个文件夹，不打开。")
@click.option("--no-browser", is_flag=True, help="不自己打开浏览器，只显示在哪里。")
def guide(page: str, output: str, no_browser: bool) -> int:
    from generator.cli.guide import run_guide

    return run_guide(page, output, opens=not no_browser)


@click.command(
    cls=ChineseCommand,
    help="看一句公开时限是怎样理解的：要做什么、从哪天起、多少天，哪些没有算进去。TEXT 是时限的原文，用引号括起来，"
    "可以写几句；写 - 就从标准输入读，一行一句。",
    short_help="看一句公开时限怎样理解、到哪天为止。",
)
@click.argument("texts", nargs=-1, required=True, metavar="TEXT…")
@click.option("--from", "start", default="", metavar="日期", help="起算的那一天，例如 2026-06-05；写了就算出到期日。")
@in_form(BRIEF_FORMATS)
@click.option("--catalog", default="catalog", metavar="文件夹", help="目录所在的文件夹；用里面的 calendar.yml。")
def limit(texts: Sequence[str], start: str, form: str, catalog: str) -> int:
    from generator.cli.limit import run_limit

    return run_limit(texts, start, form, Path(catalog))


@click.group(cls=ChineseGroup, help="核对网址和二维码。", short_help="核对网址和二维码。")
def links() -> None:
    """What is done with the printed addresses."""


@links.command(
    help="核对登记过的每个编码、每个二维码、每个链接，打开的是不是对的网页。发布前核对 site 文件夹，发布后核对网址。",
    short_help="核对每个编码、二维码和链接打不打得开。",
)
@click.option("--site", default="", metavar="文件夹", help="生成的网站，默认 site。")
@click.option("--url", default="", metavar="网址", help="已经发布的网站，例如 https://www.example.gov.cn/gk/。")
@click.option(
    "--history",
    is_flag=False,
    flag_value="",
    default=None,
    metavar="[仓库]",
    help="连同 git 历史上发过的编码一起查；不写仓库就是目录自己的仓库。",
)
@in_form(BRIEF_FORMATS)
@click.option("--no-codes", is_flag=True, help="不核对二维码。")
@CATALOG
@SILENT
def verify(site: str, url: str, history: str | None, form: str, no_codes: bool, catalog: str, quiet: bool) -> int:
    from generator.cli.links import run_verify

    return run_verify(Path(catalog), site, url, history, form, codes=not no_codes, quiet=quiet)


@links.command(
    help="核对登记过的公开文件还在不在、变了没有：pages/files 里的文件都看，网站上的要写 --allow。"
    "记下每份文件现在的指纹，下次才看得出变化；顺便指出规范性文件缺的解读。",
    short_help="核对公开过的文件打不打得开、变了没有。",
)
@ALLOW
@in_form(BRIEF_FORMATS)
@click.option("--dry-run", is_flag=True, help="只看，不记指纹。")
@CATALOG
@SILENT
def published(hosts: Sequence[str], form: str, dry_run: bool, catalog: str, quiet: bool) -> int:
    from generator.cli.publishedlinks import run_published

    return run_published(Path(catalog), hosts, form, dry=dry_run, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="看要公布的文件里有没有个人信息。DIR 是生成的网站，也可以是别处的文件夹、文件；不写就看 site。"
    "表格、文档、PDF、图片里的文字和看不见的地方都看。",
    short_help="看网站和文件里有没有个人信息。",
)
@click.argument("paths", nargs=-1, metavar="[DIR]…")
@in_form(FORMATS)
@click.option("--catalog", default="catalog", metavar="文件夹", help="目录所在的文件夹；里面的办公电话不算个人信息。")
@STRICT
@SILENT
def gate(paths: Sequence[str], form: str, catalog: str, strict: bool, quiet: bool) -> int:
    from generator.cli.gate import run_gate

    return run_gate(paths, form, Path(catalog), strict=strict, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="把文件里的个人信息遮住，另存一份，原文件不动。能遮 YAML、CSV、文本、网页、Excel（xlsx）和 Word（docx）。"
    "遮完再检查一遍，还有没遮住的就不写出来。",
    short_help="遮住文件里的个人信息，另存一份。",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "-o", "--output", default="", metavar="文件", help="存成哪个文件；几个文件的写文件夹。默认是 名称.masked.后缀。"
)
@click.option("--in-place", is_flag=True, help="直接改原来的文件。")
@click.option(
    "--pattern",
    "patterns",
    multiple=True,
    metavar="遮法",
    help="改变遮法，例如 手机号=前3后4、身份证号=后4、银行卡号=全部；可写多次。",
)
@click.option("--report", default="", metavar="文件", help="把报告写进文件；以 .json 结尾的写成 JSON。")
@click.option("-q", "--quiet", is_flag=True, help="只在有文件没遮好时说话。")
def mask(files: Sequence[str], output: str, in_place: bool, patterns: Sequence[str], report: str, quiet: bool) -> int:
    from generator.cli.mask import run_mask

    return run_mask(files, output, patterns, report, in_place=in_place, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="看这台电脑上缺不缺东西：软件包、字体、网址，缺的怎样补。",
    short_help="检查这台电脑缺什么。",
)
@CATALOG
@click.option("--fonts", default="", metavar="文件夹", help="字体文件所在的文件夹，默认是目录旁边的 fonts。")
@click.option("--font", default="", metavar="名称", help="指定字体，例如“思源黑体”。")
@click.option("--site-dir", default="site", metavar="文件夹", help="网站放在哪里，默认 site。")
def doctor(catalog: str, fonts: str, font: str, site_dir: str) -> int:
    from generator.cli.doctor import run_doctor

    return run_doctor(Path(catalog), Path(site_dir), fonts, font)


COMMANDS = (
    check,
    explain,
    guide,
    limit,
    links,
    gate,
    mask,
    doctor,
)
