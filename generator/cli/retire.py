"""`gongkai retire`: an id is withdrawn, merged, split or handed over; its page stays and says so."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import split_ids, tidy_id
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.model.address import IdKind, kind_of_id
from generator.model.register import Destination
from generator.model.retirement import RefusedError, Request
from generator.pipeline.editing import BEGUN, write_changes
from generator.pipeline.retiring import Retirement, plan_retirement
from generator.render.report import write_text


def run_retire(
    folder: Path, address_id: str, reason: str, into: tuple[str, ...], moved_to: str, url: str, *, quiet: bool
) -> int:
    """Plan, verify and write; say what was done and what the editor should look at."""
    need_folder(folder)
    finish_edits(folder)
    targets = split_ids(into)
    if into and not targets:
        raise click.UsageError("--into 没有写编码。没有替代的，不要写 --into")
    request = Request(tidy_id(address_id), reason, targets, Destination(moved_to.strip(), url.strip()))
    try:
        plan = plan_retirement(folder, build_day(), request)
    except RefusedError as error:
        if error.is_usage:
            raise click.UsageError(str(error)) from error
        if error.problems:
            click.echo(write_text(error.problems), err=True)
        click.echo(str(error), err=True)
        return exits.DATA
    write_changes(folder, plan.changes)
    if not quiet:
        click.echo("\n".join(_tell(folder, plan)))
    return exits.OK


def _tell(folder: Path, plan: Retirement) -> list[str]:
    entry, *rest = plan.entries
    now = "、".join(f"{target}（{title}）" for target, title in plan.now.items())
    where = f"，去向 {now}" if now else f"给{entry.moved_to.office}" if entry.moved_to.office else ""
    lines = [f"已登记：{kind_of_id(entry.id)} {entry.id}（{entry.title}）{entry.on} {entry.state}{where}。"]
    if rest:
        lines.append(f"一起登记的空一级事项：{'、'.join(e.id for e in rest)}。")
    for name, data in plan.changes.items():
        lines.append(f"  {'改了' if data is not None else '删了'} {(folder / name).as_posix()}")
    if plan.begun:
        lines.append(BEGUN)
    if plan.faults:
        lines.append("这些不改，网站生成不了：")
        lines.append(write_text(plan.faults))
    if plan.references:
        lines.append(f"这些地方还写着 {entry.id}，请看一看：")
        lines += [f"  {p.file}:{p.line}:{p.column} {p.words}" for p in plan.references]
    if plan.left_empty:
        kind = kind_of_id(plan.left_empty)
        stuck = "，这样网站生成不了" if kind is IdKind.DOMAIN else ""
        lines.append(f"{kind} {plan.left_empty} 里没有事项了{stuck}。")
        lines.append(f"不再用它的，接着运行 gongkai retire {plan.left_empty}；还要用的，在里面加事项。")
    lines.append("值得让群众知道的，在 adjustments.yml 最前面加一条。")
    lines.append("运行 gongkai check，再重新生成网站。旧二维码照样扫得开，网页会写明去向。")
    return lines
