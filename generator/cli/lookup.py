"""`gongkai lookup`: a list of people as a page on which each finds their own line."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.printing import read_catalogue
from generator.clock import build_day
from generator.model.errors import SetupError, explain_os_error
from generator.model.gather import gather
from generator.model.lookup import CODE_LENGTH, DIGITS, Asked, Risk
from generator.pipeline.lookup import Prepared, prepare, seal, write_files
from generator.render.report import write_text

_FEW = 40
"""People up to which no other process is worth starting."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options as typed."""

    title: str
    output: str
    name: str = "姓名"
    number: str = ""
    show: tuple[str, ...] = ()
    digits: int = 4
    codes: str = ""
    knowing: bool = False


def run_lookup(listed: Path, folder: Path, wanted: Wanted, *, quiet: bool = False) -> int:
    """Write the files of the page, and the codes beside it.

    Raises:
        SetupError: the list cannot be opened.
        UsageError: options that don't go together.
    """
    asked = _asked(wanted)
    out = _refuse_places(listed, folder, wanted)
    catalogue = read_catalogue(folder, "做")
    if catalogue is None:
        return exits.DATA
    try:
        prepared = prepare(listed, asked)
    except OSError as error:
        raise SetupError(f"“{listed.name}”{explain_os_error(error)}") from error
    if prepared.problems:
        click.echo(write_text(gather(list(prepared.problems))), err=True)
        click.echo("没有写查询页：先改好上面的错误。", err=True)
        return exits.DATA
    if not asked.by_codes:
        click.echo(say_risk(prepared.risk, asked), err=True)
        if not wanted.knowing:
            click.echo(
                "没有写查询页。改用 --codes 发查询码；明白上面这些、本单位决定照样做的，加 --knowing-risk。", err=True
            )
            return exits.USAGE
    if not quiet:
        click.echo(f"{len(prepared.people)} 人，一个处理器约要 {max(1, round(prepared.seconds / 60))} 分钟……", err=True)
    with _hashing(len(prepared.people)) as executor:
        files = {out / name: data for name, data in seal(prepared, catalogue.office, build_day(), executor).items()}
    _write(files, prepared, wanted)
    if not quiet:
        click.echo(_say(out, wanted))
    return exits.OK


def _asked(wanted: Wanted) -> Asked:
    if wanted.codes and wanted.number:
        raise click.UsageError("--codes 用查询码代替号码，不要再写 --number")
    if not wanted.codes and not wanted.number:
        raise click.UsageError("写 --codes 文件（发查询码），或者 --number 列名（用号码的后几位）")
    if wanted.digits not in DIGITS:
        raise click.UsageError(f"--digits 写 {DIGITS.start} 到 {DIGITS.stop - 1}")
    return Asked(wanted.title, wanted.name, wanted.number, wanted.show, 0 if wanted.codes else wanted.digits)


def _refuse_places(listed: Path, folder: Path, wanted: Wanted) -> Path:
    """The folder to write into. Nothing of a list of people belongs into the catalogue's folder."""
    out = Path(wanted.output)
    if out.is_file():
        raise click.UsageError(f"“{out}”是文件，-o 要写文件夹")
    within = folder.resolve()
    for path, what in ((listed, "名单"), (out, "查询页"), *([(Path(wanted.codes), "查询码")] if wanted.codes else [])):
        if path.resolve().is_relative_to(within):
            raise click.UsageError(f"{what}不能放在目录文件夹“{folder}”里：那里的东西会公开，会留在修订记录里")
    if wanted.codes and Path(wanted.codes).resolve().is_relative_to(out.resolve()):
        raise click.UsageError("查询码不能写在查询页的文件夹里，会一起传到网上")
    return out


def say_risk(risk: Risk, asked: Asked) -> str:
    """What the last characters of a number protect, in numbers."""
    return (
        f"先看清楚：用姓名和{asked.number}后 {asked.digits} 位查，藏不住多少。\n"
        f"  知道姓名的人，一个人最多试 {risk.tries:,} 次。身份证号的后四位，知道出生日期、户籍地的只要试 1,000 次。\n"
        f"  文件放到网上，谁都能下载回去慢慢试，不限次数，也没有人知道：一块显卡试出一个人最多 {_say_time(risk.one)}，"
        f"{risk.people} 个人全试出来最多 {_say_time(risk.all)}。\n"
        "  哈希加盐、算得慢，只是让试的人慢一点。放出去就收不回来。"
        "知道别人姓名和号码的（亲戚、邻居、经办人），看得到别人的。"
    )


def _say_time(seconds: float) -> str:
    for size, unit in ((365 * 86_400, "年"), (86_400, "天"), (3_600, "小时"), (60, "分钟")):
        if seconds >= size:
            return f"{seconds / size:,.0f} {unit}"
    return f"{max(seconds, 1):.0f} 秒"


@contextmanager
def _hashing(people: int) -> Iterator[Executor | None]:
    count = os.cpu_count() or 1
    if people <= _FEW or count == 1:
        yield None
        return
    with ProcessPoolExecutor(count) as executor:
        yield executor


def _write(files: dict[Path, bytes], prepared: Prepared, wanted: Wanted) -> None:
    if wanted.codes:
        files[Path(wanted.codes)] = prepared.codes
    write_files(files)


def _say(out: Path, wanted: Wanted) -> str:
    lines = [f"写好了：{out}。整个文件夹传到门户网站上，网址要是 https 开头的；不要放进 gongkai 生成的网站文件夹。"]
    if wanted.codes:
        lines.append(f"查询码（{CODE_LENGTH} 位）在 {wanted.codes}：裁开，一人一张当面交；发完删掉这个文件。")
        lines.append("再做一次，查询码都换新的，旧的就不能用了。")
    lines.append("公示期过了，从门户网站上删掉这个文件夹；别人存下的删不掉。")
    return "\n".join(lines)
