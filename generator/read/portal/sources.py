"""A file or an answer of a server → the documents it lists, by what it holds: feed, sitemap, column page, page, table.

Bytes in, values out; nothing is raised for a bad source: it is said.
"""

import re
from pathlib import PurePosixPath

from generator.model.portal import DateKind, FoundDate, PortalDocument, PortalList, tidy
from generator.model.record import DateSource
from generator.read.attached.archive import Package
from generator.read.attached.faults import MAX_BYTES, UnreadableError, too_large
from generator.read.attached.kinds import read_kind
from generator.read.portal.dates import read_date
from generator.read.portal.exports import read_export
from generator.read.portal.feeds import is_feed, is_sitemap, read_feed, read_sitemap
from generator.read.portal.lists import read_list
from generator.read.portal.numbers import find_number
from generator.read.portal.pages import MAX_TEXT, is_article, read_article
from generator.read.portal.trees import read_page_text
from generator.read.tables.kinds import read_grids

TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".et")
PAGES = (".html", ".htm", ".shtml", ".xml", ".rss", ".atom", ".jsp", ".aspx", ".xhtml", "")
PAPERS = (".pdf", ".docx", ".doc", ".wps", ".ofd", ".txt", ".rtf", ".xlsx", ".xls", ".et")
_OLE = b"\xd0\xcf\x11\xe0"


def read_source(name: str, data: bytes, base: str = "") -> list[PortalList]:
    """All lists of a source; one without documents says why.

    Args:
        name: as messages call it; its ending counts only where the content says nothing.
        data: its bytes.
        base: address it was saved from; empty where nobody says.
    """
    try:
        if len(data) > MAX_BYTES:
            raise too_large(f"文件有 {len(data) / 1e6:.0f} MB，最多 {MAX_BYTES / 1e6:.0f} MB")
        return _read(name, data, base)
    except UnreadableError as error:
        said = error.message.removeprefix("读不出文字，不能检查：")
        return [PortalList(name, "读不出来", (), "", None, (f"{said}。{error.fix}",))]
    except RecursionError:
        return [PortalList(name, "读不出来", (), "", None, ("套得太深，没有读。",))]


def _read(name: str, data: bytes, base: str) -> list[PortalList]:
    ending = PurePosixPath(name.lower()).suffix
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE)):
        is_table = ending in TABLES or (data[:2] == b"PK" and any(Package(data).find("xl/")))
        return _tables(name, data, base) if is_table else [read_paper(name, data)]
    if ending in (".csv", ".tsv"):
        return _tables(name, data, base)
    if data.startswith(b"%PDF-") or ending in PAPERS[:-3]:
        looks_tabbed = ending == ".txt" and b"\t" in data[:2_000] and b"<" not in data[:200]
        return _tables(name, data, base) if looks_tabbed else [read_paper(name, data)]
    text = read_page_text(data)
    if is_sitemap(text):
        return [read_sitemap(name, text, base)]
    if is_feed(text):
        return [read_feed(name, text, base)]
    if "<" not in text[:4_000]:
        return _tables(f"{name}.csv" if ending not in (".csv", ".tsv", ".txt") else name, data, base)
    if is_article(text):
        return [read_article(name, text, base)]
    found = read_list(name, text, base)
    if found.documents or found.told or re.search(r"ColumnName", text[:20_000], re.IGNORECASE):
        return [found]
    page = read_article(name, text, base)
    return [page if page.documents and len(page.documents[0].text) > 60 else found]


def _tables(name: str, data: bytes, base: str) -> list[PortalList]:
    grids, problems = read_grids(name, data)
    found = [one for grid in grids if (one := read_export(name, grid, base)) is not None]
    if found:
        return found
    said = tuple(f"{problem.message}。{problem.fix}" for problem in problems if problem.is_error)
    return [
        PortalList(
            name,
            "表格",
            (),
            "",
            None,
            said or ("表格里没有“标题”一列，看不出哪一列是标题。把那一列的列名写成“标题”再读",),
        )
    ]


def read_paper(name: str, data: bytes) -> PortalList:
    """A document as a file: its name is its title, its first words its text. A date in it is no day of publication.

    Raises:
        UnreadableError: it cannot be read at all.
    """
    stem = tidy(PurePosixPath(name.replace("\\", "/")).stem)
    texts = read_kind(name, data).texts
    text = tidy(" ".join(one.text for one in texts[:60]), MAX_TEXT)
    dates: tuple[FoundDate, ...] = ()
    if day := read_date(" ".join(one.text for one in texts[-3:])[-200:]):
        dates = (FoundDate(day, DateKind.MADE, "文件末尾的落款", day, via=DateSource.PAGE),) if len(day) == 10 else ()
    document = PortalDocument(
        title=stem, number=find_number(stem) or find_number(text[:200]), text=text, dates=dates, source=name
    )
    return PortalList(name, "文件", (document,), "", None, ("文件里没有公开日期和网址，公开以后再登记",))
