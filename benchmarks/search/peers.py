"""The peers, on the text of the item pages that our site ships: Material's search with jieba, Pagefind, MiniSearch.

Packages go into the work folder, through pip and npm. What cannot be installed or run comes back as missing.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SKIPPED = frozenset({"script", "style", "svg", "form", "nav", "button"})
BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "dt", "dd", "tr", "td", "th", "div", "section", "summary"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """Ids in rank order for each query and a line on the weight; or why the peer is missing."""

    ids: list[list[str]] = field(default_factory=list)
    weight: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    id: str
    title: str
    lines: tuple[str, ...]


def run_peers(site: Path, work: Path, queries: Sequence[str], browser: Any) -> dict[str, Outcome]:
    pages = [read_page(path) for path in sorted(site.glob("[0-9][0-9]/[0-9][0-9][0-9]/index.html"))]
    runs: dict[str, Callable[[], Outcome]] = {
        "Material + jieba": lambda: material(pages, work / "material", queries, browser),
        "Pagefind": lambda: pagefind(pages, work / "pagefind", queries, browser),
        "MiniSearch + pairs": lambda: minisearch(pages, work / "npm", queries),
    }
    return {name: _guarded(run) for name, run in runs.items()}


def _guarded(run: Callable[[], Outcome]) -> Outcome:
    try:
        return run()
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip().splitlines()
        return Outcome(missing=" / ".join(said[-3:])[:300] or str(error))
    except (OSError, RuntimeError) as error:
        return Outcome(missing=str(error)[:200])


def _run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=True, capture_output=True, text=True, **options)


class _Text(HTMLParser):
    """Text of <main>, a line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = self.skipped = 0
        self.in_title = False
        self.title = ""
        self.lines: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.inside += tag == "main"
        self.skipped += tag in SKIPPED
        self.in_title = self.in_title or tag == "h1"
        if tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "main"
        self.skipped -= tag in SKIPPED
        self.in_title = self.in_title and tag != "h1"
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.skipped:
            self.title += data if self.in_title else ""
            self.lines[-1] += data


def read_page(path: Path) -> PageText:
    """An item page of our site; its id is in its address."""
    parser = _Text()
    parser.feed(path.read_text(encoding="utf-8"))
    lines = tuple(line for line in (" ".join(line.split()) for line in parser.lines) if line)
    return PageText(f"{path.parts[-3]}-{path.parts[-2]}", parser.title.strip(), lines)


def _install_npm(folder: Path, package: str) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("npm is missing")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "node_modules" / package
    if not target.exists():
        _run([npm, "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(folder), package])
    return target


def minisearch(pages: list[PageText], folder: Path, queries: Sequence[str]) -> Outcome:
    package = _install_npm(folder, "minisearch")
    given = {
        "pages": [{"id": page.id, "title": page.title, "text": "\n".join(page.lines)} for page in pages],
        "queries": list(queries),
    }
    node = shutil.which("node") or "node"
    done = _run([node, str(HERE / "minisearch.js"), str(package)], input=json.dumps(given))
    found = json.loads(done.stdout)
    return Outcome(found["ids"], f"index {found['bytes'] / 1000:.0f} kB compressed, fetched whole")


def _address_id(address: str) -> str:
    parts = [part for part in address.split("#")[0].split("?")[0].split("/") if part and part != "index.html"]
    return "-".join(parts[-2:])


_PAGEFIND = """async queries => {
  const engine = await import("/pagefind/pagefind.js");
  const out = [];
  for (const query of queries) {
    const found = await engine.search(query);
    const data = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
    out.push(data.map(page => page.url));
  }
  return out;
}"""
_ROOM = "performance.setResourceTimingBufferSize(100000)"
_FETCHED = """() => performance.getEntriesByType("resource").reduce((sum, e) => sum + e.encodedBodySize, 0)"""


def pagefind(pages: list[PageText], folder: Path, queries: Sequence[str], browser: Any) -> Outcome:
    from benchmarks.search.run import serve

    package = _install_npm(folder / "npm", "pagefind")
    site = folder / "site"
    for page in pages:
        target = site / page.id.replace("-", "/") / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{escape(line)}</p>" for line in page.lines)
        target.write_text(
            f'<!doctype html><html lang="zh-CN"><title>{escape(page.title)}</title>'
            f"<main><h1>{escape(page.title)}</h1>{body}</main></html>",
            encoding="utf-8",
        )
    node = shutil.which("node") or "node"
    _run([node, str(package / "lib" / "runner" / "bin.cjs"), "--site", str(site)])
    with serve(site) as address:
        tab = browser.new_page()
        tab.goto(address + pages[0].id.replace("-", "/") + "/index.html")
        tab.evaluate(_ROOM)
        urls = tab.evaluate(_PAGEFIND, list(queries))
        fetched = tab.evaluate(_FETCHED)
        tab.close()
    ids = [[_address_id(url) for url in row] for row in urls]
    return Outcome(ids, f"{fetched / 1000:.0f} kB fetched over all {len(queries)} queries, WebAssembly needed")


_CONFIG = """site_name: peer
theme:
  name: material
  language: zh
  font: false
plugins:
  - search:
      lang: zh
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
"""


def material(pages: list[PageText], folder: Path, queries: Sequence[str], browser: Any) -> Outcome:
    from benchmarks.search.run import serve

    packages = folder / "packages"
    if not (packages / "jieba").exists():
        _run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(packages), "jieba"])
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "index.md").write_text("# 首页\n", encoding="utf-8")
    for page in pages:
        target = docs / page.id.replace("-", "/") / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join(escape(line).replace("#", "&#35;") for line in page.lines)
        target.write_text(f"# {escape(page.title)}\n\n{body}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    environment = {"PYTHONPATH": str(packages), "NO_MKDOCS_2_WARNING": "1", "PATH": ""}
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")], env=environment)
    with serve(folder / "site") as address:
        tab = browser.new_page()
        tab.goto(address)
        tab.evaluate(_ROOM)
        ids = [_ask_material(tab, query) for query in queries]
        fetched = tab.evaluate(_FETCHED)
        tab.close()
    return Outcome(ids, f"{fetched / 1000:.0f} kB (not compressed) fetched, its index at the first page view")


def _ask_material(tab: Any, query: str) -> list[str]:
    """Types into Material's own box and reads its list when it has settled."""
    box = "input[data-md-component=search-query]"
    tab.evaluate("() => { document.querySelector('#__search').checked = true; }")
    tab.focus(box)
    tab.fill(box, "")
    tab.wait_for_timeout(60)
    tab.keyboard.insert_text(query)
    tab.keyboard.press("Shift")
    before, same = None, 0
    for _ in range(60):
        tab.wait_for_timeout(60)
        found = tab.eval_on_selector_all(
            ".md-search-result__item > a", "links => links.map(link => link.getAttribute('href'))"
        )
        same = same + 1 if found == before else 0
        before = found
        if same >= (4 if found else 10):
            break
    return list(dict.fromkeys(_address_id(url) for url in before or []))[:10]
