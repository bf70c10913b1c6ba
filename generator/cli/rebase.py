"""`gongkai rebase`: what a changed standard means for the office on it, and the clear part of it written."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.pipeline.comparing import UnreadableError
from generator.pipeline.editing import write_changes
from generator.pipeline.rebasing import is_open, plan_rebase, write_rebase
from generator.render.report import write_text as write_problems


def run_rebase(folder: Path, old: str, new: str, form: str, *, writes: bool) -> int:
    """Print the list; write what is clear where that was asked for. 1 where something is left for a person."""
    need_folder(folder)
    finish_edits(folder, may_fail=not writes)
    try:
        rebase = plan_rebase(folder, _side(old), _side(new) if new else None, build_day())
    except UnreadableError as error:
        if not error.problems:
            raise click.UsageError(str(error).rstrip("。")) from error
        click.echo(write_problems(error.problems), err=True)
        click.echo(str(error), err=True)
        return exits.DATA
    click.echo(write_rebase(rebase, form), nl=form == "text")
    if writes and rebase.changes:
        write_changes(folder, rebase.changes)
        click.echo(f"已写进 {folder.as_posix()}：{'、'.join(rebase.changes)}。", err=True)
    return exits.DATA if is_open(rebase) else exits.OK


def _side(word: str) -> str | Path:
    """A folder, or the name of a commit."""
    return Path(word) if Path(word).is_dir() else word
