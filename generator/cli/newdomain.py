"""`gongkai new domain`: what domain is wanted, whether it can be had, and what was done."""

from dataclasses import replace
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import split_names
from generator.cli.reading import read_to_add
from generator.clock import build_day
from generator.pipeline.domains import known_codes, plan_domain
from generator.pipeline.editing import BEGUN, write_changes
from generator.pipeline.wanting import DomainRequest, UnfitError, wanted_domain

_WAYS = {
    "apart": "；确实是另一个领域的，加上 --apart",
    "authority": "（bodies.yml）。先登记，再新建领域；也可以先不写 --authority",
}
"""How what cannot be had is asked for otherwise, at a command line."""


def run_new_domain(folder: Path, request: DomainRequest, *, quiet: bool) -> int:
    """Add a domain: its file and its lines in the register. Nothing is written unless the result can be read back."""
    checked = read_to_add(folder, "再新建领域")
    if checked is None:
        return exits.DATA
    catalogue = checked.catalogue
    wanted = replace(request, categories=split_names(request.categories))
    try:
        domain = wanted_domain(catalogue, wanted, known_codes(catalogue, checked.remembered))
    except UnfitError as error:
        raise click.UsageError(f"{error}{_WAYS.get(error.way, '')}") from error
    plan = plan_domain(checked.snapshot, catalogue, domain, build_day())
    write_changes(folder, plan.changes)
    if quiet:
        click.echo(plan.code)
        return exits.OK
    click.echo(
        f"已新建领域 {plan.code} {domain.title}：{folder.as_posix()}/{plan.file}，网址是 /{plan.code}/。接着：\n"
        f"  1. 打开这个文件，把“待填写”的地方写好{_say_categories(request)}\n"
        f"  2. 加事项：gongkai new item {plan.code}，或者 gongkai import 表格 --domain {plan.code}\n"
        f"  3. 运行 gongkai check；一个事项也没有的领域不能发布"
    )
    if plan.begun:
        click.echo(BEGUN)
    return exits.OK


def _say_categories(request: DomainRequest) -> str:
    return "" if request.categories else "；一级事项不用写，导入表格的时候换成表格里的"
