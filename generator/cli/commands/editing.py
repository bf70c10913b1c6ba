"""`new`, `retire`, `rename`, `fmt`, `number`, `history`, `edit`: the catalogue as it is changed."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.options import CATALOG, ONE_LINE, QUIET

NAMED = ("body", "law", "category")


@click.group(cls=ChineseGroup, help="新增内容。", short_help="新增事项。")
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


@click.command(
    cls=ChineseCommand,
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


@click.command(
    cls=ChineseCommand,
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


@click.command(
    cls=ChineseCommand,
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


@click.command(
    cls=ChineseCommand,
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


@click.command(
    cls=ChineseCommand,
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


@click.command(
    cls=ChineseCommand,
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


COMMANDS = (
    new,
    retire,
    rename,
    fmt,
    number,
    history,
    edit,
)
