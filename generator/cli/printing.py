"""What the commands that print share: the checked catalogue and the folder of fonts."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.check import summarize
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.model.catalogue import Catalogue
from generator.model.gather import gather
from generator.pipeline.checking import check_folder
from generator.render.report import write_text

FONTS = "fonts"


def read_catalogue(folder: Path, doing: str = "印") -> Catalogue | None:
    """The catalogue of a folder; None when it has errors, which are then told: what is wrong must not be printed.

    `doing`: what it is read for, as one word of a message.
    """
    need_folder(folder)
    checked = check_folder(folder, build_day())
    if not checked.errors:
        return checked.shown
    click.echo(write_text(gather([problem for problem in checked.problems if problem.is_error])), err=True)
    click.echo(summarize(checked), err=True)
    click.echo(f"先改好上面的错误，再{doing}。没有生成文件。", err=True)
    return None


def font_folders(catalog: Path, chosen: str = "") -> Sequence[str]:
    """Where an office's own font files may lie: the folder it names, or `fonts` beside the catalogue."""
    return (chosen or str(catalog.resolve().parent / FONTS),)
