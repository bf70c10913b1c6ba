"""Catalogues → files that OpenSearch takes in: the mapping, and a bulk file an office, each within what one request may
carry. What an office's site was built of is not read again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.derive.officefacts import item_facts
from generator.derive.search.readings import read_text
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.officefacts import OfficeFacts
from generator.model.offices import OfficeEntry, OfficesFile
from generator.model.vocabulary import Words
from generator.pipeline.checking import check_folder
from generator.pipeline.officejobs import check_job, facts_at, find_unchanged, make_jobs
from generator.pipeline.offices import OfficesChecked, facts_of
from generator.publish.replace import replace_files
from generator.publish.store import Store
from generator.render.opensearch import Owner, Sound, render_bulk, render_index

INDEX_FILE = "index.json"
WHOLE_FILE = "items.ndjson"


def write_catalogue(catalogue: Catalogue, folder: Path) -> int:
    """One office's files; returns how many items it has.

    Raises:
        PublishError: the disk refused; nothing was written.
    """
    office = catalogue.office
    owner = Owner(office.short_name, office.name, (office.short_name,), office.site_url)
    items = [item_facts(item) for item in catalogue.items]
    domains = {domain.code: domain.title for domain in catalogue.domains}
    bulk = b"".join(render_bulk([(owner, items)], domains, _sound(catalogue.words)))
    replace_files({folder / INDEX_FILE: render_index(catalogue.words.synonyms), folder / WHOLE_FILE: bulk})
    return len(items)


def write_offices(
    offices: OfficesChecked, root: Path, folder: Path, day: date
) -> Iterator[tuple[OfficeEntry, int, tuple[Diagnostic, ...]]]:
    """The files of all offices of a list, one by one.

    Yields:
        The office, how many items were written, and the errors for which none were.

    Raises:
        PublishError: the disk refused.
    """
    standard = (
        check_folder(offices.folder / offices.listed.standard, day).catalogue if offices.listed.standard else None
    )
    words = standard.words if standard is not None else Words()
    domains = {domain.code: domain.title for domain in standard.domains} if standard is not None else {}
    replace_files({folder / INDEX_FILE: render_index(words.synonyms)})
    sound, store = _sound(words), Store(root)
    for job in make_jobs(offices, offices.listed.built, root, day, None, is_strict=False):
        entry = offices.listed.by_code[job.code]
        facts = facts_at(store, store.record(job.code), with_content=True) if find_unchanged(job) else None
        if facts is None:
            checked = check_job(job)
            if checked.errors:
                yield entry, 0, tuple(problem for problem in checked.problems if problem.is_error)
                continue
            facts = facts_of(checked, job.code, day)
        replace_files({folder / f"{job.code}.ndjson": _bulk(offices.listed, entry, facts, domains, sound)})
        yield entry, len(facts.items), ()


def _bulk(listed: OfficesFile, entry: OfficeEntry, facts: OfficeFacts, domains: dict[str, str], sound: Sound) -> bytes:
    region = (*(above.name for above in reversed(tuple(listed.above(entry)))), entry.name)
    owner = Owner(entry.code, entry.name, region, _site(listed, entry))
    return b"".join(render_bulk([(owner, facts.items)], domains, sound))


def _site(listed: OfficesFile, entry: OfficeEntry) -> str:
    """The address of an office's site: its own, or beside the portal's; empty where neither is known."""
    if entry.url or not listed.portal.url:
        return entry.url
    return f"{listed.portal.url.rstrip('/').rpartition('/')[0]}/{entry.where}/"


def _sound(words: Words) -> Sound:
    return lambda text: " ".join(filter(None, read_text(text, words.readings)))
