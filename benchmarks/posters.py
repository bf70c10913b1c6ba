"""Posters under damage, and how long five hundred take → benchmarks/posters-report.md.

    python -m benchmarks.posters [--posters N] [--pictures]

`--pictures` also draws the pictures of the guide (docs/screenshots/poster-*.png). Fonts are looked for as the command
does; the day on the posters is fixed, so that the pictures do not change from day to day.
"""

import argparse
import multiprocessing
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from benchmarks.damage import DAMAGES, DECODERS, SHOTS, Code, cut_codes, try_code
from benchmarks.pages import ROOT
from generator.derive.posters import derive_posters
from generator.model.catalogue import Catalogue
from generator.model.poster import Choice, Look, Poster, Size
from generator.pipeline.checking import check_folder
from generator.pipeline.posters import Job, choose_poster_typeface, print_each, print_together
from generator.pipeline.printing import choose_typeface

REPORT = ROOT / "benchmarks" / "posters-report.md"
PICTURES = ROOT / "docs" / "screenshots"
DAY = date(2026, 11, 24)
MANY = 500
FONTS = (str(ROOT / "fonts"),)
VILLAGE = "示例村"
_HEAD = "`python -m benchmarks.posters`。{machine}，{cores} 核，Python {python}。"
_HOW = (
    "{posters} 张 A4 海报（13 个领域、示例村的一套，和按目录顺序均匀抽出的事项），按 300 dpi 画成像素，"
    "再照下面的样子损坏；每张拍 {shots} 次（每格 6 像素，略歪，有噪点），两种解码库各读一次。"
    "一张海报有一次、有一种读出来，就算读出来。"
    "污损是一块避开三个角的方块，三次都在同一处；大小按占二维码面积算。失焦按高斯模糊的标准差算，单位是二维码的一格："
    "到 0.6 格，两种库都读不出。印得灰是黑处缺了 45 % 的墨点，纸也发灰。"
)
_TIMES = (
    "含排版、逐页读回核对和启动进程，不含程序启动和读目录。测的时候五分钟平均负载是 {load:.1f}"
    "（2 核的电脑超过 2 就是在和别的活抢），处理器时间受它影响小。"
)


class Row(NamedTuple):
    """One damage: posters, those read, shots read by each decoder, wrong texts."""

    damage: str
    posters: int
    read: int
    shots: dict[str, int]
    wrong: int


def fresh_pool(count: int) -> ProcessPoolExecutor:
    """Processes that start afresh: typst's threads don't survive a fork."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


def all_posters(catalogue: Catalogue) -> tuple[Poster, ...]:
    return derive_posters(catalogue, Choice(ids=tuple(domain.code for domain in catalogue.domains), with_items=True))


def look_at(code: Code) -> dict[str, tuple[bool, dict[str, int], int]]:
    """Damage → whether the poster was read, shots by decoder, wrong texts."""
    found = {}
    for number, damage in enumerate(DAMAGES):
        seed = sum(map(ord, code.address)) * 100 + number
        outcome = try_code(code, damage, seed)
        found[damage] = (outcome.is_read, dict(outcome.read), len(outcome.wrong))
    return found


def measure_damage(codes: Sequence[Code]) -> list[Row]:
    with fresh_pool(os.cpu_count() or 1) as executor:
        found = list(executor.map(look_at, codes, chunksize=4))
    rows = []
    for damage in DAMAGES:
        outcomes = [one[damage] for one in found]
        shots = {name: sum(read[name] for _, read, _ in outcomes) for name in DECODERS}
        rows.append(Row(damage, len(codes), sum(o[0] for o in outcomes), shots, sum(o[2] for o in outcomes)))
    return rows


class Timing(NamedTuple):
    """What was printed by how many processes, seconds on the clock and of the processors."""

    what: str
    processes: int
    seconds: float
    cpu: float


def measure_time(posters: Sequence[Poster], job: Job) -> Iterator[Timing]:
    """Through the command's own functions; starting the processes is included."""
    yield time_one("一个文件", 1, lambda _: print_together(posters, job))
    yield time_one("一个文件", 2, lambda executor: print_together(posters, job, executor))
    yield time_one("一张一个文件", 2, lambda executor: list(print_each(posters, job, executor)))


