"""Text of a page or a feed → a tree of lxml. The text is decoded before: lxml stops at the first sign that a page's
declared GB 2312 lacks, and loses the rows behind it without an error.

Hostile input: no entity is resolved, nothing is fetched, depth is limited by libxml2; a tag of thousands of attributes,
which costs the square of their number, loses them.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from generator.read.attached.decode import decode
from generator.read.attached.faults import damaged, too_large

MAX_PAGE = 12_000_000
"""Bytes of one page or feed."""

MAX_ATTRIBUTES = 80
_LONG_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){0,100000}>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^<>\[]|\[(?:[^\]]*)\])*>", re.IGNORECASE)
_NUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Element = Any
"""An element of lxml; its own types are not worth a dependency."""


def read_page_text(data: bytes) -> str:
    """The characters of a page: UTF-8, else GB 18030, whatever it declares.

    Raises:
        UnreadableError: too large, or no text.
    """
    if len(data) > MAX_PAGE:
        raise too_large(f"网页有 {len(data) / 1e6:.0f} MB，最多 {MAX_PAGE / 1e6:.0f} MB")
    head = data[:64].lstrip()
    if not head:
        raise damaged("文件是空的")
    return _NUL.sub("", decode(data))


def html_tree(text: str) -> Element:
    """The root of a page.

    Raises:
        UnreadableError: nothing that could be a page.
    """
    parser = html.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(_DECLARED.sub("", _thin(text)).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise damaged("不是网页") from error
    return root


def xml_tree(text: str) -> Element:
    """The root of a feed or a sitemap; one that is not well-formed is read as far as it can be.

    Raises:
        UnreadableError: no XML at all, or one that declares entities of its own.
    """
    head = _DOCTYPE.search(text[:200_000])
    if "<!ENTITY" in text.upper():
        raise damaged("里面定义了实体（ENTITY），可能是恶意文件")
    plain = text.replace(head[0], "", 1) if head else text
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_DECLARED.sub("", _thin(plain)).lstrip().encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged("里面的 XML 不完整") from error
    if root is None:
        raise damaged("里面的 XML 不完整")
    return root


def _thin(text: str) -> str:
    """Without tags of more attributes than any page has."""
    if not any(len(part) > 400 for part in text.split(">")):
        return text
    return _LONG_TAG.sub(_thin_tag, text)


def _thin_tag(match: re.Match[str]) -> str:
    tag = match[0]
    if len(tag) < 400 or (len(_QUOTED.sub("", tag).split()) <= MAX_ATTRIBUTES and tag.count("=") <= 2_000):
        return tag
    return f"<{re.match(r'[A-Za-z0-9]+', tag[1:])[0]}>"  # type: ignore[index]


def local_name(element: Element) -> str:
    """The name without namespace and prefix; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def text_of(element: Element, most: int = 20_000) -> str:
    """All text within, blanks as found, without scripts and styles."""
    parts: list[str] = []
    left = most
    if not isinstance(element.tag, str):  # an entity that nobody defined
        return ""
    for text in texts_of(element):
        parts.append(text)
        left -= len(text)
        if left < 0:
            break
    return "".join(parts)[:most]


def texts_of(element: Element) -> Iterator[str]:
    """Texts within, in order, without scripts and styles; a block sets off by a line break."""
    skipped = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = local_name(node)
        if event == "start":
            if name in _SILENT:
                skipped += 1
            elif not skipped:
                if name in _BLOCKS:
                    yield "\n"
                if node.text:
                    yield node.text
        else:
            if name in _SILENT:
                skipped -= 1
            if not skipped and node is not element and node.tail:
                yield node.tail


_SILENT = frozenset({"script", "style", "noscript", "template", "textarea"})
_BLOCKS = frozenset({"p", "div", "li", "tr", "br", "h1", "h2", "h3", "h4", "td", "th", "dd", "dt", "table", "ul"})
