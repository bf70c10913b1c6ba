"""Rows of a list page: each link that could lead to a document, with the element that is its row.

A row is the list item, table row or the largest element around a link that holds no link elsewhere; where links stand
side by side without one, it is the link and what follows up to the next.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from generator.model.portal import tidy
from generator.read.portal.dates import read_dates, read_only_date
from generator.read.portal.trees import Element, local_name, text_of

_ROWS = frozenset({"li", "tr", "dd", "dt", "dl"})
_MANY = 4
"""Links from which on a list item is a menu and no row."""

_PARTS = 60
"""Elements, texts and links of one link or row that are looked at."""
_YEAR_HEAD = re.compile(r"\s*((?:19|20)[0-9]{2})\s*年?度?\s*")
_CUT = re.compile(r"(?:\.{2,}|…+|⋯+)\s*$")
_BULLET = re.compile(r"^[·•●■◆▪>›»\-\s]+|^\[[^\]]{0,8}\](?=\S)")
_NEW = re.compile(r"\s*(?:NEW!?|new|HOT|置顶|\[置顶\]|【置顶】)\s*$")
_NO_TITLE = re.compile(r"^(?:点击|打开|查看|更多|详情|链接|在新窗口|跳转|https?://|下载)")
_SPLIT = (
    re.compile(r"(?P<d>[0-9]{1,2})\s+(?P<y>20[0-9]{2})[-./年]\s?(?P<m>[0-9]{1,2})月?"),
    re.compile(r"(?P<y>20[0-9]{2})[-./年]\s?(?P<m>[0-9]{1,2})月?\s+(?P<d>[0-9]{1,2})日?"),
    re.compile(r"(?P<m>[0-9]{1,2})[-./月]\s?(?P<d>[0-9]{1,2})日?\s+(?P<y>20[0-9]{2})年?"),
    re.compile(r"(?P<y>20[0-9]{2})年?\s+(?P<m>[0-9]{1,2})[-./月]\s?(?P<d>[0-9]{1,2})日?"),
)
"""Day and month set in elements of their own, as portals with big figures do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A link and what stands around it.

    Attributes:
        href: as written.
        title: whole, where the link's `title` has it.
        cells: texts of its row without the link, one an element.
        date: in the row, as exact as written; `raw`: its words.
        is_short: month and day stand there, and no year anywhere.
        shape: of the row and what it lies in, the same for rows of one list.
        element: the row.
    """

    href: str
    title: str
    cells: tuple[str, ...]
    date: str
    raw: str
    is_short: bool
    shape: str
    element: Any


def find_rows(root: Element) -> list[Row]:
    """All rows with a link, in the order of the page."""
    hrefs, years = _survey(root)
    done: set[Any] = set()
    titles = _Titles()
    rows: list[Row] = []
    for anchor in root.iter("a"):
        if not anchor.get("href"):
            continue
        row = _row_of(anchor, hrefs)
        if row is not anchor:
            if row in done:
                continue
            done.add(row)
            anchor = _main_link(row, titles)
        rows.append(_read(anchor, row, years.get(anchor), titles[anchor]))
    return rows


def _survey(root: Element) -> tuple[dict[Any, Any], dict[Any, int]]:
    """Element → the addresses within, up to `_MANY`; link → the year of the heading before it in the same list."""
    within: dict[Any, Any] = {}
    years: dict[Any, int] = {}
    year: int | None = None
    stack: list[set[str]] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            stack.append({node.get("href")} if local_name(node) == "a" and node.get("href") else set())
            if (
                node.text
                and local_name(node) not in ("option", "a", "script")
                and (head := _YEAR_HEAD.fullmatch(node.text))
            ):
                year = int(head[1])
            elif local_name(node) == "a" and year:
                years[node] = year
        else:
            own = stack.pop()
            within[node] = own
            if stack and len(stack[-1]) < _MANY:
                stack[-1] |= own if len(own) < _MANY else set(list(own)[:_MANY])
    return within, years


def _row_of(anchor: Element, within: dict[Any, Any]) -> Element:
    row = anchor
    for parent in anchor.iterancestors():
        name = local_name(parent)
        count = len(within.get(parent, ()))
        if name in ("body", "html", "ul", "ol", "table", "tbody") or count >= _MANY:
            break
        if count == 1 or name in _ROWS:
            row = parent
        elif count > 1 and name not in ("span", "p", "div", "td", "em", "b", "strong", "h3", "h4"):
            break
    return row


class _Titles(dict[Any, str]):
    """Link → its title, worked out once: in a broken page many rows hold the same links."""

    def __missing__(self, anchor: Element) -> str:
        title = self[anchor] = _title(anchor)
        return title


def _main_link(row: Element, titles: _Titles) -> Element:
    """The longest of a row's links: `[征地信息] 征收土地公告`."""
    links = list(islice((one for one in row.iter("a") if one.get("href")), _PARTS))
    return max(links, key=lambda one: len(titles[one]))


