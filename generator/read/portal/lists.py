"""A saved column page → its documents: 大汉, 拓尔思, 开普 and plain portals.

What tells a document from a menu is a date in its row. Where no row has one, an address of the form of an article is
taken instead, and said so. Menus, feet and neighbouring columns have neither. A page whose rows are fetched by a script
has none: that is said, and how to come by them.
"""

import re
from collections import Counter
from collections.abc import Sequence

from generator.model.portal import DateKind, FoundDate, PortalDocument, PortalList, tidy
from generator.model.record import DateSource
from generator.read.portal.addresses import clean_address, is_absolute, same_document
from generator.read.portal.dates import read_address_date, read_only_date
from generator.read.portal.heads import base_of, read_column, read_metas, read_pages, read_told
from generator.read.portal.numbers import find_number
from generator.read.portal.rows import Row, find_rows
from generator.read.portal.trees import Element, html_tree, local_name, text_of

_ISLANDS = re.compile(r"<record>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</record>", re.DOTALL | re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:/t?(?:19|20)[0-9]{6}_[0-9]+|/art/[0-9]{4}/|art_[0-9]+_|content[_/-][0-9]+|/(?:19|20)[0-9]{2}-?[01][0-9]/"
    r"|articles?[/_-]?[0-9]+|[?&](?:id|infoid|articleid|docid)=[0-9A-Fa-f-]+|/c[0-9]+/[0-9]|[0-9a-f]{24,32}\.s?html?"
    r"|[0-9]{6,}\.(?:s?html?|jsp))",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:$|\?)", re.IGNORECASE)
_HEADS = {
    DateKind.MADE: re.compile(r"成文|生成|发文日期|制发|落款"),
    DateKind.SHOWN: re.compile(r"发布|公开|公布|上网|日期|时间"),
}
_SHORTEST = 2
MAX_ROWS = 20_000


def read_list(name: str, text: str, base: str = "") -> PortalList:
    """The documents of a list page.

    Args:
        name: of the file, for messages.
        text: of the page.
        base: address it was saved from, where that is known.

    Raises:
        UnreadableError: no page.
    """
    root = html_tree(text)
    where = base or base_of(root)
    column = read_column(root, read_metas(root))
    islands = _ISLANDS.findall(text) if "<datastore" in text.lower() or "<record>" in text.lower() else []
    rows = find_rows(html_tree("<ul>" + "".join(islands) + "</ul>")) if islands else find_rows(root)
    chosen, left = _choose(rows[:MAX_ROWS])
    documents = tuple(_document(row, name, number, column, where) for number, row in enumerate(chosen, 1))
    told = read_told(text, len(documents))
    if told is None and islands and (match := re.search(r"<totalrecord>\s*([0-9]+)", text, re.IGNORECASE)):
        told = int(match[1])
    found = PortalList(name, "栏目页", documents, column, told)
    said = [f"网页里的链接超过 {MAX_ROWS:,} 个，后面的没有读"] if len(rows) > MAX_ROWS else []
    return PortalList(name, "栏目页", documents, column, told, (*said, *_remarks(found, chosen, left, text)))


