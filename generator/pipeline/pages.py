"""Everything under `pages/` of a snapshot, judged as it will be built: prose, attachments, their addresses.

read → render → check, file by file. What passes here is what the host is given (`Checked.prose`, `Checked.snapshot`),
so nothing can pass the check and break the build.

- GK128: the renderer itself gave up on a page.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from generator.check.pages.addresses import address_of, check_addresses, is_markdown
from generator.check.pages.inspection import check_inspected, check_unnamed, list_targets
from generator.check.pages.kinds import check_kind
from generator.check.pages.links import check_links, site_addresses
from generator.check.pages.markup import check_kept, check_markup
from generator.check.pages.outline import MAX_NESTED, outline
from generator.check.pages.personal import check_attached, check_name, check_source, check_visible
from generator.check.pages.places import Reach, check_brackets, check_reaches, find_reaches
from generator.check.pages.shapes import GK128, check_shape
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place
from generator.model.inspection import Checklist, WordList
from generator.model.snapshot import PAGES, Prose, Snapshot
from generator.read.prose import read_prose
from generator.read.tree import read_bytes
from generator.resources import NATIONAL_CATALOG_DIR

_NO_CHECKLIST = Checklist()

STANDARD = ("about.md", "apply.md")
"""Pages every site has; where the office has none of its own, the shipped text stands in."""
STANDARD_FILES = {"apply.md": ("files/shenqingbiao.docx",)}
"""Files that a shipped page offers; they come with it."""


@dataclass(frozen=True, slots=True)
class Pages:
    """`prose`: path inside `pages/` → what was read there, unreadable ones left out."""

    prose: Mapping[str, Prose]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Site:
    """What a page is held against.

    Filled while pages are read: `linked` what pages lead to; `reaches` links to places of other pages; `places` path of
    a page → names of its places.
    """

    snapshot: Snapshot
    catalogue: Catalogue
    addresses: frozenset[str]
    checklist: Checklist
    words: WordList
    linked: set[str] = field(default_factory=set)
    reaches: list[Reach] = field(default_factory=list)
    places: dict[str, set[str]] = field(default_factory=dict)


def check_pages(
    snapshot: Snapshot, catalogue: Catalogue, checklist: Checklist = _NO_CHECKLIST, *, is_whole: bool = True
) -> Pages:
    """Judge all that stands under `pages/`.

    Args:
        snapshot: the folder.
        catalogue: what was read of it.
        checklist: words and hosts that inspectors mark down.
        is_whole: whether every domain was read; else a file may well be named in what was not.
    """
    problems = list(check_addresses(snapshot))
    prose: dict[str, Prose] = {}
    addresses = site_addresses(catalogue, (*snapshot.pages, *snapshot.refused))
    words = WordList((*checklist.wrong_words, *catalogue.words.wrong_words))
    site = _Site(snapshot, catalogue, addresses, checklist, words)
    is_known = is_whole and not snapshot.refused
    for path, data in snapshot.pages.items():
        name = snapshot.place(PAGES + path).file
        faults = list(check_name(path, name))
        if not is_markdown(path):
            faults.extend(_check_attachment(path, name, data))
        else:
            page, unread = read_prose(path, name, data)
            faults.extend(unread)
            if page is not None:
                prose[path] = page
                faults.extend(_check_prose(page, site))
            is_known = is_known and not any(fault.is_error for fault in faults)
        problems.extend(faults)
    problems.extend(check_reaches(site.reaches, site.places))
    if is_known:
        problems.extend(_check_use(site, {problem.place.file for problem in problems}))
    return Pages(prose, tuple(problems))


def _check_use(site: _Site, faulty: Set[str]) -> Iterator[Diagnostic]:
    """Whether every attachment is named somewhere; one that has another fault is looked at by then anyway."""
    files = ((path, site.snapshot.place(PAGES + path).file) for path in site.snapshot.pages if not is_markdown(path))
    return check_unnamed(
        [pair for pair in files if pair[1] not in faulty], site.snapshot.pages, site.catalogue, site.linked
    )


def standard_page(name: str) -> Prose:
    """One of the shipped pages."""
    return Prose(name, name, read_bytes(NATIONAL_CATALOG_DIR, PAGES + name).decode())


def standard_files(name: str) -> dict[str, bytes]:
    """The files that a shipped page offers: path inside `pages/` → content."""
    return {path: read_bytes(NATIONAL_CATALOG_DIR, PAGES + path) for path in STANDARD_FILES.get(name, ())}


def is_page(path: str) -> bool:
    """Whether a file under `pages/` becomes a page rather than an attachment."""
    return is_markdown(path)


def address_in_site(path: str) -> str:
    """The folder of a page in the site: `about.md` → `about/`."""
    return address_of(path).removesuffix("index.html")


def sanitise_prose(html: str) -> str:
    """Rendered prose as it may be published."""
    from generator.render.site.prose import sanitise  # as below

    return sanitise(html)


def _check_attachment(path: str, name: str, data: bytes) -> Iterator[Diagnostic]:
    faults = list(check_kind(path, name, data))
    yield from faults
    if not faults:
        from generator.read.attached import read_attached  # many readers, and most catalogues have no attachment

        texts, problems = read_attached(name, data)
        yield from problems
        yield from check_attached(name, texts)


def _check_prose(page: Prose, site: _Site) -> Iterator[Diagnostic]:
    faults = list(check_shape(page))
    yield from faults
    if not faults:  # of a text that is refused for its form nothing else is asked: each question would take as long
        yield from check_source(page)
        yield from _check_rendered(page, site)


def _check_rendered(page: Prose, site: _Site) -> Iterator[Diagnostic]:
    from generator.render.site.prose import (  # a tenth of a second that YAML alone need not wait
        render_markdown,
        sanitise,
    )

    try:
        rendered = render_markdown(page.text)
        made = outline(rendered.html)
    except Exception as error:  # whatever the renderer dies of is the page's fault: nothing else was given to it
        place = Place(page.name, page.first_line)
        message = f"这篇文章的写法，排版程序处理不了（{type(error).__name__}）"
        yield GK128.at(place, message, "plain")
        return
    yield from check_visible(page, made.text)
    faults = list(check_markup(page, made))
    yield from faults
    site.linked.update(list_targets(page, made))
    pages = {*site.snapshot.pages, *site.snapshot.refused, *STANDARD}
    site.places[page.path] = made.ids
    site.reaches.extend(find_reaches(page, made, rendered.links, site.snapshot.pages))
    yield from check_links(page, made, rendered.links, pages, site.addresses)
    yield from check_brackets(page, made)
    refused = {fault.place for fault in faults}
    for found in check_inspected(page, made, site.catalogue.office, site.checklist, site.words):
        if found.place not in refused:  # a link that is no link for another reason
            yield found
    if not faults and made.deepest <= MAX_NESTED:
        yield from check_kept(page, made, outline(sanitise(rendered.html)))
