"""An id is retired: one entry in the register, the live thing out of its domain file, everything else as it was.

read → check → model → text → check again → disk. The new texts are read back and judged before anything is written: the
same catalogue without the one thing and with its entry, and no error that was not there before.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.check.requests import check_request
from generator.edit.draft import CannotEditError
from generator.edit.items import take_address
from generator.edit.overlay import leave_out, take_item
from generator.edit.register import begin_register, move_to_retired, write_register
from generator.model.address import IdKind, domain_of, is_domain, is_within, join_id, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place
from generator.model.errors import SetupError
from generator.model.kinds import KINDS, kind_of
from generator.model.register import Issued, Permalinks, Retired, find_fate, find_successors
from generator.model.retirement import RefusedError, Request
from generator.model.snapshot import PAGES, Snapshot
from generator.pipeline.checking import Checked, check_changed, check_folder
from generator.pipeline.editing import find_register, is_same, is_same_record
from generator.pipeline.overlayfiles import Ground, file_of_items, ground_of, text_of_items
from generator.yamltext.nodes import Mapping as Group
from generator.yamltext.nodes import Node, Scalar, Sequence
from generator.yamltext.tree import read_located

EXPECTED = ("GK208", "GK409")
"""What the last item of a category or domain leaves behind until that is retired too."""


@dataclass(frozen=True, slots=True)
class Retirement:
    """What will be done.

    `entries`: for the register; a domain takes its empty categories along. `changes`: file name → new bytes, None for
    removed. `references`: places that still name the id. `faults`: errors in other files that come of it, among them a
    poster of the id; no site can be built until they are mended. `left_empty`: the category or domain that has nothing
    left in it. `now`: ids that take its place today → their titles. `begun`: there was no register.
    """

    entries: tuple[Retired, ...]
    changes: Mapping[str, bytes | None]
    references: tuple[Place, ...]
    faults: tuple[Diagnostic, ...] = ()
    left_empty: str = ""
    now: Mapping[str, str] = field(default_factory=dict)
    begun: bool = False


def plan_retirement(folder: Path, today: date, request: Request) -> Retirement:
    """Work out and verify the new files; nothing is written.

    Raises:
        RefusedError: it cannot be done so; the message says why and what to do first.
        SetupError: a file is written in a way that a program cannot change safely.
    """
    return plan_retirement_of(check_folder(folder, today), today, request)


def plan_retirement_of(checked: Checked, today: date, request: Request) -> Retirement:
    """The same for a catalogue that was read and checked already.

    Raises:
        RefusedError: it cannot be done so.
        SetupError: a file is written in a way that a program cannot change safely.
    """
    snapshot = checked.snapshot
    unread = tuple(problem for problem in checked.unread if not _is_page(snapshot, problem))
    if unread:
        raise RefusedError("先改好上面的问题，再登记。没有改动。", is_usage=False, problems=unread)
    catalogue = _with_lost(checked, request.id)
    check_request(catalogue, request)
    ground = ground_of(checked)
    _refuse_inherited(request.id, ground)
    begun = find_register(snapshot) not in snapshot.files
    if begun:
        catalogue = replace(catalogue, permalinks=begin_register(catalogue, today))
    entries = tuple(_entries(catalogue, request, today))
    try:
        changes = dict(_changes(snapshot, catalogue, entries, ground))
    except CannotEditError as error:
        raise SetupError(f"{snapshot.name.rstrip('/')} 里的文件{error}。没有改动，请照说明手工登记。") from error
    after = check_changed(snapshot, today, changes)
    faults = _verify(checked.problems, after, _expected(catalogue, entries), changes, is_over=bool(ground.domains))
    told = {(fault.place.file, fault.place.line) for fault in faults}
    return Retirement(
        entries,
        changes,
        tuple(p for p in _find_references(snapshot.changed(changes), request.id) if (p.file, p.line) not in told),
        faults,
        _left_empty(catalogue, after.catalogue, entries[0]),
        {
            target: catalogue.addresses[target]
            for target in find_successors(after.catalogue.permalinks.fates, request.id).live
        },
        begun,
    )


def _with_lost(checked: Checked, address_id: str) -> Catalogue:
    """The catalogue; an id that only a witness knows counts as registered, so that its end can be."""
    catalogue, entry = checked.catalogue, checked.remembered.get(address_id)
    register = catalogue.permalinks
    if entry is None or address_id in register.known or address_id in catalogue.addresses:
        return catalogue
    lost, kind = {address_id: Issued(address_id, entry.title or "名称不详", entry.since)}, kind_of_id(address_id)
    register = replace(
        register,
        issued={**register.issued, **(lost if kind is IdKind.ITEM else {})},
        categories={**register.categories, **(lost if kind is IdKind.CATEGORY else {})},
        domains={**register.domains, **(lost if kind is IdKind.DOMAIN else {})},
    )
    return replace(catalogue, permalinks=register)


# --- what is to be written ---------------------------------------------------------------------------


def _entries(catalogue: Catalogue, request: Request, today: date) -> Iterator[Retired]:
    live, register = catalogue.addresses, catalogue.permalinks
    issued, fates = register.live, register.fates
    ids = [request.id]
    if kind_of_id(request.id) is IdKind.DOMAIN:
        known = dict.fromkeys((*live, *register.categories))
        ids += [i for i in known if is_within(i, request.id) and kind_of_id(i) is IdKind.CATEGORY and i not in fates]
    fate = find_fate(request.into, request.moved_to.office)
    for address_id in ids:
        entry = issued.get(address_id, Issued(address_id, ""))
        yield Retired(
            id=address_id,
            title=live.get(address_id) or entry.title,
            on=today.isoformat(),
            reason=" ".join(request.reason.split()),
            replaced_by=request.into,
            subject=_responsible(catalogue, address_id),
            since=entry.since,
            state=fate.value,
            moved_to=replace(request.moved_to, office=" ".join(request.moved_to.office.split())),
        )


def _responsible(catalogue: Catalogue, address_id: str) -> tuple[str, ...]:
    """The bodies that answered for it: an item's own, those of a category's items, else the domain's authority."""
    domain = next((domain for domain in catalogue.domains if domain.code == domain_of(address_id)), None)
    if domain is None or is_domain(address_id):
        return (domain.authority,) if domain else ()
    named = {category.name for category in domain.categories if join_id(domain.code, category.id) == address_id}
    items = [item for item in domain.items if item.id == address_id or item.category in named]
    return tuple(dict.fromkeys(subject.body for item in items for subject in item.subject)) or (domain.authority,)


