"""`gongkai ledger`: what is due, what was published, what is late, as of a day."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.limit import read_day
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.model.gather import gather
from generator.model.ledger import LedgerQuery
from generator.pipeline.ledger import (
    REPORTS,
    Source,
    find_body,
    find_ledger,
    read_source,
    write_form,
    write_notices,
)
from generator.pipeline.printing import write_working_papers
from generator.render.report import write_text

IN_FILES = ("xlsx", "docx")
"""Forms that are written to a file, never to the terminal."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options as typed."""

    today: str = ""
    since: str = ""
    until: str = ""
    body: str = ""
    domain: str = ""
    form: str = "text"
    report: str = REPORTS[0]
    output: str = ""
    notices: str = ""


def run_ledger(folder: Path, wanted: Wanted, *, quiet: bool = False) -> int:
    """Print the ledger, or write it to a file."""
    if wanted.report != REPORTS[0] and wanted.form != "docx":
        raise click.UsageError("--report 只用于 Word，加上 --format docx")
    need_folder(folder)
    source = read_source(folder)
    if source.problems:
        click.echo(write_text(gather(list(source.problems))), err=True)
        click.echo("先改好上面的错误，再看台账：有读不出来的，台账会算错。", err=True)
        return exits.DATA
    asked = _asked(source, wanted)
    if wanted.notices:
        return _write_notices(source, asked, Path(wanted.notices), quiet=quiet)
    ledger = find_ledger(source, asked)
    content = write_form(source, ledger, asked, wanted.form, wanted.report)
    if not wanted.output and wanted.form not in IN_FILES:
        click.echo(content.decode(), nl=False)
        return exits.OK
    out = Path(wanted.output or f"台账-{ledger.today.isoformat()}.{wanted.form}")
    if out.is_dir():
        raise click.UsageError(f"“{out}”是文件夹，要写一个文件名")
    write_working_papers({out: content}, source.catalogue)
    if not quiet:
        click.echo(f"写好了：{out}，{len(ledger.lines)} 项，另有 {len(ledger.apart)} 条算不出到期日。")
    return exits.OK


def _asked(source: Source, wanted: Wanted) -> LedgerQuery:
    """What the options ask for.

    Raises:
        UsageError: a day is none, a span ends before it begins, a body or a domain isn't there.
    """
    today = read_day(wanted.today) if wanted.today else build_day()
    asked = LedgerQuery(today, domain=wanted.domain)
    if wanted.since:
        asked = replace(asked, since=read_day(wanted.since))
    if wanted.until:
        asked = replace(asked, until=read_day(wanted.until))
    if asked.since and asked.until and asked.until < asked.since:
        raise click.UsageError("--until 在 --from 前面")
    if wanted.domain and wanted.domain not in {domain.code for domain in source.catalogue.domains}:
        raise click.UsageError(f"目录里没有领域“{wanted.domain}”，写两位数字的编号，例如 01")
    if wanted.body:
        body = find_body(source, wanted.body)
        if not body:
            raise click.UsageError(f"bodies.yml 里没有“{wanted.body}”这个机构")
        asked = replace(asked, body=body)
    return asked


def _write_notices(source: Source, asked: LedgerQuery, folder: Path, *, quiet: bool) -> int:
    """A Word file and a calendar for each body.

    Raises:
        UsageError: the folder is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"“{folder}”是文件，--notices 要写文件夹")
    files = write_notices(source, asked)
    write_working_papers({folder / name: content for name, content in files.items()}, source.catalogue)
    if not quiet:
        click.echo(f"写好了：{folder}，{len(files) // 2} 个单位，各一份提醒（docx）和日历（ics）。")
    return exits.OK
