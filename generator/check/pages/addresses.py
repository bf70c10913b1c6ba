"""Where the files under `pages/` would stand in the site.

- GK124: the address belongs to a page or file that the program makes, or to another file of the office.

The site is one folder for the office's files and ours; whoever writes last wins, and a printed code must never open an
office's stray file instead of the item.
"""

import re
from collections.abc import Iterable, Iterator, Set
from posixpath import basename, dirname, join, splitext

from generator.model.address import DOMAIN
from generator.model.diagnostic import Code, Diagnostic
from generator.model.kinds import kind_of
from generator.model.snapshot import PAGES, Snapshot

GK124 = Code(
    "GK124",
    "网址被占用",
    "首页、领域（01 …）、search、assets 等网址由程序生成；两篇文章、附件的网址也不能相同。"
    "占了同一个网址，群众扫码会打开别的东西。",
    "给其中一个换一个名称。",
    {"reserved": "程序用的名称｜换一个名称，例如 help.md；附件放进 pages/files 文件夹。"},
)

_RESERVED = re.compile(
    rf"{DOMAIN}|az|laws|bodies|search|assets|downloads|shell|templates|index|readme|404|feeds?|audiences|villages|due|sitemap|catalogue|build|robots",
    re.IGNORECASE,
)
"""First part of an address, without its suffix, under which the program writes or may write."""

_STANDARD = frozenset({"about", "apply"})
"""Pages the program makes where the office has none: `ABOUT.md` would be a second one, and the same on some systems."""


def is_markdown(path: str) -> bool:
    """As the host has it: the ending in small letters; others it knows too (`.markdown`) are refused as kinds."""
    return path.endswith(".md")


def address_of(path: str) -> str:
    """Where a file of `pages/` stands in the site: `about.md` → `about/index.html`, `files/a.pdf` as it is."""
    if not is_markdown(path):
        return path
    stem = splitext(basename(path))[0]
    folder = dirname(path) if stem in ("index", "README") else join(dirname(path), stem)
    return join(folder, "index.html")


LISTED = {
    "guides": "guides",
    "places": "map",
    "events": "events",
    "topics": "topics",
    "withheld": "withheld",
    "numbers": "numbers",
}
"""Kind of register → the first part of its page's address: reserved only where the office has the register."""


def check_addresses(snapshot: Snapshot) -> Iterator[Diagnostic]:
    """Files that would stand where something else stands."""
    listed = {LISTED[kind] for name in snapshot.sources if (kind := kind_of(name)) in LISTED}
    taken: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in snapshot.pages:
        address = address_of(path).casefold()
        reserved = _reserved_part(path) or _listed_part(path, listed)
        if reserved:
            message = f"“{reserved}”这个名称是程序生成的网页用的"
            yield GK124.at(snapshot.place(PAGES + path), message, "reserved")
            continue
        other = taken.get(address) or folders.get(address) or _first(taken, _parents(address))
        if other:
            message = f"和“{other}”的网址是同一个"
            yield GK124.at(snapshot.place(PAGES + path), message)
            continue
        taken[address] = path
        for parent in _parents(address):
            folders.setdefault(parent, path)


def _reserved_part(path: str) -> str:
    first = path.split("/")[0]
    stem = first if "/" in path else first.split(".")[0]
    is_other_spelling = stem.lower() in _STANDARD and stem not in _STANDARD
    return first if _RESERVED.fullmatch(stem) or is_other_spelling else ""


def _listed_part(path: str, listed: Set[str]) -> str:
    first = path.split("/")[0]
    return first if first.split(".")[0].lower() in listed else ""


def _parents(address: str) -> list[str]:
    parts = address.split("/")[:-1]
    return ["/".join(parts[: length + 1]) for length in range(len(parts))]


def _first(taken: dict[str, str], addresses: Iterable[str]) -> str:
    return next((taken[address] for address in addresses if address in taken), "")