def _is_page(snapshot: Snapshot, problem: Diagnostic) -> bool:
    """A problem of an article or attachment: no edit touches these."""
    return problem.place.file.startswith(snapshot.name + PAGES)


def _refuse_inherited(address_id: str, ground: Ground) -> None:
    """
    Raises:
        RefusedError: the domain or the category is the catalogue's below, whose items may not apply here, one by one.
    """
    if domain_of(address_id) in ground.domains and kind_of_id(address_id) is not IdKind.ITEM:
        raise RefusedError(
            f"“{address_id}”是上级目录的，本地不能整个停用，没有改动。"
            "里面用不上的事项，逐项运行 gongkai retire 事项编码，会写成本地不适用。"
        )


def _changes(
    snapshot: Snapshot, catalogue: Catalogue, entries: tuple[Retired, ...], ground: Ground
) -> Iterator[tuple[str, bytes | None]]:
    first = entries[0]
    domain = next((d for d in catalogue.domains if d.code == domain_of(first.id)), None)
    if domain is not None and domain.code in ground.domains:
        file = file_of_items(domain, snapshot.files, ground)
        data = text_of_items(domain, snapshot.files, ground)
        yield file, leave_out(data, first.id, first.reason) if first.id in ground.items else take_item(data, first.id)
    elif domain is not None and first.id in catalogue.addresses:
        file = Path(domain.file).name
        yield file, take_address(snapshot.files[file], domain, first.id) if not is_domain(first.id) else None
    register = find_register(snapshot)
    data = snapshot.files.get(register) or write_register(catalogue.permalinks)
    yield register, move_to_retired(data, entries)


# --- is it right? ------------------------------------------------------------------------------------


