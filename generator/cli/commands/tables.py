"""`import`, `export`, `diff`, `rebase`, `collect`, `ledger`: tables and documents, in and out."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import ALLOW, BRIEF_FORMATS, CATALOG, QUIET, in_form

EXPORTS = ("xlsx", "docx", "csv", "json", "jsonld", "opensearch")
REBASE_FORMATS = ("text", "html", "json")
DIFF_FORMATS = ("text", "markdown", "html", "json")
LEDGER_FORMATS = ("text", "html", "json", "xlsx", "docx", "ics")
LEDGER_REPORTS = ("ledger", "10", "20", "quarter")


@click.command(
    "import",
    cls=ChineseCommand,
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


@click.command(
    cls=ChineseCommand,
    help="导出目录：official 是官方表格（xlsx、docx），报上级用；working 是征求意见表（xlsx），发给各单位填，填好用 "
    "gongkai import 收回；csv、json、jsonld 给别的程序用；opensearch 是全文检索的索引和数据，-o 写文件夹，"
    "加 --offices 导出清单里的全部单位。",
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
@click.option(
    "--offices", default="", metavar="文件", help="导出这个清单里的全部单位，例如 offices.yml；只用于 opensearch。"
)
@click.option(
    "--sites",
    default="sites",
    metavar="文件夹",
    help="build --all 生成的网站在哪里，默认 sites；没有变的单位不用重读。",
)
@CATALOG
@QUIET
def export(
    kind: str,
    form: str,
    domain: str,
    body: str,
    paper: str,
    output: str,
    offices: str,
    sites: str,
    catalog: str,
    quiet: bool,
) -> int:
    if kind == "opensearch":
        from generator.cli.opensearch import run_opensearch

        if form != "official" or domain or body:
            raise click.UsageError("--format opensearch 导出整个目录，不用 --form、--domain、--body")
        folder = Path(output or "opensearch")
        return run_opensearch(Path(offices) if offices else None, Path(catalog), Path(sites), folder, quiet=quiet)
    if offices:
        raise click.UsageError("--offices 只用于 --format opensearch")
    from generator.cli.exporting import run_export

    return run_export(kind, form, domain, body.strip(), paper, output, Path(catalog), quiet=quiet)


@click.command(
    cls=ChineseCommand,
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
@click.option("--against-standard", is_flag=True, help="和上级目录（office.yml 的 extends）比较，看本地改了什么。")
def diff(old: str, new: str, catalog: str, form: str, domain: str, fails: bool, against_standard: bool) -> int:
    from generator.cli.diff import run_against, run_diff

    if against_standard:
        if old or new:
            raise click.UsageError("--against-standard 比较的是目录文件夹和它的上级目录，不再写 OLD、NEW")
        return run_against(Path(catalog), form, fails=fails)
    return run_diff(old, new, Path(catalog), form, domain, fails=fails)


@click.command(
    cls=ChineseCommand,
    help="上级目录改了以后，看本地（office.yml 写了 extends 的目录）哪些自动跟着变，哪些要人决定，列成清单。"
    "OLD 是上级目录改以前的版本（git 的提交、分支、标签）或者文件夹；NEW 不写，就是现在的上级目录。"
    "有要人决定的，返回 1。",
    short_help="上级目录改了，本地要做什么。",
)
@click.argument("old", metavar="OLD")
@click.argument("new", default="", metavar="[NEW]")
@CATALOG
@in_form(REBASE_FORMATS)
@click.option("--write", is_flag=True, help="把“写一下就行”的写进目录；要人决定的不写。")
def rebase(old: str, new: str, catalog: str, form: str, write: bool) -> int:
    from generator.cli.rebase import run_rebase

    return run_rebase(Path(catalog), old, new, form, writes=write)


@click.command(
    cls=ChineseCommand,
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


@click.command(
    cls=ChineseCommand,
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


COMMANDS = (
    import_tables,
    export,
    diff,
    rebase,
    collect,
    ledger,
)
