"""Drafts of items → items of a catalogue, as minimal changes of its files.

derive → edit → check → disk. Nothing is written unless what was read back is what was meant; what the check says of
it points at the cells of the table.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.check.nearest import find_near
from generator.derive.matching import bare, match_rows, share_new
from generator.derive.merging import merge_item
from generator.derive.registering import Registers
from generator.derive.returning import only_changed, removed_ids
from generator.edit.batches import add_entries, add_pairs
from generator.edit.changes import Change, add_category, change_records
from generator.edit.draft import CannotEditError
from generator.edit.imports import record_import, write_imports
from generator.edit.records import record_rows
from generator.edit.register import begin_register, issued_line, write_register
from generator.edit.rename import replace_text
from generator.model.address import join_id
from generator.model.catalogue import (
    Catalogue,
    Category,
    ChannelUse,
    Domain,
    Item,
    Scope,
    Subject,
    TimeLimitEntry,
)
from generator.model.change import NO_DIFFERENCE, Comparison
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.errors import SetupError
from generator.model.imported import Imported, ItemDraft, ItemPlan, Likeness
from generator.model.ownwords import own_words
from generator.model.register import Issued
from generator.model.terms import Channel, Nature, Power, Stage
from generator.model.text import UNFILLED
from generator.model.timelimit import TimeLimit
from generator.pipeline.adding import next_ids, place_of_new
from generator.pipeline.cells import find_at_cells
from generator.pipeline.checking import Checked, check_changed
from generator.pipeline.comparing import compare
from generator.pipeline.editing import find_register, is_same_record
from generator.pipeline.returning import HowExported, gather
from generator.pipeline.tables import IMPORTS
from generator.read.tables.domains import DOMAIN_WORDS

GK713 = Code(
    "GK713",
    "不知道放进哪个领域",
    "表格上面、工作表名称、文件名称里都没有领域的名称，或者目录里没有这个领域。",
    "加上 --domain 编号，例如 --domain 01；目录里没有的领域，先运行 gongkai new domain 名称。",
)
GK714 = Code(
    "GK714",
    "一个事项写了两行",
    "几行对上了目录里的同一个事项：编码一样，或者一级事项和名称都一样。不知道用哪一行，这几行都没有导入。",
    "说的是一件事的，在表格里合并成一行；是两件事的，把名称写得分得清，再导入。",
)
GK715 = Code(
    "GK715",
    "责任主体没有登记，加了待填写的一条",
    "表格里的公开主体，bodies.yml 里没有。先照表格里的名称登记，类别按名称猜的，职责写着“待填写”。",
    "在 bodies.yml 里补上职责、电话、地址；是登记过的机构的另一种叫法的，改成登记的名称，删掉这一条。",
    severity=Severity.WARNING,
)
GK716 = Code(
    "GK716",
    "法规文件没有登记，加了未核的一条",
    "表格里的公开依据，laws.yml 里没有。先照表格里的名称和文号登记，效力写“不详”，核对情况写“未核”。",
    "在 laws.yml 里核对名称、文号和效力；是登记过的文件的另一种叫法的，改成登记的简称，删掉这一条。",
    severity=Severity.WARNING,
)


UNWRITTEN = "【 待填写 】"
"""A summary that nobody has written: long enough for the schema, whose faults would hide all others of a long file."""

# --- what will be done ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What will be done, verified but not written: all that is clear.

    `like`: pairs that only a person can tell apart, whose rows are left out; `missing`: items of the tables' domains
    that no row is of; `problems`: what is to be looked at, at the cells; an error among them is a row or cell that is
    left out; `after`: what the check says of the result, at the cells where it
    is about a row of a table; `changes`: file name → new bytes; `comparison`: what they change, in words.
    """

    items: tuple[ItemPlan, ...] = ()
    like: tuple[Likeness, ...] = ()
    missing: tuple[Item, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    after: tuple[Diagnostic, ...] = ()
    changes: Mapping[str, bytes] = field(default_factory=dict)
    begun: bool = False
    comparison: Comparison = NO_DIFFERENCE

    @property
    def doubts(self) -> int:
        """How many rows and cells are left out until a person decides."""
        return len(self.like) + sum(problem.is_error for problem in self.problems)


@dataclass(slots=True)
class _Work:
    """The catalogue's files on their way."""

    catalogue: Catalogue
    registers: Registers
    today: date
    files: dict[str, bytes]
    register: str
    changed: dict[str, None] = field(default_factory=dict)
    plans: list[ItemPlan] = field(default_factory=list)
    wanted: dict[str, Item] = field(default_factory=dict)
    by_id: dict[str, ItemDraft] = field(default_factory=dict)
    given: dict[str, dict[str, str]] = field(default_factory=dict)

    def write(self, name: str, data: bytes) -> None:
        if self.files.get(name) != data:
            self.files[name] = data
            self.changed[name] = None


def plan_import(
    checked: Checked,
    imported: Imported,
    today: date,
    *,
    domain: Domain | None = None,
    confirm: Callable[[Likeness], bool | None],
    maps: Mapping[str, str],
) -> ImportPlan:
    """Work out and verify the new files; nothing is written.

    Args:
        checked: the catalogue as it is.
        imported: what the tables say.
        today: first day in the register and day of the last change.
        domain: the domain of rows that name none.
        confirm: whether a row is the item that is like it; None where nobody can be asked.
        maps: heading → field, as a person said now.

    Raises:
        SetupError: a file is written in a way that a program cannot change safely, or no id is left.
    """
    catalogue = checked.catalogue
    gathered = gather(catalogue, imported)
    imported = replace(imported, items=gathered.drafts)
    rows, problems = _by_domain(catalogue, imported, domain)
    problems = [*gathered.problems, *problems]
    register = find_register(checked.snapshot)
    begun = register not in checked.snapshot.files
    if begun:
        catalogue = replace(catalogue, permalinks=begin_register(catalogue, today))
    registers = Registers(catalogue.bodies, catalogue.laws, own_words(catalogue.office))
    work = _Work(catalogue, registers, today, dict(checked.snapshot.files), register)
    like: list[Likeness] = []
    missing: list[Item] = []
    remembered = set(checked.remembered)
    exported = HowExported(catalogue, imported.items)
    removed = removed_ids(imported.items, imported.sent) - gathered.held
    try:
        for code, drafts in rows.items():
            sure, new, unsure, doubled, said = _matched(_domain(work.catalogue, code), drafts, exported, confirm)
            like += unsure
            problems += said
            there = {*sure, *(one.item.id for one in unsure), *doubled}
            items = _domain(work.catalogue, code).items
            missing += [one for one in items if one.id not in there and (not imported.sent or one.id in removed)]
            _change(work, code, sure, exported)
            _add(work, code, new, remembered)
        _write_register(work)
        _propose(work)
        if work.changed and begun and register not in work.changed:
            work.write(register, write_register(catalogue.permalinks))
    except CannotEditError as error:
        raise SetupError(f"{checked.snapshot.name} 里的文件{error}。没有改动。") from error
    by_place = {draft.place: item_id for item_id, draft in work.by_id.items()}
    read = replace(imported, items=tuple(work.by_id.values()))
    recorded = record_import(work.catalogue.imports, read, by_place, maps)
    if not is_same_record(recorded, work.catalogue.imports):
        work.write(IMPORTS, write_imports(recorded))
    changes = {name: work.files[name] for name in work.changed}
    problems += list(_say_proposed(work))
    after = check_changed(checked.snapshot, today, changes, checked.remembered) if changes else checked
    _verify(work, after)
    told = find_at_cells(work.by_id, {name: work.files[name] for name in work.changed}, checked, after)
    listed = tuple(item for item in missing if item.id not in work.by_id)
    comparison = compare(checked.catalogue, after.catalogue)
    return ImportPlan(
        tuple(work.plans), tuple(like), listed, tuple(problems), told, changes, begun and bool(changes), comparison
    )


Matched = tuple[dict[str, ItemDraft], list[ItemDraft], list[Likeness], frozenset[str], list[Diagnostic]]
"""Item id → its row; rows that are new; pairs nobody has confirmed; items that several rows are of; these rows."""


def _matched(
    domain: Domain, drafts: Sequence[ItemDraft], exported: HowExported, confirm: Callable[[Likeness], bool | None]
) -> Matched:
    found = match_rows(domain, drafts)
    if found.like or found.new:
        left = [item.id for item in domain.items if item.id not in found.sure]
        found = match_rows(domain, drafts, exported.of(domain, left))
    doubled: dict[str, list[ItemDraft]] = {}
    for draft, item_id in found.doubled:
        doubled.setdefault(item_id, [found.sure[item_id]]).append(draft)
    sure = {item_id: draft for item_id, draft in found.sure.items() if item_id not in doubled}
    new = list(found.new)
    unsure: list[Likeness] = []
    for one in found.like:
        said = confirm(one)
        if said is None:
            unsure.append(one)
        elif said:
            sure[one.item.id] = one.draft
        else:
            new.append(one.draft)
    told = [_say_doubled(item_id, draft, rows) for item_id, rows in doubled.items() for draft in rows]
    once, apart = share_new(new)
    told += [_say_doubled("", draft, rows) for rows in apart for draft in rows]
    return sure, list(once), unsure, frozenset(doubled), told


def _say_doubled(item_id: str, draft: ItemDraft, rows: Sequence[ItemDraft]) -> Diagnostic:
    others = "、".join(_short_place(draft, row) for row in rows if row is not draft)
    if not item_id:
        return GK714.at(draft.place, f"新事项“{draft.title}”和 {others} 是同一个，写得不一样，没有导入")
    by = f"编码都是 {item_id}" if all(row.id for row in rows) else f"都对上了 {item_id}"
    return GK714.at(draft.place, f"“{draft.title}”和 {others} {by}，没有导入")


def _short_place(draft: ItemDraft, row: ItemDraft) -> str:
    """Another cell, without the file where it is the same."""
    file, _, cell = row.place.file.rpartition("!")
    return cell if file == draft.place.file.rpartition("!")[0] else row.place.file


def _domain(catalogue: Catalogue, code: str) -> Domain:
    return next(domain for domain in catalogue.domains if domain.code == code)


def _by_domain(
    catalogue: Catalogue, imported: Imported, chosen: Domain | None
) -> tuple[dict[str, list[ItemDraft]], list[Diagnostic]]:
    """Rows by the code of their domain. A domain that somebody chose is that of all rows, unless they name several."""
    found: dict[str, list[ItemDraft]] = {}
    problems: dict[str, Diagnostic] = {}
    named = {draft.domain: _find_domain(catalogue, draft.domain) for draft in imported.items}
    several = len({domain.code for domain in named.values() if domain is not None}) > 1
    for draft in imported.items:
        domain = named[draft.domain]
        if chosen is not None and not (several and domain is not None and domain.code != chosen.code):
            domain = chosen
        elif chosen is not None:
            continue
        if domain is None:
            name = draft.domain
            message = f"目录里没有“{name}”这个领域" if name else "不知道这个表格是哪个领域的"
            problems.setdefault(f"{draft.sheet}{name}", GK713.at(draft.place, message))
        else:
            found.setdefault(domain.code, []).append(draft)
    return found, list(problems.values())


def _find_domain(catalogue: Catalogue, words: str) -> Domain | None:
    flat = bare(words).removesuffix("领域")
    known = DOMAIN_WORDS.get(flat, flat)
    for domain in catalogue.domains:
        title = bare(domain.title)
        if flat and flat in (title, domain.code):
            return domain
        if flat and DOMAIN_WORDS.get(title, title) == known:
            return domain
    return None


def _suspects(work: _Work, domain: Domain, sure: Mapping[str, ItemDraft]) -> Iterator[str]:
    """Items whose row seems to say something new: how an export of them reads is asked for these alone."""
    registers = Registers(work.catalogue.bodies, work.catalogue.laws, work.registers.own)
    for item in domain.items:
        draft = sure.get(item.id)
        if draft is None:
            continue
        new = merge_item(item, domain.category_of(item), draft, registers)
        if draft.kept or not _says_same(item, new):
            yield item.id


def _change(work: _Work, code: str, sure: Mapping[str, ItemDraft], exported: HowExported) -> None:
    """Items that are there: only what differs, from them and from what an export of them says."""
    domain = _domain(work.catalogue, code)
    changes: list[Change] = []
    said = exported.of(domain, list(_suspects(work, domain, sure)))
    for index, item in enumerate(domain.items):
        draft = sure.get(item.id)
        if draft is None:
            continue
        draft = only_changed(draft, item, said.get(item.id, ()))
        work.by_id[item.id] = draft
        draft = replace(draft, category=_category(work, code, draft, item))
        domain = _domain(work.catalogue, code)
        new = merge_item(item, domain.category_of(item), draft, work.registers)
        if _says_same(item, new):
            continue
        new = replace(new, updated=work.today.isoformat())
        changes.append(Change("items", index, item, new))
        work.plans.append(ItemPlan(item.id, new.title, draft, is_new=False))
        work.wanted[item.id] = new
    if changes:
        name = _file_of(domain)
        work.write(name, change_records(work.files[name], changes))
        _settle(work, code, {change.new.id: change.new for change in changes})


def _settle(work: _Work, code: str, items: Mapping[str, Item]) -> None:
    domains = tuple(
        replace(d, items=tuple(items.get(item.id, item) for item in d.items)) if d.code == code else d
        for d in work.catalogue.domains
    )
    work.catalogue = replace(work.catalogue, domains=domains)


def _file_of(domain: Domain) -> str:
    return domain.file.rpartition("/")[2]


def _category(work: _Work, code: str, draft: ItemDraft, item: Item | None) -> str:
    """The category's name in the catalogue; a new one is added, with the next id."""
    domain = _domain(work.catalogue, code)
    if not draft.category:
        return item.category if item is not None else domain.categories[-1].name
    known = next((c.name for c in domain.categories if bare(c.name) == bare(draft.category)), "")
    if known:
        return known
    if (unfilled := next((one for one in domain.categories if _is_to_fill(domain, one)), None)) is not None:
        return _fill_category(work, domain, unfilled, draft.category)
    given = [one.id.removeprefix("c") for one in domain.categories]
    given += [one.rpartition("-c")[2] for one in work.catalogue.permalinks.known if one.startswith(f"{code}-c")]
    category = Category(f"c{max((int(n) for n in given if n.isdecimal()), default=0) + 1}", draft.category)
    name = _file_of(domain)
    work.write(name, add_category(work.files[name], record_rows(category)))
    entry = Issued(join_id(code, category.id), category.name, work.today.isoformat())
    _register(work, "categories", {entry.id: issued_line(entry)})
    domains = tuple(
        replace(d, categories=(*d.categories, category)) if d.code == code else d for d in work.catalogue.domains
    )
    work.catalogue = replace(work.catalogue, domains=domains)
    return category.name


def _is_to_fill(domain: Domain, category: Category) -> bool:
    """Whether a category only keeps the place of the first of a new domain."""
    return category.name == UNFILLED and not domain.items_of(UNFILLED)


def _fill_category(work: _Work, domain: Domain, unfilled: Category, name: str) -> str:
    """The category that a new domain keeps a place for gets its name: an id that is given out stays for ever."""
    categories = tuple(replace(one, name=name) if one is unfilled else one for one in domain.categories)
    filled = replace(domain, categories=categories)
    file, address = _file_of(domain), join_id(domain.code, unfilled.id)
    work.write(file, change_records(work.files[file], [Change("domain", -1, domain, filled)]))
    issued = work.catalogue.permalinks.categories.get(address)
    if issued is not None and work.register in work.files:
        line = f"{issued.since} {name}"
        work.write(work.register, replace_text(work.files[work.register], ("categories", address), line))
    domains = tuple(filled if one.code == domain.code else one for one in work.catalogue.domains)
    work.catalogue = replace(work.catalogue, domains=domains)
    return name


def _register(work: _Work, section: str, lines: Mapping[str, str]) -> None:
    """To be written by `_write_register`, once: hundreds of new ids must not cost hundreds of readings."""
    work.given.setdefault(section, {}).update(lines)


def _write_register(work: _Work) -> None:
    for section, lines in work.given.items():
        data = work.files.get(work.register) or write_register(work.catalogue.permalinks)
        work.write(work.register, add_pairs(data, section, lines))


def _add(work: _Work, code: str, drafts: Sequence[ItemDraft], remembered: set[str]) -> None:
    """New items, each behind the last of its category; the file is changed once."""
    entries: list[tuple[int, Sequence[str]]] = []
    issued: dict[str, str] = {}
    ids = next_ids(work.catalogue, code, len(drafts), remembered)
    remembered.update(ids)
    for item_id, draft in zip(ids, drafts, strict=True):
        category = _category(work, code, draft, None)
        domain = _domain(work.catalogue, code)
        entry = Issued(item_id, draft.title, work.today.isoformat())
        blank = _usual_item(category, entry)
        new = merge_item(blank, None, replace(draft, category=category), work.registers)
        new = replace(new, summary=new.summary if "summary" in draft.further else UNWRITTEN)
        entries.append((place_of_new(domain, category) - 1, record_rows(new)))
        issued[item_id] = issued_line(entry)
        work.plans.append(ItemPlan(item_id, new.title, draft, is_new=True))
        work.wanted[item_id] = new
        work.by_id[item_id] = draft
    if not entries:
        return
    name = _file_of(_domain(work.catalogue, code))
    work.write(name, add_entries(work.files[name], "items", entries, apart=True))
    _register(work, "issued", issued)


def _usual_item(category: str, entry: Issued) -> Item:
    """A new item before its row is laid over it.

    What the law asks of each item and the table is silent about is 待填写, an error until somebody has written it;
    公开方式, 公开层级 and 公开依据 stay absent (GK155 reminds).
    """
    return Item(
        id=entry.id,
        title=entry.title,
        category=category,
        summary=UNFILLED,
        content=(UNFILLED,),
        subject=(Subject(UNFILLED),),
        time_limit=(TimeLimitEntry(TimeLimit(UNFILLED)),),
        channel=(ChannelUse(Channel.OTHER, UNFILLED),),
        scope=Scope((), (UNFILLED,), ()),
        basis=(),
        stage=Stage.RESULT,
        nature=Nature.STANDING,
        power=Power.OTHER,
        keywords=(),
        updated=entry.since,
    )


def _propose(work: _Work) -> None:
    """Bodies and laws that no register has, at the end of theirs."""
    for name, key, entries in (
        ("bodies.yml", "bodies", work.registers.new_bodies),
        ("laws.yml", "laws", work.registers.new_laws),
    ):
        if entries:
            rows = [(-1, record_rows(entry)) for entry in entries.values()]
            work.write(name, add_entries(work.files.get(name, b""), key, rows))


def _say_proposed(work: _Work) -> Iterator[Diagnostic]:
    registers = work.registers
    for name in registers.new_bodies:
        place = registers.proposed[name]
        near = find_near(name, registers.bodies)
        meant = f"，是不是“{near}”？" if near else ""
        words = f"“{name}”没有登记，在 bodies.yml 里加了一条{meant}"
        yield GK715.at(place if place.file else Place("bodies.yml"), words)
    for key in registers.new_laws:
        place = registers.proposed[key]
        yield GK716.at(place if place.file else Place("laws.yml"), f"《{key}》没有登记，在 laws.yml 里加了一条")


# --- verified ---------------------------------------------------------------------------------------------


def _verify(work: _Work, after: Checked) -> None:
    """What was read back is what was meant.

    Raises:
        SetupError: it is not.
    """
    found = {item.id: item for item in after.catalogue.items}
    wanted = {**{item.id: item for item in work.catalogue.items}, **work.wanted}
    for item_id, item in wanted.items():
        if item_id not in found and after.unread:
            why = after.unread[0]
            raise SetupError(f"导入以后 {why.place.file} 读不进来：{why.message}。没有改动，请分几个领域、几次导入。")
        if item_id not in found or not _says_same(found[item_id], item):
            raise SetupError(f"{item_id} 在目录文件里的写法特殊，没法自动改。没有改动，请手工改。")
    if len(found) != len(wanted):
        raise SetupError("目录文件的写法特殊，没法自动改。没有改动。")


def _says_same(one: Item, other: Item) -> bool:
    """Wordings of limits are compared as texts: one of them has been read."""
    return one == other or is_same_record(_as_written(one), _as_written(other))


def _as_written(item: Item) -> Item:
    limits = tuple(replace(entry, limit=TimeLimit(" ".join(entry.limit.raw.split()))) for entry in item.time_limit)
    return replace(item, time_limit=limits)