def _choose(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """Rows of documents, and how many with a date lie beside the list in others (最新信息, 推荐)."""
    linked = [
        row for row in rows if clean_address(row.href) and len(row.title) >= _SHORTEST and not read_only_date(row.title)
    ]
    dated = [row for row in linked if row.date or row.is_short]
    if not dated:
        likely = [row for row in linked if _ARTICLE.search(row.href) and len(row.title) >= 5]
        return _main(likely) if len(likely) > 2 else ([], 0)
    kept, left = _main(dated)
    shapes = {row.shape for row in kept}
    chosen = [row for row in linked if row in kept or (row.shape in shapes and _is_document(row.href))]
    return chosen, left


def _is_document(href: str) -> bool:
    return bool(_ARTICLE.search(href) or _FILE.search(href))


def _main(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """The rows of the list with most of them, and of those that lead to the same folder."""
    if not rows:
        return [], 0
    count = Counter(row.shape for row in rows)
    main = count.most_common(1)[0][0]
    folders = {_folder(row.href) for row in rows if row.shape == main}
    kept = [
        row for row in rows if row.shape == main or _folder(row.href) in folders or count[row.shape] * 2 > count[main]
    ]
    return kept, len(rows) - len(kept)


def _folder(href: str) -> str:
    path = href.strip().split("?")[0]
    return re.sub(r"[0-9]+", "0", path.rpartition("/")[0])


def _document(row: Row, name: str, number: int, column: str, base: str) -> PortalDocument:
    url = clean_address(row.href, base)
    source = f"{name} 第{number}行"
    dates = list(_table_dates(row))
    if row.date and not any(one.value == row.date for one in dates):
        dates.insert(0, FoundDate(row.date, DateKind.SHOWN, "列表里标题旁边", row.raw[:40], via=DateSource.LIST))
    elif row.is_short:
        dates.append(
            FoundDate("", DateKind.UNKNOWN, "列表里标题旁边，只有月日，没有年份", row.raw[:40], via=DateSource.LIST)
        )
    if address := read_address_date(url):
        dates.append(FoundDate(address, DateKind.ADDRESS, "网址", via=DateSource.ADDRESS))
    return PortalDocument(
        title=row.title,
        url=url,
        column=column,
        number=find_number(row.title) or next(filter(None, map(find_number, row.cells)), ""),
        body=_body(row),
        dates=tuple(one for one in dates if one.value),
        source=source,
    )


def _cells_of(row: Row) -> tuple[list[str], list[str]]:
    """Heads and cells of a table's row; nothing where it is none."""
    if local_name(row.element) != "tr":
        return [], []
    cells = [tidy(text_of(cell, 400)) for cell in row.element if local_name(cell) in ("td", "th")]
    table = next((one for one in row.element.iterancestors() if local_name(one) == "table"), None)
    first: Element = next(table.iter("tr"), None) if table is not None else None
    heads = (
        [tidy(text_of(cell, 100)) for cell in first if local_name(cell) in ("td", "th")] if first is not None else []
    )
    return (heads, cells) if len(heads) == len(cells) and first is not row.element else ([], cells)


def _table_dates(row: Row) -> list[FoundDate]:
    found = []
    heads, cells = _cells_of(row)
    for head, cell in zip(heads, cells, strict=False):
        kind = next((kind for kind, pattern in _HEADS.items() if pattern.search(head)), None)
        if kind and (value := read_only_date(cell)):
            found.append(FoundDate(value, kind, f"列表的“{head}”一列", cell[:40], via=DateSource.LIST))
    return found


def _body(row: Row) -> str:
    heads, cells = _cells_of(row)
    return next(
        (c for h, c in zip(heads, cells, strict=False) if re.search(r"发布机构|来源|责任部门|发布单位", h)), ""
    )[:80]


def _remarks(found: PortalList, rows: Sequence[Row], left: int, text: str) -> list[str]:
    said = []
    if not found.documents:
        more = f"（网页里写着共 {found.told} 条）" if found.told else ""
        said.append(
            f"这个网页里一条文件也没有{more}，列表是打开以后由脚本读进来的，或者这不是栏目页。"
            "请从网站后台导出表格（Excel、CSV），或者在浏览器里等列表显示出来再另存为“网页，全部”"
        )
        return said
    if found.missing:
        said.append(
            f"网页里写着共 {found.told} 条，这里只有 {len(found.documents)} 条，缺 {found.missing} 条。"
            "缺的要从网站后台导出，或者把后面各页也存下来"
        )
    elif pages := read_pages(text):
        said.append(f"这是第 {pages[1]} 页，共 {pages[0]} 页，其余各页也要存下来")
    undated = sum(1 for row in rows if not row.date)
    short = sum(1 for row in rows if row.is_short)
    if short:
        said.append(f"{short} 条只写了月、日，没有年份，日期没有收")
    if undated - short:
        said.append(f"{undated - short} 条旁边没有日期")
    if left:
        said.append(f"列表旁边另有 {left} 条带日期的链接（最新、推荐之类），没有收")
    relative = sum(1 for one in found.documents if one.url and not is_absolute(one.url))
    if relative:
        said.append(
            f"{relative} 个网址不完整，网页里没有写它是从哪里存下来的；加上 --base 网址，例如 --base https://www.example.gov.cn/zwgk/zdxx/"
        )
    doubled = len(found.documents) - len({same_document(one.url) for one in found.documents})
    if doubled:
        said.append(f"{doubled} 条和别的条网址相同")
    return said
