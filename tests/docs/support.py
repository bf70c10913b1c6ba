"""The project's Markdown files: their text, headings, links, code blocks and tables."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.docs import ROOT, slug

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"(?<![!\\])\[[^\]\n]*\]\(([^)\s]+)\)")


def markdown_files() -> list[Path]:
    """Documentation of the repository; the site's own prose and the starter's are checked as part of a site."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks_of(path: Path, language: str) -> list[str]:
    """Fenced blocks of a language, their indentation removed."""
    found = _FENCE.findall(path.read_text("utf-8"))
    return [_unindent(body, pad) for pad, kind, body in found if kind == language]


def _unindent(body: str, pad: str) -> str:
    return "".join(line.removeprefix(pad) for line in body.splitlines(True))


def inline_code_of(path: Path) -> list[str]:
    return [found.strip("`") for found in _INLINE.findall(_FENCE.sub("", path.read_text("utf-8")))]


def links_of(path: Path) -> list[str]:
    return _LINK.findall(_INLINE.sub("", _FENCE.sub("", path.read_text("utf-8"))))


def anchors_of(path: Path) -> set[str]:
    """Anchors of a file's headings; a heading met again gets a number, as code forges do."""
    seen: dict[str, int] = {}
    anchors = set()
    for line in _FENCE.sub("", path.read_text("utf-8")).splitlines():
        if line.startswith("#"):
            anchor = slug(line.lstrip("#").strip().replace("`", ""))
            count = seen.get(anchor, 0)
            seen[anchor] = count + 1
            anchors.add(f"{anchor}-{count}" if count else anchor)
    return anchors


def table_after(path: Path, marker: str) -> Iterator[list[str]]:
    """Rows, without the head, of the table that follows `<!-- marker -->`."""
    lines = iter(path.read_text("utf-8").split(f"<!-- {marker} -->\n", 1)[1].splitlines()[2:])
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]
