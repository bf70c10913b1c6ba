"""What a page says of itself: its meta elements, its column, how many documents the column has.

Names of the meta elements: 《政府网站发展指引》（国办发〔2017〕47号） annex 网页设计规范 (SiteName, ColumnName,
ColumnType, ArticleTitle, PubDate, ContentSource).
"""

import re
from collections.abc import Mapping

from generator.model.portal import tidy
from generator.read.portal.trees import Element, local_name, text_of

_BETWEEN = re.compile(r"\s*(?:>+|›|»|＞|→|/|\\|-&gt;|::)\s*")
_HERE = re.compile(r"(?:您?(?:现在|当前|所在)?的?位置|当前位置|您的位置)\s*[:：]?")
_CRUMBS = re.compile(r"(?:crumb|position|location|dqwz|curpos|weizhi|bread|navpath|site-nav|wz)", re.IGNORECASE)
_PLAIN = frozenset({"首页", "网站首页", "政务公开", "信息公开", "政府信息公开", "重点领域", "正文", "列表", ""})
_COUNTED = (
    re.compile(
        r"(?:共|总共|合计|总计)\s*(?:<[^>]{0,80}>\s*)*([0-9]{1,7})\s*(?:<[^>]{0,80}>\s*)*(?:条|篇|个文件|条记录|件)"
    ),
    re.compile(
        r"\b([A-Za-z_]*(?:total|record|count|rows|num)[A-Za-z_]*)[\"']?\s*[:=]\s*[\"']?([0-9]{1,7})\b", re.IGNORECASE
    ),
    re.compile(r"data-(?:total|count|record)[a-z-]*=[\"']([0-9]{1,7})", re.IGNORECASE),
)
_NO_COUNT = re.compile(
    r"page|size|per|group|column|width|height|time|index|len|line|visit|click|hit|curr|show|step|row_?num|limit|max",
    re.IGNORECASE,
)
_PAGES = re.compile(r"createPageHTML\(\s*(?:[\"'][^\"']*[\"']\s*,\s*)?([0-9]{1,5})\s*,\s*([0-9]{1,5})")


def read_metas(root: Element) -> Mapping[str, str]:
    """Name in small letters → content, the first of each that says something."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = str(node.get("name") or node.get("property") or "").strip().lower()
        content = tidy(str(node.get("content") or ""))
        if name and content:
            found.setdefault(name, content)
    return found


def read_column(root: Element, metas: Mapping[str, str]) -> str:
    """The column as its page calls it, with the columns above where a line of crumbs says them."""
    crumbs = _crumbs(root)
    own = metas.get("columnname", "")
    if crumbs and (not own or own in crumbs):
        return crumbs
    if own:
        return own
    title = next((tidy(text_of(node)) for node in root.iter("title")), "")
    return re.split(r"[_|—–\-]", title)[0].strip()


def _crumbs(root: Element) -> str:
    for node in root.iter("div", "p", "ul", "nav", "span", "td", "section"):
        marked = _CRUMBS.search(f"{node.get('class') or ''} {node.get('id') or ''}")
        text = tidy(text_of(node, 600)) if marked or (node.text and _HERE.search(node.text)) else ""
        if not text or len(text) > 200 or not (_BETWEEN.search(text)):
            continue
        parts = [part.strip() for part in _BETWEEN.split(_HERE.sub("", text))]
        kept = [part for part in parts if part not in _PLAIN and len(part) <= 40]
        if kept:
            return "/".join(kept)
    return ""


def read_told(text: str, rows: int) -> int | None:
    """How many documents a page says its column has; None where it says nothing, or less than its rows."""
    found = [int(match[1]) for pattern in (_COUNTED[0], _COUNTED[2]) for match in pattern.finditer(text)]
    found += [int(m[2]) for m in _COUNTED[1].finditer(text) if not _NO_COUNT.search(m[1])]
    likely = [number for number in found if rows <= number <= max(rows * 4_000, 100_000)]
    return max(likely, default=None)


def read_pages(text: str) -> tuple[int, int] | None:
    """(pages, this page from 1) of a pager of 拓尔思; None where there is none or one page."""
    match = _PAGES.search(text)
    return (int(match[1]), int(match[2]) + 1) if match and int(match[1]) > 1 else None


def base_of(root: Element) -> str:
    """The page's own base address: its base element, or its canonical address; empty where it names none."""
    for node in root.iter("base", "link"):
        if local_name(node) == "base" and str(node.get("href") or "").startswith(("http://", "https://")):
            return str(node.get("href"))
        if str(node.get("rel") or "").lower() == "canonical" and str(node.get("href") or "").startswith("http"):
            return str(node.get("href"))
    return ""
