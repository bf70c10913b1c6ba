"""Weight, requests, Largest Contentful Paint and Lighthouse of the pages → benchmarks/pages-report.md.

    python -m benchmarks.pages [--large N] [--rounds 5] [--no-peer]

Beside the shipped catalogue: a synthetic one of N items (nothing may grow with it) and the same catalogue in Material
for MkDocs as it comes. Weight is what goes over the wire, gzip, heads included, of everything a first view fetches.
Lighthouse is taken from `LIGHTHOUSE` (its command) or the path; a tool that is missing is said to be missing.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser import find_chromium, launch, serve, slow_down
from benchmarks.hosts import write_peer
from benchmarks.peers.content import read_sections
from benchmarks.synthetic import write_catalogue

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "benchmarks" / "pages-report.md"
KINDS = {
    "home": "",
    "domain": "07/",
    "category": "01/c1/",
    "item": "01/018/",
    "item, heaviest": "",
    "letters": "az/",
    "bodies": "bodies/",
    "laws": "laws/",
    "search": "search/",
    "prose": "apply/",
}
ITEM_KB, PAGE_KB, REQUESTS, LCP, SCORE = 30, 65, 6, 1500, 98
RATINGS = 3
"""Runs of Lighthouse a page: the middle one counts, for a busy machine spoils single ones."""
SLOW_4G = {
    "150 ms": {"latency": 150, "bits": 1_638_400},
    "562 ms": {"latency": 562.5, "bits": 1_474_560},
}
"""Two lines bear the name “Slow 4G”: Lighthouse's, and the preset of Chromium's own tools, which puts 562 ms before
every request to stand for connecting too. The processor is slowed six times beside."""
RATED = ("home", "domain", "item", "search")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

LCP_SCRIPT = """new Promise(done => { let last = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { last = Math.max(last, e.startTime); }))
    .observe({type: 'largest-contentful-paint', buffered: true});
  setTimeout(() => done(last), 400); })"""


@dataclass(slots=True)
class View:
    """A first view of one page: bytes over the wire, requests, LCP in ms by line and round, Lighthouse scores."""

    path: str
    bytes: int = 0
    requests: int = 0
    lcp: dict[str, list[float]] = field(default_factory=dict)
    simulated: float | None = None
    scores: dict[str, float] = field(default_factory=dict)


def build(catalog: Path, site: Path) -> Path:
    command = [sys.executable, "-m", "generator", "build", "--catalog", catalog, "--site-dir", site, "--quiet"]
    subprocess.run(list(map(str, command)), cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return site


def build_peer(folder: Path) -> Path:
    settings = write_peer(folder, read_sections(ROOT / "catalog"), search=True)
    settings = settings if settings.is_file() else folder / "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(folder / "site")]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True)
    return folder / "site"


def heaviest_item(site: Path) -> str:
    pages = site.glob("[0-9][0-9]/[0-9][0-9][0-9]/index.html")
    return max(pages, key=lambda page: (page.stat().st_size, page)).parent.relative_to(site).as_posix() + "/"


def weigh(browser: Browser, base: str, view: View) -> None:
    """One unhurried view with an empty cache; the icon is added where this Chromium did not fetch it."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    client.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    client.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(f"{base}/{view.path}", wait_until="networkidle")
    icon = page.evaluate("(document.querySelector('link[rel~=icon]') || {}).href")
    view.bytes, view.requests = int(sum(sizes.values())), len({url for url in asked.values() if url.startswith("http")})
    if icon and icon not in asked.values():
        answer = context.request.get(icon)
        view.bytes += len(answer.body()) + 300
        view.requests += 1
    context.close()


def time_paint(browser: Browser, base: str, view: View) -> None:
    for name, line in SLOW_4G.items():
        context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True)
        page = context.new_page()
        slow_down(context.new_cdp_session(page), processor=6, **line)
        page.goto(f"{base}/{view.path}", wait_until="load", timeout=90_000)
        view.lcp.setdefault(name, []).append(page.evaluate(LCP_SCRIPT))
        context.close()


def find_lighthouse() -> str | None:
    return shutil.which(os.environ.get("LIGHTHOUSE", "lighthouse"))


def rate(lighthouse: str, chromium: str, address: str, work: Path, view: View) -> None:
    """Scores and paint, the middle of several runs: mobile, slow 4G as Lighthouse simulates it, 6× slower processor."""
    told = [found for _ in range(RATINGS) if (found := _rate_once(lighthouse, chromium, address, work))]
    if not told:
        return
    for name in CATEGORIES:
        scores = [found["categories"][name]["score"] for found in told]
        if None not in scores:
            view.scores[name] = round(100 * median(scores))
    paints = [found["audits"]["largest-contentful-paint"].get("numericValue") for found in told]
    view.simulated = None if None in paints else median(paints)


def _rate_once(lighthouse: str, chromium: str, address: str, work: Path) -> dict[str, Any] | None:
    out = work / "lighthouse.json"
    out.unlink(missing_ok=True)
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    command = [lighthouse, address, "--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--throttling.cpuSlowdownMultiplier=6"]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, timeout=240)
    return json.loads(out.read_text("utf-8")) if out.is_file() else None


@dataclass(slots=True)
class Tools:
    browser: Browser
    chromium: str
    lighthouse: str | None
    work: Path


