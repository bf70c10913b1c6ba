"""HTML or CSS of a site → what it says of itself and what it points at.

Tags are found by their form, not parsed into a tree: some hundred pages are read within a second, and a page broken by
somebody's proxy still gives what can be made out.
"""

import re
from html import unescape

from generator.model.links import PageFacts

_TAG = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b(?P<rawrest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>.*?</(?P=raw)\s*>"
    r"|<(?P<tag>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_POINTERS = ("href", "src", "action", "poster", "data", "formaction", "xlink:href", "data-apply")
_CSS = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)")


def read_page(data: bytes) -> PageFacts:
    """Facts of one HTML page. Bytes that are no UTF-8 are passed over."""
    found = {"gongkai-id": "", "gongkai-state": ""}
    canonical = ""
    anchors: set[str] = set()
    links: list[str] = []
    for match in _TAG.finditer(data.decode("utf-8", "replace")):
        tag = (match["tag"] or match["raw"] or "").lower()
        if not tag:
            continue
        attributes = _attributes(match["rest"] or match["rawrest"] or "")
        if "id" in attributes:
            anchors.add(attributes["id"])
        if tag == "a" and "name" in attributes:
            anchors.add(attributes["name"])
        if tag == "meta" and attributes.get("name") in found:
            found[attributes["name"]] = attributes.get("content", "")
        elif tag == "link" and attributes.get("rel") == "canonical":
            canonical = attributes.get("href", "")
        else:
            links += [attributes[name] for name in _POINTERS if name in attributes]
            links += [part.split()[0] for part in attributes.get("srcset", "").split(",") if part.split()]
    return PageFacts(
        found["gongkai-id"], found["gongkai-state"], canonical, frozenset(anchors), tuple(dict.fromkeys(links))
    )


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def read_style(data: bytes) -> tuple[str, ...]:
    """What a stylesheet points at, as written."""
    return tuple(dict.fromkeys(a or b for a, b in _CSS.findall(data.decode("utf-8", "replace")) if a or b))
