"""Whether every address ever printed still answers: a site's answers against the register, its codes and its links.

read → model. Nothing is written; over HTTP only the host that was named is asked. A page is the right one when the id
it tells machines (`gongkai-id`) is the id of its address; titles change and are not asked.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.check.site import LOST_PAGE, check_codes, check_history, check_ids, check_links
from generator.edit.register import lines_to_add
from generator.model.address import id_of, is_id, path_of
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.links import Answer, History, LinkProblem, LinkReport, Walk
from generator.pipeline.printing import FOR_CODES, require_packages
from generator.read.made.pagefacts import read_page, read_style
from generator.read.made.server import SiteServer
from generator.read.made.site import Site, SiteFolder, fetch_all
from generator.read.made.symbols import read_symbol
from generator.read.revision import find_folder, find_root, read_history

CODES = ("qr.svg", "qr.png")
MAX_FILES = 200_000
"""Addresses after which a site is taken for an endless one."""


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
    ids = _known_ids(catalogue)
    walk = Walk()
    problems: list[LinkProblem] = []
    if site is not None:
        if codes and site_url:
            require_packages(FOR_CODES)
        walk, problems = _ask(site, catalogue, ids, codes=codes)
    if history is not None:
        problems += check_history(history, ids)
    return LinkReport(
        site=site.name if site else "",
        ids=len(ids),
        pages=len(walk.facts),
        links=walk.links,
        codes=len(walk.texts),
        commits=history.commits if history else 0,
        history_ids=len(history.sightings) if history else 0,
        problems=tuple(problems),
        notes=tuple(_notes(site, site_url, history, codes=codes)),
    )


def _notes(site: Site | None, site_url: str, history: History | None, *, codes: bool) -> Iterator[str]:
    """What was not looked at, and why."""
    if site is not None and codes and not site_url:
        yield "office.yml 没有写 site_url，没有核对二维码。"
    if site is not None and site_url and "://" in site.name and urlsplit(site.name).path != urlsplit(site_url).path:
        yield (
            f"网站在 {site.name}，office.yml 的 site_url 是 {site_url}："
            "二维码和“没有这个页面”页通向后一个网址，它也要打得开。"
        )
    if history is not None and not history.is_whole:
        yield "这份 git 副本不完整（浅克隆），只查了其中有的提交。"


def _ask(site: Site, catalogue: Catalogue, ids: Sequence[str], *, codes: bool) -> tuple[Walk, list[LinkProblem]]:
    """Walk a site from all addresses that must answer; what was met, and what is wrong with it."""
    site_url = catalogue.office.site_url
    named = [path_of(i) + name for i in catalogue.addresses for name in CODES] if codes and site_url else []
    walk = Walk()
    _walk(site, [*map(path_of, ids), *named, *site.paths()], catalogue, walk, codes=codes)
    problems = [*check_ids(ids, catalogue, walk), *check_codes(named, site_url, walk)]
    wrong = {problem.path for problem in problems}
    return walk, [*problems, *check_links(walk, site_url, {*map(path_of, ids), *named}, wrong)]


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


def _walk(site: Site, starts: Iterable[str], catalogue: Catalogue, walk: Walk, *, codes: bool) -> None:
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
    return name in CODES and is_id(id_of(folder))


def _take_links(answer: Answer, links: Iterable[str], roots: Sequence[str], walk: Walk) -> None:
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


def find_missing_lines(history: History, report: LinkReport) -> Mapping[str, str]:
    """Lost id → the line of the register that brings it back."""
    return lines_to_add(history, report.problems)
