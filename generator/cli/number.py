"""`gongkai number`: an index number for each published document that has none.

On a terminal long numbers are cut short (`cli.discreet`); they stand whole in the register.
"""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.pipeline.checking import check_folder
from generator.pipeline.editing import write_changes
from generator.pipeline.numbering import NumberPlan, plan_numbers
from generator.render.report import write_text


def run_number(folder: Path, *, dry: bool, quiet: bool) -> int:
    """Give the numbers, write the register, and say which were given."""
    need_folder(folder)
    finish_edits(folder)
    checked = check_folder(folder, build_day())
    if checked.errors:
        click.echo(write_text([problem for problem in checked.problems if problem.is_error]), err=True)
        click.echo("目录有错误，没有编索引号。先改好，再运行 gongkai number。", err=True)
        return exits.DATA
    plan = plan_numbers(checked, build_day())
    if plan.faults:
        click.echo("\n".join(plan.faults), err=True)
        click.echo("没有编索引号，先补上再运行。", err=True)
        return exits.DATA
    if plan.data is not None and not dry:
        write_changes(folder, {plan.file: plan.data})
    if not quiet:
        click.echo(_as_text(plan, folder, dry=dry))
    return exits.OK


def _as_text(plan: NumberPlan, folder: Path, *, dry: bool) -> str:
    if not plan.given:
        return "公开的文件都有索引号了。"
    where = (folder / plan.file).as_posix()
    lines = [f"{entry.number}　{entry.title}" for entry in plan.given]
    told = f"只看，没有写。会写 {where}。" if dry else f"给了 {len(plan.given)} 个号，已登记在 {where}。"
    return "\n".join((*lines, told))
