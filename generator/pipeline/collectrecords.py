"""Accepted documents → publication records: who published, which days are known, what cannot be recorded and why.

Nothing is written that a person or the matcher without a doubt did not accept; a document without a whole address, a
day in an address, and a day that was not written never become evidence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.portal.proposals import same_address
from generator.edit.collecting import add_answers, write_collecting
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.collecting import Answer
from generator.model.diagnostic import Diagnostic
from generator.model.item import Item
from generator.model.portal import PortalDocument, Proposal
from generator.model.record import PublicationRecord
from generator.model.terms import Channel, DocumentKind
from generator.model.webaddress import find_address_fault
from generator.pipeline.checking import Checked, check_changed
from generator.pipeline.recording import plan_records

FILE = "collected.yml"
LONGEST_TITLE = 200


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
    """The records of all accepted proposals, and the answers; what would be an error of its own is left out and said.

    Raises:
        SetupError: a file is written in a way that a program cannot change safely.
    """
    wanted, left, count = _wanted(checked.catalogue, proposals, today)
    kept = list(answers)
    problems: tuple[Diagnostic, ...] = ()
    for _ in range(_TRIES):
        changes: dict[str, bytes] = {}
        if kept:
            changes[FILE] = write_collecting(add_answers(checked.catalogue.collected, kept))
        records: tuple[PublicationRecord, ...] = ()
        if wanted:
            new = [record for record, _ in wanted]
            records, files = plan_records(checked.snapshot, checked.catalogue.records, new, today)
            changes.update(files)
        after, problems = _worse(checked, changes, today) if changes else (checked, ())
        faults = dict(_at_fault(after, problems))
        if not faults:
            break
        left += [(document, faults[record.url]) for record, document in wanted if record.url in faults]
        wanted = [one for one in wanted if one[0].url not in faults]
        kept = [one for one in kept if one.title not in faults]
    return CollectPlan(changes, records, count, tuple(left), problems)


_TRIES = 3
"""Times that records which would be errors are left out before all is refused."""


def _wanted(
    catalogue: Catalogue, proposals: Sequence[Proposal], today: date
) -> tuple[list[tuple[PublicationRecord, PortalDocument]], list[tuple[PortalDocument, str]], int]:
    """Records to be added with their documents; documents that cannot be recorded and why; how many are recorded."""
    known = _known(catalogue)
    wanted: list[tuple[PublicationRecord, PortalDocument]] = []
    left: list[tuple[PortalDocument, str]] = []
    count = 0
    copies: dict[int, list[str]] = {}
    for proposal in proposals:
        copies.setdefault(proposal.same_as, []).append(proposal.document.url)
    for index, proposal in enumerate(proposals):
        if not proposal.accepted or proposal.same_as >= 0:
            continue
        key = same_address(proposal.document.url), proposal.item
        if fault := _fault(proposal.document):
            left.append((proposal.document, fault))
        elif key in known:
            count += 1
        else:
            known.add(key)
            wanted.append((_record(catalogue, proposal, copies.get(index, ()), today), proposal.document))
    return wanted, left, count


def _worse(checked: Checked, changes: Mapping[str, bytes], today: date) -> tuple[Checked, tuple[Diagnostic, ...]]:
    """The changed folder, and errors that it has and the present one has not."""
    after = check_changed(checked.snapshot, today, changes, checked.remembered)
    before = {(problem.code, problem.message) for problem in checked.problems}
    return after, tuple(one for one in after.problems if one.is_error and (one.code, one.message) not in before)


def _at_fault(after: Checked, problems: Sequence[Diagnostic]) -> Iterator[tuple[str, str]]:
    """Address of a record, or title of an answer, in which a problem stands, and what the problem is."""
    starts = [(one.place.file, one.place.line, one.url) for one in after.catalogue.records]
    starts += [(one.place.file, one.place.line, one.title) for one in after.catalogue.collected.answers]
    for problem in problems:
        file, line = problem.place.file, problem.place.line
        near = max((start for start in starts if start[0] == file and start[1] <= line + 1), default=None)
        if near is not None:
            yield near[2], problem.message


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
