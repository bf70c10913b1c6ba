"""`gongkai fmt`: the catalogue's files in their regular form."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.check import tell_schemas
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.pipeline.editing import write_changes
from generator.pipeline.formatting import plan_formatting
from generator.render.report import write_text


def run_fmt(folder: Path, files: Sequence[str], *, check: bool, quiet: bool) -> int:
    """Format files, or with `check` only say which are not in their regular form (exit 1)."""
    need_folder(folder)
    only = [Path(file).name for file in files]
    if missing := [name for name in only if not (folder / name).is_file()]:
        raise click.UsageError(f"“{folder}”里没有“{missing[0]}”")
    plan = plan_formatting(folder, build_day(), only)
    faults = [fault for fault in plan.faults if not only or fault.place.file.rpartition("/")[2] in only]
    if faults:
        click.echo(write_text(faults))
        click.echo("这些文件先改好上面的问题，再排格式。", err=True)
    for name, why in plan.left.items():
        click.echo(f"{folder / name}：{why}，没有排。", err=True)
    if not check:
        write_changes(folder, plan.changes)
        if not plan.faults:
            tell_schemas(folder, plan.office)
    is_left = bool(faults or plan.left)
    said = [f"{folder / name}：{'格式要排一下' if check else '排好了'}" for name in plan.changes]
    if not is_left:
        said = said or ["格式都是好的。"]
    if not quiet and said:
        click.echo("\n".join(said))
    return exits.DATA if is_left or (check and plan.changes) else exits.OK