def time_one(what: str, processes: int, work: Callable[[ProcessPoolExecutor | None], object]) -> Timing:
    started, before = time.perf_counter(), sum(os.times()[:4])
    if processes == 1:
        work(None)
    else:
        with fresh_pool(processes) as executor:
            work(executor)
    return Timing(what, processes, time.perf_counter() - started, sum(os.times()[:4]) - before)


def write_report(rows: Sequence[Row], times: Sequence[Timing], pages: int) -> None:
    shots = rows[0].posters * SHOTS
    lines = [
        "# 海报：损坏以后还读得出吗，五百张要多久",
        "",
        _HEAD.format(machine=platform.machine(), cores=os.cpu_count(), python=platform.python_version()),
        "",
        "## 损坏",
        "",
        _HOW.format(posters=rows[0].posters, shots=SHOTS),
        "",
        "| 损坏 | 读出的海报 | " + " | ".join(f"{name} 读出的次数" for name in DECODERS) + " | 读错 |",
        "| --- | --- | " + " | ".join("---" for _ in DECODERS) + " | --- |",
    ]
    for row in rows:
        by = " | ".join(f"{row.shots[name]}/{shots}（{row.shots[name] / shots:.1%}）" for name in DECODERS)
        lines.append(
            f"| {row.damage} | {row.read}/{row.posters}（{row.read / row.posters:.1%}） | {by} | {row.wrong} |"
        )
    lines += ["", f"## {pages} 张要多久", "", _TIMES.format(load=os.getloadavg()[1]), ""]
    lines += ["| 印成 | 进程 | 秒 | 其中处理器 |", "| --- | --- | --- | --- |"]
    lines += [f"| {one.what} | {one.processes} | {one.seconds:.1f} | {one.cpu:.1f} |" for one in times]
    REPORT.write_text("\n".join(lines) + "\n", "utf-8")


def draw_pictures(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Name and picture of what the guide shows."""
    import pypdfium2

    chosen = next(entry for entry in catalogue.posters if entry.name == VILLAGE)
    posters = derive_posters(catalogue, chosen.choice, chosen)
    typeface = choose_poster_typeface(posters, FONTS)
    looks = {
        "poster-a4": (Look(), [poster for poster in posters if poster.id in ("01", "01-018", "04-012")]),
        "poster-red": (Look(red_head=True, cut_marks=True), [poster for poster in posters if poster.id == "01-020"]),
        "poster-sticker": (Look(Size.STICKER, cut_marks=True), posters[:10]),
    }
    for name, (look, shown) in looks.items():
        pdf = print_together(shown, Job(look, typeface, DAY))
        with pypdfium2.PdfDocument(pdf) as document:
            pages = [page.render(scale=0.9).to_pil().convert("L" if not look.red_head else "RGB") for page in document]
        sheet = Image.new(pages[0].mode, (sum(page.width + 12 for page in pages) + 12, pages[0].height + 24), "#bbb")
        for number, page in enumerate(pages):
            sheet.paste(page, (12 + number * (page.width + 12), 12))
        out = BytesIO()
        sheet.quantize(16).save(out, "PNG", optimize=True)
        yield f"{name}.png", out.getvalue()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.posters", description="Damage posters and time them.")
    parser.add_argument("--posters", type=int, default=100, help="posters that are damaged")
    parser.add_argument("--pictures", action="store_true", help="draw the pictures of the guide and stop")
    options = parser.parse_args(arguments)
    catalogue = check_folder(ROOT / "catalog", DAY, name="catalog").catalogue
    if options.pictures:
        for name, data in draw_pictures(catalogue):
            (PICTURES / name).write_bytes(data)
            print(f"{name} {len(data) / 1000:.0f} KB")
        return 0
    job = Job(Look(), choose_typeface(catalogue, FONTS), DAY)
    posters = all_posters(catalogue)
    chosen = next(entry for entry in catalogue.posters if entry.name == VILLAGE)
    wanted = {domain.code for domain in catalogue.domains} | set(chosen.ids)
    first = [poster for poster in posters if poster.id in wanted]
    others = [poster for poster in posters if poster.id not in wanted]
    more = max(options.posters - len(first), 0)
    some = first + [others[at * len(others) // more] for at in range(more)]
    rows = measure_damage(cut_codes(print_together(some, job)))
    for row in rows:
        print(row)
    many = (posters * 2)[:MANY]
    times = list(measure_time(many, job))
    for one in times:
        print(one)
    write_report(rows, times, len(many))
    return 0 if all(row.wrong == 0 for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
