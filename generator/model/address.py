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


def item_path(item_id: str) -> str:
    """`01-018` → `01/018/`."""
    domain, serial = item_id.split("-")
    return f"{domain}/{serial}/"


def domain_path(code: str) -> str:
    """`01` → `01/`."""
    return f"{code}/"


def category_path(code: str, category_id: str) -> str:
    """`01`, `c1` → `01/c1/`."""
    return f"{code}/{category_id}/"


def absolute(site_url: str, path: str) -> str:
    """Address under the office's own root, as printed in codes."""
    return site_url.rstrip("/") + "/" + path


def relative_root(path: str) -> str:
    """The way from a page (`01/018/` or `404.html`) back to the site's root, without a leading slash.

    Pages at the root get ``"."`` so that ``{root}/x`` stays relative.
    """
    depth = path.count("/")
    return "/".join([".."] * depth) if depth else "."
