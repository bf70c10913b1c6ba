"""What may stand in a prose page when it is rendered: our own allow list, for the sanitiser and for the messages.

It holds what Python-Markdown writes and what ordinary pages and pastes from WPS or Word need, and nothing that runs,
loads or sends. Where the list ends, `render.site.prose` drops and `check.pages.markup` tells.
"""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urlsplit

from generator.model.webaddress import find_host_fault

_BLOCKS = "address article aside blockquote dd details div dl dt figcaption figure footer header hr li nav ol p pre "
_BLOCKS += "section summary ul h1 h2 h3 h4 h5 h6 center"
_TABLES = "table caption colgroup col thead tbody tfoot tr td th"
_INLINE = "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd mark o:p q rb rp rt rtc ruby s samp "
_INLINE += "small span strike strong sub sup time tt u var wbr"

_WITHIN = "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt "
_WITHIN += "ruby s samp small span strike strong sub sup time tt u var wbr o:p st1:chsdate tspan textpath use path"
WITHIN_WORDS = frozenset(_WITHIN.split())
"""Tags that may stand inside a word: a number is read across them, and masked. Some are of SVG and of Word."""

TAGS = frozenset(f"{_BLOCKS} {_TABLES} {_INLINE}".split())

VOID = frozenset({"br", "col", "hr", "img", "wbr"})

DROPPED_WHOLE = frozenset({"script", "style", "noscript", "template", "title", "iframe", "object", "svg", "math"})
"""Elements whose content goes with them; of other unknown ones the words stay."""

_EVERYWHERE = frozenset({"class", "dir", "id", "lang", "style", "title"})
_CELLS = frozenset({"abbr", "align", "bgcolor", "colspan", "headers", "height", "nowrap", "rowspan", "scope"})
_CELLS |= {"valign", "width"}
_TABLE = frozenset({"align", "bgcolor", "border", "bordercolor", "cellpadding", "cellspacing", "frame", "height"})
_TABLE |= {"rules", "summary", "width"}

_OWN: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "name", "rel"}),
    "bdo": frozenset({"dir"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"align", "span", "valign", "width"}),
    "colgroup": frozenset({"align", "span", "valign", "width"}),
    "data": frozenset({"value"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "font": frozenset({"color", "face", "size"}),
    "hr": frozenset({"align", "size", "width"}),
    "img": frozenset({"align", "alt", "height", "src", "width"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"type", "value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "table": _TABLE,
    "tbody": frozenset({"align", "valign"}),
    "td": _CELLS,
    "tfoot": frozenset({"align", "valign"}),
    "th": _CELLS,
    "thead": frozenset({"align", "valign"}),
    "time": frozenset({"datetime"}),
    "tr": frozenset({"align", "bgcolor", "height", "valign"}),
    "ul": frozenset({"type"}),
}
_ALIGNED = frozenset({"div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "caption"})

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    tag: _EVERYWHERE | _OWN.get(tag, frozenset()) | (frozenset({"align"}) if tag in _ALIGNED else frozenset())
    for tag in TAGS
}
"""Element → names of attributes it may have, all of them."""

ADDRESSES = frozenset({"cite", "href", "src"})
"""Attributes that hold an address."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_OWN_NAME = re.compile(r"gk-.*|gk[A-Z].*|main|lunr", re.DOTALL)
"""Ids and classes with which the frame's scripts and styles find their own parts, and names of the scripts' own."""

# --- addresses --------------------------------------------------------------------------------------

_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.\-]*):", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """The scheme a browser would see, small letters: what it drops or decodes is dropped and decoded first."""
    plain = _CONTROL.sub("", unescape(address))
    found = _SCHEME.match(plain)
    return found.group(1).lower() if found else ""


def is_safe_address(address: str, *, picture: bool = False) -> bool:
    """Whether an address leads to a page, a file, a mail box or a telephone, and to where it seems to.

    A picture must be the site's own. `//host` and `\\\\host` look like paths and lead to strangers; a name before @
    looks like the host.
    """
    plain = unescape(address)
    scheme = scheme_of(plain)
    if "\\" in plain or _CONTROL.sub("", plain).startswith("//"):
        return False
    if picture:
        return not scheme
    if not scheme:
        return True
    if scheme not in SCHEMES or _SCHEME.match(plain) is None:
        return False
    if scheme in ("http", "https"):
        return _is_plain_web_address(plain)
    return True


def _is_plain_web_address(address: str) -> bool:
    """By the rule for addresses of the catalogue: no look-alike letters, no numbers for hosts, nothing before @."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    return "@" not in parts.netloc and not find_host_fault(host)


def find_link_fault(address: str) -> str:
    """What is wrong with the host of a web address, in words for a message; empty where that is not the fault."""
    try:
        parts = urlsplit(unescape(address))
        host = parts.hostname or ""
    except ValueError:
        return ""
    return find_host_fault(host) if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else ""


# --- looks ------------------------------------------------------------------------------------------

_PROPERTIES = frozenset(
    """
    background background-color border border-bottom border-bottom-color border-bottom-style
    border-bottom-width border-collapse border-color border-left border-left-color border-left-style
    border-left-width border-right border-right-color border-right-style border-right-width border-spacing
    border-style border-top border-top-color border-top-style border-top-width border-width color font
    font-family font-kerning font-size font-style font-variant font-weight height layout-grid-mode
    letter-spacing line-break line-height list-style list-style-type margin margin-bottom margin-left
    margin-right margin-top orphans padding padding-bottom padding-left padding-right padding-top
    page-break-after page-break-before page-break-inside punctuation-wrap ruby-align ruby-position
    table-layout tab-stops text-align text-align-last text-autospace text-decoration text-indent
    text-justify text-transform text-underline vertical-align white-space widows width word-break
    word-spacing word-wrap
    """.split()  # noqa: SIM905  a list of fifty words reads better as words
)
_VALUE = re.compile(r"^[\w\s.,%#'\"\-()!+/\u3000-\u9fff]*$")
_CALLED = re.compile(r"([a-z\-]*)\(", re.IGNORECASE)
_INSIDE = re.compile(r"(?<![\w.])-[0-9.]")


def is_safe_style(style: str) -> bool:
    """Whether a style only says how words look where they stand: nothing is loaded, placed over others or moved away.

    The site's own policy lets no style attribute work; this holds on a server that has none.
    """
    for declaration in unescape(style).split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if not declaration.strip():
            continue
        if not colon or not _VALUE.match(value) or (name not in _PROPERTIES and not name.startswith("mso-")):
            return False
        if {called.lower() for called in _CALLED.findall(value)} - {"rgb", "rgba", ""}:
            return False
        if _INSIDE.search(value) and not name.startswith(("mso-", "text-indent", "letter-spacing")):
            return False
    return True


def is_own_name(name: str) -> bool:
    """Whether an id or a class is one of the frame's."""
    return _OWN_NAME.fullmatch(name) is not None


def is_allowed(tag: str, attribute: str, value: str) -> bool:
    """Whether an attribute of an element may stay as it is; names in small letters, the value decoded."""
    if attribute not in ATTRIBUTES.get(tag, frozenset()):
        return False
    if attribute in ADDRESSES:
        return is_safe_address(value, picture=attribute == "src")
    if attribute == "style":
        return is_safe_style(value)
    if attribute == "id" or (attribute == "name" and tag == "a"):
        return not is_own_name(value)
    if attribute == "class":
        return not any(is_own_name(name) for name in value.split())
    return True
