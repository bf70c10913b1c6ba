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
_DAY = "(?:日期|时间|日)"
_ALIKE: Mapping[str, re.Pattern[str]] = {
    "title": re.compile("(?:信息|文章|文件|文档|公开|新闻|内容|稿件)(?:标题|题目|名称)"),
    "url": re.compile("(?:信息|文章|文件|网页|页面|访问|原文|外部|详情|发布|详细)?(?:网址|链接|地址|url)(?:地址)?"),
    "column": re.compile("(?:所属|所在|信息|发布|网站|一级|二级)*(?:栏目|频道|分类|类别)(?:名称|路径)?"),
    "body": re.compile(
        "(?:信息)?(?:发布|公开|发文|制作|责任|来源|供稿|报送|主办)(?:单位|机构|机关|部门|主体)(?:名称)?"
    ),
    "shown": re.compile(f"(?:信息|文章)?(?:发布|公开|公布|公示|发稿|上网|上线|上传|刊登|张贴){_DAY}"),
    "made": re.compile(f"(?:信息|文件)?(?:成文|生成|形成|制发|制作|印发|发文|落款|签发){_DAY}"),
    "changed": re.compile(f"(?:最后|最近)?(?:更新|修改|变更|编辑){_DAY}"),
}
"""Headings that no list holds, taken for what they plainly say, after the lists: 公布时间, 信息链接."""

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
        for key, pattern in _ALIKE.items():
            free = [one for one, text in cells.items() if pattern.fullmatch(text) and one not in named.values()]
            if free and key not in named:
                named[key] = free[0]
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
    untitled = [
        row
        for row in grid.rows
        if row > head and not tidy(grid.shown(row, named["title"])) and any(map(str.strip, grid.by_row[row].values()))
    ]
    remarks = (*_untitled(untitled, heads["title"]), *_remarks(documents, named))
    return PortalList(where, "导出的表格", documents, "", None, remarks)


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


def _untitled(rows: list[int], head: str) -> Iterator[str]:
    if rows:
        yield f"{_name_rows(rows)}没有标题，没有收；补上“{head}”一列再读"


def _remarks(documents: tuple[PortalDocument, ...], named: Mapping[str, int]) -> Iterator[str]:
    if "column" not in named:
        yield "表格里没有栏目一列；有栏目的，归到事项准得多"
    undated = [int(_ROW.sub("", one.source)) for one in documents if not one.shown]
    if undated and "shown" not in named:
        yield f"表格里没有发布日期一列，{len(undated)} 条都没有日期；有这一列的，列名写成“发布日期”"
    elif undated:
        yield f"{_name_rows(undated)}没有读出发布日期；日期写成 2026-05-06 的样子，要写到日"


_ROW = re.compile(r".*第|行$")
_NAMED = 5
"""Rows that a remark names."""


def _name_rows(rows: list[int]) -> str:
    """第2、5行, or the first five of many and how many there are."""
    named = f"第{'、'.join(map(str, rows[:_NAMED]))}行"
    return named if len(rows) <= _NAMED else f"{named}等 {len(rows)} 行"
