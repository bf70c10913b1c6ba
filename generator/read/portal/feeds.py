"""RSS 0.9–2.0, RDF, Atom and sitemaps → documents. Broken ones are read as far as they go."""

from collections.abc import Iterator, Mapping

from generator.model.portal import DateKind, FoundDate, PortalDocument, PortalList, tidy
from generator.model.record import DateSource
from generator.read.portal.addresses import clean_address, is_absolute
from generator.read.portal.dates import read_stamp
from generator.read.portal.trees import Element, html_tree, local_name, text_of, xml_tree

MAX_ENTRIES = 100_000
_SHOWN = {"pubdate": "pubDate", "published": "published", "issued": "issued", "date": "dc:date", "created": "created"}
_CHANGED = frozenset({"updated", "modified"})
_TEXTS = ("description", "summary", "content", "encoded")
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
    parts: dict[str, list[str]] = {}
    for part in node:
        kind = local_name(part)
        if kind == "link":
            if part.get("rel", "alternate") == "alternate":
                parts.setdefault("link", []).append(clean_address(_link(part), base))
        else:
            parts.setdefault(kind, []).append(tidy(part.get("term") or text_of(part), 4_000))
    title = tidy(strip_markup(_first(parts, "title")))
    if not title:
        return None
    ids = (clean_address(one, base) for one in (_first(parts, "guid"), _first(parts, "id")) if is_absolute(one))
    texts = [strip_markup(text) for kind in _TEXTS for text in parts.get(kind, ())]
    return PortalDocument(
        title=title,
        url=_first(parts, "link") or next(ids, ""),
        column=_first(parts, "category", "subject")[:400] or heading,
        body=_first(parts, *_BODIES)[:80],
        text=max(texts, key=len, default="")[:4_000],
        dates=tuple(_dates(parts)),
        source=f"{name} 第{number}条",
    )


def _first(parts: Mapping[str, list[str]], *kinds: str) -> str:
    return next((text for kind in kinds for text in parts.get(kind, ()) if text), "")


def _dates(parts: Mapping[str, list[str]]) -> Iterator[FoundDate]:
    for kind, texts in parts.items():
        meaning = DateKind.SHOWN if kind in _SHOWN else DateKind.CHANGED if kind in _CHANGED else None
        for text in texts if meaning else ():
            if meaning and (day := read_stamp(text)):
                yield FoundDate(day, meaning, f"订阅源的 {_SHOWN.get(kind, kind)}", text[:40], via=DateSource.FEED)


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