def measure(tools: Tools, site: Path, kinds: dict[str, str], rounds: int, *, strict: bool) -> dict[str, View]:
    views = {kind: View(path) for kind, path in kinds.items() if (site / path / "index.html").is_file()}
    with serve(site, strict=strict) as base:
        for kind, view in views.items():
            print(f"  {kind}", file=sys.stderr, flush=True)
            weigh(tools.browser, base, view)
            for _ in range(rounds):
                time_paint(tools.browser, base, view)
            if kind in RATED and tools.lighthouse:
                rate(tools.lighthouse, tools.chromium, f"{base}/{view.path}", tools.work, view)
    return views


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="Measure the pages.")
    parser.add_argument("--large", type=int, default=10_000, help="items of the synthetic catalogue, 0 for none")
    parser.add_argument("--rounds", type=int, default=5, help="views timed for each page")
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        browser, chromium = launch(playwright), find_chromium(playwright)
        if browser is None or chromium is None:
            print("没有 Chromium，什么也没有测。", file=sys.stderr)
            return 3
        tools = Tools(browser, chromium, find_lighthouse(), work)
        found: dict[str, dict[str, View]] = {}
        site = build(ROOT / "catalog", work / "site")
        kinds = {**KINDS, "item, heaviest": heaviest_item(site)}
        print("shipped catalogue", file=sys.stderr)
        found["shipped"] = measure(tools, site, kinds, options.rounds, strict=True)
        if options.large:
            print(f"{options.large} items", file=sys.stderr)
            write_catalogue(options.large, work / "large" / "catalog")
            large = build(work / "large" / "catalog", work / "large" / "site")
            more = {**kinds, "item": heaviest_item(large)}
            unrated = Tools(browser, chromium, None, work)
            found["large"] = measure(unrated, large, more, 1, strict=True)
        if not options.no_peer:
            print("Material as it comes", file=sys.stderr)
            peer = build_peer(work / "peer")
            paths = {"home": "", "item": heaviest_item(peer)} if heaviest_exists(peer) else {"home": ""}
            found["peer"] = measure(tools, peer, paths, options.rounds, strict=False)
        version = browser.version
        browser.close()
    REPORT.write_text(
        "\n".join(lines(found, options.large, version, rated=tools.lighthouse is not None)) + "\n", "utf-8"
    )
    print(REPORT.read_text("utf-8"))
    return 0


def heaviest_exists(site: Path) -> bool:
    return any(site.glob("[0-9][0-9]/[0-9][0-9][0-9]/index.html"))


# --- the report -------------------------------------------------------------------------------------------


def verdict(reached: bool) -> str:
    return "yes" if reached else "**no**"


def lines(found: dict[str, dict[str, View]], large: int, version: str, *, rated: bool) -> Iterator[str]:
    yield "# Pages: weight, requests, paint, Lighthouse"
    yield ""
    yield "Written by `python -m benchmarks.pages`; what is measured and how stands in its head."
    yield f"Chromium {version}, 360 × 740. Largest Contentful Paint, median (best), over both lines called “Slow 4G”:"
    yield "150 ms and 1.6 Mbit/s (Lighthouse's), 562 ms before every request and 1.5 Mbit/s (Chromium's tools),"
    yield "a processor slowed six times. Weight: gzip, heads and icon included."
    yield "On the second line no page that has a stylesheet can paint before 1.13 s: two round trips, page and style."
    yield "The best view is the one least disturbed by whatever else the machine does."
    yield f"Load of the machine while measuring: {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors."
    names = {"shipped": "The shipped catalogue", "large": f"A synthetic catalogue of {large} items"}
    names["peer"] = "Peer: the same catalogue in Material for MkDocs as it comes (an item a page, its own search)"
    for key, views in found.items():
        yield ""
        yield f"## {names[key]}"
        yield ""
        yield "| page | KB | aim | requests | within the aims | LCP at 150 ms | < 1.5 s | LCP at 562 ms | < 1.5 s |"
        yield "| --- | ---: | ---: | ---: | --- | ---: | --- | ---: | --- |"
        for kind, view in views.items():
            aim = ITEM_KB if kind.startswith("item") else PAGE_KB
            light = verdict(view.bytes <= aim * 1000 and view.requests <= REQUESTS)
            paints = [(median(view.lcp[name]), min(view.lcp[name])) for name in SLOW_4G]
            cells = " | ".join(
                f"{middle / 1000:.2f} ({best / 1000:.2f}) | {verdict(middle < LCP)}" for middle, best in paints
            )
            yield f"| {kind} | {view.bytes / 1000:.1f} | {aim} | {view.requests} | {light} | {cells} |"
        if key != "large":
            yield ""
            yield from _scores(views, rated=rated)


def _scores(views: dict[str, View], *, rated: bool) -> Iterator[str]:
    if not rated:
        yield "Lighthouse is missing on this machine (`npm i lighthouse`, `LIGHTHOUSE=…`): not measured."
        return
    yield f"| Lighthouse, mobile, 6× | {' | '.join(CATEGORIES)} | its LCP, s | all ≥ {SCORE} |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for kind, view in views.items():
        if kind not in RATED:
            continue
        cells = " | ".join(str(view.scores.get(name, "failed")) for name in CATEGORIES)
        good = len(view.scores) == len(CATEGORIES) and min(view.scores.values()) >= SCORE
        paint = "failed" if view.simulated is None else f"{view.simulated / 1000:.2f}"
        yield f"| {kind} | {cells} | {paint} | {verdict(good)} |"


if __name__ == "__main__":
    sys.exit(main())
