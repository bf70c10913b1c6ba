"""`gongkai new domain`: what domain is wanted, whether it can be had, and what was done."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import split_names
from generator.cli.reading import read_to_add
from generator.clock import build_day
from generator.model.address import IdKind, is_id
from generator.model.catalogue import Catalogue
from generator.pipeline.domains import known_codes, new_domain, next_code, plan_domain, same_domain
from generator.pipeline.editing import BEGUN, write_changes

MIN_TITLE, MAX_TITLE, MAX_CATEGORY = 2, 20, 40
"""Characters of the names of a domain and of a category, as in the schema."""


@dataclass(frozen=True, slots=True)
class DomainRequest:
    """What somebody asks for; empty is what the program works out or leaves to be written."""

    title: str
    code: str = ""
    authority: str = ""
    introduction: str = ""
    categories: tuple[str, ...] = ()
    is_apart: bool = False


def run_new_domain(folder: Path, request: DomainRequest, *, quiet: bool) -> int:
    """Add a domain: its file and its lines in the register. Nothing is written unless the result can be read back."""
    checked = read_to_add(folder, "再新建领域")
    if checked is None:
        return exits.DATA
    catalogue = checked.catalogue
    title = " ".join(request.title.split())
    known = known_codes(catalogue, checked.remembered)
    _refuse_title(catalogue, title, is_apart=request.is_apart)
    domain = new_domain(
        _find_code(request.code, known),
        title,
        _find_authority(catalogue, request.authority),
        " ".join(request.introduction.split()),
        _find_names(request.categories),
    )
    plan = plan_domain(checked.snapshot, catalogue, domain, build_day())
    write_changes(folder, plan.changes)
    if quiet:
        click.echo(plan.code)
        return exits.OK
    click.echo(
        f"已新建领域 {plan.code} {title}：{folder.as_posix()}/{plan.file}，网址是 /{plan.code}/。接着：\n"
        f"  1. 打开这个文件，把“待填写”的地方写好{_say_categories(request)}\n"
        f"  2. 加事项：gongkai new item {plan.code}，或者 gongkai import 表格 --domain {plan.code}\n"
        f"  3. 运行 gongkai check；一个事项也没有的领域不能发布"
    )
    if plan.begun:
        click.echo(BEGUN)
    return exits.OK


def _say_categories(request: DomainRequest) -> str:
    return "" if request.categories else "；一级事项不用写，导入表格的时候换成表格里的"


def _refuse_title(catalogue: Catalogue, title: str, *, is_apart: bool) -> None:
    if not MIN_TITLE <= len(title) <= MAX_TITLE:
        raise click.UsageError(f"领域名称写 {MIN_TITLE} 到 {MAX_TITLE} 个字，例如“社会救助”")
    same = same_domain(catalogue, title)
    if same is not None and same.title == title:
        raise click.UsageError(f"目录里已经有 {same.code} {same.title}")
    if same is not None and not is_apart:
        raise click.UsageError(
            f"目录里已经有 {same.code} {same.title}，“{title}”多半就是它；确实是另一个领域的，加上 --apart"
        )


def _find_code(asked: str, known: Collection[str]) -> str:
    code = unicodedata.normalize("NFKC", asked.strip()).zfill(2) if asked.strip() else next_code(known)
    if not is_id(code, IdKind.DOMAIN):
        raise click.UsageError(f"领域编号“{asked}”是两位数字，例如 14")
    if code in known:
        raise click.UsageError(f"领域编号 {code} 用过了，用过的不再给别的领域。下一个没有用过的是 {next_code(known)}")
    return code


def _find_authority(catalogue: Catalogue, name: str) -> str:
    """The registered name of the body in charge, for a name that it has, had or has besides."""
    name = name.strip()
    if not name or name in catalogue.bodies:
        return name
    for body in catalogue.bodies.values():
        if name in (body.full_name, *body.formerly, *body.also):
            return body.name
    raise click.UsageError(f"bodies.yml 里没有登记“{name}”。先登记，再新建领域；也可以先不写 --authority")


def _find_names(texts: Iterable[str]) -> tuple[str, ...]:
    names = split_names(texts)
    odd = [name for name in names if not MIN_TITLE <= len(name) <= MAX_CATEGORY]
    if odd:
        raise click.UsageError(f"一级事项“{odd[0]}”写 {MIN_TITLE} 到 {MAX_CATEGORY} 个字")
    return names
