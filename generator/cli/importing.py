"""`gongkai import`: which files go into which catalogue, what is shown and asked before, what was done."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import exits
from generator.cli.ids import need_domain
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.model.imported import ALL_SHEETS, Imported, Likeness, WantedSheets
from generator.model.ownwords import own_words
from generator.pipeline.returning import domain_words
from generator.pipeline.tables import key_of_field, read_tables, remembered_columns
from generator.render.imported import (
    FIELD_NAMES,
    say_heads,
    say_item,
    say_left_out,
    say_likeness,
    say_plan,
    say_problems,
    write_dry_run,
)
from generator.render.report import write_text

if TYPE_CHECKING:
    from generator.pipeline.checking import Checked
    from generator.pipeline.importing import ImportPlan


def run_import(
    files: Sequence[str],
    domain: str,
    folder: Path,
    maps: Sequence[str],
    form: str,
    answers: Sequence[str] = (),
    *,
    sheets: WantedSheets = ALL_SHEETS,
    dry: bool,
    sure: bool,
) -> int:
    """Read tables, show what they say, and unless it is a dry run write it into the catalogue.

    `answers`: of rows that are like an item, `C12=01-005` or `C12=新`; `sure`: what is clear is written without a
    question, though other rows and cells are in doubt.
    """
    paths = [_existing(name) for name in files]
    given = dict(map(_pair, maps))
    named = {**remembered_columns(folder), **given}
    keys = {column: key for column, name in named.items() if (key := key_of_field(name))}
    if dry and form == "json":
        imported = _with_domain(folder, _known_sheets(read_tables(paths, keys, sheets=sheets)), domain)
        click.echo(write_dry_run(imported))
        return _exit(imported)
    checked = _read_catalogue(folder, dry=dry)
    imported = (
        read_tables(
            paths, keys, domain_words(checked.catalogue), own=own_words(checked.catalogue.office), sheets=sheets
        )
        if checked
        else read_tables(paths, keys, sheets=sheets)
    )
    imported = _known_sheets(imported)
    asks = sys.stdin.isatty() and not dry and not sure
    return _into(folder, checked, imported, domain, given, _Person(dict(map(_answer, answers)), asks, sure), dry=dry)


@dataclass(slots=True)
class _Person:
    """What somebody said, and whether more may be asked. `answers`: cell → id or 新; `used`: those that were needed."""

    answers: Mapping[str, str]
    asks: bool
    sure: bool
    used: set[str] = field(default_factory=set)

    def confirm(self, one: Likeness) -> bool | None:
        """Whether a row is the item that it is like; None where it is to be left alone.

        Raises:
            UsageError: the answer names another item.
        """
        cell = one.draft.place.file
        key = next((key for key in self.answers if cell == key or cell.endswith(f"!{key}")), "")
        if key:
            self.used.add(key)
            if self.answers[key] not in (NEW, one.item.id):
                raise click.UsageError(f"--same {key}：这一行像的是 {one.item.id}，不是 {self.answers[key]}")
            return self.answers[key] == one.item.id
        if not self.asks:
            return None
        said = click.prompt(
            f"{say_likeness(one)}\n  是同一个事项、改成表格里的名称，写 y；是新事项，写 n；拿不准、先不动，直接回车",
            default="",
            show_default=False,
            type=click.Choice(("y", "n", "")),
            show_choices=False,
        )
        return {"y": True, "n": False}.get(said)


NEW = "新"
"""In the place of an id: a row that is like an item is another one."""


def _answer(text: str) -> tuple[str, str]:
    cell, sign, item_id = text.partition("=") if "=" in text else text.partition("＝")
    if not sign or not cell.strip() or not item_id.strip():
        raise click.UsageError("--same 要写成 格子=编码，例如 C12=01-005；是新事项的写 C12=新")
    return cell.strip(), item_id.strip()


def _known_sheets(imported: Imported) -> Imported:
    """What was read.

    Raises:
        UsageError: a sheet that was named is not there; all others would be imported.
    """
    for problem in imported.problems:
        if problem.code == NO_SHEET and problem.is_error:
            raise click.UsageError(f"{problem.message}：名称要和表格下面的标签一个字不差")
    return imported


NO_SHEET = "GK726"


def _with_domain(folder: Path, imported: Imported, domain: str) -> Imported:
    """With what is to be said of a domain that somebody chose, where there is a catalogue to ask."""
    checked = _read_catalogue(folder, dry=True) if domain else None
    if checked is None:
        return imported
    from generator.pipeline.placing import place_rows

    _, told = place_rows(checked.catalogue, imported, need_domain(checked.catalogue, domain))
    return replace(imported, problems=(*imported.problems, *told))


def _existing(name: str) -> Path:
    path = Path(name)
    if path.is_dir():
        raise click.UsageError(f"“{path}”是文件夹，要写文件")
    if not path.is_file():
        raise click.UsageError(f"没有“{path}”这个文件")
    return path


def _pair(text: str) -> tuple[str, str]:
    column, sign, name = text.partition("=") if "=" in text else text.partition("＝")
    if not sign or not column.strip() or not key_of_field(name.strip()):
        known = "、".join(dict.fromkeys((*FIELD_NAMES.values(), "不导入")))
        raise click.UsageError(f"--map 要写成 列=字段，例如 责任股室=公开主体。字段可以写：{known}")
    return "".join(column.split()), name.strip()


def _read_catalogue(folder: Path, *, dry: bool) -> "Checked | None":
    from generator.pipeline.checking import check_folder

    if dry and not folder.is_dir():
        return None
    need_folder(folder)
    finish_edits(folder, may_fail=dry)
    return check_folder(folder, build_day())


def _exit(imported: Imported) -> int:
    return exits.DATA if any(problem.is_error for problem in imported.problems) else exits.OK


def _into(
    folder: Path,
    checked: "Checked | None",
    imported: Imported,
    domain: str,
    given: Mapping[str, str],
    person: _Person,
    *,
    dry: bool,
) -> int:
    _show(imported)
    if checked is None:
        for item in imported.items:
            click.echo("\n".join(say_item(item)))
        click.echo(f"共 {len(imported.items)} 个事项。")
        return _exit(imported)
    unreadable = checked.unread
    if unreadable:  # an id could be given twice
        click.echo(write_text(unreadable))
        click.echo("先改好上面的问题，再导入。", err=True)
        return exits.DATA
    if not imported.items:
        click.echo("没有读到事项，没有改动。", err=True)
        return exits.DATA
    from generator.pipeline.importing import plan_import

    chosen = need_domain(checked.catalogue, domain) if domain else None
    plan = plan_import(checked, imported, build_day(), domain=chosen, confirm=person.confirm, maps=given)
    unused = [key for key in person.answers if key not in person.used]
    if unused:
        raise click.UsageError(f"--same {unused[0]}：这一格不是“名称相近，拿不准”的那几行之一")
    return _carry_out(folder, imported, plan, person, dry=dry)


def _show(imported: Imported) -> None:
    if imported.heads:
        click.echo("\n".join(say_heads(imported.heads)))
    if imported.left_out:
        click.echo("\n".join(("没有导入的行：", *say_left_out(imported.left_out))))
    if imported.problems:
        click.echo("\n".join(say_problems(imported.problems)))


def _carry_out(folder: Path, imported: Imported, plan: "ImportPlan", person: _Person, *, dry: bool) -> int:
    from generator.pipeline.comparing import preview
    from generator.pipeline.placing import is_in_doubt

    if plan.problems:
        click.echo("\n".join(say_problems(plan.problems)))
    if plan.like:
        click.echo("名称相近，拿不准是不是同一个事项，这几行先不动：")
        click.echo("\n".join(f"  {say_likeness(one)}" for one in plan.like))
        click.echo(f"  {_say_how(plan.like[0])}")
    click.echo("\n".join(say_plan(plan.items, plan.missing, preview(plan.comparison))))
    end = exits.DATA if plan.doubts else _exit(imported)
    left = f"拿不准的 {plan.doubts} 处（上面写着）没有算在内。" if plan.doubts else ""
    if not plan.changes:
        click.echo(left + "没有变化。")
        return end
    if dry:
        click.echo(f"只看，没有写。会改 {'、'.join(sorted(plan.changes))}。{left}")
        return end
    if is_in_doubt(plan.problems) and not person.sure and not person.asks:
        click.echo("没有改动。确实要放进 --domain 的领域的，加 --yes 再运行。", err=True)
        return exits.DATA
    if plan.doubts and not person.sure and not person.asks:
        click.echo(f"没有改动。{left}先把拿得准的写进去，加 --yes 再运行；改好表格再导入也行。", err=True)
        return exits.DATA
    if person.asks and not click.confirm(f"{left}写进目录吗？", default=True):
        click.echo("没有改动。")
        return exits.OK
    return _write(folder, plan, left, end)


def _say_how(one: Likeness) -> str:
    cell = one.draft.place.file.rpartition("!")[2]
    item_id = one.item.id
    return f"是同一个的，加 --same {cell}={item_id}；是新事项的，加 --same {cell}={NEW}；也可以在表格里写上事项编码。"


def _write(folder: Path, plan: "ImportPlan", left: str, end: int) -> int:
    from generator.pipeline.editing import BEGUN, write_changes

    write_changes(folder, plan.changes)
    click.echo(f"已写进 {folder.as_posix()}：{'、'.join(sorted(plan.changes))}。{left}")
    if plan.begun:
        click.echo(BEGUN)
    if plan.after:
        click.echo("检查的结果，还要改的：")
        click.echo("\n".join(say_problems(plan.after)))
    return exits.DATA if any(problem.is_error for problem in plan.after) else end
