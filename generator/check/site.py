"""A site's answers judged: every id has the right page, every code the right text, every link leads somewhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from generator.model.address import absolute, id_of, kind_of_id, path_of
from generator.model.catalogue import Catalogue
from generator.model.links import Answer, History, LinkFault, LinkProblem, Walk

LOST_PAGE = "404.html"
"""Shown by a server at any depth, so the one page whose links begin at the root of the server."""


def check_ids(ids: Iterable[str], catalogue: Catalogue, walk: Walk) -> Iterator[LinkProblem]:
    fates, live = catalogue.permalinks.fates, catalogue.addresses
    titles = {i: entry.title for i, entry in catalogue.permalinks.live.items()}
    titles |= {i: entry.title for i, entry in fates.items() if entry.title} | {i: t for i, t in live.items() if t}
    states = dict.fromkeys(live, ("live", "在用"))
    states |= {i: (entry.fate.english, f"已经{entry.fate.value}") for i, entry in fates.items()}
    for address_id in ids:
        path = path_of(address_id)
        named = f"{kind_of_id(address_id)} {address_id}（{titles.get(address_id) or '名称不详'}）"
        facts = walk.facts.get(path)
        state, wanted = states.get(address_id, (facts.state if facts else "", ""))
        if facts is None:
            message = f"{named}没有网页：{walk.answers[path].reason or '不是网页'}"
        elif not facts.id:
            message = f"{named}的网页没有写自己的编码，不是这个程序生成的，或者太旧"
        elif facts.id != address_id:
            message = f"{named}打开的是另一个编码 {facts.id} 的网页"
        elif facts.state != state:
            message = f"{named}在登记里{wanted}，网页却不是这样写的，网站可能还没有更新"
        else:
            continue
        yield LinkProblem(LinkFault.ID, message, path, address_id)


def check_codes(expected: Iterable[str], site_url: str, walk: Walk) -> Iterator[LinkProblem]:
    for path in expected:
        answer = walk.answers[path]
        if not answer.is_ok:
            address_id = id_of(path.rpartition("/")[0])
            yield LinkProblem(LinkFault.CODE, f"二维码没有：{answer.reason}", path, address_id)
    for path, text in sorted(walk.texts.items()):
        page = path.rsplit("/", 1)[0] + "/"
        address_id = id_of(page)
        wanted = absolute(site_url, page) if site_url else ""
        if text is None:
            yield LinkProblem(LinkFault.CODE, "二维码读不出来", path, address_id)
        elif text != wanted:
            message = f"二维码里是“{text}”，应当是“{wanted}”" if wanted else f"没有定网址，却有二维码“{text}”"
            yield LinkProblem(LinkFault.CODE, message, path, address_id, text)


def check_links(walk: Walk, site_url: str, told: set[str], wrong: set[str]) -> Iterator[LinkProblem]:
    """Links, assets and anchors; one problem for a target, however many pages point at it.

    `told`: what is expected, and said to be missing already. `wrong`: pages that are not what they should be, whose own
    links say nothing.
    """
    for target, pages in _of_right_pages(walk.wanted, wrong):
        answer = walk.answers.get(target)
        if target in told and target not in walk.facts:
            continue  # said as an id or a code
        if answer is not None and not answer.is_ok:
            yield _shared(LinkFault.LINK, f"打不开：{answer.reason}", pages, target)
    for link, pages in _of_right_pages(walk.rooted, wrong):
        yield _shared(LinkFault.LINK, "链接从服务器的根写起，换个位置就断", pages, link)
    for link, pages in _of_right_pages(walk.misspelt, wrong):
        yield _shared(LinkFault.LINK, "网址写法不对", pages, link)
    for (target, fragment), pages in _of_right_pages(walk.anchors, wrong):
        facts = walk.facts.get(target)
        if facts is not None and fragment not in facts.anchors and fragment != "top":
            yield _shared(LinkFault.ANCHOR, "页面里没有这个位置", pages, f"{target}#{fragment}")
    if site_url:
        yield from _check_canonical(walk, site_url, told, wrong)


def _check_canonical(walk: Walk, site_url: str, told: set[str], wrong: set[str]) -> Iterator[LinkProblem]:
    """The address a page gives to search engines is one of this site."""
    for path, facts in sorted(walk.facts.items()):
        inside = facts.canonical.removeprefix(site_url)
        if not facts.canonical or path in wrong or (inside in told and inside not in walk.facts):
            continue
        if inside == facts.canonical or not walk.answers.get(inside, Answer("", 0)).is_ok:
            message = "网页标签 canonical 指到了没有的地方"
            yield LinkProblem(LinkFault.LINK, message, path, target=facts.canonical)


_Key = TypeVar("_Key", str, tuple[str, str])


def _of_right_pages(table: Mapping[_Key, list[str]], wrong: set[str]) -> Iterator[tuple[_Key, list[str]]]:
    for key in sorted(table):
        pages = [page for page in table[key] if page not in wrong]
        if pages:
            yield key, pages


def _shared(fault: LinkFault, message: str, pages: list[str], target: str) -> LinkProblem:
    return LinkProblem(fault, message, min(pages), target=target, count=len(set(pages)))


def check_history(history: History, ids: Iterable[str]) -> Iterator[LinkProblem]:
    known = set(ids)
    for seen in history.sightings:
        if seen.id in known:
            continue
        removed = f"，在提交 {seen.removed_in[:10]} 里去掉了" if seen.removed_in else ""
        message = (
            f"{kind_of_id(seen.id)} {seen.id}（{seen.title or '名称不详'}）发出过，编码登记里没有："
            f"最后见于提交 {seen.commit[:10]}（{seen.last_day}）{removed}"
        )
        yield LinkProblem(LinkFault.HISTORY, message, path_of(seen.id), seen.id, commit=seen.commit, day=seen.last_day)
