"""Our own engine: the shipped scripts on the shipped data, in Node for the answers, in Chromium for the times."""

import functools
import gzip
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.search.questions import Question

HERE = Path(__file__).resolve().parent
CHARACTERS = ("assets/search.js", "search/names.js", "search/everyday.js")
LETTERS = ("assets/search.js", "search/names.js", "search/sounds.js", "assets/search-sound.js")
STEPS = {
    "before the first result, characters typed": CHARACTERS,
    "before the first result, letters typed": LETTERS,
    "words (after it)": ("assets/search-next.js", "search/words.js"),
    "details (after the words)": ("assets/search-more.js", "search/details.js"),
    "typing errors, traditional characters": ("search/chars.js",),
    "laws and document numbers": ("search/laws.js", "assets/search-worker.js"),
    "lunr and its worker": ("assets/search-worker.js", "assets/lunr.js"),
    "subscriptions, kept searches (results page only)": ("assets/search-keep.js",),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """Ids in rank order for each query, none where it is said that the catalogue has nothing of the kind (`told`); how
    many queries asked the depth."""

    ids: list[list[str]]
    deep: int
    told: int


def answer(site: Path, queries: Sequence[str]) -> Answers:
    """Answers of the whole search, depth included where the page would ask it."""
    done = _node(site, {"ask": list(queries)})
    rows = done["answers"]
    return Answers([r["ids"] for r in rows], sum(bool(r["shards"]) for r in rows), sum(r["none"] for r in rows))


def _node(site: Path, wanted: dict[str, Any]) -> dict[str, Any]:
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is missing: our engine cannot be run")
    command = [node, str(HERE / "engine.js"), str(site / "assets"), str(site / "search")]
    done = subprocess.run(command, input=json.dumps(wanted), capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def packed(site: Path, paths: Iterable[str]) -> float:
    """Kilobytes (1,000 bytes) of files as a server sends them, each compressed by gzip -6."""
    return sum(len(gzip.compress((site / path).read_bytes(), 6)) for path in paths) / 1000


def sizes(site: Path) -> dict[str, float]:
    """Compressed kilobytes of what is fetched, step by step."""
    depth = sorted(f"search/depth/{file.name}" for file in (site / "search" / "depth").iterdir())
    shards = {"largest shard of the depth": max(packed(site, [path]) for path in depth)}
    return {name: packed(site, paths) for name, paths in STEPS.items()} | shards | {"whole depth": packed(site, depth)}


@dataclass(frozen=True, slots=True)
class Fetched:
    """Of queries of one kind: how many are answered rightly by the first step, and the kilobytes fetched until the
    first right result, median and largest, over those that get one; `never`: those that do not."""

    kind: str
    queries: int
    first: int
    never: int
    median: float
    largest: float


def until_right(site: Path, questions: Sequence[Question]) -> list[Fetched]:
    rows = [{"q": question.query, "want": sorted(question.want)} for question in questions]
    command = [shutil.which("node") or "node", str(HERE / "stages.js"), str(site)]
    done = subprocess.run(command, input=json.dumps(rows), capture_output=True, text=True, check=True)
    weigh = functools.cache(lambda path: packed(site, [path]))
    kinds: dict[str, list[list[str] | None]] = {}
    for question, files in zip(questions, json.loads(done.stdout), strict=True):
        for kind in (question.kind, "all"):
            kinds.setdefault(kind, []).append(files)
    whole = kinds.pop("all")
    return [_fetched(kind, rows, weigh) for kind, rows in [*kinds.items(), ("all", whole)]]


def _fetched(kind: str, rows: list[list[str] | None], weigh: Callable[[str], float]) -> Fetched:
    got = [files for files in rows if files is not None]
    weights = sorted(sum(map(weigh, files)) for files in got) or [0.0]
    first = sum(set(files) in (set(CHARACTERS), set(LETTERS)) for files in got)
    return Fetched(kind, len(rows), first, len(rows) - len(got), median(weights), weights[-1])


_STROKES = """async queries => {
  const box = document.querySelector("#gk-q"), out = document.querySelector("[data-gk-results]");
  const strokes = [], later = [], plain = window.setTimeout;
  window.setTimeout = (run, after) => plain(() => {
    const start = performance.now();
    run();
    later.push(performance.now() - start);
  }, after);
  for (const query of queries) {
    let typed = "";
    for (const last of query) {
      typed += last;
      box.value = typed;
      const start = performance.now();
      gkSearch.refresh();
      out.getBoundingClientRect();
      strokes.push(performance.now() - start);
    }
    await new Promise(done => plain(done, 200));
  }
  return [strokes, later];
}"""
_FIRST = """() => {
  window.gkFirst = 0;
  new MutationObserver(() => {
    if (!window.gkFirst && document.querySelector("[data-gk-results] li")) { window.gkFirst = performance.now(); }
  }).observe(document.querySelector("[data-gk-results]"), { childList: true, subtree: true });
}"""
_ARRIVED = (
    """() => performance.getEntriesByType("resource").filter(e => e.name.includes("search/names.js"))[0].responseEnd"""
)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds in Chromium: from the names' arrival to the first result on screen; key strokes, until the list
    stands laid out; what runs later, when the typing has stopped (slips, the answer with the depth). Both sorted."""

    first: float
    strokes: list[float]
    later: list[float]


def percentile(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))] if values else 0.0


def time_in_chromium(page: Any, address: str, queries: Sequence[str]) -> Times:
    """Types into the box of the home page. `page` is a fresh Playwright page."""
    page.goto(address)
    page.evaluate(_FIRST)
    page.evaluate("() => { const box = document.querySelector('#gk-q'); box.value = '征地'; box.focus(); }")
    page.wait_for_function("() => window.gkFirst > 0")
    first = page.evaluate("window.gkFirst") - page.evaluate(_ARRIVED)
    page.wait_for_function("() => gkSearch.engine.has.details && !!gkSearch.show")
    page.evaluate("() => { gkSearch.want('chars'); gkSearch.want('sounds'); }")
    page.wait_for_function("() => gkSearch.engine.has.chars && !!gkSearch.sound.reader")
    strokes, later = page.evaluate(_STROKES, list(queries))
    return Times(first, sorted(strokes), sorted(later))
