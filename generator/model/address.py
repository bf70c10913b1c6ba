"""Permanent addresses: item /DD/NNN/, category /DD/cN/, domain /DD/. Printed codes rest on these for years.

The grammar of ids stands here and, for editors' programs, literally in the schemas; a test holds them equal.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

DOMAIN = "(?:0[1-9]|[1-9][0-9])"
CATEGORY = "c[1-9][0-9]?"
"""The part of a category's id behind that of its domain, which the domain's file calls its `id`."""

SERIAL = "[0-9]{3}"
"""The part of an item's id behind that of its domain."""


class IdKind(StrEnum):
    """What an id stands for, in the word of messages."""

    DOMAIN = "领域"
    CATEGORY = "一级事项"
    ITEM = "事项"


ANY_ID = f"{DOMAIN}(?:-(?:{SERIAL}|{CATEGORY}))?"
"""What has an address of its own: a domain (`01`), a category (`01-c1`) or an item (`01-001`)."""

ID_FORMS: Mapping[IdKind, str] = {
    IdKind.DOMAIN: DOMAIN,
    IdKind.CATEGORY: f"{DOMAIN}-{CATEGORY}",
    IdKind.ITEM: f"{DOMAIN}-{SERIAL}",
}

_ANY = re.compile(ANY_ID)
_FORMS = {kind: re.compile(form) for kind, form in ID_FORMS.items()}


def is_id(text: str, kind: IdKind | None = None) -> bool:
    """Whether a text has the form of an id: of one kind, or of any."""
    return (_FORMS[kind] if kind else _ANY).fullmatch(text) is not None


def kind_of_id(address_id: str) -> IdKind:
    """What an id stands for."""
    if is_domain(address_id):
        return IdKind.DOMAIN
    return IdKind.CATEGORY if part_of(address_id).startswith("c") else IdKind.ITEM


def is_domain(address_id: str) -> bool:
    return "-" not in address_id


def domain_of(address_id: str) -> str:
    """The domain's own id: `01` of `01-c1`."""
    return address_id[:2]


def part_of(address_id: str) -> str:
    """What stands behind the domain: `c1` of `01-c1`, `018` of `01-018`."""
    return address_id[3:]


def join_id(code: str, part: str) -> str:
    """`01`, `c1` → `01-c1`."""
    return f"{code}-{part}"


def is_within(address_id: str, above: str) -> bool:
    """Whether an id belongs to the domain `above`, and is not the domain itself."""
    return address_id.startswith(f"{above}-")


def path_of(address_id: str) -> str:
    """`01` → `01/`, `01-c1` → `01/c1/`, `01-018` → `01/018/`."""
    return address_id.replace("-", "/") + "/"


def id_of(path: str) -> str:
    """The way back: the id whose page is the folder `path`, `01/018/` → `01-018`."""
    return path.strip("/").replace("/", "-")


def item_path(item_id: str) -> str:
    """`01-018` → `01/018/`."""
    return path_of(item_id)


def domain_path(code: str) -> str:
    """`01` → `01/`."""
    return path_of(code)


def category_path(code: str, category_id: str) -> str:
    """`01`, `c1` → `01/c1/`."""
    return path_of(join_id(code, category_id))


DOWNLOADS = "downloads"
"""Folder of the files of the catalogue that may be taken away."""


def absolute(site_url: str, path: str) -> str:
    """Address under the office's own root, as printed in codes."""
    return site_url.rstrip("/") + "/" + path


def relative_root(path: str) -> str:
    """The way from a page (`01/018/` or `404.html`) back to the site's root, without a leading slash.

    Pages at the root get ``"."`` so that ``{root}/x`` stays relative.
    """
    depth = path.count("/")
    return "/".join([".."] * depth) if depth else "."


MAX_ADDRESS = 60
"""Characters of an address in a code: beyond this the modules get too small for a notice board."""

_IP_ADDRESS = re.compile(r"https?://(?:\[|(?:[0-9]+\.){3}[0-9]+(?![^:/]))")


def find_address_doubts(address: str) -> tuple[str, ...]:
    """Why an address should not be printed on a code that hangs for years; in Chinese, nothing where it is fit."""
    doubts = []
    if _IP_ADDRESS.match(address):
        doubts.append("用了 IP 地址")
    elif address.startswith("http://"):
        doubts.append("不是 https")
    if len(address) > MAX_ADDRESS:
        doubts.append(f"太长（事项网址超过 {MAX_ADDRESS} 个字符，二维码会太密）")
    return tuple(doubts)