def _verify(
    before: Iterable[Diagnostic], after: Checked, expected: Catalogue, changed: Collection[str], *, is_over: bool
) -> tuple[Diagnostic, ...]:
    """The new texts give the old catalogue, the retired things aside and their entries added, and have no new error.

    Returns:
        New errors in files that stay as they are: what is printed of the id, say. They are told, for they are no fault
        of the new texts.
    """
    told = Counter(_key(problem) for problem in before)
    news = tuple(p for p in after.problems if p.is_error and p.code not in EXPECTED and not told[_key(p)])
    own = tuple(problem for problem in news if problem.place.file.rpartition("/")[2] in changed)
    if own:
        raise RefusedError("照这样登记，检查通不过（问题在上面），所以没有改动。", is_usage=False, problems=own)
    is_meant = _is_same_over(after.catalogue, expected) if is_over else is_same(after.catalogue, expected)
    if not is_meant:
        raise SetupError("文件的排列方式特殊，自动改会动到别的内容，所以没有改动。请照说明手工登记。")
    return news


def _is_same_over(one: Catalogue, other: Catalogue) -> bool:
    """Whether two catalogues that stand on another have the same items and the same register of ids.

    What only goes with an item (questions, residents' words) goes by itself.
    """
    return is_same_record((one.items, one.permalinks), (other.items, other.permalinks))


def _key(problem: Diagnostic) -> tuple[str, str]:
    return problem.code, re.sub(r"第 \d+ 行", "", problem.message)


def _expected(catalogue: Catalogue, entries: tuple[Retired, ...]) -> Catalogue:
    gone = {entry.id for entry in entries}
    register = catalogue.permalinks

    def kept(section: Mapping[str, Issued]) -> dict[str, Issued]:
        return {i: issued for i, issued in section.items() if i not in gone}

    domains = tuple(
        replace(
            domain,
            items=tuple(item for item in domain.items if item.id not in gone),
            categories=tuple(c for c in domain.categories if join_id(domain.code, c.id) not in gone),
        )
        for domain in catalogue.domains
        if domain.code not in gone
    )
    permalinks = Permalinks(
        issued=kept(register.issued),
        categories=kept(register.categories),
        domains=kept(register.domains),
        retired=(*register.retired, *entries),
    )
    return replace(catalogue, domains=domains, permalinks=permalinks)


# --- what the editor must know ------------------------------------------------------------------------


def _left_empty(before: Catalogue, after: Catalogue, entry: Retired) -> str:
    """The category whose last item this was, or the domain that has no item left; empty otherwise."""
    domain = next((d for d in after.domains if d.code == domain_of(entry.id)), None)
    if domain is None or is_domain(entry.id):
        return ""
    if not domain.items:
        return domain.code
    item = before.find_item(entry.id)
    if item is None or domain.items_of(item.category):
        return ""
    return next((join_id(domain.code, c.id) for c in domain.categories if c.name == item.category), "")


def _find_references(after: Snapshot, address_id: str) -> Iterator[Place]:
    """Where other files, and what is left of the domain's own, still name the id."""
    for name, data in after.sources.items():
        kind = KINDS[kind_of(name)]
        if kind.name == "permalinks":
            continue
        root = read_located(name, data).root
        own = set(map(id, _own_ids(root)))  # what an overlay says of it is no reference to it
        for node in _scalars(root, lambda text: text == address_id):
            if id(node) in own:
                continue
            yield after.place(name, node.line, node.column, kind.mention or kind.label)


def _own_ids(root: Node | None) -> Iterator[Node]:
    """The ids of a file's own entries."""
    listed = root.entries.get("items") if isinstance(root, Group) else None
    for entry in listed[1].items if listed is not None and isinstance(listed[1], Sequence) else ():
        if isinstance(entry, Group) and "id" in entry.entries:
            yield entry.entries["id"][1]


def _scalars(node: Node | None, wanted: Callable[[str], bool]) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if wanted(node.text.strip()):
            yield node
    elif isinstance(node, Sequence):
        for part in node.items:
            yield from _scalars(part, wanted)
    elif isinstance(node, Group):
        for key, (_, part) in node.entries.items():
            if key != "code":
                yield from _scalars(part, wanted)
