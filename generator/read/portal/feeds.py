"""RSS 0.9–2.0, RDF, Atom and sitemaps → documents. Broken ones are read as far as they go."""

from generator.model.portal import DateKind, FoundDate, PortalDocument, PortalList, tidy
from generator.model.record import DateSource
from generator.read.portal.addresses import clean_address, is_absolute
from generator.read.portal.dates import read_stamp
from generator.read.portal.trees import Element, html_tree, local_name, text_of, xml_tree

MAX_ENTRIES = 100_000
_SHOWN = {"pubdate": "pubDate", "published": "published", "issued": "issued", "date": "dc:date", "created": "created"}
_BODIES = ("source", "creator", "author", "publisher")


def is_feed(text: str) -> bool:
    head = text[:3_000].lower()
    return any(f"<{name}" in head for name in ("rss", "feed", "rdf:rdf", "channel"))


def is_sitemap(text: str) -> bool:
    head = text[:3_000].lower()
    return "<urlset" in head or "<sitemapindex" in head


def read_feed(name: str, text: str, base: str = "") -> PortalList:
    """The entries of a feed.

    Raises:
        UnreadableError: no XML.
    """
    root = xml_tree(text)
    entries = [node for node in root.iter() if local_name(node) in ("item", "entry")][:MAX_ENTRIES]
    channel = next((node for node in root.iter() if local_name(node) in ("channel", "feed")), root)
    heading = next((tidy(text_of(node)) for node in channel if local_name(node) == "title"), "")
    home = next((clean_address(_link(node)) for node in channel if local_name(node) == "link"), "")
    where = base or (home if is_absolute(home) else "")
    documents = [_entry(node, name, number, heading, where) for number, node in enumerate(entries, 1)]
    found = tuple(one for one in documents if one is not None)
    remarks = (f"有 {len(documents) - len(found)} 条没有标题，没有收",) if len(found) < len(documents) else ()
    return PortalList(name, "订阅源", found, heading, None, remarks)


def _entry(node: Element, name: str, number: int, heading: str, base: str) -> PortalDocument | None:
    title = url = column = body = text = ""
    dates: list[FoundDate] = []
    for part in node:
        kind = local_name(part)
        value = "" if kind == "link" else tidy(text_of(part), 4_000)
        if kind == "title":
            title = title or tidy(strip_markup(value))
        elif kind == "link" and part.get("rel", "alternate") == "alternate":
            url = url or clean_address(_link(part), base)
        elif kind in ("guid", "id") and is_absolute(value) and not url:
            url = clean_address(value, base)
        elif kind in ("category", "subject"):
            column = column or tidy(part.get("term") or value)
        elif kind in _BODIES:
            body = body or value[:80]
        elif kind in ("description", "summary", "content", "encoded"):
            text = max(text, tidy(strip_markup(value), 4_000), key=len)
        elif kind in _SHOWN and (day := read_stamp(value)):
            dates.append(FoundDate(day, DateKind.SHOWN, f"订阅源的 {_SHOWN[kind]}", value[:40], via=DateSource.FEED))
        elif kind in ("updated", "modified") and (day := read_stamp(value)):
            dates.append(FoundDate(day, DateKind.CHANGED, f"订阅源的 {kind}", value[:40], via=DateSource.FEED))
    if not title:
        return None
    return PortalDocument(
        title=title,
        url=url,
        column=column or heading,
        body=body,
        text=text,
        dates=tuple(dates),
        source=f"{name} 第{number}条",
    )


def _link(node: Element) -> str:
    return str(node.get("href") or (node.text or ""))


def strip_markup(text: str) -> str:
    """What a description that is itself HTML says."""
    if "<" not in text and "&" not in text:
        return text
    return " ".join(text_of(html_tree(f"<div>{text}</div>")).split()) if text.strip() else ""


def read_sitemap(name: str, text: str, base: str = "") -> PortalList:
    """Addresses with the day of their last change, which is no day of publication. Titles are not in a sitemap.

    Raises:
        UnreadableError: no XML.
    """
    root = xml_tree(text)
    documents: list[PortalDocument] = []
    for number, node in enumerate((one for one in root.iter() if local_name(one) == "url"), 1):
        parts = {local_name(part): tidy(text_of(part), 2_000) for part in node}
        url = clean_address(parts.get("loc", ""), base)
        if not url or number > MAX_ENTRIES:
            continue
        day = read_stamp(parts.get("lastmod", ""))
        dates = (
            (FoundDate(day, DateKind.CHANGED, "网站地图的 lastmod", parts["lastmod"][:40], via=DateSource.FEED),)
            if day
            else ()
        )
        documents.append(
            PortalDocument(title=parts.get("title", ""), url=url, dates=dates, source=f"{name} 第{number}条")
        )
    remarks = ["网站地图里没有标题，只能用来核对地址；要归到事项，请另存栏目页或者导出表格"] if documents else []
    if local_name(root) == "sitemapindex":
        remarks.append("这是网站地图的目录，文件在它列出的地址里，请把那些文件存下来再读")
    return PortalList(name, "网站地图", tuple(documents), "", None, tuple(remarks))
