"""Places that links of prose lead to, on other pages; and links that are none for their brackets.

- GK133 (`check.pages.links`): a warning for a place that another page hasn't; an error for a link in full-width
  brackets, which stands on the page as plain text.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname
from urllib.parse import unquote, urlsplit

from generator.check.pages.addresses import address_of, is_markdown
from generator.check.pages.links import GK133, resolve
from generator.check.pages.outline import Outline, Tag
from generator.check.pages.source import Source, short
from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.markup import is_safe_address, scheme_of
from generator.model.snapshot import Prose


@dataclass(frozen=True, slots=True)
class Reach:
    """A link to a place of another page: where it stands, the page's path, the name of the place."""

    place: Place
    page: str
    anchor: str


def find_reaches(prose: Prose, made: Outline, written: Iterable[str], pages: Collection[str]) -> Iterator[Reach]:
    """Links of a page to places of other pages; `written` and `pages` as `links.check_links` has them."""
    source = Source(prose)
    left = Counter(written)
    by_address = {_folder(path): path for path in pages if is_markdown(path)}
    for tag, name, value in made.addresses:
        left[value] -= 1
        if name != "href" or not is_safe_address(value) or scheme_of(value) or "#" not in value:
            continue
        try:
            parts = urlsplit(value)
        except ValueError:
            continue
        page = _page_of(prose, unquote(parts.path), left[value] >= 0, pages, by_address)
        if page is not None and parts.fragment:
            yield Reach(source.find_tag(Tag(tag.name, (("href", value),), tag.raw)), page, unquote(parts.fragment))


def _folder(path: str) -> str:
    return address_of(path).removesuffix("index.html").rstrip("/")


def _page_of(
    prose: Prose, path: str, is_markdown_link: bool, pages: Collection[str], by_address: Mapping[str, str]
) -> str | None:
    """Path of the prose page that a relative address leads to; None for the page itself and all that is no prose."""
    if not path:
        return None
    if is_markdown_link:
        target = resolve(dirname(prose.path), path)
        if target in pages:
            return target if target is not None and is_markdown(target) and target != prose.path else None
    target = resolve(address_of(prose.path).removesuffix("index.html"), path)
    page = by_address.get((target or "").removesuffix("index.html").rstrip("/")) if target else None
    return None if page == prose.path else page


def check_reaches(reaches: Iterable[Reach], places: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    """Places that aren't there. `places`: path of each page that was rendered → names of its places."""
    for reach in reaches:
        known = places.get(reach.page)
        if known is not None and reach.anchor not in known and reach.anchor not in ("top", "main"):
            message = f"“{short(reach.page)}”里没有叫“{short(reach.anchor)}”的位置"
            yield GK133.of(message, "place", severity=Severity.WARNING).at(reach.place)


_ADDRESS = (
    r"(?:https?://[^\s（）()]+|(?:mailto|tel):[^\s（）()]+|(?:\.\./|files/)[^\s（）()]*|#[^\s（）()#]+"
    r"|[^\s（）()\[\]，。；：、]+\.(?:md|pdf|docx?|wps|xlsx?|et|html?|jpe?g|png|zip|ofd)(?:#[^\s（）()]*)?)"
)
_WIDE_LINK = re.compile(
    rf"(?P<open>[\[［【〔])(?P<name>[^\[\]［］【】〔〕\n]{{1,80}})(?P<shut>[\]］】〕])[ \u3000]*"
    rf"(?P<left>[（(])[ \u3000]*(?P<address>{_ADDRESS})[ \u3000]*(?P<right>[）)])"
)


def check_brackets(prose: Prose, made: Outline) -> Iterator[Diagnostic]:
    """[办法]（files/banfa.pdf）, ［办法］(apply.md): typed with the input method's brackets, these are no links."""
    source = Source(prose)
    for found in _WIDE_LINK.finditer(source.text):
        marks = found["open"] + found["shut"] + found["left"] + found["right"]
        if marks == "[]()" or found["address"] not in made.text:
            continue
        right = f"[{short(found['name'])}]({short(found['address'])})"
        fault = GK133.of(f"“{short(found['name'])}”后面的地址没有成为链接：括号是全角的", "brackets", right=right)
        yield fault.at(source.place_of(found.start()))
