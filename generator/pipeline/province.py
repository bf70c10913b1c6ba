"""The portal over many offices: facts of their sites → pages, search and data, put in its place whole or not at all."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.derive.officefacts import item_facts
from generator.derive.province import Province, compare_offices, strangers
from generator.derive.search.readings import read_text
from generator.derive.views.head import PageView
from generator.derive.views.province import (
    across_page,
    home_page,
    items_page,
    office_page,
    portal_footer,
    portal_header,
    portal_search_page,
    status_page,
)
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.office import Office
from generator.model.officefacts import OfficeFacts
from generator.model.offices import PORTAL, OfficeEntry, PortalFacts, portal_office
from generator.model.vocabulary import Words
from generator.pipeline.checking import check_folder
from generator.pipeline.gate import guard_site
from generator.pipeline.officejobs import facts_at
from generator.pipeline.offices import OfficesChecked
from generator.pipeline.publishing import Release
from generator.pipeline.scripts import portal_script, theme_files
from generator.pipeline.shipped import schemas
from generator.publish.manifest import Entry, entry_of
from generator.publish.staging import write_file
from generator.publish.store import Store, write_whole
from generator.read.catalogue.assemble import Parts, assemble_catalogue
from generator.render.search.province import iter_shards, render_first, render_sayings
from generator.render.site.pages import SiteRenderer
from generator.version import VERSION

GK929 = Code(
    "GK929",
    "编码一样，事项不一样",
    "门户把编码一样的事项当作同一项，放在一起比时限和责任主体。名称和标准目录不一样的，可能是另一项，比了也没有意义。",
    "只是叫法不同的，可以不改；真是另一项的，在那个单位的目录里给它换一个没有用过的编码。",
    severity=Severity.WARNING,
)


@dataclass(frozen=True, slots=True)
class PortalBuilt:
    """The portal as put in its place. `notes`: what the publisher should know although all went well."""

    pages: int
    problems: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


def build_portal(offices: OfficesChecked, root: Path, day: date, stale: Collection[str]) -> PortalBuilt:
    """Build the portal into `root`/portal of what is known of the offices.

    Args:
        offices: the list.
        root: the folder of all sites.
        day: of the build.
        stale: codes of offices that could not be built now.

    Raises:
        PublishError: it could not be written; what stood there stands there still.
        PersonalDataError: a name or a title holds personal data.
    """
    store = Store(root)
    facts = {}
    records = {entry.code: store.record(entry.code) for entry in offices.listed.built}
    for code, record in records.items():
        if (found := facts_at(store, record)) is not None:
            facts[code] = found
    standard = _standard(offices, day)
    items = tuple(item_facts(item) for item in sorted(standard.items, key=lambda item: item.id)) if standard else ()
    domains = {domain.code: domain.title for domain in standard.domains} if standard else {}
    province = compare_offices(offices.listed, facts, items, domains, frozenset(stale))
    words = standard.words if standard else Words()
    release = Release(root / PORTAL)
    release.open()
    try:
        written: dict[str, Entry] = {}
        pages = 0
        for path, data in _files(province, facts, words):
            write_file(release.staging, path, data)
            written[path] = entry_of(data)
            pages += path.endswith(".html")
        guard_site(release.staging, _public(offices.listed.portal))
        notes = release.publish(written)
    finally:
        release.abandon()
    return PortalBuilt(pages, tuple(_find_strangers(province)), tuple(notes))


def keep_summary(path: Path, text: str) -> None:
    """Write the summary for machines, whole or not at all.

    Raises:
        PublishError: the disk refused.
    """
    write_whole(path, text.encode())


def _standard(offices: OfficesChecked, day: date) -> Catalogue | None:
    """The catalogue that all are held against; its own faults are told by its own check."""
    if not offices.listed.standard:
        return None
    return check_folder(offices.folder / offices.listed.standard, day).catalogue


def _public(facts: PortalFacts) -> Catalogue:
    """What of the portal's own is meant for the public: its telephone."""
    return replace(assemble_catalogue(Parts(), schemas().titles), office=portal_office(facts))


def _find_strangers(province: Province) -> Iterator[Diagnostic]:
    """One finding an office: which of its items are called otherwise, the first by name."""
    found: dict[str, list[tuple[OfficeEntry, str]]] = {}
    for entry, item, title in strangers(province):
        found.setdefault(entry.code, []).append((entry, f"{item.id}“{item.title}”，标准目录叫“{title}”"))
    for rows in found.values():
        entry, first = rows[0]
        more = f"，这样的还有 {len(rows) - 1} 项" if len(rows) > 1 else ""
        yield GK929.at(entry.place, f"“{entry.name}”的 {first}{more}")


# --- files ------------------------------------------------------------------------------------------


def _files(province: Province, facts: Mapping[str, OfficeFacts], words: Words) -> Iterator[tuple[str, bytes]]:
    office = portal_office(province.listed.portal)
    renderer, count = SiteRenderer(), len(province.standings)
    pages = 0
    for view, is_search in _pages(province, office):
        header, footer = portal_header(office, is_search=is_search), portal_footer(office, count)
        pages += 1
        yield f"{view.path}index.html", renderer.framed(renderer.page(view), view.root, header, footer)
    yield from theme_files().items()
    yield "assets/portal.js", portal_script()
    sound = _sounds(words.readings)
    offices = ((s.entry, s.count) for s in province.standings)
    yield "search/first.js", render_first(offices, _titles(province), sound)
    yield "search/sayings.js", render_sayings(words)
    yield from iter_shards((code, one.items) for code, one in facts.items())
    yield "portal.json", _data(province)
    record = {"generator": "gongkai", "version": VERSION, "offices": count, "pages": pages}
    yield "build.json", (json.dumps(record, indent=1, sort_keys=True) + "\n").encode()


def _pages(province: Province, office: Office) -> Iterator[tuple[PageView, bool]]:  # type: ignore[type-arg]
    yield home_page(province, office), False
    yield items_page(province, office), False
    yield status_page(province, office), False
    yield portal_search_page(office, len(province.standings)), True
    for standing in province.standings:
        yield office_page(standing, province, office), False
    for across in province.items:
        yield across_page(across, province, office), False


def _titles(province: Province) -> Iterator[tuple[str, str, int]]:
    """Every title that some office or the standard has, with how many offices have it."""
    for across in province.items:
        counts = {across.title: 0}
        for _, item in across.rows:
            counts[item.title] = counts.get(item.title, 0) + 1
        for title, count in counts.items():
            yield across.id, title, count


def _sounds(corrections: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: " ".join(
        syllable or char for char, syllable in zip(text, read_text(text, corrections), strict=True)
    )


def _data(province: Province) -> bytes:
    """The offices and how they stand, for other programs."""
    rows = [
        {
            "code": s.entry.code,
            "name": s.entry.name,
            "level": s.entry.level.value,
            "parent": s.entry.parent or None,
            "site": s.entry.href,
            "items": s.count,
            "lacking": list(s.lacking),
            "excused": [one for one, _ in s.facts.excused] if s.facts else [],
            "unfilled": len(s.facts.unfilled) if s.facts else None,
            "overdue": s.facts.overdue if s.facts and s.facts.overdue >= 0 else None,
            "built": s.facts.day if s.facts else None,
            "is_stale": s.is_stale,
        }
        for s in province.standings
    ]
    return (json.dumps({"format": 1, "offices": rows}, ensure_ascii=False, indent=1) + "\n").encode()
