"""A saved page of one document → title, dates by their labels, body, number, the beginning of its text.

Dates come from meta elements (PubDate) and from labelled cells; a label says which date it is. The text area is taken
by its class or id; where none is known, the longest run of paragraphs.
"""

import re
from collections.abc import Iterator, Mapping

from generator.model.portal import DateKind, FoundDate, PortalDocument, PortalList, tidy
from generator.model.record import DateSource
from generator.read.portal.addresses import clean_address
from generator.read.portal.dates import read_address_date, read_dates, read_only_date, read_stamp
from generator.read.portal.heads import base_of, read_column, read_metas
from generator.read.portal.numbers import find_number
from generator.read.portal.trees import Element, html_tree, text_of

_AREA = re.compile(
    r"(?:^|[\s_-])(?:trs_editor\w*|zoom|ucapcontent|article_?con\w*|articlecontent|newscontent|content_?text|pages_content"
    r"|detail_?con\w*|xxgk_con\w*|view_?con\w*|wznr|txt_?con|article-body|main_?con\w*|conTxt|news_?con\w*|TRS_UEDITOR)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<label>成文日期|生成日期|发文日期|制发日期|发布日期|发布时间|公开日期|发文时间|索引号|发布机构|发文机关|发文机构|公开责任部门|责任部门|信息来源|来源"
    r"|发文字号|文号|文件编号|标题|名称|有效性|主题词|更新时间|更新日期)\s*[:：]?\s*(?P<value>[^\n]{0,120})"
)
_KINDS = {
    "成文": DateKind.MADE, "生成": DateKind.MADE, "制发": DateKind.MADE, "发文日": DateKind.MADE, "发文时": DateKind.MADE,
    "发布": DateKind.SHOWN, "公开日": DateKind.SHOWN, "更新": DateKind.CHANGED,
}  # fmt: skip
_SITE_TAIL = re.compile(r"\s*[_|—–-]\s*[^_|—–-]{0,20}(?:政府|人民政府|网|局|门户|委员会|平台)[^_|—–-]{0,14}$")
_FILES = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:$|\?)", re.IGNORECASE)
MAX_TEXT = 3_000


def is_article(text: str) -> bool:
    """Whether a page is one document's, by the meta element that only those have."""
    return bool(re.search(r"<meta[^>]{0,200}name\s*=\s*[\"']?ArticleTitle[\"'\s]", text[:20_000], re.IGNORECASE))


def read_article(name: str, text: str, base: str = "") -> PortalList:
    """The one document of a page; nothing where it has no title.

    Raises:
        UnreadableError: no page.
    """
    root = html_tree(text)
    metas = read_metas(root)
    where = base or base_of(root)
    title = metas.get("articletitle", "") or _heading(root)
    if not title:
        return PortalList(name, "网页", (), "", None, ("看不出标题，没有收",))
    area = _area(root)
    body_text = tidy(text_of(area, MAX_TEXT * 2), MAX_TEXT) if area is not None else ""
    table = dict(_labels(root))
    document = PortalDocument(
        title=title,
        url=where if where.startswith("http") else "",
        column=read_column(root, metas),
        body=table.get("发布机构") or table.get("发文机关") or table.get("发文机构") or metas.get("contentsource", ""),
        number=_number(table, title, body_text),
        text=body_text,
        dates=tuple(_dates(metas, table, where)),
        attachments=tuple(_attachments(root, where)),
        source=name,
    )
    said = []
    if len(body_text) < 40:
        said.append("正文很短或者没有" + ("，只有附件" if document.attachments or "附件" in body_text else ""))
    return PortalList(name, "网页", (document,), document.column, None, tuple(said))


def _heading(root: Element) -> str:
    for name in ("h1", "h2"):
        if heading := next((text for node in root.iter(name) if 4 <= len(text := tidy(text_of(node))) <= 200), ""):
            return heading
    title = next((tidy(text_of(node)) for node in root.iter("title")), "")
    return _SITE_TAIL.sub("", title)


def _area(root: Element) -> Element | None:
    named = [
        n
        for n in root.iter("div", "td", "article", "section", "ucapcontent")
        if _AREA.search(_names(n)) or n.tag == "ucapcontent"
    ]
    if named:
        return max(named, key=lambda node: len(text_of(node, MAX_TEXT)))
    parents: dict[Element, int] = {}
    for paragraph in root.iter("p"):
        parent = paragraph.getparent()
        if parent is not None:
            parents[parent] = parents.get(parent, 0) + len(text_of(paragraph, 2_000).strip())
    best = max(parents, key=lambda node: parents[node], default=None)
    return best if best is not None and parents[best] > 20 else None


def _names(node: Element) -> str:
    return f" {node.get('class') or ''} {node.get('id') or ''} "


def _labels(root: Element) -> Iterator[tuple[str, str]]:
    """Label → value, of the table above the text and of the line below the title, the first of each."""
    seen: set[str] = set()
    text = text_of(root, 30_000)
    lines = re.sub(r"[ \t\u3000\xa0]*\n[\s\u3000\xa0]*", "\n", text)
    lines = re.sub(r"((?:日期|时间|机构|机关|部门|索引号|文号|字号|编号|来源)\s*[:：]?)\n+", r"\1 ", lines)
    for match in _LABEL.finditer(lines):
        label = match["label"]
        value = re.split(
            r"\s{2,}|(?=(?:成文|生成|发布|发文|公开|索引|来源|信息来源|有效性|主题词|字体|浏览|点击|打印|分享)\S{0,4}[:：])",
            match["value"],
        )[0]
        if label not in seen and value.strip():
            seen.add(label)
            yield label, tidy(value, 120)


def _dates(metas: Mapping[str, str], table: Mapping[str, str], url: str) -> Iterator[FoundDate]:
    if value := read_stamp(metas.get("pubdate", "")):
        yield FoundDate(value, DateKind.SHOWN, "网页的 PubDate", metas["pubdate"][:40], via=DateSource.PAGE)
    for label, text in table.items():
        kind = next((kind for word, kind in _KINDS.items() if label.startswith(word)), None)
        if kind is None:
            continue
        found = read_dates(text)
        value = read_only_date(text) or (found[0].value if found and found[0].start <= 2 else "")
        if value:
            yield FoundDate(value, kind, f"网页的“{label}”", text[:40], via=DateSource.PAGE)
    if value := read_address_date(url):
        yield FoundDate(value, DateKind.ADDRESS, "网址", via=DateSource.ADDRESS)


def _number(table: Mapping[str, str], title: str, text: str) -> str:
    own = table.get("发文字号") or table.get("文号") or table.get("文件编号") or ""
    return find_number(own) or find_number(title) or find_number(text[:200])


def _attachments(area: Element, base: str) -> Iterator[str]:
    for node in area.iter("a"):
        href = clean_address(str(node.get("href") or ""), base)
        if href and _FILES.search(href):
            yield tidy(text_of(node, 200), 120) or href.rpartition("/")[2]
