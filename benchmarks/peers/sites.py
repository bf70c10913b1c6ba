"""Sources of a peer's site, and how it is built: the same records, a page an item and a list a domain.

Hugo takes a content file an item, as its sites do; Eleventy one data file and a template over it, which is its fastest
way. Both set our page (`rich`: our own shell around the same fields) or a `light` one of 2 kB. MkDocs and Zensical set
Markdown in their own theme, which comes to about the size of our page.

    python -m benchmarks.peers.sites CATALOG PAGE OUT NUMBER…    (in a process of its own: see benchmarks.processes)
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.hosts import write_peer
from benchmarks.peers.content import Section, read_sections
from benchmarks.peers.golang import to_go
from benchmarks.peers.tools import Tools
from benchmarks.processes import Cost, run, run_python

TEMPLATES = Path(__file__).parent / "templates"
BARE_SHELL = ("<body>\n<header>示例县政务公开标准目录</header>", "<footer>示例县人民政府办公室</footer>\n</body>")
_LIST = """\
<!doctype html>
<html lang=zh-CN><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>
"""
_HUGO = """\
baseURL = "https://www.example.gov.cn/gk/"
languageCode = "zh-CN"
title = "示例县政务公开标准目录"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
"""
_ELEVENTY = "module.exports = () => ({ dir: { input: '.', includes: '_includes' } });\n"

Build = Callable[[Path], Cost]
"""Builds the site into a fresh folder."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer's program and page, up to how many items it is taken and why not further."""

    name: str
    tool: str
    page: str
    largest: int = 1_000_000
    why: str = ""


PEERS = (
    Peer("Hugo, rich", "Hugo", "rich"),
    Peer("Hugo, light", "Hugo", "light"),
    Peer("Eleventy, rich", "Eleventy", "rich", 10_000, "one page after the other in one process: minutes a round"),
    Peer("Zensical", "Zensical", "theme", 10_000, "took 7 × the floor and 807 MB at 10,000 when it was last tried"),
    Peer("MkDocs + Material, search off", "MkDocs", "off", 10_000, "minutes a round at 10,000 already"),
    Peer("MkDocs + Material, search on", "MkDocs", "on", 2_000, "half an hour a round at 10,000"),
)


def write_sources(peer: Peer, folder: Path, sections: Iterable[Section], shell: tuple[str, str]) -> None:
    """All that the peer builds from, into a folder that isn't there yet."""
    folder.mkdir(parents=True)
    if peer.tool == "Hugo":
        _write_all(_hugo(folder, sections, peer.page, shell))
    elif peer.tool == "Eleventy":
        _write_all(_eleventy(folder, list(sections), peer.page, shell))
    else:
        write_peer(folder, sections, search=peer.page != "off")


def builder(peer: Peer, folder: Path, tools: Tools) -> Build:
    """What builds the sources in the folder."""
    if peer.tool == "Hugo":
        options = ("--quiet", "--noBuildLock", "--cacheDir", str(folder / "cache"), "--destination")
        return lambda out: run([*tools.hugo, *options, str(out)], folder)
    if peer.tool == "Eleventy":
        return lambda out: run([*tools.eleventy, "--quiet", f"--output={out}"], folder)
    if peer.tool == "Zensical":
        return lambda out: _build_inside(folder, out, tools)
    return lambda out: run_python(["-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)], folder)


def _build_inside(folder: Path, out: Path, tools: Tools) -> Cost:
    """Zensical writes within its own folder only, from which the site is moved; its cache is left out."""
    cost = run([*tools.zensical, "build", "--clean"], folder, {"PYTHONPATH": tools.python_path})
    (folder / "site").rename(out)
    return cost


def shell_of(page: str) -> tuple[str, str]:
    """What stands around the content of a built page of ours, the same on all: header, footer, scripts.

    Raises:
        ValueError: the page has no `<main>` between `<body>` and `</body>`.
    """
    top, bottom = page.index("<body"), page.index("</main>") + len("</main>")
    return page[top : page.index("<main", top)], page[bottom : page.index("</html>", bottom)]


def _write_all(texts: Iterable[tuple[Path, str]]) -> None:
    for path, text in texts:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _template(page: str) -> str:
    return (TEMPLATES / f"{page}.njk").read_text("utf-8")


def _hugo(folder: Path, sections: Iterable[Section], page: str, shell: tuple[str, str]) -> Iterator[tuple[Path, str]]:
    """Path → text of each file."""
    pages = '{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'
    layouts = folder / "layouts"
    yield folder / "hugo.toml", _HUGO
    yield layouts / "_default/single.html", to_go(_template(page))
    yield layouts / "_default/list.html", _LIST.format(title="{{ .Title }}", body=f"<ul>{pages}</ul>")
    yield layouts / "partials/top.html", shell[0]
    yield layouts / "partials/bottom.html", shell[1]
    for section in sections:
        place = folder / "content" / section.code
        yield place / "_index.md", _json({"title": section.title})
        for one in section.records:
            yield place / f"{one.number}.md", _json({"title": one.title, "slug": one.number, "item": one.tree()})


def _eleventy(
    folder: Path, sections: Sequence[Section], page: str, shell: tuple[str, str]
) -> Iterator[tuple[Path, str]]:
    """Path → text of each file."""
    rows = '{% for one in item.items %}<li><a href="{{ one[0] }}/">{{ one[1] }}</a></li>{% endfor %}'
    heads = [
        {"code": one.code, "title": one.title, "items": [[item.number, item.title] for item in one.records]}
        for one in sections
    ]
    yield folder / "eleventy.config.cjs", _ELEVENTY
    yield folder / "_data/items.json", _json([one.tree() for section in sections for one in section.records])
    yield folder / "_data/domains.json", _json(heads)
    yield folder / "_includes/top.html", shell[0]
    yield folder / "_includes/bottom.html", shell[1]
    item = _paged("items", "{{ item.code }}/{{ item.number }}/index.html")
    yield folder / "item.njk", item + _template(page)
    domain = _LIST.format(title="{{ item.title }}", body=f"<ul>{rows}</ul>")
    yield folder / "domain.njk", _paged("domains", "{{ item.code }}/index.html") + domain


def _paged(data: str, link: str) -> str:
    """The head of a template that is set once for each record."""
    head = {"pagination": {"data": data, "size": 1, "alias": "item"}, "permalink": link}
    return f"---json\n{_json(head)}---\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sources of the peers, each into a folder by its number.")
    parser.add_argument("catalog", type=Path)
    parser.add_argument("page", type=Path, help="a built page of ours, for its shell")
    parser.add_argument("out", type=Path)
    parser.add_argument("numbers", type=int, nargs="+")
    given = parser.parse_args()
    frame = shell_of(given.page.read_text("utf-8"))
    for number in given.numbers:
        write_sources(PEERS[number], given.out / f"peer-{number}", read_sections(given.catalog), frame)
