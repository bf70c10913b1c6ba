"""`gongkai poster`: what to print, in which look, into which file."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import find_codes, split_ids, split_names
from generator.cli.printing import font_folders, read_catalogue
from generator.clock import build_day
from generator.model.address import IdKind, is_id
from generator.model.catalogue import Catalogue
from generator.model.example import holds_example
from generator.model.poster import MEASURES, Choice, Look, Poster, PosterSet, Size
from generator.model.terms import Level
from generator.pipeline.posters import Job, Plan, choose_poster_typeface, plan_posters, print_each, print_together
from generator.pipeline.printing import FOR_POSTERS, require_packages, write_prints

WAYS = "--domain 01、--category 01-c1、--item 01-018、--body 机构、--for 乡级，或者 --set 名称"
MOST_WORKERS = 64
MANY = 60
"""Posters from which further processes are started; fewer are done sooner than they are."""


@dataclass(frozen=True, slots=True)
class Request:
    """The command line as it was typed; texts may hold several values."""

    ids: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    level: str = ""
    set_name: str = ""
    with_items: bool = False
    size: str = ""
    red_head: bool = False
    cut_marks: bool = False
    each: bool = False
    workers: int = 0


def run_poster(folder: Path, name: str, request: Request, fonts: str, family: str) -> int:
    """Print what was asked for into the file or folder `name`, or nothing at all."""
    output = _check_output(name, each=request.each)
    if not 0 <= request.workers <= MOST_WORKERS:
        raise click.UsageError(f"“--workers”的内容不对，写 1 到 {MOST_WORKERS}")
    choice = _choice(request)
    if choice.is_empty and not request.set_name:
        raise click.UsageError(f"没有写要印什么：{WAYS}")
    require_packages(FOR_POSTERS)
    catalogue = read_catalogue(folder)
    if catalogue is None:
        return exits.DATA
    chosen = _find_set(catalogue, request.set_name)
    look = _look(request, chosen)
    if not catalogue.office.site_url:
        click.echo("office.yml 里没有写 site_url，不知道二维码通向哪里，不能印海报。先写上网站最终的地址。", err=True)
        return exits.DATA
    if chosen and not catalogue.office.example and holds_example(chosen.board, chosen.phone, chosen.phone_name):
        click.echo(f"posters.yml 里“{chosen.name}”还是示例的公示栏和电话，不能贴出去。先换成真的。", err=True)
        return exits.DATA
    choice = chosen.choice if chosen else _with_codes(choice, catalogue)
    plan = plan_posters(catalogue, choice, chosen, look)
    if plan.refused:
        raise click.UsageError("；".join(plan.refused))
    if not plan.posters:
        raise click.UsageError("目录里没有符合的事项，没有可印的")
    if not _tell(plan, look):
        return exits.DATA
    day = build_day()
    job = Job(look, choose_poster_typeface(plan.posters, day, font_folders(folder, fonts), family), day)
    pages = _print(plan.posters, job, output, request, catalogue)
    _report(plan.posters, look, output, pages)
    return exits.OK


def _choice(request: Request) -> Choice:
    domains = split_ids(request.domains)
    level = _level(request.level)
    ids = split_ids((*request.ids, *request.categories, *request.items))
    choice = Choice(
        ids=ids if level else (*domains, *ids),
        with_items=request.with_items,
        bodies=split_names(request.bodies),
        level=level,
        within=domains if level else (),
    )
    if request.set_name and (not choice.is_empty or request.with_items):
        raise click.UsageError("--set 已经写明印哪些，不能再加别的；要改的，改 posters.yml")
    if request.with_items and all(is_id(named, IdKind.ITEM) for named in choice.ids):
        raise click.UsageError("--items 要和 --domain 或者 --category 一起用")
    return choice


def _with_codes(choice: Choice, catalogue: Catalogue) -> Choice:
    return replace(choice, ids=find_codes(catalogue, choice.ids), within=find_codes(catalogue, choice.within))


def _level(text: str) -> Level | None:
    if not text:
        return None
    found = next((level for level in Level if text.strip() in (level.value, level.value[0])), None)
    if found is None:
        raise click.UsageError(f"“{text}”不是公开层级，可选：{'、'.join(level.value for level in Level)}")
    return found


def _find_set(catalogue: Catalogue, name: str) -> PosterSet | None:
    if not name:
        return None
    found = next((entry for entry in catalogue.posters if entry.name == name.strip()), None)
    if found is None:
        names = "、".join(entry.name for entry in catalogue.posters[:20])
        known = f"posters.yml 里有：{names}" if names else "catalog 文件夹里没有 posters.yml，或者里面一条也没有"
        raise click.UsageError(f"没有叫“{name}”的张贴，{known}")
    return found


def _look(request: Request, chosen: PosterSet | None) -> Look:
    size = Size(request.size) if request.size else chosen.size if chosen else Size.A4
    return Look(size, request.red_head or bool(chosen and chosen.red_head), request.cut_marks)


def _check_output(name: str, *, each: bool) -> Path:
    if not name:
        raise click.UsageError("缺少 -o：写明存成哪个 PDF 文件，例如 -o 海报.pdf")
    output = Path(name)
    if each and output.exists() and not output.is_dir():
        raise click.UsageError(f"用了 --each，-o 要写文件夹，“{output}”是文件")
    if not each and output.is_dir():
        raise click.UsageError(f"“{output}”是文件夹；一张一个文件的，加 --each")
    if not each and output.suffix.lower() != ".pdf":
        raise click.UsageError(f"-o 要写以 .pdf 结尾的文件名，不是“{output}”；一张一个文件的，加 --each")
    return output


def _tell(plan: Plan, look: Look) -> bool:
    """Say what to think over; whether printing may go on."""
    if plan.too_long:
        first = plan.too_long[0]
        click.echo(
            f"网址太长，{look.size.value} 放不下每格 1 毫米的二维码：{first.address}（共 {len(plan.too_long)} 张）。"
            "换简短的网址，或者改用 A4、A3。没有生成文件。",
            err=True,
        )
        return False
    if plan.doubts:
        where = f"二维码里的网址（{plan.posters[0].address}）{'，'.join(plan.doubts)}"
        click.echo(f"提示：{where}。印出去就不能改，张贴之前先想好。", err=True)
    return True


def _print(posters: Sequence[Poster], job: Job, output: Path, request: Request, catalogue: Catalogue) -> int:
    """Set, read back, and only then write; number of pages."""
    each_sheet = job.look.measures.each_sheet
    with _workers(len(posters), request.workers) as executor, _bar(len(posters)) as update:
        if request.each:
            files = {output / f"{name}.pdf": pdf for name, pdf in print_each(posters, job, executor, update)}
        else:
            files = {output: print_together(posters, job, executor, update)}
    write_prints(files, catalogue)
    return len(files) if request.each else -(-len(posters) // each_sheet)


@contextmanager
def _workers(posters: int, wanted: int) -> Iterator[Executor | None]:
    """Further processes where there is enough to do; they start afresh, for typst's threads don't survive a fork."""
    count = wanted or (min(os.cpu_count() or 1, posters // MANY + 1) if posters >= MANY else 1)
    if count == 1:
        yield None
        return
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


@contextmanager
def _bar(length: int) -> Iterator[Callable[[int], object]]:
    if not sys.stderr.isatty():
        yield int
        return
    with click.progressbar(length=length, label="印海报", file=sys.stderr) as bar:
        yield bar.update


def _report(posters: Sequence[Poster], look: Look, output: Path, pages: int) -> None:
    measures = MEASURES[look.size]
    what = "枚标贴" if look.size is Size.STICKER else f"张 {look.size.value} 海报"
    where = f"{output} 文件夹里，一张一个文件" if output.is_dir() else str(output)
    click.echo(
        f"已印 {len(posters)} {what}（{pages} 页）：{where}。每个二维码都读回来核对过；"
        f"二维码边长 {measures.symbol:g} 毫米以上，站在 {measures.distance:g} 米以内扫。打印时选“实际大小”。"
    )
