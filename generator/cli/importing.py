"""`gongkai import`: which files go into which catalogue, what is shown before, what was done."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.cli import exits
from generator.model.imported import Imported
from generator.pipeline.importing import read_tables
from generator.render.imported import say_head, say_item, say_left_out, say_problems, write_dry_run


def run_import(
    files: Sequence[str], domain: str, folder: Path, maps: Sequence[str], form: str, *, dry: bool, sure: bool
) -> int:
    """Read tables, show what they say, and unless it is a dry run write it into the catalogue."""
    paths = [_existing(name) for name in files]
    mapped = _mapped(maps)
    imported = read_tables(paths, mapped)
    if dry and form == "json":
        click.echo(write_dry_run(imported))
    else:
        _show(imported)
    return exits.DATA if any(problem.is_error for problem in imported.problems) else exits.OK


def _existing(name: str) -> Path:
    path = Path(name)
    if path.is_dir():
        raise click.UsageError(f"“{path}”是文件夹，要写文件")
    if not path.is_file():
        raise click.UsageError(f"没有“{path}”这个文件")
    return path


def _mapped(maps: Sequence[str]) -> Mapping[str, str]:
    return {}


def _show(imported: Imported) -> None:
    for head in imported.heads:
        click.echo("\n".join(say_head(head)))
    for item in imported.items:
        click.echo("\n".join(say_item(item)))
    if imported.left_out:
        click.echo("\n".join(("没有导入的行：", *say_left_out(imported.left_out))))
    if imported.problems:
        click.echo("\n".join(say_problems(imported.problems)))
    click.echo(f"共 {len(imported.items)} 个事项。")
