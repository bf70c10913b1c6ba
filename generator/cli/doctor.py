"""`gongkai doctor`: what this machine has of what the commands need, and how to come by the rest."""

import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from generator.cli import exits
from generator.cli.edit import HOW_TO_INSTALL as HOW_TO_OPEN
from generator.cli.edit import missing_packages
from generator.cli.printing import font_folders
from generator.cli.recovery import finish_edits
from generator.clock import build_day
from generator.model.errors import SetupError
from generator.pipeline.checking import check_folder
from generator.pipeline.printing import (
    FOR_BOOK,
    FOR_CODES,
    FOR_POSTERS,
    HOW_TO_INSTALL,
    choose_typeface,
    find_missing_packages,
)
from generator.pipeline.publishing import find_leftovers, recover
from generator.version import VERSION


class Finding(NamedTuple):
    """One thing looked at. `fix` is empty when it is in order."""

    name: str
    state: str
    fix: str = ""
    needed: bool = True
    """Whether the machine lacks it. What is wrong in the data, or may be left out, is told and counts for nothing."""


def run_doctor(folder: Path, site_dir: Path, fonts: str, family: str) -> int:
    """Print what was found; what is missing and needed makes the exit code 3. What a killed command left is mended."""
    finish_edits(folder, may_fail=True)
    findings = [*_look(folder, fonts, family), *_look_at_site(site_dir.absolute())]
    for finding in findings:
        mark = "正常" if not finding.fix else "缺少" if finding.needed else "提示"
        click.echo(f"[{mark}] {finding.name}：{finding.state}")
        if finding.fix:
            click.echo("       " + finding.fix.replace("\n", "\n       "))
    bad = sum(bool(finding.fix) and finding.needed for finding in findings)
    click.echo("这台电脑什么都不缺。" if not bad else f"缺 {bad} 样，按上面的办法补上。")
    return exits.MACHINE if bad else exits.OK


def _look(folder: Path, fonts: str, family: str) -> Iterator[Finding]:
    yield Finding("gongkai", f"{VERSION}，Python {platform.python_version()}，{sys.platform}")
    yield from _look_at_packages()
    yield _look_at_desk()
    yield from _look_at_catalogue(folder, fonts, family)
    git = shutil.which("git")
    yield Finding(
        "git",
        "有" if git else "没有",
        "" if git else "核对历史上发过的编码（gongkai links verify --history）要用 git；别的命令不用。",
        needed=False,
    )


def _look_at_site(site_dir: Path) -> Iterator[Finding]:
    done = recover(site_dir)
    left = find_leftovers(site_dir)
    state = "有" if site_dir.is_dir() else "还没有"
    fix = f"有上次中断留下的“{left}”：另一个 gongkai 正在生成，或者没有权限清理。" if left else ""
    yield Finding("网站", f"{state}（{site_dir}）" + (f"。{done}" if done else ""), fix, needed=False)


def _look_at_packages() -> Iterator[Finding]:
    missing = find_missing_packages(FOR_POSTERS, FOR_BOOK, FOR_CODES)
    yield Finding(
        "海报和汇编要用的软件包",
        "没有 " + "、".join(missing) if missing else "都有",
        HOW_TO_INSTALL if missing else "",
    )


def _look_at_desk() -> Finding:
    missing = missing_packages()
    state = "没有 " + "、".join(missing) if missing else "都有"
    return Finding("编辑台要用的软件包", state, HOW_TO_OPEN if missing else "", needed=False)


def _look_at_catalogue(folder: Path, fonts: str, family: str) -> Iterator[Finding]:
    if not folder.is_dir():
        yield Finding("目录", f"没有“{folder}”文件夹", "在目录所在的文件夹里运行，或者用 --catalog 指明。")
        return
    checked = check_folder(folder, build_day())
    catalogue = checked.catalogue
    counted = f"{len(catalogue.domains)} 个领域，{len(catalogue.items)} 个事项"
    fix = f"有 {checked.errors} 个错误，运行 gongkai check 看详情。" if checked.errors else ""
    yield Finding("目录", counted, fix, needed=False)
    address = catalogue.office.site_url
    yield Finding(
        "网址",
        address or "office.yml 里没有 site_url",
        "" if address else "二维码和海报里的网址从这里来，没有就印不了。",
        needed=False,
    )
    if find_missing_packages(FOR_BOOK):
        return
    try:
        typeface = choose_typeface(catalogue, font_folders(folder, fonts), family)
    except SetupError as error:
        head, _, fix = str(error).partition("\n")
        yield Finding("字体", head, fix)
    else:
        yield Finding("字体", f"{typeface.family}，目录里的字都有（{typeface.regular}，{typeface.bold}）")
