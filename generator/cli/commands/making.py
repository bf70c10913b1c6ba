"""`build`, `serve`, `book`, `poster`: what residents see, on screen and on paper."""

from pathlib import Path
from typing import Any

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import CATALOG, QUIET

LAYOUTS = ("table", "blocks")
SIZES = ("A4", "A3", "sticker")


@click.command(
    cls=ChineseCommand,
    help="检查目录并生成网站。网站整个换新，或者完全不动。"
    "加 --all 生成 offices.yml 里的全部单位和上面的门户：一个单位出错不影响别的，没有变的不重做。",
    short_help="生成网站。",
)
@click.option("--catalog", default=None, metavar="文件夹", help="目录所在的文件夹，默认 catalog。")
@click.option("--site-dir", default=None, metavar="文件夹", help="网站放在哪里，默认 site；用了 --all 的默认 sites。")
@click.option("--strict", is_flag=True, help="有警告也不生成。")
@click.option("--no-cache", is_flag=True, help="全部重做，不沿用上次生成的文件（结果一样，只是慢）。")
@click.option("--discard-foreign", is_flag=True, help="网站文件夹里别人放的、改过的文件，连同旧网站一起删掉。")
@click.option("--all", "is_all", is_flag=True, help="生成清单里的全部单位和门户。")
@click.option("--offices", default=None, metavar="文件", help="各单位的清单，默认 offices.yml。和 --all 一起用。")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), metavar="个数", help="同时几个进程，默认看电脑。")
@click.option("--summary", default="", metavar="文件", help="每个单位的结果另存一个 JSON 文件，给别的程序用。")
@click.option("--scheduler", default="", metavar="网址", help="派给 dask 的机器去做，例如 tcp://10.0.0.1:8786。")
@QUIET
def build(
    catalog: str | None,
    site_dir: str | None,
    strict: bool,
    discard_foreign: bool,
    no_cache: bool,
    is_all: bool,
    offices: str | None,
    jobs: int,
    summary: str,
    scheduler: str,
    quiet: bool,
) -> int:
    if not is_all:
        if offices or jobs or summary or scheduler:
            raise click.UsageError("--offices、-j、--summary、--scheduler 要和 --all 一起用")
        from generator.cli.build import run_build

        return run_build(
            catalog, site_dir, strict=strict, quiet=quiet, discards_foreign=discard_foreign, is_cold=no_cache
        )
    if catalog or discard_foreign:
        raise click.UsageError("--all 的目录写在 offices.yml 里，不用 --catalog；别人放的文件要一个单位一个单位地处理")
    from generator.cli.buildall import AllRequest, run_build_all

    request = AllRequest(
        Path(offices or "offices.yml"), Path(site_dir or "sites"), jobs, summary, scheduler, is_strict=strict
    )
    return run_build_all(request, quiet=quiet)


@click.command(
    cls=ChineseCommand, help="在本机打开网站，目录一改网页就跟着变。按 Ctrl+C 结束。", short_help="在本机预览网站。"
)
@click.option("--catalog", default=None, metavar="文件夹", help="目录所在的文件夹，默认 catalog。")
@click.option("--addr", default="127.0.0.1:8000", metavar="地址:端口", help="网址，默认 127.0.0.1:8000。")
@QUIET
def serve(catalog: str | None, addr: str, quiet: bool) -> int:
    from generator.cli.build import run_serve

    return run_serve(catalog, addr, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="汇编成册：封面、目录、各领域的标准目录表、拼音索引、公开依据一览。文件以 .pdf 或者 .docx 结尾。"
    "PDF 每一千个事项约要 1 GB 内存，不够的不印，并说明怎样分本；Word 文件用得少。",
    short_help="汇编成册，生成 PDF 或者 Word 文件。",
)
@click.option("-o", "--output", required=True, metavar="文件", help="生成的文件，例如 汇编.pdf、汇编.docx。")
@click.option("--domain", default="", metavar="领域", help="只印这些领域，例如 01,05，默认全部。")
@click.option(
    "--layout",
    type=click.Choice(LAYOUTS),
    default=LAYOUTS[0],
    metavar="版式",
    help="PDF 的版式：table 官方表格，横排；blocks 一个事项一块，竖排，字大。",
)
@click.option("--edition", default="", metavar="文字", help="版次，印在封面和页脚，默认是当年，例如“2026年版”。")
@CATALOG
@click.option("--fonts", default="", metavar="文件夹", help="字体文件所在的文件夹，默认是目录旁边的 fonts。")
@click.option("--font", default="", metavar="名称", help="指定 PDF 的字体，例如“思源黑体”。")
@QUIET
def book(output: str, domain: str, layout: str, edition: str, catalog: str, fonts: str, font: str, quiet: bool) -> int:
    from generator.cli.book import run_book

    return run_book(Path(output), Path(catalog), domain, layout, edition, fonts, font, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="印公示栏海报（PDF）。ID 是领域（01）、一级事项（01-c1）或者事项（01-018）的编码，可以写多个；"
    "也可以用下面的选项挑选，挑到的按目录的顺序各印一张。每个二维码都先读回来核对，读不出来就不生成文件。",
    short_help="印公示栏海报和标贴。",
)
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--domain", "domains", multiple=True, metavar="编号", help="领域的海报，例如 01 或者 01,05；可写多次。")
@click.option("--category", "categories", multiple=True, metavar="代号", help="一级事项的海报，例如 01-c1。")
@click.option("--item", "items", multiple=True, metavar="编码", help="事项的海报，例如 01-018；多个用逗号或空格隔开。")
@click.option("--items", "with_items", is_flag=True, help="连同所选领域、一级事项下面的全部事项。")
@click.option("--body", "bodies", multiple=True, metavar="名称", help="这个机构负责的全部事项。")
@click.option("--for", "level", default="", metavar="层级", help="县级、乡级或村级公开的事项；可用 --domain 限定领域。")
@click.option("--set", "set_name", default="", metavar="名称", help="posters.yml 里的一块公示栏。")
@click.option(
    "--size",
    type=click.Choice(SIZES, case_sensitive=False),
    default=None,
    metavar="纸张",
    help=f"{'、'.join(SIZES)}（一张 A4 上 10 枚标贴），默认 A4。",
)
@click.option("--red-head", is_flag=True, help="红头：单位名称印成红色大字，下面一条红线。")
@click.option("--cut-marks", is_flag=True, help="印裁切线；海报四周多 10 毫米纸边。")
@click.option("--each", is_flag=True, help="一张一个文件，文件名是编码；-o 写文件夹。")
@click.option("--font", default="", metavar="名称", help="指定字体，例如“思源黑体”。")
@click.option("--fonts", default="", metavar="文件夹", help="字体文件所在的文件夹，默认是目录旁边的 fonts。")
@CATALOG
@click.option("--workers", default=0, type=int, metavar="个数", help="用几个进程，默认看张数和电脑。")
@click.option("-o", "--output", default="", metavar="文件", help="存成哪个 PDF 文件；用了 --each 的写文件夹。")
def poster(catalog: str, output: str, font: str, fonts: str, size: str | None, **wanted: Any) -> int:
    from generator.cli.poster import Request, run_poster

    request = Request(size=size or "", **wanted)
    return run_poster(Path(catalog), output, request, fonts, font)


COMMANDS = (
    build,
    serve,
    book,
    poster,
)
