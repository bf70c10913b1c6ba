"""The texts that the guide's search looks through, taken from the pages as built: a section an entry."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

INDEX = "assets/guide-index.js"
_LEFT_OUT = ("codes/", "404.html", "index.html")
"""Pages whose texts stand on another page as well."""
_SPACE = re.compile(r"\s+")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SILENT = frozenset({"script", "style"})


class Section(NamedTuple):
    """One heading with the text below it. `at`: page and anchor; `page`: the page's title."""

    at: str
    heading: str
    page: str
    text: str


def slug(text: str, separator: str = "-") -> str:
    """Anchor of a heading as code forges make it, so that the same links work there and here."""
    kept = "".join(c for c in text.strip().lower() if c.isalnum() or c in "-_ ")
    return kept.replace(" ", separator)


class _Reader(HTMLParser):
    """Reads the article of a page."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.sections: list[list[str]] = []
        self.depth = 0
        self.silent = False
        self.heads = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.depth += 1
        elif tag in _HEADINGS and self.depth:
            self.heads = True
            anchor = dict(attrs).get("id") or ""
            self.sections.append([f"{self.file}#{anchor}" if anchor and tag != "h1" else self.file, "", ""])
        self.silent = tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.depth -= 1
        elif tag in _HEADINGS:
            self.heads = False
        self.silent = False

    def handle_data(self, data: str) -> None:
        if self.depth and self.sections and not self.silent:
            self.sections[-1][1 if self.heads else 2] += data


def read_sections(file: str, page: str) -> list[Section]:
    """The sections of a built page."""
    reader = _Reader(file)
    reader.feed(page)
    title = _SPACE.sub(" ", reader.sections[0][1]).strip() if reader.sections else ""
    return [
        Section(at, *(_SPACE.sub(" ", one).strip() for one in (head, title, text)))
        for at, head, text in reader.sections
    ]


def write_index(site: Path) -> None:
    """Write the search's texts beside the pages."""
    found: list[Section] = []
    for path in sorted(site.rglob("*.html")):
        file = path.relative_to(site).as_posix()
        if not file.startswith(_LEFT_OUT):
            found += read_sections(file, path.read_text("utf-8"))
    lines = ",\n".join(json.dumps(list(one), ensure_ascii=False) for one in found)
    (site / INDEX).write_text(f"window.GUIDE_INDEX=[\n{lines}\n];\n", "utf-8", newline="\n")
