"""A table that a portal's back office exported (CSV, XLSX, XLS, a table in Word) → documents, by the words of its head.

The head is the first row in which a title's column is named. Columns that nobody names are not looked at.
"""

import re
from collections.abc import Iterator, Mapping

from generator.model.portal import DateKind, FoundDate, PortalDocument, PortalList, tidy
from generator.model.record import DateSource
from generator.read.portal.addresses import clean_address
from generator.read.portal.dates import read_address_date, read_date, read_only_date, read_stamp
from generator.read.portal.numbers import find_number
from generator.read.tables.grid import Grid

_HEADS: Mapping[str, tuple[str, ...]] = {
    "title": ("标题", "文章标题", "信息标题", "文件标题", "信息名称", "文件名称", "文档标题", "主标题", "名称", "title", "文章名称", "题目"),
    "url": ("网址", "链接", "地址", "url", "link", "链接地址", "访问地址", "文章链接", "信息地址", "发布地址", "页面地址", "href", "外链地址"),
    "column": ("栏目", "所属栏目", "栏目名称", "栏目路径", "频道", "channel", "column", "目录", "发布栏目", "信息栏目", "所属频道", "栏目信息"),
    "body": (
        "发布机构", "来源", "信息来源", "发布单位", "责任部门", "公开主体", "发文机关", "发文单位", "发文机构", "单位", "source", "body",
        "作者", "供稿单位", "责任主体", "部门", "稿源", "publisher",
    ),
    "number": ("文号", "发文字号", "文件编号", "发文号", "字号", "number", "doc_no"),
    "shown": ("发布日期", "发布时间", "公开日期", "公开时间", "日期", "时间", "date", "发稿时间", "上网时间", "pubdate", "发布"),
    "made": ("成文日期", "生成日期", "成文时间", "制发日期", "发文日期", "落款日期", "撰写时间", "made", "生成时间"),
    "changed": ("更新时间", "修改时间", "最后修改时间", "更新日期", "updated"),
    "text": ("正文", "内容", "摘要", "text", "content", "信息内容", "文章内容", "简介", "description", "summary", "全文"),
}  # fmt: skip
_KINDS = {"shown": DateKind.SHOWN, "made": DateKind.MADE, "changed": DateKind.CHANGED}
_NOISE = re.compile(r"[\s（(）)*:：　_-]|（必填）|\(必填\)")


def find_head(grid: Grid) -> tuple[int, Mapping[str, int]]:
    """Row of the head and key → column; row 0 where no title's column is named in the first twenty rows."""
    for row in grid.rows[:20]:
        named: dict[str, int] = {}
        cells = {column: _NOISE.sub("", text).lower() for column, text in grid.by_row[row].items()}
        for key, words in _HEADS.items():
            plain = [_NOISE.sub("", word) for word in words]
            found = [
                (plain.index(text), column)
                for column, text in cells.items()
                if text in plain and column not in named.values()
            ]
            if found:
                named[key] = min(found)[1]
        if "title" in named:
            return row, named
    return 0, {}


def read_export(name: str, grid: Grid, base: str = "") -> PortalList | None:
    """The documents of a sheet; None where no head names a title."""
    head, named = find_head(grid)
    if not head:
        return None
    heads = {key: grid.by_row[head].get(column, "") for key, column in named.items()}
    where = f"{name} {grid.sheet}".strip()
    documents = tuple(
        one for row in grid.rows if row > head and (one := _document(grid, row, named, heads, where, base)) is not None
    )
    return PortalList(where, "导出的表格", documents, "", None, tuple(_remarks(documents, named)))


def _document(
    grid: Grid, row: int, named: Mapping[str, int], heads: Mapping[str, str], where: str, base: str
) -> PortalDocument | None:
    cells = {key: grid.shown(row, column) for key, column in named.items()}
    title = tidy(cells.get("title", ""))
    if not title:
        return None
    url = clean_address(cells.get("url", ""), base)
    return PortalDocument(
        title=title,
        url=url,
        column=tidy(cells.get("column", ""), 300),
        body=tidy(cells.get("body", ""), 80),
        number=find_number(cells.get("number", "")) or tidy(cells.get("number", ""), 60) or find_number(title),
        text=tidy(cells.get("text", ""), 3_000),
        dates=tuple(_dates(cells, heads, url)),
        source=f"{where} 第{row}行",
    )


def _dates(cells: Mapping[str, str], heads: Mapping[str, str], url: str) -> Iterator[FoundDate]:
    for key, kind in _KINDS.items():
        text = cells.get(key, "")
        value = read_only_date(text) or read_stamp(text) or read_date(text)
        if value:
            yield FoundDate(value, kind, f"表格的“{heads[key]}”一列", text[:40], via=DateSource.EXPORT)
    if value := read_address_date(url):
        yield FoundDate(value, DateKind.ADDRESS, "网址", via=DateSource.ADDRESS)


def _remarks(documents: tuple[PortalDocument, ...], named: Mapping[str, int]) -> Iterator[str]:
    if "column" not in named:
        yield "表格里没有栏目一列；有栏目的，归到事项准得多"
    undated = sum(1 for one in documents if not one.shown)
    if undated:
        yield f"{undated} 条没有读出发布日期"
