"""read → values: are the documents that were recorded still there, and are they what they were?

Files under `pages/files` are always looked at; addresses only where a person names their host. What a document is now
(its fingerprint) is kept in `collected.yml`, so that the next look can tell a change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.records import effective_records
from generator.edit.collecting import add_checks, write_collecting
from generator.model.catalogue import Catalogue
from generator.model.collecting import DocumentCheck
from generator.model.snapshot import PAGES
from generator.model.terms import DocumentKind
from generator.pipeline.checking import Checked
from generator.pipeline.collectrecords import FILE
from generator.read.portal.fetching import Fetcher
from generator.read.portal.fingerprint import fingerprint

FILES = "files/"


@dataclass(frozen=True, slots=True)
class Document:
    """A recorded document. `items`: that it fulfils; `explains`: address of what it explains."""

    url: str
    title: str
    items: tuple[str, ...]
    kind: DocumentKind | None = None
    explains: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of one. `fault`: why it cannot be read; `is_changed`: it says something else than last time."""

    document: Document
    sha256: str = ""
    fault: str = ""
    is_changed: bool = False
    since: str = ""


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """All that was looked at.

    Attributes:
        looked: a result a document.
        unasked: documents at addresses of hosts that nobody named.
        unexplained: normative documents without an explanation (国办发〔2016〕80号).
        untied: explanations of what is not recorded.
        changes: path → bytes: the fingerprints to be kept.
    """

    looked: tuple[Looked, ...]
    unasked: tuple[Document, ...]
    unexplained: tuple[Document, ...]
    untied: tuple[Document, ...]
    changes: Mapping[str, bytes]


def find_documents(catalogue: Catalogue) -> tuple[Document, ...]:
    """Every recorded address once, in the order of the catalogue: an item's own list, then the records that count."""
    found: dict[str, Document] = {}

    def take(url: str, title: str, item: str, kind: DocumentKind | None, explains: str) -> None:
        old = found.get(url)
        items = tuple(dict.fromkeys((*old.items, item))) if old else (item,)
        found[url] = Document(url, title or (old.title if old else ""), items, kind, explains)

    for item in catalogue.items:
        for one in item.published:
            take(one.url, one.title, item.id, one.kind, one.explains)
    for record in effective_records(catalogue.records):
        if record.url and not record.removed:
            take(record.url, record.title, record.item, record.kind, record.explains)
    return tuple(found.values())


def look(checked: Checked, hosts: Sequence[str], today: date) -> PublishedReport:
    """Look at every document; nothing is written."""
    catalogue = checked.catalogue
    before = {check.url: check for check in catalogue.collected.checks}
    fetcher = Fetcher(hosts)
    documents = find_documents(catalogue)
    looked: list[Looked] = []
    unasked: list[Document] = []
    for document in documents:
        if document.url.startswith(FILES):
            data = checked.snapshot.files.get(PAGES + document.url)
            found = _judge(document, data, "没有这个文件" if data is None else "", before.get(document.url))
        elif fetcher.is_allowed(document.url):
            answer = fetcher.fetch(document.url)
            found = _judge(document, answer.data, answer.fault, before.get(document.url))
        else:
            unasked.append(document)
            continue
        looked.append(found)
    checks = [DocumentCheck(one.document.url, today.isoformat(), one.sha256, one.fault) for one in looked]
    changes = {FILE: write_collecting(add_checks(catalogue.collected, checks))} if checks else {}
    return PublishedReport(tuple(looked), tuple(unasked), *_explanations(documents), changes)


def _judge(document: Document, data: bytes | None, fault: str, before: DocumentCheck | None) -> Looked:
    number, gone = fingerprint(data or b"") if not fault else ("", "")
    fault = fault or gone
    is_changed = bool(before and before.sha256 and number and before.sha256 != number)
    return Looked(document, number, fault, is_changed, before.on if before else "")


def _explanations(documents: Sequence[Document]) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Normative documents that nothing explains, and explanations of what is not there."""
    known = {one.url for one in documents}
    explained = {one.explains for one in documents if one.explains}
    missing = tuple(one for one in documents if one.kind is DocumentKind.NORMATIVE and one.url not in explained)
    untied = tuple(one for one in documents if one.explains and one.explains not in known)
    return missing, untied
