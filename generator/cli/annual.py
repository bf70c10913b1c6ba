"""`gongkai report annual`: 政府信息公开工作年度报告 in its national form."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.limit import read_day
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.model.errors import SetupError, explain_os_error
from generator.model.gather import gather
from generator.pipeline.annual import Made, make_annual, write_annual
from generator.pipeline.ledger import read_source
from generator.pipeline.printing import write_working_papers
from generator.render.report import write_text

YEARS = range(2019, 2100)
"""The form follows the regulations as revised in 2019."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options as typed."""

    year: int
    applications: Sequence[str] = ()
    filled: str = ""
    today: str = ""
    form: str = "xlsx"
    output: str = ""


def run_annual(folder: Path, wanted: Wanted, *, quiet: bool = False) -> int:
    """Write the report.

    Raises:
        SetupError: a file cannot be opened.
        UsageError: the year or the day is none.
    """
    if wanted.year not in YEARS:
        raise click.UsageError(f"--year 写 {YEARS.start} 到 {YEARS.stop - 1} 的一年，例如 2026")
    need_folder(folder)
    today = read_day(wanted.today) if wanted.today else build_day()
    if today.year < wanted.year:
        raise click.UsageError(f"{wanted.year} 年还没有到")
    source = read_source(folder)
    if source.problems:
        click.echo(write_text(gather(list(source.problems))), err=True)
        click.echo("先改好上面的错误，再做年度报告：有读不出来的，会数错。", err=True)
        return exits.DATA
    lists = [Path(name) for name in wanted.applications]
    try:
        made = make_annual(source, wanted.year, today, lists, Path(wanted.filled) if wanted.filled else None)
    except OSError as error:
        raise SetupError(f"“{Path(str(error.filename)).name}”{explain_os_error(error)}") from error
    if made.problems:
        click.echo(write_text(gather(list(made.problems))), err=True)
    if made.report is None:
        click.echo("没有写报告：先改好上面的错误。", err=True)
        return exits.DATA
    content = write_annual(made, wanted.form, today)
    if wanted.form == "json" and not wanted.output:
        click.echo(content.decode(), nl=False)
    else:
        out = Path(wanted.output or f"{wanted.year}年政府信息公开工作年度报告.{wanted.form}")
        if out.is_dir():
            raise click.UsageError(f"“{out}”是文件夹，要写一个文件名")
        write_working_papers({out: content}, source.catalogue)
        if not quiet:
            click.echo(_say(made, out))
    return exits.DATA if any(problem.is_error for problem in made.problems) else exits.OK


def _say(made: Made, out: Path) -> str:
    if not made.blanks:
        return f"写好了：{out}，每一格都有。"
    listed = "\n".join(f"  {name}" for name in made.blanks[:_SHOWN])
    more = f"\n  还有 {len(made.blanks) - _SHOWN} 处，Excel 的“说明”一页全列出来了" if len(made.blanks) > _SHOWN else ""
    return f"写好了：{out}。程序不知道、空着的有 {len(made.blanks)} 处，由人填：\n{listed}{more}"
