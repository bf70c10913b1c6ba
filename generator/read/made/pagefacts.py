"""HTML or CSS of a site → what it says of itself and what it points at.

Tags are found by their form, not parsed into a tree: some hundred pages are read within a second, and a page broken by
somebody's proxy still gives what can be made out.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from generator.model.links import PageFacts

_TAG = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b(?P<rawrest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>.*?</(?P=raw)\s*>"
    r"|<(?P<tag>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_POINTERS = ("href", "src", "action", "poster", "data", "formaction", "xlink:href", "data-apply")
_ANCHORS = {"a": ("id", "name")}
"""Tag → attributes that name a place in the page, where it is not `id` alone."""

_TELLS = {"meta": ("name", "content"), "link": ("rel", "href")}
"""Tag that tells of the page → the attributes that say what, and that it is."""

_FACTS = (("meta", "gongkai-id"), ("meta", "gongkai-state"), ("link", "canonical"))
"""What is asked of a page, in the order of `PageFacts`."""

_CSS = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)")


def read_page(data: bytes) -> PageFacts:
    """Facts of one HTML page. Bytes that are no UTF-8 are passed over."""
    told: dict[tuple[str, str], str] = {}
    anchors: dict[str, None] = {}
    links: dict[str, None] = {}
    for tag, attributes in _tags(data.decode("utf-8", "replace")):
        anchors |= {attributes[name]: None for name in _ANCHORS.get(tag, ("id",)) if name in attributes}
        name, value = _TELLS.get(tag, ("", ""))
        if (fact := (tag, attributes.get(name, ""))) in _FACTS:
            told[fact] = attributes.get(value, "")
        else:
            links |= {attributes[pointer]: None for pointer in _pointers(attributes)}
            links |= {part.split()[0]: None for part in attributes.get("srcset", "").split(",") if part.split()}
    page_id, state, canonical = (told.get(fact, "") for fact in _FACTS)
    return PageFacts(page_id, state, canonical, frozenset(anchors), tuple(links))


def _pointers(attributes: Mapping[str, str]) -> Iterator[str]:
    """`xlink:href` beside `src` is a second way to the same file, for when a page is shown elsewhere (ADR 0029): of the
    several that the page for lost readers tries, none but one can lead somewhere, so `src` speaks for them."""
    return (name for name in _POINTERS if name in attributes and not (name == "xlink:href" and "src" in attributes))


def _tags(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for match in _TAG.finditer(text):
        if tag := (match["tag"] or match["raw"] or "").lower():
            yield tag, _attributes(match["rest"] or match["rawrest"] or "")


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def read_style(data: bytes) -> tuple[str, ...]:
    """What a stylesheet points at, as written."""
    return tuple(dict.fromkeys(a or b for a, b in _CSS.findall(data.decode("utf-8", "replace")) if a or b))
