"""What a command does before anything else: look for the folder, put right what a killed command left, and say so."""

from pathlib import Path

import click

from generator.model.errors import PublishError
from generator.model.kinds import KINDS
from generator.pipeline.editing import complete_edits


def need_folder(folder: Path) -> None:
    """Nothing where the folder is there.

    Raises:
        UsageError: it is not.
    """
    if not folder.is_dir():
        raise click.UsageError(f"没有“{folder}”这个文件夹{where_to_go()}")


def where_to_go() -> str:
    """What to do first for somebody who stands in the catalogue's folder, or below it; empty elsewhere."""
    here = Path.cwd()
    for steps, folder in enumerate((here, *here.parents), 1):
        if any((folder / kind.file).is_file() for kind in KINDS.values() if kind.expected):
            return f"。您现在就在目录文件夹里，先退到它的上一级：cd {'/'.join(['..'] * steps)}，再运行"
    return ""


def finish_edits(folder: Path, *, may_fail: bool = False) -> None:
    """Complete a change of the catalogue that a killed command began.

    Args:
        folder: the catalogue.
        may_fail: whether to go on where it cannot be written: whoever only reads may look at a half-changed one.

    Raises:
        PublishError: it could not be completed.
    """
    try:
        done = complete_edits(folder)
    except PublishError as error:
        if not may_fail:
            raise
        done = str(error)
    if done:
        click.echo(done, err=True)
