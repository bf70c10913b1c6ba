"""Links and pictures in prose lead somewhere.

- GK133: a page or file of the site that is not there, or an address that is none; a place on the same page that is not
  there is a warning. Places on other pages, and links that are none for their brackets, are looked at in `places`.

A link written as Markdown is named from the file (`files/a.pdf`, `apply.md`); one written as HTML, from the page's
address (`../files/a.pdf`), for nothing rewrites it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from generator.check.pages.addresses import address_of
from generator.check.pages.outline import Outline, Tag
from generator.check.pages.source import Source, short
from generator.model.address import category_path, domain_path, item_path, path_of
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity, Trouble
from generator.model.markup import is_safe_address, scheme_of
from generator.model.snapshot import Prose

GK133 = Code(
    "GK133",
    "链接打不开",
    "指到的文章、附件、事项不存在，或者地址以“/”开头，会指到网站外面。圆括号里的地址，附件写 files/文件名，"
    "文章写 apply.md，事项写 ../01/018/。指到文章里没有的位置，只是警告。",
    "核对文件名；附件放进 pages/files，写成 [名称](files/文件名)。",
    {
        "html": "用 HTML 写的链接｜"
        "用 HTML 写的链接从网页的地址数起，写成 {up:../}files/文件名；或者改用 [名称](地址)。",
        "root": "地址以“/”开头｜写成从本篇出发的地址，例如 files/文件名、apply.md；"
        "网站放在门户网站的路径下，“/”指到门户首页去了。",
        "address": "地址写得不对｜写完整的网址（https:// 开头），或者本站的文章、附件。",
        "brackets": "括号是全角的｜方括号、圆括号都改成英文半角的，写成 {right}。",
        "place": "没有这个位置｜在那一篇的标题后面写 {{#名称}}，"
        "链接写成 [文字](#名称)，在别的文章里写成 [文字](文章.md#名称)。",
    },
    may_warn=True,
)

_MADE = re.compile(r"(az|laws|bodies|search|about|apply)(/.*)?|feed\.xml|catalogue(\.schema)?\.json|")
"""Addresses that are there whatever the catalogue holds; their details are not looked at."""


def site_addresses(catalogue: Catalogue, pages: Iterable[str]) -> frozenset[str]:
    """Addresses of items, categories, domains and of the office's own files; pages without `index.html`."""
    found = {path_of(entry) for entry in catalogue.permalinks.fates}
    for domain in catalogue.domains:
        found.add(domain_path(domain.code))
        found |= {category_path(domain.code, category.id) for category in domain.categories}
        found |= {item_path(item.id) for item in domain.items}
    found |= {address_of(path).removesuffix("index.html") for path in pages}
    return frozenset(found)


def check_links(
    prose: Prose, made: Outline, written: Iterable[str], pages: Collection[str], addresses: Collection[str]
) -> Iterator[Diagnostic]:
    """Dead links of one page.

    Args:
        prose: the page.
        made: its rendered form.
        written: addresses that stand in Markdown's own form, each as often as it stands there.
        pages: paths of all files under `pages/`.
        addresses: see `site_addresses`.
    """
    source = Source(prose)
    left = Counter(written)
    for tag, _, value in made.addresses:
        left[value] -= 1
        fault = _find_fault(prose, made, value, left[value] >= 0, pages, addresses)
        if fault is not None:
            yield fault.at(source.find_tag(Tag(tag.name, (("href", value),), tag.raw)))


def _find_fault(
    prose: Prose,
    made: Outline,
    address: str,
    is_markdown: bool,
    pages: Collection[str],
    addresses: Collection[str],
) -> Trouble | None:
    if not is_safe_address(address) or scheme_of(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return GK133.of("这个地址写得不对", "address")
    if address.startswith("/"):
        return GK133.of("地址以“/”开头，会指到网站外面", "root")
    path = unquote(parts.path)
    if not path:
        return _find_lost_place(made, unquote(parts.fragment))
    if is_markdown and resolve(dirname(prose.path), path) in pages:
        return None
    address_here = address_of(prose.path).removesuffix("index.html")
    target = resolve(address_here, path)
    if target is not None and _is_there(target, addresses):
        return None
    message = f"没有“{short(path)}”这个文件或网页"
    return GK133.of(message) if is_markdown else GK133.of(message, "html", up="../" * address_here.count("/"))


def resolve(folder: str, path: str) -> str | None:
    """A relative path from a folder of the site; None where it leads out of it."""
    target = normpath(join(folder, path))
    if target == ".." or target.startswith(("../", "/")):
        return None
    return "" if target == "." else target


def _is_there(target: str, addresses: Collection[str]) -> bool:
    page = f"{target}/" if target else ""
    return target in addresses or page in addresses or _MADE.fullmatch(target) is not None


def _find_lost_place(made: Outline, anchor: str) -> Trouble | None:
    if not anchor or anchor in made.ids or anchor in ("top", "main"):
        return None
    return GK133.of(f"这一篇里没有叫“{short(anchor)}”的位置", "place", severity=Severity.WARNING)
