"""Our own engine: the shipped scripts on the shipped data, in Node for the answers, in Chromium for the times."""

import gzip
import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).resolve().parents[2] / "generator" / "theme" / "assets"
DRIVER = Path(__file__).resolve().parent / "engine.js"
FIRST = ("assets/search.js", "search/names.js")
SECOND = ("assets/search-more.js", "search/words.js")
DEEP = ("assets/search-worker.js", "assets/lunr.js")


@dataclass(frozen=True, slots=True)
class Answers:
    """Ids in rank order for each query; how many queries asked the depth; kilobytes and milliseconds."""

    ids: list[list[str]]
    deep: int


def answer(site: Path, queries: Sequence[str]) -> Answers:
    """Answers of the whole search, depth included where the page would ask it."""
    done = _node(site, {"ask": list(queries)})
    return Answers(
        [row["ids"] or row["near"] for row in done["answers"]], sum(bool(r["shards"]) for r in done["answers"])
    )


def _node(site: Path, wanted: dict[str, Any]) -> dict[str, Any]:
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is missing: our engine cannot be run")
    command = [node, str(DRIVER), str(ASSETS), str(site / "search")]
    done = subprocess.run(command, input=json.dumps(wanted), capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def sizes(site: Path) -> dict[str, float]:
    """Compressed kilobytes (1,000 bytes, gzip -6) of what is fetched, stage by stage."""

    def packed(paths: Sequence[str]) -> float:
        files = (ASSETS / p[len("assets/") :] if p.startswith("assets/") else site / p for p in paths)
        return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1000

    depth = sorted(f"search/depth/{file.name}" for file in (site / "search" / "depth").iterdir())
    return {
        "before the first result": packed(FIRST),
        "words (after it)": packed(SECOND),
        "lunr and its worker": packed(DEEP),
        "largest shard of the depth": max(packed([path]) for path in depth),
        "whole depth": packed(depth),
        "characters (typing errors, traditional)": packed(["search/chars.js"]),
    }


_STROKES = """async queries => {
  const engine = gkSearch.engine, times = [], slow = [];
  for (const query of queries) {
    let typed = "";
    for (const last of query) {
      typed += last;
      const start = performance.now();
      const found = engine.ask(typed);
      const list = gkSearch.rows(found.list.slice(0, 8), "gk-list");
      document.querySelector("[data-gk-results]").replaceChildren(list);
      list.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    await new Promise(done => setTimeout(done, 0));
  }
  return times;
}"""
_FIRST = """() => {
  window.gkFirst = 0;
  new MutationObserver(() => {
    if (!window.gkFirst && document.querySelector("[data-gk-results] li")) { window.gkFirst = performance.now(); }
  }).observe(document.querySelector("[data-gk-results]"), { childList: true, subtree: true });
}"""
_ARRIVED = (
    """() => performance.getEntriesByType("resource").filter(e => e.name.endsWith("search/names.js"))[0].responseEnd"""
)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds in Chromium: from the names' arrival to the first result on screen; key strokes, sorted."""

    first: float
    strokes: list[float]

    def percentile(self, share: float) -> float:
        return self.strokes[min(len(self.strokes) - 1, int(share * len(self.strokes)))]


def time_in_chromium(page: Any, address: str, queries: Sequence[str]) -> Times:
    """Types into the box of the home page. `page` is a fresh Playwright page."""
    page.goto(address)
    page.evaluate(_FIRST)
    page.evaluate("() => { const box = document.querySelector('#gk-q'); box.value = '征地'; box.focus(); }")
    page.wait_for_function("window.gkFirst > 0")
    first = page.evaluate("window.gkFirst") - page.evaluate(_ARRIVED)
    page.wait_for_function("window.gkSearch && gkSearch.engine.has.words && !!gkSearch.show")
    page.evaluate("gkSearch.want('chars')")
    page.wait_for_function("gkSearch.engine.has.chars")
    strokes = sorted(page.evaluate(_STROKES, list(queries)))
    return Times(first, strokes)
