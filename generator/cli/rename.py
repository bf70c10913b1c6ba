"""`gongkai rename`: a body, a law or a category gets another name, with everything that calls it by it."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.model.gather import gather
from generator.model.retirement import RefusedError
from generator.pipeline.editing import write_changes
from generator.pipeline.renaming import Renaming, plan_rename
from generator.render.report import write_diff, write_text

SHOWN = 20
"""Places that still have the old name which are listed."""


def run_rename(folder: Path, what: str, names: tuple[str, str], domain: str, *, dry_run: bool, quiet: bool) -> int:
    """Plan, verify and write; or with `dry_run` show the lines that would change."""
    need_folder(folder)
    finish_edits(folder)
    try:
        plan = plan_rename(folder, build_day(), what, *names, domain=domain)
    except RefusedError as error:
        if error.is_usage:
            raise click.UsageError(str(error).rstrip("。")) from error
        if error.problems:
            click.echo(write_text(gather(error.problems)), err=True)
        click.echo(str(error), err=True)
        return exits.DATA
    if dry_run:
        for name, data in plan.changes.items():
            click.echo(write_diff((folder / name).as_posix(), plan.before[name], data), nl=False)
        click.echo("只是看看，没有改动。", err=True)
        return exits.OK
    write_changes(folder, plan.changes)
    if not quiet:
        click.echo("\n".join(_tell(folder, plan)))
    return exits.OK


def _tell(folder: Path, plan: Renaming) -> list[str]:
    lines = [f"已改名：{plan.label}“{plan.old}” → “{plan.new}”，改了 {plan.count} 处。"]
    lines += [f"  改了 {(folder / name).as_posix()}" for name in plan.changes]
    if plan.keeps_address:
        lines.append("旧名称记在 formerly 里：旧的订阅地址和链接继续有效，不要删。")
    if plan.mentions:
        lines.append("这些文字里还有旧名称，请看一看要不要改：")
        lines += [f"  {p.file}:{p.line}:{p.column} {p.words}" for p in plan.mentions[:SHOWN]]
        if len(plan.mentions) > SHOWN:
            lines.append(f"  ……一共 {len(plan.mentions)} 处")
    lines.append("值得让群众知道的，在 adjustments.yml 最前面加一条。运行 gongkai check，再重新生成网站。")
    return lines
