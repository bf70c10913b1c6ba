"""The guide's pages: the Markdown of docs/, and a page of its own for each code, cut out of the list of codes.

A page a code, for a link into a long page is lost on the way: Windows drops the anchor of an address of a file.
"""

import re
from collections.abc import Iterator, Mapping

CODES = "editors/error-codes.md"
"""Where all codes stand on one page, a heading a code (written by `tools.docs`)."""
PARTS = ("editors", "publishers")
"""Folders of docs/ that the guide is made of; the developers' is not for offices."""
HOME = "editors/index.md"

_CODE = re.compile(r"^### ((GK[0-9]{3}) .+)$", re.MULTILINE)
_NEXT = re.compile(r"^##+ ", re.MULTILINE)
_HERE = re.compile(r"\]\(#(gk[0-9]{3})[^)]*\)")
_OUTSIDE = re.compile(r"(?<!!)\[([^\]\n]+)\]\((?:\.\./\.\./|\.\./developers/)[^)\s]*\)")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(\.\./(screenshots/[^)\s]+)\)")
_BESIDE = re.compile(r"\]\(([a-z-]+\.md)")


CONTENTS: Mapping[str, tuple[str, ...]] = {
    "改目录": ("start", "walk", "desk", "import", "export", "diff", "ledger", "service", "index"),
    "查一查": ("fields", "error-codes", "templates", "lists"),
    "印和保密": ("posters", "notice", "privacy"),
}
"""Heading → pages of editors/ below it, as far as they are there; what is named nowhere comes last."""


def keep_inside(text: str) -> str:
    """The text with the words alone of links that lead out of the guide."""
    return _OUTSIDE.sub(r"\1", text)


def pictures_of(texts: Mapping[str, str]) -> list[str]:
    """The pictures that the texts show, as files below docs/."""
    return sorted({picture for text in texts.values() for picture in _PICTURE.findall(text)})


def code_pages(codes: str) -> dict[str, str]:
    """File → Markdown of each code's page, out of the text of the list of codes."""
    pages = {}
    for found in _CODE.finditer(codes):
        rest = codes[found.end() :]
        end = _NEXT.search(rest)
        body = rest[: end.start()] if end else rest
        body = _BESIDE.sub(r"](../editors/\1", _HERE.sub(r"](\1.md)", body))
        pages[f"codes/{found[2].lower()}.md"] = f"# {found[1]}\n{body.rstrip()}\n\n[全部检查提示](../{CODES})\n"
    return pages


def titles(texts: Mapping[str, str]) -> dict[str, str]:
    """File → the first heading of its text."""
    return {file: next(_headings(text), file) for file, text in texts.items()}


def _headings(text: str) -> Iterator[str]:
    yield from (line[2:].strip() for line in text.splitlines() if line.startswith("# "))


def contents(texts: Mapping[str, str]) -> list[object]:
    """What MkDocs takes as `nav`: headings over pages, each page once."""
    named = titles(texts)
    left = [file for file in sorted(texts) if not file.startswith("codes/")]
    nav: list[object] = []
    for heading, stems in CONTENTS.items():
        files = [file for stem in stems if (file := f"editors/{stem}.md") in left]
        left = [file for file in left if file not in files]
        nav.append({heading: [{named[file]: file} for file in files]})
    for heading, folder in (("改目录", "editors/"), ("装和发布", "publishers/")):
        files = [file for file in left if file.startswith(folder)]
        if files:
            nav.append({f"{heading}（其他）" if folder == "editors/" else heading: [{named[f]: f} for f in files]})
    return [part for part in nav if isinstance(part, dict) and all(part.values())]


def find_page(texts: Mapping[str, str], wanted: str) -> str:
    """The file of the page that is meant: `GK404`, `import`, `publishers`, a title; empty where there is none."""
    plain = wanted.strip().lower().removesuffix(".md").removesuffix(".html").strip("/")
    if not plain:
        return HOME
    named = titles(texts)
    for file in (f"{plain}.md", f"codes/{plain}.md", f"editors/{plain}.md", f"{plain}/index.md"):
        if file in texts:
            return file
    exact = [file for file, title in named.items() if title.lower() == plain]
    near = [file for file, title in named.items() if plain in title.lower()]
    return exact[0] if exact else near[0] if len(near) == 1 else ""
