"""Permanent addresses: item /DD/NNN/, category /DD/cN/, domain /DD/. Printed codes rest on these for years."""

import re

ITEM_ID = re.compile(r"^(0[1-9]|[1-9][0-9])-([0-9]{3})$")
ADDRESS_ID = re.compile(r"^(0[1-9]|[1-9][0-9])(-([0-9]{3}|c[1-9][0-9]?))?$")
"""What has an address of its own: a domain (`01`), a category (`01-c1`) or an item (`01-001`)."""


def kind_of_id(address_id: str) -> str:
    """What an id stands for, in Chinese: 领域, 一级事项 or 事项."""
    if "-" not in address_id:
        return "领域"
    return "一级事项" if address_id[3:4] == "c" else "事项"


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
    return path_of(f"{code}-{category_id}")


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
