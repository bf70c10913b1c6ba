"""The editing desk as a clerk has it, in Chromium → benchmarks/desk-report.md.

    python -m benchmarks.desk [--items N…]

Opens `gongkai edit` over the shipped catalogue and over synthetic ones, and does what a clerk does: waits for the
sheet, scrolls, seeks, sorts, types into a cell and into the form. A first opening finds nothing kept from an earlier
one; the second finds what the first kept. Frames are those of the browser while a script moves the sheet by ten rows a
frame.
"""

import argparse
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from benchmarks.browser import launch
from benchmarks.pages import ROOT
from benchmarks.synthetic import write_catalogue

REPORT = ROOT / "benchmarks" / "desk-report.md"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")
_PATIENCE = 240_000
_WINDOW = {"width": 1280, "height": 800}
_PROBE = (Path(__file__).parent / "desk_probe.js").read_text("utf-8")

ROWS = {
    "address": "从命令到显示网址，秒",
    "first": "从命令到看见表格、能打字，秒",
    "whole": "从命令到全部事项都在表格里，秒",
    "again": "再打开一次，到全部事项都在，秒",
    "checked": "从命令到整个目录查完，秒",
    "frame": "滚动：帧的间隔，中位／九成五／最长，毫秒",
    "jump": "跳到任意位置到画出来，最长，毫秒",
    "seek": "“找”里打一个字到表格变完，中位／最长，毫秒",
    "sort": "按一列排序，毫秒",
    "long": "滚动、找、排序时的长任务，个数／最长毫秒",
    "cell": "格子里打一个键到检查的话，中位／最长，毫秒",
    "kept": "格子按 Enter 到程序记下，毫秒",
    "form": "表单里打一个键到检查的话，中位／最长，毫秒",
    "memory": "程序占的内存（检查的进程不算），最多，MB",
}
"""Figure → how the report calls it, in its order."""

_HEAD = (
    "`python -m benchmarks.desk`。{machine}，{cores} 核，Python {python}。测完时五分钟平均负载是 {load:.1f}"
    "（2 核的电脑超过 2 就是在和别的活抢）；Chromium 没有显卡，和编辑台在同一台电脑上。"
)


@dataclass(slots=True)
class Figures:
    """What one catalogue gave. `items`: how many it has; `told`: figure → words."""

    name: str
    items: int
    told: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Opened:
    """A desk that runs: its address, when the command was given, its process."""

    address: str
    began: float
    said: float
    process: "subprocess.Popen[str]"

    @property
    def origin(self) -> str:
        return "/".join(self.address.split("/")[:3])


