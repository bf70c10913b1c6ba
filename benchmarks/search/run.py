"""The benchmark of the search: one command, our engine and its peers on the same pages in the same run.

    python -m benchmarks.search.run                 development queries, our engine
    python -m benchmarks.search.run --peers         Material with jieba, Pagefind and MiniSearch beside it
    python -m benchmarks.search.run --final         the queries set aside, for the final figure only
    python -m benchmarks.search.situations          questions by situation and matters not held, told or not; in Node
    python -m benchmarks.search.run --large         sizes and times at 10,000 items besides

A peer that cannot be installed is reported as missing. Precision: of the first five results, the share that holds
the query's words or what they stand for (`questions.Judge`, one rule for all engines).
"""

import argparse
import contextlib
import functools
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.search.figures import ALL, Figures, score
from benchmarks.search.ours import Times, answer, percentile, sizes, time_in_chromium, until_right
from benchmarks.search.questions import Judge, Question, read_questions
from generator.derive.search.terms import derive_search
from generator.pipeline.checking import check_folder

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LARGE = 10_000


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    questions = read_questions(HERE / ("queries_final.yml" if options.final else "queries.yml"))
    if options.queries:
        questions = read_questions(options.queries)
    with contextlib.ExitStack() as stack:
        work = options.work or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        work.mkdir(parents=True, exist_ok=True)
        browser = stack.enter_context(chromium())
        lines = report(questions, work, browser, peers=options.peers, large=options.large)
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if options.report:
        options.report.write_text(text, encoding="utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--final", action="store_true", help="use queries_final.yml")
    parser.add_argument("--queries", type=Path, help="another query file")
    parser.add_argument("--peers", action="store_true", help="run the peers too")
    parser.add_argument("--large", action="store_true", help="sizes and times at 10,000 items")
    parser.add_argument("--work", type=Path, help="folder to keep sites and packages in")
    parser.add_argument("--report", type=Path, help="write the report here too")
    return parser.parse_args(arguments)


def report(questions: list[Question], work: Path, browser: Any, *, peers: bool, large: bool) -> list[str]:
    """The report as Markdown lines."""
    site = build(REPOSITORY / "catalog", work / "site")
    catalogue = check_folder(REPOSITORY / "catalog", date(2026, 11, 24), name="catalog").catalogue
    judge = Judge(derive_search(catalogue), catalogue.words)
    queries = [question.query for question in questions]
    ours = answer(site, queries)
    engines = {"gongkai": score(questions, ours.ids, judge)}
    missing: list[str] = []
    weights: list[str] = []
    if peers:
        from benchmarks.search.peers import run_peers

        for name, outcome in run_peers(site, work, queries, browser).items():
            if outcome.missing:
                missing.append(f"- {name}: missing, not measured ({outcome.missing})")
                continue
            engines[name] = score(questions, outcome.ids, judge)
            weights.append(f"- {name}: {outcome.weight}")
    lines = [f"# Search: {len(questions)} queries, {len(judge.pages)} items", "", *_table(engines), ""]
    told = f"of {ours.told} it was said that the catalogue has nothing of the kind"
    lines += [f"{ours.deep} of {len(questions)} queries asked the depth; {told}.", "", "## Weight and speed", ""]
    lines += _weights(f"{len(judge.pages)} items", site, time_site(site, browser, queries))
    lines += [*_until_right(site, questions), ""]
    if large:
        from benchmarks.synthetic import write_catalogue

        write_catalogue(LARGE, work / "large")
        big = build(work / "large", work / "large-site")
        lines += _weights(f"{LARGE:,} items", big, time_site(big, browser, queries))
    return lines + (["", "## Peers", "", *weights, *missing] if peers else [])


def build(catalog: Path, site: Path) -> Path:
    """The whole site, as an office builds it."""
    command = [sys.executable, "-m", "generator", "build", "--catalog", str(catalog), "--site-dir", str(site), "-q"]
    subprocess.run(command, check=True, cwd=REPOSITORY)
    return site


def _table(engines: dict[str, Any]) -> Iterator[str]:
    yield "| kind | queries | engine | hit@1 | hit@5 | MRR | precision |"
    yield "|---|---|---|---|---|---|---|"
    kinds = list(next(iter(engines.values())))
    for kind in [*(k for k in kinds if k != ALL), ALL]:
        for name, table in engines.items():
            figures: Figures = table[kind]
            yield f"| {kind} | {figures.queries} | {name} | " + " | ".join(figures.cells()) + " |"


def _weights(label: str, site: Path, times: Times) -> Iterator[str]:
    yield f"{label}: " + "; ".join(f"{name} {size:.1f} kB" for name, size in sizes(site).items()) + "."
    yield ""
    yield (
        f"{label}, Chromium: first result {times.first:.0f} ms after the names arrived; a key stroke (answer and list "
        f"laid out) {_spread(times.strokes)}, over {len(times.strokes)} strokes; what runs when the typing has stopped "
        f"(slips, answers with the depth) {_spread(times.later)}, over {len(times.later)} runs."
    )
    yield ""


def _spread(values: Sequence[float]) -> str:
    half, most, all_of_them = (percentile(values, share) for share in (0.5, 0.95, 1))
    return f"{half:.1f} ms median, {most:.1f} ms p95, {all_of_them:.0f} ms at most"


def _until_right(site: Path, questions: Sequence[Question]) -> Iterator[str]:
    yield "Kilobytes (gzip -6) fetched until the first result shown is a right one, scripts included:"
    yield ""
    yield "| kind | queries | right in the first step | median kB | largest kB | never right first |"
    yield "|---|---|---|---|---|---|"
    for row in until_right(site, questions):
        figures = f"{row.queries} | {row.first} | {row.median:.1f} | {row.largest:.1f} | {row.never}"
        yield f"| {row.kind} | {figures} |"


def time_site(site: Path, browser: Any, queries: Sequence[str]) -> Times:
    with serve(site) as address:
        page = browser.new_page()
        try:
            return time_in_chromium(page, address, queries)
        finally:
            page.close()


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A plain server on a free port of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path if Path(path).exists() else None, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
