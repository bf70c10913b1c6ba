"""Whether every address ever printed still answers: a site's answers against the register, its codes and its links.

read → model. Nothing is written; over HTTP only the host that was named is asked. A page is the right one when the id
it tells machines (`gongkai-id`) is the id of its address; titles change and are not asked.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from generator.model.address import ADDRESS_ID, absolute, id_of, kind_of_id, path_of
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.links import Answer, History, LinkFault, LinkProblem, LinkReport, PageFacts
from generator.pipeline.printing import FOR_CODES, require_packages
from generator.read.made.pagefacts import read_page, read_style
from generator.read.made.site import Site, SiteFolder, SiteServer, fetch_all
from generator.read.made.symbols import read_symbol
from generator.read.revision import find_folder, find_root, read_history
from generator.yamltext.writing import scalar

LOST_PAGE = "404.html"
"""Shown by a server at any depth, so the one page whose links begin at the root of the server."""

CODES = ("qr.svg", "qr.png")
MAX_FILES = 200_000
"""Addresses after which a site is taken for an endless one."""


@dataclass(slots=True)
class _Walk:
    """What was found so far. `facts`: page → what it says; `wanted`: target → the pages that point at it."""

    answers: dict[str, Answer] = field(default_factory=dict)
    facts: dict[str, PageFacts] = field(default_factory=dict)
    wanted: dict[str, list[str]] = field(default_factory=dict)
    anchors: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    rooted: dict[str, list[str]] = field(default_factory=dict)
    misspelt: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, str | None] = field(default_factory=dict)
    links: int = 0


def verify_site(catalogue: Catalogue, site: Site | None, history: History | None, *, codes: bool) -> LinkReport:
    """Ask a site for every id, every code and every link; then look for ids of the history that are lost.

    Args:
        catalogue: today's catalogue with its register and the office's address.
        site: the site; None to hold the history against the register alone.
        history: ids any commit ever had; None to leave the history out.
        codes: whether codes are read; they need the library zxing-cpp.

    Raises:
        SetupError: codes are to be read and the library is missing.
    """
    site_url = catalogue.office.site_url
    codes = codes and site is not None
    notes = []
    if codes and not site_url:
        notes.append("office.yml 没有写 site_url，没有核对二维码。")
    if site is not None and site_url and "://" in site.name and urlsplit(site.name).path != urlsplit(site_url).path:
        notes.append(
            f"网站在 {site.name}，office.yml 的 site_url 是 {site_url}："
            "二维码和“没有这个页面”页通向后一个网址，它也要打得开。"
        )
    if history is not None and not history.is_whole:
        notes.append("这份 git 副本不完整（浅克隆），只查了其中有的提交。")
    if codes and site_url:
        require_packages(FOR_CODES)
    ids = _known_ids(catalogue)
    problems: list[LinkProblem] = []
    walk = _Walk()
    if site is not None:
        expected = [path_of(i) + name for i in catalogue.addresses for name in CODES if codes and site_url]
        _walk(site, [*map(path_of, ids), *expected, *site.paths()], catalogue, walk, codes=codes)
        problems += _check_ids(ids, catalogue, walk)
        problems += _check_codes(expected, site_url, walk)
        wrong = {problem.path for problem in problems}
        problems += _check_links(walk, site_url, {*map(path_of, ids), *expected}, wrong)
    if history is not None:
        problems += _check_history(history, ids)
    return LinkReport(
        site=site.name if site else "",
        ids=len(ids),
        pages=len(walk.facts),
        links=walk.links,
        codes=len(walk.texts),
        commits=history.commits if history else 0,
        history_ids=len(history.sightings) if history else 0,
        problems=tuple(problems),
        notes=tuple(notes),
    )


def open_site(folder: Path | None, url: str) -> Site | None:
    """The site to be asked: a served one, a folder, or none.

    Raises:
        SetupError: the server does not answer at all; asking it for every id would take an hour and tell no more.
    """
    if url:
        server = SiteServer(url)
        first = server.fetch("")
        if not first.status:
            raise SetupError(f"{url} {first.reason}。先看网址对不对、服务器开没开、这台电脑能不能上网。")
        return server
    return SiteFolder(folder) if folder is not None else None


def find_catalogue_history(folder: Path, repository: str) -> History:
    """All ids of a catalogue folder's past.

    Args:
        folder: the catalogue's folder.
        repository: a repository (or the catalogue's folder in it) whose history is read; empty for the folder's own.

    Raises:
        SetupError: git is missing, or no such history is there.
    """
    if not repository:
        return read_history(folder, find_root(folder))
    place = Path(repository)
    return read_history(place, find_folder(place, folder.name))


def _known_ids(catalogue: Catalogue) -> list[str]:
    return sorted({*catalogue.addresses, *catalogue.permalinks.known} - {""})


# --- walking the site --------------------------------------------------------------------------------


def _walk(site: Site, starts: Iterable[str], catalogue: Catalogue, walk: _Walk, *, codes: bool) -> None:
    """Fetch what is expected and whatever it points at, until nothing new is named."""
    roots = [urlsplit(url).path or "/" for url in (site.name, catalogue.office.site_url) if "://" in url] or ["/"]
    waiting = list(dict.fromkeys(starts))
    while waiting and len(walk.answers) < MAX_FILES:
        for answer in fetch_all(site, waiting):
            if answer.is_page:
                facts = walk.facts[answer.path] = read_page(answer.data)
                _take_links(answer, facts.links, roots, walk)
            elif answer.is_ok and answer.kind == "text/css":
                _take_links(answer, read_style(answer.data), roots, walk)
            elif answer.is_ok and codes and _is_code(answer.path):
                walk.texts[answer.path] = read_symbol(answer.data)
            walk.answers[answer.path] = Answer(
                answer.path, answer.status, answer.kind, b"", answer.final, answer.reason
            )
        waiting = [path for path in walk.wanted if path not in walk.answers]


def _is_code(path: str) -> bool:
    """Whether a file is the code of a page with an id; an office's own pictures may have any name."""
    folder, _, name = path.rpartition("/")
    return name in CODES and ADDRESS_ID.match(id_of(folder)) is not None


def _take_links(answer: Answer, links: Iterable[str], roots: Sequence[str], walk: _Walk) -> None:
    here = answer.final or answer.path
    for link in links:
        try:
            parts = urlsplit(link.strip())
        except ValueError:
            walk.misspelt.setdefault(link, []).append(answer.path)
            continue
        if parts.scheme or parts.netloc:
            continue
        walk.links += 1
        if parts.path.startswith("/") and answer.path != LOST_PAGE:
            walk.rooted.setdefault(link, []).append(answer.path)
        target = _resolve(here, unquote(parts.path), roots)
        if target is not None:
            walk.wanted.setdefault(target, []).append(answer.path)
            if parts.fragment:
                walk.anchors.setdefault((target, unquote(parts.fragment)), []).append(answer.path)


def _resolve(page: str, path: str, roots: Sequence[str]) -> str | None:
    """Where in the site a path on a page leads; `..` in front where it climbs out, None for the rest of the host."""
    if path.startswith("/"):
        return next((path.removeprefix(root) for root in roots if path.startswith(root)), None)
    if not path:
        return page
    folder = page.rpartition("/")[0]
    joined = posixpath.normpath(posixpath.join(folder, path))
    is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    return "" if joined == "." else f"{joined}/" if is_folder else joined


# --- what is wrong -----------------------------------------------------------------------------------


def _check_ids(ids: Iterable[str], catalogue: Catalogue, walk: _Walk) -> Iterator[LinkProblem]:
    fates, known = catalogue.permalinks.fates, catalogue.permalinks.live
    live = catalogue.addresses
    for address_id in ids:
        path = path_of(address_id)
        entry = fates.get(address_id)
        issued = known.get(address_id)
        title = live.get(address_id) or (entry.title if entry else "") or (issued.title if issued else "") or "名称不详"
        named = f"{kind_of_id(address_id)} {address_id}（{title}）"
        answer, facts = walk.answers[path], walk.facts.get(path)
        if facts is None:
            reason = answer.reason or "不是网页"
            message = f"{named}没有网页：{reason}"
        elif not facts.id:
            message = f"{named}的网页没有写自己的编码，不是这个程序生成的，或者太旧"
        elif facts.id != address_id:
            message = f"{named}打开的是另一个编码 {facts.id} 的网页"
        elif facts.state != (entry.fate.english if entry else "live") and (entry or address_id in live):
            wanted = f"已经{entry.fate.value}" if entry else "在用"
            message = f"{named}在登记里{wanted}，网页却不是这样写的，网站可能还没有更新"
        else:
            continue
        yield LinkProblem(LinkFault.ID, message, path, address_id)


def _check_codes(expected: Iterable[str], site_url: str, walk: _Walk) -> Iterator[LinkProblem]:
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


def _check_links(walk: _Walk, site_url: str, told: set[str], wrong: set[str]) -> Iterator[LinkProblem]:
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


def _check_canonical(walk: _Walk, site_url: str, told: set[str], wrong: set[str]) -> Iterator[LinkProblem]:
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


def _check_history(history: History, ids: Iterable[str]) -> Iterator[LinkProblem]:
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


def lines_to_add(history: History, problems: Iterable[LinkProblem]) -> Mapping[str, str]:
    """Lost id → the line of the register that brings it back, with the first day the history knows."""
    lost = {problem.id for problem in problems if problem.fault is LinkFault.HISTORY}
    entries = {s.id: f"{s.first_day} {s.title or '名称'}" for s in history.sightings if s.id in lost}
    return {address_id: f"{address_id}: {scalar(entry)}" for address_id, entry in entries.items()}