def _read(anchor: Element, row: Element, year: int | None, title: str) -> Row:
    cells = tuple(_cells(anchor, row))
    date, raw, is_short = _date(cells, anchor, year)
    return Row(str(anchor.get("href")), title, cells, date, raw, is_short, _shape(row), row)


def _cells(anchor: Element, row: Element) -> Iterator[str]:
    """Texts beside the link; of a link without a row, up to the next link."""
    if row is anchor:
        yield tidy(anchor.tail or "")
        for node in anchor.itersiblings():
            if local_name(node) == "a" or node.find(".//a") is not None:
                return
            yield tidy(text_of(node, 400))
            yield tidy(node.tail or "")
        return
    inside = 0
    for event, node in etree.iterwalk(row, events=("start", "end")):
        if event == "start":
            inside += node is anchor
            if not inside and local_name(node) not in ("script", "style") and node.text:
                yield tidy(node.text)
        else:
            inside -= node is anchor
            if not inside and node is not row and node.tail:
                yield tidy(node.tail)


def _date(cells: tuple[str, ...], anchor: Element, year: int | None) -> tuple[str, str, bool]:
    """The row's date, its words, and whether only its year is missing."""
    texts = [cell for cell in cells if cell]
    inner = [_apart(node) for node in _parts(anchor)]
    both = (*texts, *inner)
    found = _whole_day(both, year) or _split_day(texts, inner) or _day_within(texts, year)
    if not found:
        found = next(((date, text) for text in both if len(date := read_only_date(text)) == 7), None)
    if found:
        return *found, False
    short = next((text for text in both if not year and read_only_date(text, 2000)), "")
    return "", short, bool(short)


def _whole_day(texts: Iterable[str], year: int | None) -> tuple[str, str] | None:
    """A text that is a day and nothing else."""
    return next(((date, text) for text in texts if len(date := read_only_date(text, year)) == 10), None)


def _split_day(texts: list[str], inner: list[str]) -> tuple[str, str] | None:
    """Day and month in elements of their own, within the row or within the link."""
    joined = (" ".join(text for text in some if len(text) <= 24) for some in (texts, inner))
    for text in (*joined, *inner):
        for pattern in _SPLIT:
            if (match := pattern.fullmatch(text)) and (date := _join(match)):
                return date, text
    return None


def _day_within(texts: list[str], year: int | None) -> tuple[str, str] | None:
    """The one day in a short text: 县自然资源局 2026-05-14."""
    for text in texts:
        days = [one for one in read_dates(text[:200], year) if len(one.value) == 10]
        if len(days) == 1 and len(text) <= 60:
            return days[0].value, days[0].raw
    return None


def _join(match: re.Match[str]) -> str:
    text = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
    return read_only_date(text)


def _apart(node: Element) -> str:
    """Text of an element, that of its parts set apart by blanks."""
    texts = islice(node.itertext(), _PARTS)
    return " ".join(text for part in texts if (text := tidy(str(part)[:200])))[:200]


def _parts(anchor: Element) -> Iterator[Element]:
    """The elements within a link, as many as one has that somebody made; in a broken page one holds what follows."""
    return islice((node for node in anchor.iter() if node is not anchor), _PARTS)


def _title(anchor: Element) -> str:
    """The link's `title` where it says more than what is shown, which may be cut; else what is shown."""
    shown = _BULLET.sub("", tidy(text_of(anchor, 2_000)))
    for node in _parts(anchor):
        part, parts = tidy(text_of(node, 200)), _apart(node)
        is_date = read_only_date(parts, 2000) or any(pattern.fullmatch(parts) for pattern in _SPLIT)
        if part and is_date and shown.replace(part, "").strip():
            shown = shown.replace(part, "", 1).strip()
    shown = _NEW.sub("", shown).strip()
    whole = tidy(str(anchor.get("title") or ""))
    core = _CUT.sub("", shown)
    is_cut = core != shown and len(whole) > len(core)
    is_same = "".join(core.split())[:10] in "".join(whole.split())
    if whole and not _NO_TITLE.match(whole) and (is_cut or is_same):
        return whole
    return shown


def _shape(row: Element) -> str:
    """Tags and classes, without figures, of a row and three elements around it."""
    parts = []
    for node in (row, *list(row.iterancestors())[:3]):
        classes = re.sub(r"[0-9]+", "", str(node.get("class") or ""))
        parts.append(f"{local_name(node)}.{'.'.join(sorted(classes.split()))}")
    return "/".join(parts)
