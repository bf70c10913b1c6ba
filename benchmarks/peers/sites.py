"""Sources of a peer's site, and how it is built: the same records, a page an item and a list a domain.

Hugo takes a content file an item, as its sites do; Eleventy one data file and a template over it, which is its fastest
way. Both set our page (`rich`: our own shell around the same fields) or a `light` one of 2 kB. MkDocs and Zensical set
Markdown in their own theme, which comes to about the size of our page.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hosts import write_peer
from benchmarks.peers.content import Section
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


def write_site(peer: Peer, folder: Path, sections: Iterable[Section], shell: tuple[str, str], tools: Tools) -> Build:
    """Write the sources; returns what builds them."""
    folder.mkdir(parents=True)
    if peer.tool == "Hugo":
        return _hugo(folder, sections, peer.page, shell, tools)
    if peer.tool == "Eleventy":
        return _eleventy(folder, sections, peer.page, shell, tools)
    write_peer(folder, sections, search=peer.page != "off")
    return _zensical(folder, tools) if peer.tool == "Zensical" else _mkdocs(folder)


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


def _hugo(folder: Path, sections: Iterable[Section], page: str, shell: tuple[str, str], tools: Tools) -> Build:
    pages = '{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'
    layouts = folder / "layouts"
    _write_all(
        [
            (folder / "hugo.toml", _HUGO),
            (layouts / "_default/single.html", to_go(_template(page))),
            (layouts / "_default/list.html", _LIST.format(title="{{ .Title }}", body=f"<ul>{pages}</ul>")),
            (layouts / "partials/top.html", shell[0]),
            (layouts / "partials/bottom.html", shell[1]),
        ]
    )
    for section in sections:
        place = folder / "content" / section.code
        heads = [(place / "_index.md", {"title": section.title})]
        heads += [
            (place / f"{one.number}.md", {"title": one.title, "slug": one.number, "item": one.tree()})
            for one in section.records
        ]
        _write_all((path, json.dumps(head, ensure_ascii=False) + "\n") for path, head in heads)
    cache = folder / "cache"
    options = ("--quiet", "--noBuildLock", "--cacheDir", str(cache), "--destination")
    return lambda out: run([*tools.hugo, *options, str(out)], folder)


def _eleventy(folder: Path, sections: Iterable[Section], page: str, shell: tuple[str, str], tools: Tools) -> Build:
    kept = list(sections)
    items = [one.tree() for section in kept for one in section.records]
    heads = [
        {"code": one.code, "title": one.title, "items": [[r.number, r.title] for r in one.records]} for one in kept
    ]
    rows = '{% for one in item.items %}<li><a href="{{ one[0] }}/">{{ one[1] }}</a></li>{% endfor %}'
    paged = '---json\n{{"pagination": {{"data": "{data}", "size": 1, "alias": "item"}}, "permalink": "{link}"}}\n---\n'
    _write_all(
        [
            (folder / "eleventy.config.cjs", _ELEVENTY),
            (folder / "_data/items.json", json.dumps(items, ensure_ascii=False)),
            (folder / "_data/domains.json", json.dumps(heads, ensure_ascii=False)),
            (folder / "_includes/top.html", shell[0]),
            (folder / "_includes/bottom.html", shell[1]),
            (
                folder / "item.njk",
                paged.format(data="items", link="{{ item.code }}/{{ item.number }}/index.html") + _template(page),
            ),
            (
                folder / "domain.njk",
                paged.format(data="domains", link="{{ item.code }}/index.html")
                + _LIST.format(title="{{ item.title }}", body=f"<ul>{rows}</ul>"),
            ),
        ]
    )
    return lambda out: run([*tools.eleventy, "--quiet", f"--output={out}"], folder)


def _mkdocs(folder: Path) -> Build:
    return lambda out: run_python(["-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)], folder)


def _zensical(folder: Path, tools: Tools) -> Build:
    """It writes within its own folder only, from which the site is moved; its cache is left out."""

    def build(out: Path) -> Cost:
        cost = run([*tools.zensical, "build", "--clean"], folder, {"PYTHONPATH": tools.python_path})
        (folder / "site").rename(out)
        return cost

    return build
