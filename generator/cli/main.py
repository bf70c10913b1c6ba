"""`gongkai`: arguments, printing, exit codes, the clock. Everything slow is imported by the command that needs it."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli import exits
from generator.cli.chinese import ChineseGroup, explain_usage
from generator.cli.commands.noticing import COMMANDS as NOTICING
from generator.cli.commands.publishing import COMMANDS as PUBLISHING
from generator.cli.commands.reporting import COMMANDS as REPORTING
from generator.cli.discreet import discreet_output
from generator.cli.options import ALLOW, BRIEF_FORMATS, CATALOG, ONE_LINE, QUIET, SILENT, STRICT, in_form
from generator.model.errors import GeneratorError, PersonalDataError, explain_os_error
from generator.version import VERSION

LAYOUTS = ("table", "blocks")
FORMATS = ("text", "json", "github", "gitlab", "sarif")
EXPORTS = ("xlsx", "docx", "csv", "json", "jsonld")
DIFF_FORMATS = ("text", "markdown", "html", "json")
LEDGER_FORMATS = ("text", "html", "json", "xlsx", "docx", "ics")
LEDGER_REPORTS = ("ledger", "10", "20", "quarter")
NAMED = ("body", "law", "category")
SYSTEMS = ("windows", "linux")
MACHINES = ("x86_64", "aarch64")
PYTHONS = ("3.11", "3.12", "3.13")
SIZES = ("A4", "A3", "sticker")
MATTERS = ("依申请公开", "监督员反映", "提问", "点题公开", "这里有错", "社会评议")


@click.group(cls=ChineseGroup, help="标准目录生成器：检查目录、生成网站。")
@click.version_option(VERSION, message="gongkai %(version)s", help="显示版本号。")
def cli() -> None:
    """The group of all commands."""


for command in (*PUBLISHING, *REPORTING, *NOTICING):
    cli.add_command(command)


@cli.command(
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


@cli.command(
    help="说明提示的编号是什么意思、怎样改，不用上网。CODE 是 GK404 这样的编号，可以写多个；不写就列出全部。",
    short_help="说明检查提示的编号，怎样改。",
)
@click.argument("codes", nargs=-1, metavar="[CODE]…")
def explain(codes: Sequence[str]) -> int:
    from generator.cli.explain import run_explain

    return run_explain(codes)


@cli.command(
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


@cli.command(
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


@cli.command(help="检查目录并生成网站。网站整个换新，或者完全不动。", short_help="生成网站。")
@click.option("--catalog", default=None, metavar="文件夹", help="目录所在的文件夹，默认 catalog。")
@click.option("--site-dir", default=None, metavar="文件夹", help="网站放在哪里，默认 site。")
@click.option("--strict", is_flag=True, help="有警告也不生成。")
@click.option("--discard-foreign", is_flag=True, help="网站文件夹里别人放的、改过的文件，连同旧网站一起删掉。")
@QUIET
def build(catalog: str | None, site_dir: str | None, strict: bool, discard_foreign: bool, quiet: bool) -> int:
    from generator.cli.build import run_build

    return run_build(catalog, site_dir, strict=strict, quiet=quiet, discards_foreign=discard_foreign)


@cli.command(help="在本机打开网站，目录一改网页就跟着变。按 Ctrl+C 结束。", short_help="在本机预览网站。")
@click.option("--catalog", default=None, metavar="文件夹", help="目录所在的文件夹，默认 catalog。")
@click.option("--addr", default="127.0.0.1:8000", metavar="地址:端口", help="网址，默认 127.0.0.1:8000。")
@QUIET
def serve(catalog: str | None, addr: str, quiet: bool) -> int:
    from generator.cli.build import run_serve

    return run_serve(catalog, addr, quiet=quiet)


@cli.group(cls=ChineseGroup, help="新增内容。", short_help="新增事项。")
def new() -> None:
    """Things that can be added."""


@new.command(
    "item", help="在一个领域里新增事项：取下一个编码，写好样板。DOMAIN 是领域编号或名称。", short_help="新增一个事项。"
)
@click.argument("domain", metavar="DOMAIN")
@click.option("--title", default=None, type=ONE_LINE, metavar="名称", help="事项名称；不写的，留“待填写”。")
@click.option(
    "--category",
    default="",
    type=ONE_LINE,
    metavar="一级事项",
    help="放在哪个一级事项下，写名称或代号 c1，默认最后一个。",
)
@click.option(
    "--from-template",
    "template",
    default="",
    metavar="模板",
    help="公开内容照 templates.yml 里的这个模板；一级事项有模板的不用写。",
)
@click.option("--again", is_flag=True, help="已经有同名的事项，也要另给一个新编码。")
@CATALOG
@click.option("-q", "--quiet", is_flag=True, help="只输出新编码。")
def new_item(
    domain: str, title: str | None, category: str, template: str, again: bool, catalog: str, quiet: bool
) -> int:
    from generator.cli.new import run_new_item

    return run_new_item(Path(catalog), domain, title, category, template, again=again, quiet=quiet)


@new.command(
    "form",
    help="按 templates.yml 里的模板生成一张空表，发给各单位填写。TEMPLATE 是模板的名称。",
    short_help="按公开内容模板生成空表。",
)
@click.argument("template", metavar="TEMPLATE")
@click.option("-o", "--output", required=True, metavar="文件", help="生成的文件，以 .docx 或者 .csv 结尾。")
@CATALOG
def new_form(template: str, output: str, catalog: str) -> int:
    from generator.cli.new import run_new_form

    return run_new_form(Path(catalog), template, Path(output))


@new.command(
    "domain",
    help="新建一个领域：取下一个编号，写好领域文件，登记编号。TITLE 是领域名称，例如 社会救助。",
    short_help="新建一个领域。",
)
@click.argument("title", metavar="TITLE", type=ONE_LINE)
@click.option("--code", default="", metavar="编号", help="两位编号，默认取下一个没有用过的。")
@click.option("--authority", default="", metavar="机构", help="主管部门，要在 bodies.yml 里登记过。")
@click.option(
    "--category",
    "categories",
    multiple=True,
    type=ONE_LINE,
    metavar="名称",
    help="一级事项；几个用顿号隔开，或者写几次。",
)
@click.option("--introduction", default="", metavar="文字", help="领域介绍，写给群众看的一段话。")
@click.option("--apart", is_flag=True, help="和目录里叫法相近的领域确实是两个。")
@CATALOG
@click.option("-q", "--quiet", is_flag=True, help="只输出新编号。")
def new_domain(
    title: str,
    code: str,
    authority: str,
    categories: Sequence[str],
    introduction: str,
    apart: bool,
    catalog: str,
    quiet: bool,
) -> int:
    from generator.cli.newdomain import run_new_domain
    from generator.pipeline.wanting import DomainRequest

    request = DomainRequest(title, code, authority, introduction, tuple(categories), apart)
    return run_new_domain(Path(catalog), request, quiet=quiet)


@cli.command(
    "import",
    help="把 Excel（xlsx、xls、et）、Word（docx）、CSV 里的目录表格导入目录：先说明怎样读懂表头、要改什么，再写。"
    "已有的事项只改不同的字段，编码、备注都不动；再导入一次什么也不变。",
    short_help="导入 Excel、Word 里的目录表格。",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--domain", default="", metavar="编号", help="表格是哪个领域的，例如 01；表格里写明了的不用写。")
@click.option("--into", default="catalog", metavar="文件夹", help="导入哪个目录，默认 catalog。")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="列=字段",
    help="说明一列是什么，例如 责任股室=公开主体、备注=不导入、栏目=记在旁边；可写多次，以后记得。",
)
@click.option("--sheet", "only", multiple=True, metavar="名称", help="只导入这张工作表；可写多次。")
@click.option(
    "--skip-sheet",
    "skip",
    multiple=True,
    metavar="名称",
    help="不导入这张工作表；可写多次。叫“填表说明”“填写示例”一类的本来就不导入。",
)
@click.option("--dry-run", is_flag=True, help="只看，不写。")
@click.option(
    "-y",
    "--yes",
    is_flag=True,
    help="不再问：拿得准的写进目录，拿不准的列出来、不动；表格写的领域和 --domain 不一样的，照 --domain。",
)
@click.option(
    "--same",
    "answers",
    multiple=True,
    metavar="格子=编码",
    help="名称相近的一行就是这个事项，例如 C12=01-005；是新事项的写 C12=新。可以写几次。",
)
@in_form(BRIEF_FORMATS)
def import_tables(
    files: Sequence[str],
    domain: str,
    into: str,
    maps: Sequence[str],
    only: Sequence[str],
    skip: Sequence[str],
    dry_run: bool,
    yes: bool,
    answers: Sequence[str],
    form: str,
) -> int:
    from generator.cli.importing import run_import
    from generator.model.imported import WantedSheets

    sheets = WantedSheets(tuple(only), tuple(skip))
    return run_import(files, domain, Path(into), maps, form, answers, sheets=sheets, dry=dry_run, sure=yes)


@cli.command(
    help="收集网站上已经公开的文件，看每一份履行的是哪个事项。SOURCE 是存下来的栏目网页、订阅源（RSS）、网站地图、"
    "后台导出的表格（xlsx、csv）、放文件的文件夹；写了 --allow 的，也可以是本单位网站的网址。平时只看不写。",
    short_help="收集网站上的文件，归到事项。",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@CATALOG
@in_form(BRIEF_FORMATS)
@click.option("--base", default="", metavar="网址", help="网页是从哪个网址存下来的；网页里的网址不完整时用。")
@ALLOW
@click.option("--no-column", is_flag=True, help="不看栏目，只看标题、文号、机构和正文；比较用。")
@click.option("--review", is_flag=True, help="拿不准的逐个问，记住回答，再把归到事项的写进发布记录。")
@click.option("--write", is_flag=True, help="把没有疑问的写进发布记录；拿不准的不写。")
def collect(
    sources: Sequence[str],
    catalog: str,
    form: str,
    base: str,
    hosts: Sequence[str],
    no_column: bool,
    review: bool,
    write: bool,
) -> int:
    from generator.cli.collecting import run_collect

    return run_collect(sources, Path(catalog), form, base, hosts, column=not no_column, review=review, write=write)


@cli.command(
    help="比较两份目录，用一句一句的话说改了什么：放宽公开义务的（时限变长、渠道变少、对象变窄、层级变低、事项撤销）写在最前面。"
    "OLD、NEW 是 git 里的版本（提交、分支、标签）、文件夹；NEW 还可以是表格（xlsx、docx、csv 等）。"
    "不写就比较最近一次提交和现在的文件夹；只写 OLD 就和现在的文件夹比较；A..B、A...B 和 git 里的意思一样。",
    short_help="比较两份目录，说明改了什么。",
)
@click.argument("old", default="", metavar="[OLD]")
@click.argument("new", default="", metavar="[NEW]")
@CATALOG
@in_form(DIFF_FORMATS)
@click.option("--domain", default="", metavar="编号", help="NEW 是表格时，表格是哪个领域的；表格里写明了的不用写。")
@click.option("--check", "fails", is_flag=True, help="有不同就返回 1；不写的，有没有不同都返回 0。")
def diff(old: str, new: str, catalog: str, form: str, domain: str, fails: bool) -> int:
    from generator.cli.diff import run_diff

    return run_diff(old, new, Path(catalog), form, domain, fails=fails)


@cli.command(
    help="把 git 提交里目录的变化记进 history.yml：哪一天、哪些事项、改了什么。“动态调整”页、订阅源和事项页照它写；"
    "只记变化的种类和时限、渠道、对象、层级、机构，不记原来的文字。发布以前运行一次；再运行一次什么也不变。",
    short_help="记下目录的变化，给“动态调整”页用。",
)
@click.option("--since", default="", metavar="日期", help="第一次记时，从哪一天记起，例如 2026-01-01；不写就全部。")
@click.option("--dry-run", is_flag=True, help="只看，不写。")
@CATALOG
@QUIET
def history(since: str, dry_run: bool, catalog: str, quiet: bool) -> int:
    from generator.cli.history import run_history

    return run_history(Path(catalog), since, dry=dry_run, quiet=quiet)


@cli.command(
    help="给已经公开、还没有编号的文件编索引号，登记在 numbers.yml。怎样编，由 office.yml 里的 index_numbers 定；"
    "给过的号不会再给别的文件。",
    short_help="给公开的文件编索引号。",
)
@click.option("--dry-run", is_flag=True, help="只看，不写。")
@CATALOG
@QUIET
def number(dry_run: bool, catalog: str, quiet: bool) -> int:
    from generator.cli.number import run_number

    return run_number(Path(catalog), dry=dry_run, quiet=quiet)


@cli.command(
    help="登记一个编码不再用了：撤销、合并、拆分，或者移交给别的单位。ID 是事项 01-001、一级事项 01-c1 或者领域 01。"
    "从目录里去掉它，在 permalinks.yml 写明去向，别的一概不动；旧二维码仍然打得开。",
    short_help="撤销、合并、拆分、移交一个编码。",
)
@click.argument("address_id", metavar="ID")
@click.option("--reason", required=True, metavar="原因", help="为什么、依据什么。群众会看到。")
@click.option("--into", multiple=True, metavar="ID", help="并入哪个编码；拆成几个的写几次。不写就是撤销。")
@click.option("--moved-to", default="", metavar="单位", help="移交给了哪个单位。")
@click.option("--url", default="", metavar="网址", help="接手单位的网址，知道就写。")
@CATALOG
@QUIET
def retire(
    address_id: str, reason: str, into: Sequence[str], moved_to: str, url: str, catalog: str, quiet: bool
) -> int:
    from generator.cli.retire import run_retire

    return run_retire(Path(catalog), address_id, reason, tuple(into), moved_to, url, quiet=quiet)


@cli.command(
    help="改名称：机构（body）、法规文件的简称（law）、一级事项（category）。登记的地方和用到它的地方一次改好，备注和别的行不动。"
    "编码、网址、二维码都不变。名称里有空格的，用引号括起来。",
    short_help="给机构、法规文件、一级事项改名。",
)
@click.argument("what", metavar="WHAT", type=click.Choice(NAMED))
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW", type=ONE_LINE)
@click.option("--domain", default="", metavar="编号", help="一级事项在哪个领域；几个领域有同名的才要写。")
@click.option("--dry-run", is_flag=True, help="只显示要改哪些行，不改文件。")
@CATALOG
@QUIET
def rename(what: str, old: str, new: str, domain: str, dry_run: bool, catalog: str, quiet: bool) -> int:
    from generator.cli.rename import run_rename

    return run_rename(Path(catalog), what, (old, new), domain, dry_run=dry_run, quiet=quiet)


@cli.command(
    help="把目录文件的格式排整齐：字段按说明里的先后，缩进两格。内容和备注都不变。不写 FILE 就是全部文件。",
    short_help="把目录文件的格式排整齐。",
)
@click.argument("files", nargs=-1, metavar="[FILE]…")
@click.option("--check", is_flag=True, help="只看有没有要排的，不改文件；有就返回 1。")
@CATALOG
@QUIET
def fmt(files: Sequence[str], check: bool, catalog: str, quiet: bool) -> int:
    from generator.cli.fmt import run_fmt

    return run_fmt(Path(catalog), files, check=check, quiet=quiet)


@cli.command(
    help="给一个单位新建目录仓库：各领域的目录、配置和自动检查都备好。DIR 是新文件夹。",
    short_help="新建一个单位的目录仓库。",
)
@click.argument("folder", metavar="DIR")
@click.option("--name", default="", metavar="地名", help="地名，例如“某某县”，用来替换“示例县”。")
@click.option("--reading", default="", metavar="拼音", help="地名里有多音字时写它的读音，例如“chang gou xian”。")
@click.option("--wheel", default="", metavar="文件", help="自动检查用的安装包 gongkai-….whl，复制进 vendor 文件夹。")
@click.option("--source", default="", metavar="地址", help="或者写程序的地址：git+https://…@提交号，提交号写全 40 位。")
@click.option("--no-git", is_flag=True, help="不建 git 仓库。")
@QUIET
def init(folder: str, name: str, reading: str, wheel: str, source: str, no_git: bool, quiet: bool) -> int:
    from generator.cli.init import run_init

    return run_init(Path(folder), name, reading, (wheel, source), git=not no_git, quiet=quiet)


@cli.command(
    help="做离线包：把 gongkai 和它用的软件包收在一个压缩包里，每个都核对校验值，拷到不能上网的电脑上，解压就能装。"
    "做的时候要上网，或者用 --wheels 写明放着软件包的文件夹。",
    short_help="做不上网也能装的离线安装包。",
)
@click.option("--for", "system", type=click.Choice(SYSTEMS), required=True, metavar="系统", help="windows 或者 linux。")
@click.option(
    "--arch",
    type=click.Choice(MACHINES),
    default=MACHINES[0],
    metavar="芯片",
    help="x86_64（默认）或者 aarch64（鲲鹏、飞腾）。",
)
@click.option(
    "--python",
    "pythons",
    type=click.Choice(PYTHONS),
    multiple=True,
    metavar="版本",
    help=f"那边的 Python：{'、'.join(PYTHONS)}；可写多次，默认全部。",
)
@click.option("--wheels", default="", metavar="文件夹", help="放着现成软件包的文件夹；写了就不上网。")
@click.option("--wheel", default="", metavar="文件", help="gongkai 自己的安装包；不写就用正在运行的这个。")
@click.option(
    "--runtime", default="", metavar="文件", help="连 Python 一起带上：python-build-standalone 的 tar.gz 文件。"
)
@click.option("-o", "--output", default="", metavar="文件", help="存成哪个 zip 文件，默认 gongkai-版本-系统-芯片.zip。")
@QUIET
def pack(
    system: str, arch: str, pythons: Sequence[str], wheels: str, wheel: str, runtime: str, output: str, quiet: bool
) -> int:
    from generator.cli.pack import Wanted, run_pack

    chosen = tuple(one for one in PYTHONS if one in (pythons or PYTHONS))
    return run_pack(Wanted(system, arch, chosen, wheels, wheel, runtime), output, quiet=quiet)


@cli.command(
    help="台账：按公开时限和发布记录，逐项算哪些到期、哪些公开了、哪些逾期；算不出到期日的单列，不推算。"
    "蓝、黄、红色预警的天数由 office.yml 的 ledger 定。用法和每一栏的意思见使用说明的“台账”。",
    short_help="台账：哪些到期、公开了、逾期。",
)
@click.option("--today", default="", metavar="日期", help="算到哪一天，默认今天，例如 2026-06-05。")
@click.option(
    "--from", "since", default="", metavar="日期", help="从哪一天起到期的，默认 ledger 的 since 或者当年 1 月 1 日。"
)
@click.option("--until", default="", metavar="日期", help="到哪一天到期的，默认当年 12 月 31 日。")
@click.option("--body", default="", metavar="名称", help="只看一个单位的，曾用名也认得。")
@click.option("--domain", default="", metavar="编号", help="只看一个领域的，例如 01。")
@in_form(LEDGER_FORMATS)
@click.option(
    "--report",
    type=click.Choice(LEDGER_REPORTS),
    default=LEDGER_REPORTS[0],
    metavar="种类",
    help="Word 里写什么：ledger 全部，10、20 是 10、20 个工作日的工作台账，quarter 是季度通报。",
)
@click.option("-o", "--output", default="", metavar="文件", help="存成哪个文件；xlsx、docx 不写就用“台账-日期”。")
@click.option("--notices", default="", metavar="文件夹", help="给每个单位写一份提醒（Word）和日历（ics），放进这里。")
@CATALOG
@QUIET
def ledger(catalog: str, quiet: bool, **wanted: str) -> int:
    from generator.cli.ledger import Wanted, run_ledger

    return run_ledger(Path(catalog), Wanted(**wanted), quiet=quiet)


@cli.command(help="看这台电脑上缺不缺东西：软件包、字体、网址，缺的怎样补。", short_help="检查这台电脑缺什么。")
@CATALOG
@click.option("--fonts", default="", metavar="文件夹", help="字体文件所在的文件夹，默认是目录旁边的 fonts。")
@click.option("--font", default="", metavar="名称", help="指定字体，例如“思源黑体”。")
@click.option("--site-dir", default="site", metavar="文件夹", help="网站放在哪里，默认 site。")
def doctor(catalog: str, fonts: str, font: str, site_dir: str) -> int:
    from generator.cli.doctor import run_doctor

    return run_doctor(Path(catalog), Path(site_dir), fonts, font)


@cli.group(cls=ChineseGroup, help="核对网址和二维码。", short_help="核对网址和二维码。")
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


@cli.command(
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


@cli.command(
    help="打开编辑台：在浏览器里像用 Excel 一样改目录，不用写 YAML。只有这台电脑打得开。"
    "没保存的改动会留着，程序或者浏览器意外关掉也不会丢。",
    short_help="在浏览器里编辑目录。",
)
@click.argument("folder", default="catalog", metavar="[文件夹]")
@click.option("--port", type=int, default=0, metavar="端口", help="网址用的端口；不写就自己找一个空的。")
@click.option("--no-browser", is_flag=True, help="不自己打开浏览器，只显示网址。")
def edit(folder: str, port: int, no_browser: bool) -> int:
    from generator.cli.edit import run_edit

    return run_edit(Path(folder), port, opens=not no_browser)


DATA = click.option(
    "--data",
    default="",
    metavar="文件或地址",
    help="数据文件，默认 service-data/gongkai.sqlite3；或者 postgresql:// 地址，地址里有口令的，写在环境变量 "
    "GONGKAI_SERVICE_DATA 里。",
)


@cli.group(
    cls=ChineseGroup,
    help="互动服务：依申请公开、监督员反映、提问、点题、纠错、评议，由本单位自己运行，前面有自己的代理服务器。",
    short_help="运行互动服务：依申请公开、提问、点题、纠错。",
)
def service() -> None:
    """The way back, and its care."""


@service.command(
    "run",
    help="打开互动服务，只听本机的端口；对外的网址由代理服务器转过来（见发布说明）。收下的先写进磁盘再给编号。",
    short_help="打开互动服务。",
)
@CATALOG
@DATA
@click.option("--port", type=click.IntRange(0, 65535), default=8620, metavar="端口", help="本机的端口，默认 8620。")
def service_run(catalog: str, data: str, port: int) -> int:
    from generator.cli.service import run_service

    return run_service(Path(catalog), data, port)


@service.command(
    "staff",
    help="给工作人员发口令（一人一个），或者收回；都不写就列出发给了谁。",
    short_help="给工作人员发口令。",
)
@DATA
@click.option("--add", default="", metavar="姓名", help="发一个新口令。")
@click.option("--remove", default="", metavar="姓名", help="收回口令。")
def service_staff(data: str, add: str, remove: str) -> int:
    from generator.cli.service import run_passwords

    return run_passwords(data, "staff", add, remove)


@service.command(
    "supervisors",
    help="给聘任的监督员发口令，反映时填了的标明是监督员；都不写就列出发给了谁。",
    short_help="给监督员发口令。",
)
@DATA
@click.option("--add", default="", metavar="姓名", help="发一个新口令。")
@click.option("--remove", default="", metavar="姓名", help="收回口令。")
def service_supervisors(data: str, add: str, remove: str) -> int:
    from generator.cli.service import run_passwords

    return run_passwords(data, "supervisor", add, remove)


@service.command("status", help="各类有多少件待办、办结。", short_help="各类有多少件。")
@DATA
def service_status(data: str) -> int:
    from generator.cli.service import run_status

    return run_status(data)


@service.command(
    "export",
    help="导出全部：编号、日期、到期日、办理结果、内容。CSV 用 Excel 打开；JSON 给台账和年度报告用。",
    short_help="导出全部，CSV 或者 JSON。",
)
@CATALOG
@DATA
@click.option("--format", "form", type=click.Choice(("csv", "json")), default="csv", metavar="格式", help="csv、json。")
@click.option("--without-personal", "anonymous", is_flag=True, help="不要姓名、电话、来信的文字，只要统计用得上的。")
@click.option("-o", "--output", required=True, metavar="文件", help="导出的文件。")
def service_export(catalog: str, data: str, form: str, anonymous: bool, output: str) -> int:
    from generator.cli.service import run_export

    return run_export(Path(catalog), data, form, output, personal=not anonymous)


@service.command(
    "delete",
    help="删除在某一天以前办结的，连同没搜到的词；没有办结的不删。先用 --dry-run 看有多少。",
    short_help="按日期删除办结的。",
)
@DATA
@click.option("--before", required=True, metavar="日期", help="这一天以前办结的，例如 2025-01-01。")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(MATTERS),
    multiple=True,
    metavar="类别",
    help=f"只删这一类：{'、'.join(MATTERS)}；可写多次。",
)
@click.option("--dry-run", is_flag=True, help="只看，不删。")
def service_delete(data: str, before: str, kinds: tuple[str, ...], dry_run: bool) -> int:
    from generator.cli.service import run_delete

    return run_delete(data, before, kinds, dry=dry_run)


@service.command(
    "backup", help="备份数据文件，不用停服务。备份好了先核对，再换上名称。", short_help="备份，不用停服务。"
)
@DATA
@click.option("-o", "--output", required=True, metavar="文件", help="备份成哪个文件。")
def service_backup(data: str, output: str) -> int:
    from generator.cli.service import run_backup

    return run_backup(data, output)


@cli.command(
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


@cli.command(
    help="汇编成册：封面、目录、各领域的标准目录表、拼音索引、公开依据一览。文件以 .pdf 或者 .docx 结尾。",
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


@cli.command(
    help="导出目录：official 是官方表格（xlsx、docx），报上级用；working 是征求意见表（xlsx），发给各单位填，填好用 "
    "gongkai import 收回；csv、json、jsonld 给别的程序用。",
    short_help="导出 Excel、Word、CSV、JSON，或者征求意见表。",
)
@click.option(
    "--format", "kind", required=True, type=click.Choice(EXPORTS), metavar="格式", help="、".join(EXPORTS) + "。"
)
@click.option(
    "--form",
    type=click.Choice(("official", "working")),
    default="official",
    metavar="样式",
    help="official 官方表格，默认；working 征求意见表，一行一个事项。",
)
@click.option("--domain", default="", metavar="领域", help="只导出这些领域，例如 01,05，默认全部。")
@click.option("--body", default="", metavar="机构", help="征求意见表里只放这个机构负责的事项。")
@click.option(
    "--paper",
    type=click.Choice(("a4", "a3")),
    default="a4",
    metavar="纸张",
    help="官方表格用的纸，横放：a4，默认；a3，字大一些。",
)
@click.option("-o", "--output", default="", metavar="文件", help="生成的文件；不写就用目录的名称，放在当前文件夹。")
@CATALOG
@QUIET
def export(kind: str, form: str, domain: str, body: str, paper: str, output: str, catalog: str, quiet: bool) -> int:
    from generator.cli.exporting import run_export

    return run_export(kind, form, domain, body.strip(), paper, output, Path(catalog), quiet=quiet)


@cli.command(
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code. No traceback reaches a user, and no person's number."""
    with discreet_output():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    gc.set_threshold(100_000, 20, 100)  # a catalogue is a large tree without cycles: looking for them cost a tenth
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="gongkai", standalone_mode=False
        )
        sys.stdout.flush()
        return result if isinstance(result, int) else exits.OK
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return exits.USAGE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "gongkai"
        fault = explain_usage(error)
        _complain(f"{fault}{'' if fault.endswith('？') else '。'}用法见：{command} --help")
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        _complain("已中断。")
        return exits.MACHINE
    except GeneratorError as error:
        _complain(str(error))
        return exits.DATA if isinstance(error, PersonalDataError) else exits.MACHINE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK
    except OSError as error:
        where = error.filename2 or error.filename  # of a copy: what was to be written
        _complain(f"读写失败：{explain_os_error(error)}{f'（{where}）' if where else ''}")
        return exits.MACHINE
    except Exception as error:  # our own fault: say so, keep the trace for those who ask
        return _own_fault(error)


def _complain(message: str) -> None:
    click.echo(f"gongkai：{message}", err=True)


def _own_fault(error: Exception) -> int:
    if os.environ.get("GONGKAI_DEBUG"):
        raise error
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    _complain(
        f"程序自己出错了（{type(error).__name__}: {error}，{where}）。目录没有改动。"
        "请把这句话和目录文件一起报告给维护者；设置环境变量 GONGKAI_DEBUG=1 再运行一次可以看到详情。"
    )
    return exits.OURS
