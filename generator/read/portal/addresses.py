"""Addresses as pages write them → absolute ones: blanks at their ends, `./` and `../`, without a base in the page.

What is no address of a document (javascript:, mailto:, a mere anchor, a control character) is empty.
"""

import re
from urllib.parse import urljoin, urlsplit

_BAD = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}\u200b-\u200f\u2028\u2029\ufeff]")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*:")
MAX_ADDRESS = 2_000


def clean_address(raw: str, base: str = "") -> str:
    """The address of a link: absolute where it or the base says so, relative as written where neither does.

    Args:
        raw: the attribute's value.
        base: absolute address of the page it stands in; may be empty.

    Returns:
        Empty where it leads to no document of the web.
    """
    text = re.sub(r"[\t\r\n]", "", raw).strip().strip("\u3000\u00a0\ufeff")
    if not text or len(text) > MAX_ADDRESS or text.startswith("#") or _BAD.search(text):
        return ""
    if _SCHEME.match(text) and not re.match(r"https?://", text, re.IGNORECASE):
        return ""
    if text.startswith("//"):
        text = f"{'https' if base.startswith('https') else 'http'}:{text}"
    try:
        joined = urljoin(base, text) if base else text
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme and (not parts.hostname or parts.username is not None):
        return ""
    return joined.partition("#")[0] if not parts.fragment.startswith(("/", "!")) else joined


def is_absolute(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def same_document(url: str) -> str:
    """What two addresses of one document share: host and path without www, scheme, index and trailing slash."""
    try:
        parts = urlsplit(url.lower())
    except ValueError:
        return url
    path = re.sub(r"/(?:index\.(?:s?html?|jsp|aspx?))?$", "", parts.path)
    return f"{parts.netloc.removeprefix('www.')}{path}{'?' + parts.query if parts.query else ''}"
