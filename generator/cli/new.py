"""`gongkai new item`: which domain and category an item is wanted in, and what was done."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import need_domain
from generator.cli.reading import read_to_add
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.model.address import is_within, join_id
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.model.template import Template
from generator.pipeline.adding import plan_item
from generator.pipeline.checking import check_folder
from generator.pipeline.editing import BEGUN, write_changes
from generator.pipeline.forms import FORMS


def run_new_item(
    folder: Path, name: str, title: str | None, category: str, template: str = "", *, again: bool, quiet: bool
) -> int:
    """Add an item to a domain and register its id. Nothing is written unless the result can be read back.

    `title`: None where it is still to be thought of; `again`: although an item of that title is there.
    """
    if title is not None and not any(map(str.isalnum, title)):
        raise click.UsageError("--title 后面没有名称。还没想好名称的，不写 --title，会先留“待填写”")
    title = " ".join((title or "").split())
    checked = read_to_add(folder, "再新增事项")
    if checked is None:
        return exits.DATA
    catalogue = checked.catalogue
    domain = need_domain(catalogue, name)
    if template:
        need_template(catalogue, template)
    chosen = _find_category(domain, category)
    if title and not again:
        _refuse_double(catalogue, domain, title)
    plan = plan_item(folder, catalogue, domain, chosen, title, build_day(), checked.remembered.keys(), template)
    write_changes(folder, plan.changes)
    if quiet:
        click.echo(plan.id)
        return exits.OK
    click.echo(f"已新增 {plan.id}：{plan.file}。把“待填写”的地方写好，再运行 gongkai check。")
    if plan.begun:
        click.echo(BEGUN)
    return exits.OK


def need_template(catalogue: Catalogue, name: str) -> Template:
    """The template of that name.

    Raises:
        UsageError: there is none.
    """
    found = next((one for one in catalogue.templates if one.name == name), None)
    if found is None:
        known = "、".join(one.name for one in catalogue.templates)
        raise click.UsageError(
            f"templates.yml 里没有模板“{name}”。"
            + (f"有：{known}" if known else "还没有写过模板，写法见 gongkai guide templates")
        )
    return found


def run_new_form(folder: Path, name: str, output: Path) -> int:
    """Write a template's empty form, for the departments that fill it in: Word or CSV, by the file's ending."""
    make = FORMS.get(output.suffix.lower())
    if make is None:
        raise click.UsageError(f"“{output}”要以 .docx 或者 .csv 结尾")
    need_folder(folder)
    template = need_template(check_folder(folder, build_day()).catalogue, name)
    try:
        output.write_bytes(make(template))
    except OSError as error:
        raise SetupError(f"写不了 {output}：{error.strerror}") from error
    click.echo(f"空表已写好：{output}（{len(template.elements)} 项）")
    return exits.OK


def _refuse_double(catalogue: Catalogue, domain: Domain, title: str) -> None:
    """An id is for ever, so the same matter gets no second one by a command that was typed twice."""
    found = next((item for item in domain.items if item.title == title), None)
    if found is not None:
        where = f"“{title}”已经有了：{found.id}（{found.place.file} 第 {found.place.line} 行），没有新增"
        raise click.UsageError(f"{where}。真是另一件事，加上 --again，或者换一个分得清的名称")
    register = catalogue.permalinks
    gone = next((i for i, e in register.issued.items() if is_within(i, domain.code) and e.title == title), "")
    if gone and gone not in register.fates and not any(item.id == gone for item in domain.items):
        raise click.UsageError(
            f"“{title}”登记过编码 {gone}，目录里却没有它，没有新增。是删错了的，恢复那一条；真是另一件事，加上 --again"
        )


def _find_category(domain: Domain, name: str) -> str:
    """The category of that name, or of that id as pages and the register have it: `c1`, `01-c1`."""
    names = [category.name for category in domain.categories]
    if not name and names:
        return names[-1]
    by_id = {part: c.name for c in domain.categories for part in (c.id, join_id(domain.code, c.id))}
    plain = " ".join(name.split())
    chosen = plain if plain in names else by_id.get(plain.lower(), "")
    if not chosen:
        known = "、".join(f"{category.id} {category.name}" for category in domain.categories)
        raise click.UsageError(f"“{domain.title}”没有一级事项“{name}”。可选：{known}")
    return chosen
