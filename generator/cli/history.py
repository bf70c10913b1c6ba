"""`gongkai history`: what the commits changed is added to the file that the site tells it from."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import finish_edits, need_folder
from generator.model.day import parse_day
from generator.pipeline.comparing import UnreadableError
from generator.pipeline.editing import write_changes
from generator.pipeline.history import HISTORY, plan_history, say_entries
from generator.render.report import write_text


def run_history(folder: Path, since: str, *, dry: bool, quiet: bool) -> int:
    """Record, and say what was."""
    if since and parse_day(since) is None:
        raise click.UsageError(f"--since 的日期“{since}”不对，写成 2026-01-01")
    need_folder(folder)
    finish_edits(folder)
    try:
        plan = plan_history(folder, since)
    except UnreadableError as error:
        if not error.problems:
            raise click.UsageError(str(error).rstrip("。")) from error
        click.echo(write_text(error.problems), err=True)
        click.echo(str(error), err=True)
        return exits.DATA
    for remark in plan.remarks:
        click.echo(f"说明：{remark}", err=True)
    if plan.data is not None and not dry:
        write_changes(folder, {HISTORY: plan.data})
    if not quiet:
        click.echo("\n".join(say_entries(plan)))
        where = (folder / HISTORY).as_posix()
        if plan.data is None:
            click.echo(f"没有新的变化，{where} 没有改。")
        else:
            click.echo(f"只看，没有写。会改 {where}。" if dry else f"已记到 {plan.history.until}，写在 {where}。")
    return exits.OK
