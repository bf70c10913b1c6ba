"""What the bound catalogue costs, beside Chromium printing the same tables → benchmarks/book-report.md.

    python -m benchmarks.book [--rounds 3] [--large N] [--no-peer]
    python -m benchmarks.book --pictures

Whole processes from the command to the finished file, interleaved: a round runs every subject once, the median of the
rounds is shown. The peer is Chromium printing the domain pages of the site, built beforehand, to a tagged PDF each: the
same tables, without cover, contents with page numbers, index and list of laws. `--large` takes a synthetic catalogue
of N items besides. `--pictures` takes the pictures of the documentation instead (docs/screenshots/book-*.png).
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from statistics import median

import pypdf
import pypdfium2
from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser import launch, serve
from benchmarks.pages import ROOT, build
from benchmarks.processes import run_python
from benchmarks.screenshots import OUT, pack
from benchmarks.synthetic import write_catalogue

REPORT = ROOT / "benchmarks" / "book-report.md"
DAY = {"SOURCE_DATE_EPOCH": "1798100000"}
LANDSCAPE = {"format": "A4", "landscape": True, "tagged": True, "outline": True, "print_background": True}
PICTURES = {"cover": 0, "contents": 2, "domain": 3, "table": 4}
"""Name → page; index and laws are looked for by their headings."""
WIDTH = 1100


@dataclass(slots=True)
class Subject:
    """One way to a printed catalogue. `seconds`: of the clock, a round each; `peak`: bytes of the largest process."""

    name: str
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[int] = field(default_factory=list)
    pages: int = 0
    size: int = 0

    def row(self) -> str:
        cpu = f"{median(self.cpu):.1f}" if self.cpu else "–"
        peak = f"{median(self.peak) / 1e6:.0f}" if self.peak else "–"
        size = f"{self.size / 1000:,.0f}" if self.size else "–"
        return f"| {self.name} | {median(self.seconds):.1f} | {cpu} | {peak} | {self.pages or '–'} | {size} |"


def measure(catalog: Path, rounds: int, work: Path, browser: Browser | None) -> list[Subject]:
    """The command for both kinds, the check within it alone, and the peer where there is a browser."""
    subjects = [Subject("`gongkai book -o x.pdf`"), Subject("`gongkai book -o x.docx`")]
    subjects.append(Subject("`gongkai check`, which both contain"))
    peer = Subject("Chromium, the domain pages of the site")
    with ExitStack() as stack:
        base = stack.enter_context(serve(build(catalog, work / "site"))) if browser else ""
        for _ in range(rounds):
            for subject, ending in zip(subjects[:2], ("pdf", "docx"), strict=True):
                command(subject, ["book", "-q", "-o", f"x.{ending}", "--catalog", str(catalog)], work)
            command(subjects[2], ["check", "-q", str(catalog)], work)
            if browser:
                print_site(peer, browser, base, sorted(path.name[:2] for path in catalog.glob("[0-9][0-9]-*.yml")))
    subjects[0].pages = len(pypdf.PdfReader(work / "x.pdf").pages)
    for subject, ending in zip(subjects[:2], ("pdf", "docx"), strict=True):
        subject.size = (work / f"x.{ending}").stat().st_size
    return [*subjects, peer] if browser else subjects


def command(subject: Subject, arguments: list[str], work: Path) -> None:
    cost = run_python(["-m", "generator", *arguments], work, DAY)
    subject.seconds.append(cost.wall)
    subject.cpu.append(cost.cpu)
    subject.peak.append(cost.peak)


def print_site(subject: Subject, browser: Browser, base: str, codes: list[str]) -> None:
    """A started browser, an empty cache; its start is not counted."""
    start = time.perf_counter()
    context = browser.new_context()
    page = context.new_page()
    files = []
    for code in codes:
        page.goto(f"{base}/{code}/", wait_until="load")
        files.append(page.pdf(**LANDSCAPE))
    context.close()
    subject.seconds.append(time.perf_counter() - start)
    subject.pages = sum(len(pypdf.PdfReader(BytesIO(content)).pages) for content in files)
    subject.size = sum(map(len, files))


def write_report(tables: dict[str, list[Subject]], load: float) -> str:
    lines = ["# The bound catalogue: seconds, pages, size", ""]
    lines += ["Written by `python -m benchmarks.book`; what is measured and how stands in its head.", ""]
    lines += [f"typst {version('typst')}, Python {platform.python_version()}, {os.cpu_count()} processors.", ""]
    lines += [f"Load of the machine while measuring: {load:.1f}. On a busy machine trust the processor column.", ""]
    for name, subjects in tables.items():
        lines += [f"## {name}", ""]
        lines += [
            "| subject | s | s of processor | peak MB | pages | KB |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
        ]
        lines += [*(subject.row() for subject in subjects), ""]
    lines += [
        "The pages of a Word file are Word's to count. Chromium's processes are many, so only the clock is given for",
        "it; its pages hold the domain's introduction and code beside the table, no contents, index or list of laws.",
        "",
    ]
    return "\n".join(lines)


def take_pictures(work: Path) -> Iterator[tuple[str, bytes]]:
    """File name → picture of a page: cover, contents, a domain's introduction, its table, index, laws."""
    run_python(["-m", "generator", "book", "-q", "-o", "x.pdf", "--catalog", str(ROOT / "catalog")], work, DAY)
    with pypdfium2.PdfDocument(work / "x.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        places = dict(PICTURES)
        places["index"] = find_page(texts, "拼音索引\r\n按")
        places["laws"] = find_page(texts, "公开依据一览\r\n条款")
        for name, number in places.items():
            page = document[number]
            image = page.render(scale=WIDTH / page.get_width()).to_pil()
            out = BytesIO()
            image.save(out, "PNG")
            yield f"book-{name}.png", pack(out.getvalue())


def find_page(texts: list[str], head: str) -> int:
    return next(number for number, text in enumerate(texts) if head in text)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.book", description="Measure the bound catalogue.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", type=int, default=0, metavar="N", help="a synthetic catalogue of N items besides")
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--catalog", type=Path, default=ROOT / "catalog")
    parser.add_argument("--out", type=Path, default=REPORT)
    parser.add_argument("--pictures", action="store_true", help="take the pictures of the documentation instead")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if options.pictures:
            for name, picture in take_pictures(work):
                (OUT / name).write_bytes(picture)
                print(f"{name} {len(picture) / 1000:.0f} KB")
            return 0
        browser = None if options.no_peer else launch(stack.enter_context(sync_playwright()))
        tables = {"The catalogue": measure(options.catalog.resolve(), options.rounds, work, browser)}
        if options.large:
            write_catalogue(options.large, work / "large")
            tables[f"{options.large} synthetic items"] = measure(work / "large", 1, work, None)
        options.out.write_text(write_report(tables, os.getloadavg()[0]), "utf-8")
        print(options.out.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
