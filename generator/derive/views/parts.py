"""Parts that several pages have: links, telephones, the code, lines of news."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.views.official import book_marks
from generator.model.address import absolute, item_path
from generator.model.catalogue import Adjustment
from generator.model.item import Item
from generator.model.office import Office
from generator.model.phone import Phone, PhoneLine
from generator.model.sheets import Download


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a page of the site. `path`: from the site's root; empty where it leads nowhere."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a register beside the catalogue says of an item. `term`: in what respect; `note`: the gist of it."""

    term: str
    link: Link
    note: str = ""


@dataclass(frozen=True, slots=True)
class OutLink:
    """A text that leads out of the site. `url`: empty where no address is known."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PhoneView:
    """A printed telephone number and what dials it (`tel:…`); `href` is empty for mere words."""

    text: str
    href: str = ""


Phones = tuple[PhoneView, ...]
"""What is printed of one telephone field, in order; empty where there is none."""


@dataclass(frozen=True, slots=True)
class CodeView:
    """The code of a page: what it leads to, its address in full, and the page's path, beside which its pictures lie."""

    label: str
    address: str
    path: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of news: a day (YYYY-MM-DD), its text, the items it is about."""

    day: str
    text: str
    items: tuple[Link, ...] = ()


def phones_of(line: PhoneLine) -> Phones:
    """A telephone field as it is printed: each number with what dials it, the words between them."""
    return tuple(PhoneView(p.printed, p.href) if isinstance(p, Phone) else PhoneView(p) for p in line.parts)


def phone_table(line: PhoneLine) -> str:
    """A line of telephones for the search's script: JSON, a list of [text, link], the link "" for mere words."""
    pairs = [[phone.text, phone.href] for phone in phones_of(line)]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def item_links(items: Iterable[Item]) -> tuple[Link, ...]:
    return tuple(Link(item.title, item_path(item.id)) for item in items)


def code_of(office: Office, path: str, label: str) -> CodeView | None:
    """None where the office has no address to put in."""
    return CodeView(label, absolute(office.site_url, path), path) if office.site_url else None


def log_lines(adjustments: Iterable[Adjustment]) -> tuple[LogLine, ...]:
    return tuple(LogLine(adjustment.on, adjustment.text) for adjustment in adjustments)


def law_anchor(key: str) -> str:
    """Anchor of a law on the list of laws: a name without blanks or markup."""
    return "law-" + "".join(char if char.isalnum() else "-" for char in key)


def law_link(title: str, key: str) -> Link:
    """A law by its title in book marks, leading to its place on the list of laws."""
    return Link(book_marks(title), f"laws/#{law_anchor(key)}")


def example_note(office: Office) -> str:
    """What must be said of a catalogue that is only an example; empty for a real one."""
    return f"这是示例：{office.name}是虚构的，电话、地址、编号都不是真的。" if office.example else ""


@dataclass(frozen=True, slots=True)
class DownloadLink:
    """A file to take away. `facts`: its format and size; `name`: what it is saved as; `day`: YYYY-MM-DD, or empty."""

    text: str
    path: str
    facts: str
    name: str
    day: str


def download_links(downloads: Iterable[Download], domain: str) -> tuple[DownloadLink, ...]:
    """The files of a domain, or with an empty code those of the whole."""
    own = (one for one in downloads if one.domain == domain)
    return tuple(
        DownloadLink(one.title, one.path, f"{one.format}，{_size(one.size)}", one.name, one.day) for one in own
    )


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