@contextmanager
def desk(folder: Path) -> Iterator[Opened]:
    """A desk over this folder, in a process of its own."""
    command = [sys.executable, "-m", "generator", "edit", str(folder), "--no-browser"]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            found = _ADDRESS.search(process.stdout.readline())
            if found is None:
                raise RuntimeError("the desk did not say where it is")
            yield Opened(found[0], began, time.perf_counter() - began, process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def _peak(process: "subprocess.Popen[str]") -> float:
    """Megabytes that a process held at most; 0 where the system does not tell."""
    try:
        text = Path(f"/proc/{process.pid}/status").read_text("ascii")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", text)
    return int(found[1]) / 1024 if found else 0.0


def _ms(values: Sequence[float], *, tail: bool = False) -> str:
    ordered = sorted(values)
    middle, last = ordered[len(ordered) // 2], ordered[-1]
    nearly = f" / {ordered[int(len(ordered) * 0.95)]:.0f}" if tail else ""
    return f"{middle:.0f}{nearly} / {last:.0f}"


def _open(page: Page, opened: Opened, told: dict[str, str], count: int) -> None:
    """Go in, until everything is there."""
    page.goto(opened.address, wait_until="commit")
    page.wait_for_selector(".g-row", timeout=_PATIENCE)
    page.wait_for_function("document.activeElement.id === 'box'", timeout=_PATIENCE)
    told["first"] = f"{time.perf_counter() - opened.began:.1f}"
    page.wait_for_function(
        "n => document.getElementById('status').textContent.trim() === `${n} 个事项`", arg=count, timeout=_PATIENCE
    )
    told["whole"] = f"{time.perf_counter() - opened.began:.1f}"


def _use(page: Page, opened: Opened, told: dict[str, str]) -> None:
    """What a clerk does; the check of the whole is not waited for before, so it runs meanwhile where it is slow."""
    page.evaluate(_PROBE)
    told["frame"] = _ms(page.evaluate("probe.scroll(300, 340)"), tail=True)
    told["jump"] = f"{max(page.evaluate('probe.jump(40)')):.0f}"
    told["seek"] = _ms(page.evaluate("probe.seek(['补', '补偿', '补偿费', '费', '', '县', '县 公示', ''])"))
    told["sort"] = f"{page.evaluate('probe.sort(1)'):.0f}"
    page.evaluate("probe.sort(1)")
    page.evaluate("probe.sort(1)")
    tasks = page.evaluate("probe.tasks()")
    told["long"] = f"{len(tasks)} / {max(tasks, default=0):.0f}"
    page.locator("#box").focus()
    page.keyboard.press("Control+Home")
    page.evaluate("probe.at('time_limit')")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    told["cell"] = _ms([page.evaluate("text => probe.cell(text)", text) for text in ("20内", "30内", "5内", "60内")])
    told["kept"] = f"{page.evaluate('probe.enter()'):.0f}"
    page.goto(f"{opened.origin}/edit/item/01-002")
    page.wait_for_selector("#form")
    page.evaluate(_PROBE)
    told["form"] = _ms([page.evaluate("text => probe.form(text)", text) for text in ("20内", "30内", "5内", "60内")])


def _checked(page: Page, opened: Opened) -> str:
    page.goto(f"{opened.origin}/problems", timeout=_PATIENCE)
    try:
        _until_checked(page)
    except PlaywrightTimeoutError:
        return f"> {_PATIENCE // 1000}"
    return f"{time.perf_counter() - opened.began:.1f}"


def _until_checked(page: Page) -> None:
    page.wait_for_function(
        "!document.querySelector('main [role=status]').textContent.includes('正在')", timeout=_PATIENCE
    )


def measure(browser: Browser, folder: Path, name: str, count: int) -> Figures:
    """One catalogue, opened twice."""
    found = Figures(name, count)
    for is_again in (False, True):
        context = browser.new_context(bypass_csp=True, viewport=_WINDOW, locale="zh-CN")  # type: ignore[arg-type]
        page = context.new_page()
        with desk(folder) as opened:
            told = {"address": f"{opened.said:.1f}"}
            _open(page, opened, told, count)
            if is_again:
                found.told["again"] = told["whole"]
            else:
                _use(page, opened, told)
                told["checked"] = _checked(page, opened)
                told["memory"] = f"{_peak(opened.process):.0f}"
                found.told |= told
        context.close()
    return found


def write_report(found: Sequence[Figures]) -> str:
    """The figures as a page."""
    heads = [f"{one.name}（{one.items} 项）" for one in found]
    lines = [
        "# 编辑台：打开、滚动、打字要多久",
        "",
        _HEAD.format(
            machine=platform.machine(),
            cores=os.cpu_count(),
            python=platform.python_version(),
            load=os.getloadavg()[1],
        ),
        "",
        f"| 做什么 | {' | '.join(heads)} |",
        f"| --- |{' --- |' * len(heads)}",
        *(f"| {words} | {' | '.join(one.told.get(key, '—') for one in found)} |" for key, words in ROWS.items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the editing desk.")
    parser.add_argument("--items", type=int, nargs="*", default=[10_000], help="sizes of synthetic catalogues")
    parser.add_argument("--out", type=Path, default=REPORT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            print("没有 Chromium，没有测。", file=sys.stderr)
            return 3
        shipped = Path(work) / "shipped" / "catalog"
        shutil.copytree(ROOT / "catalog", shipped)
        subjects = [(shipped, "自带的目录", _count(shipped))]
        for count in options.items:
            folder = Path(work) / str(count) / "catalog"
            write_catalogue(count, folder)
            subjects.append((folder, "合成的目录", count))
        found = [measure(browser, folder, name, count) for folder, name, count in subjects]
        browser.close()
    text = write_report(found)
    options.out.write_text(text, "utf-8")
    print(text)
    return 0


def _count(folder: Path) -> int:
    return sum(
        len(re.findall(r"^ *- id: .?\d\d-\d{3}", path.read_text("utf-8"), re.MULTILINE))
        for path in folder.glob("[0-9][0-9]-*.yml")
    )


if __name__ == "__main__":
    sys.exit(main())
