"""read → derive: documents of a portal, and which items they fulfil; nothing is written here (`collectrecords`)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.derive.portal.matching import Matcher
from generator.derive.portal.proposals import derive_proposals
from generator.model.catalogue import Catalogue
from generator.model.collecting import Answer, whole_address
from generator.model.errors import explain_os_error
from generator.model.portal import Collected, PortalDocument, PortalList, Proposal
from generator.read.portal.fetching import Fetched, Fetcher
from generator.read.portal.folder import list_files, read_file
from generator.read.portal.sources import read_source

BY_PERSON = "人"
"""Who said so, of a proposal that was answered."""


def gather(sources: Sequence[str], base: str, hosts: Sequence[str]) -> tuple[PortalList, ...]:
    """All lists of files, folders and addresses, in their order; what cannot be read says why.

    Args:
        sources: paths, or addresses beginning with http.
        base: address that files were saved from; empty where nobody says.
        hosts: that may be asked.
    """
    fetcher = Fetcher(hosts)
    found: list[PortalList] = []
    for source in sources:
        if source.startswith(("http://", "https://")):
            found += _fetch(fetcher, source)
        else:
            found += _read(Path(source), base)
    return tuple(found)


def _read(path: Path, base: str) -> Iterable[PortalList]:
    try:
        files = list_files(path)
    except OSError as error:
        yield PortalList(path.name, "读不出来", (), "", None, (explain_os_error(error),))
        return
    if not files:
        yield PortalList(path.name, "文件夹", (), "", None, ("文件夹是空的",))
    for name, file in files:
        try:
            yield from read_source(name, read_file(file), base)
        except OSError as error:
            yield PortalList(name, "读不出来", (), "", None, (explain_os_error(error),))


def _fetch(fetcher: Fetcher, url: str) -> Iterable[PortalList]:
    answer: Fetched = fetcher.fetch(url)
    if answer.fault:
        return [PortalList(url, "读不出来", (), "", None, (answer.fault,))]
    return read_source(url, answer.data, answer.final or url)


def collect(catalogue: Catalogue, lists: Sequence[PortalList], *, uses_column: bool = True) -> Collected:
    """What is proposed for every document of the lists."""
    matcher = Matcher(catalogue, catalogue.collected.columns)
    documents = (document for one in lists for document in one.documents if document.title)
    proposals = derive_proposals(documents, matcher, catalogue.collected.answers, uses_column=uses_column)
    return Collected(tuple(lists), proposals)


def doubtful(proposals: Sequence[Proposal]) -> list[int]:
    """Places of those a person is asked about: proposed, not accepted, not answered before, no second copy."""
    return [
        place
        for place, one in enumerate(proposals)
        if not one.accepted and one.item and one.same_as < 0 and one.by != BY_PERSON
    ]


def read_dropped(files: Iterable[tuple[str, bytes]], base: str) -> tuple[PortalList, ...]:
    """All lists of files that were handed over as bytes: name, content."""
    return tuple(one for name, data in files for one in read_source(name, data, base))


def answer_of(document: PortalDocument, item: str, today: date) -> Answer:
    """A person's word on a document, as it is remembered; `item` empty: it fulfils none."""
    url = whole_address(document.url)
    return Answer(document.title, url, document.number, document.shown, document.column, item, today.isoformat())


def accept(proposal: Proposal, item: str) -> Proposal:
    """A proposal as a person answered it; `item` empty: none."""
    return replace(proposal, item=item, accepted=bool(item), by=BY_PERSON, doubts=())
