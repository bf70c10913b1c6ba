"""The catalogue as a command that adds to it needs it: whole, for what no file told could be given out twice."""

from pathlib import Path

import click

from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.pipeline.checking import Checked, check_folder
from generator.render.report import write_text


def read_to_add(folder: Path, deed: str) -> Checked | None:
    """The checked folder; None, with what is wrong said, where a file cannot be read. `deed`: 再新增事项.

    Raises:
        UsageError: the folder is not there.
        PublishError: a change that a killed command began could not be completed.
    """
    need_folder(folder)
    finish_edits(folder)
    checked = check_folder(folder, build_day())
    if not checked.unread:
        return checked
    click.echo(write_text(checked.unread))
    click.echo(f"先改好上面的问题，{deed}。", err=True)
    return None
