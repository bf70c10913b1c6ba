"""`gongkai new item`: which domain and category an item is wanted in, and what was done."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import need_domain
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.model.catalogue import Domain
from generator.pipeline.adding import plan_item
from generator.pipeline.checking import check_folder
from generator.pipeline.editing import BEGUN, write_changes
from generator.render.report import write_text


def run_new_item(folder: Path, name: str, title: str, category: str, *, quiet: bool) -> int:
    """Add an item to a domain and register its id. Nothing is written unless the result can be read back."""
    need_folder(folder)
    finish_edits(folder)
    checked = check_folder(folder, folder.as_posix(), build_day())
    unreadable = [problem for problem in checked.problems if problem.code < "GK2"]
    if unreadable:  # an id could be given twice
        click.echo(write_text(unreadable))
        click.echo("先改好上面的问题，再新增事项。", err=True)
        return exits.DATA
    catalogue = checked.catalogue
    domain = need_domain(catalogue, name)
    chosen = _find_category(domain, category)
    plan = plan_item(folder, catalogue, domain, chosen, title, build_day(), checked.remembered.keys())
    write_changes(folder, plan.changes)
    if quiet:
        click.echo(plan.id)
        return exits.OK
    click.echo(f"已新增 {plan.id}：{plan.file}。把“待填写”的地方写好，再运行 gongkai check。")
    if plan.begun:
        click.echo(BEGUN)
    return exits.OK


def _find_category(domain: Domain, name: str) -> str:
    names = [category.name for category in domain.categories]
    if not name and names:
        return names[-1]
    if name not in names:
        raise click.UsageError(f"“{domain.title}”没有一级事项“{name}”。可选：{'、'.join(names)}")
    return name
