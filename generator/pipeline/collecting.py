"""read → derive → edit: documents of a portal into publication records, with what people answered.

Nothing is written that a person or the matcher without a doubt did not accept; a document without a whole address, a
day in an address, and a day that was not written never become evidence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.derive.portal.matching import Matcher
from generator.derive.portal.proposals import derive_proposals, same_address
from generator.edit.collecting import add_answers, write_collecting
from generator.model.catalogue import Body, Catalogue, Item
from generator.model.collecting import Answer
from generator.model.diagnostic import Diagnostic
from generator.model.errors import explain_os_error
from generator.model.portal import Collected, PortalDocument, PortalList, Proposal
from generator.model.record import PublicationRecord
from generator.model.terms import Channel, DocumentKind
from generator.model.webaddress import find_address_fault
from generator.pipeline.checking import Checked, check_changed
from generator.pipeline.recording import plan_records
from generator.read.portal.fetching import Fetched, Fetcher
from generator.read.portal.folder import list_files, read_file
from generator.read.portal.sources import read_source

FILE = "collected.yml"
LONGEST_TITLE = 200


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


def answer_of(document: PortalDocument, item: str, today: date) -> Answer:
    """A person's word on a document, as it is remembered; `item` empty: it fulfils none."""
    return Answer(
        document.title, document.url, document.number, document.shown, document.column, item, today.isoformat()
    )


@dataclass(frozen=True, slots=True)
class CollectPlan:
    """What is to be written.

    Attributes:
        changes: path inside the catalogue's folder → new bytes.
        records: those that are new.
        known: documents that were recorded before.
        left: documents that cannot be recorded yet, and why.
        problems: errors that the catalogue would have and has not.
    """

    changes: Mapping[str, bytes]
    records: tuple[PublicationRecord, ...] = ()
    known: int = 0
    left: tuple[tuple[PortalDocument, str], ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def plan_collecting(
    checked: Checked, proposals: Sequence[Proposal], answers: Sequence[Answer], today: date
) -> CollectPlan:
    """The records of all accepted proposals, and the answers.

    Raises:
        SetupError: a file is written in a way that a program cannot change safely.
    """
    catalogue = checked.catalogue
    changes: dict[str, bytes] = {}
    if answers:
        changes[FILE] = write_collecting(add_answers(catalogue.collected, answers))
    known = _known(catalogue)
    new: list[PublicationRecord] = []
    left: list[tuple[PortalDocument, str]] = []
    count = 0
    for index, proposal in enumerate(proposals):
        if not proposal.accepted or proposal.same_as >= 0:
            continue
        fault = _fault(proposal.document)
        if fault:
            left.append((proposal.document, fault))
        elif (same_address(proposal.document.url), proposal.item) in known:
            count += 1
        else:
            known.add((same_address(proposal.document.url), proposal.item))
            copies = [one.document.url for one in proposals if one.same_as == index]
            new.append(_record(catalogue, proposal, copies, today))
    records: tuple[PublicationRecord, ...] = ()
    if new:
        records, files = plan_records(checked.snapshot, catalogue.records, new, today)
        changes.update(files)
    problems = _worse(checked, changes, today) if changes else ()
    return CollectPlan(changes, records, count, tuple(left), problems)


def _worse(checked: Checked, changes: Mapping[str, bytes], today: date) -> tuple[Diagnostic, ...]:
    """Errors that the changed folder has and the present one has not."""
    after = check_changed(checked.snapshot, today, changes, checked.remembered)
    before = {(problem.code, problem.message) for problem in checked.problems}
    return tuple(one for one in after.problems if one.is_error and (one.code, one.message) not in before)


def _known(catalogue: Catalogue) -> set[tuple[str, str]]:
    """Addresses and items of all documents that are recorded."""
    found = {(same_address(url), one.item) for one in catalogue.records for url in (one.url, *one.copies) if url}
    return found | {(same_address(one.url), item.id) for item in catalogue.items for one in item.published if one.url}


def _fault(document: PortalDocument) -> str:
    """Why a document cannot be recorded; empty where it can."""
    if not document.url.startswith(("http://", "https://")):
        return "网址不完整" if document.url else "没有网址"
    if fault := find_address_fault(document.url, chinese_path=True):
        return f"网址不能用：{fault.message}"
    return "标题太短" if len(document.title) < 2 else ""


def _record(catalogue: Catalogue, proposal: Proposal, copies: Sequence[str], today: date) -> PublicationRecord:
    document = proposal.document
    item = catalogue.find_item(proposal.item)
    shown = document.shown_on
    is_day = shown is not None and shown.is_day and shown.value <= today.isoformat()
    bodies, issuers = find_bodies(catalogue, document.body, item)
    made = document.made
    return PublicationRecord(
        id="",
        item=proposal.item,
        title=document.title[:LONGEST_TITLE],
        url=document.url,
        copies=tuple(dict.fromkeys(url for url in copies if url != document.url and not find_address_fault(url)))[:20],
        number=document.number,
        kind=DocumentKind.EXPLANATION if proposal.explains else None,
        explains=proposal.explains if not find_address_fault(proposal.explains or "x") else "",
        bodies=bodies,
        issuers=issuers,
        made=made
        if len(made) == 10 and made <= today.isoformat() and not (is_day and shown and made > shown.value)
        else "",
        date=shown.value if is_day and shown else "",
        date_from=shown.via if is_day and shown else None,
        channel=Channel.WEBSITE,
        note=f"公开时间只知道是 {shown.value}" if shown is not None and not is_day and len(shown.value) < 10 else "",
    )


def find_bodies(catalogue: Catalogue, typed: str, item: Item | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Registered bodies that a webmaster's words name, and words for others; both empty where they name nobody.

    Two bodies run together (县财政局县教育局) are both found; of several that fit those of the item come first.
    """
    plain = "".join(typed.split())
    own = tuple(subject.body for subject in item.subject) if item else ()
    found = [body for body in catalogue.bodies.values() if any(name in plain for name in _names(body))]
    longest = [b for b in found if not any(b is not o and _covers(o, b, plain) for o in found)]
    ranked = sorted(longest, key=lambda body: (body.name not in own, plain.find(_names(body)[0])))
    if ranked or len(plain) < 4:
        return tuple(body.name for body in ranked)[:5], ()
    return (), (plain[:60],) if plain.endswith(
        ("局", "委", "办", "部", "厅", "院", "会", "中心", "政府", "站", "所", "处")
    ) else ()


def _names(body: Body) -> tuple[str, ...]:
    """What of its names stands in any county's spelling: 自然资源局 of 县自然资源局; at least four characters."""
    names = (body.name, body.full_name, *body.formerly, *body.also)
    bare = (name.lstrip("县市区旗州") if len(name) > 4 else name for name in names)
    return tuple(
        sorted({name for name in (*names, *bare) if len(name) >= 4 and "各" not in name}, key=len, reverse=True)
    ) or (body.name,)


def _covers(other: Body, body: Body, plain: str) -> bool:
    """Whether another body's name within the text holds this one's: 县人民政府办公室 holds 人民政府."""
    mine = max((name for name in _names(body) if name in plain), key=len)
    its = max((name for name in _names(other) if name in plain), key=len)
    return len(its) > len(mine) and mine in its


def accept(proposal: Proposal, item: str) -> Proposal:
    """A proposal as a person answered it; `item` empty: none."""
    return replace(proposal, item=item, accepted=bool(item), by="人", doubts=())
