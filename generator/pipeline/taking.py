"""Rows whose item is known, and new ones → minimal changes of a catalogue's files, on their way to be verified."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.derive.matching import bare
from generator.derive.merging import merge_item
from generator.derive.registering import Registers
from generator.derive.returning import only_changed
from generator.edit.batches import add_entries, add_pairs
from generator.edit.changes import Change, add_category, change_records
from generator.edit.records import record_rows
from generator.edit.register import issued_line, write_register
from generator.edit.rename import replace_text
from generator.model.address import join_id
from generator.model.catalogue import Catalogue
from generator.model.domain import Category, Domain
from generator.model.imported import ItemDraft, ItemPlan
from generator.model.item import ChannelUse, Item, Scope, Subject, TimeLimitEntry
from generator.model.register import Issued
from generator.model.terms import Channel, Nature, Power, Stage
from generator.model.text import UNFILLED
from generator.model.timelimit import TimeLimit
from generator.pipeline.adding import next_ids, place_of_new
from generator.pipeline.editing import is_same_record
from generator.pipeline.overlayfiles import (
    NO_GROUND,
    Ground,
    changed_items,
    file_of_items,
    need_own_domain,
    text_of_items,
)
from generator.pipeline.returning import HowExported

UNWRITTEN = "【 待填写 】"
"""A summary that nobody has written: long enough for the schema, whose faults would hide all others of a long file."""


@dataclass(slots=True)
class Work:
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
    ground: Ground = NO_GROUND

    def write(self, name: str, data: bytes) -> None:
        if self.files.get(name) != data:
            self.files[name] = data
            self.changed[name] = None


def domain_of_code(catalogue: Catalogue, code: str) -> Domain:
    return next(domain for domain in catalogue.domains if domain.code == code)


def _suspects(work: Work, domain: Domain, sure: Mapping[str, ItemDraft]) -> Iterator[str]:
    """Items whose row seems to say something new: how an export of them reads is asked for these alone."""
    registers = Registers(work.catalogue.bodies, work.catalogue.laws, work.registers.own)
    for item in domain.items:
        draft = sure.get(item.id)
        if draft is None:
            continue
        new = merge_item(item, domain.category_of(item), draft, registers)
        if draft.kept or not says_same(item, new):
            yield item.id


def change_items(work: Work, code: str, sure: Mapping[str, ItemDraft], exported: HowExported) -> None:
    """Items that are there: only what differs, from them and from what an export of them says."""
    domain = domain_of_code(work.catalogue, code)
    changes: list[Change] = []
    said = exported.of(domain, list(_suspects(work, domain, sure)))
    for index, item in enumerate(domain.items):
        draft = sure.get(item.id)
        if draft is None:
            continue
        draft = only_changed(draft, item, said.get(item.id, ()))
        work.by_id[item.id] = draft
        draft = replace(draft, category=_category(work, code, draft, item))
        domain = domain_of_code(work.catalogue, code)
        new = merge_item(item, domain.category_of(item), draft, work.registers)
        if says_same(item, new):
            continue
        new = replace(new, updated=work.today.isoformat())
        changes.append(Change("items", index, item, new))
        work.plans.append(ItemPlan(item.id, new.title, draft, is_new=False))
        work.wanted[item.id] = new
    if changes:
        name = file_of_items(domain, work.files, work.ground)
        work.write(name, changed_items(domain, work.files, work.ground, changes))
        _settle(work, code, {change.new.id: change.new for change in changes})


def _settle(work: Work, code: str, items: Mapping[str, Item]) -> None:
    domains = tuple(
        replace(d, items=tuple(items.get(item.id, item) for item in d.items)) if d.code == code else d
        for d in work.catalogue.domains
    )
    work.catalogue = replace(work.catalogue, domains=domains)


def _file_of(domain: Domain) -> str:
    return domain.file.rpartition("/")[2]


def _category(work: Work, code: str, draft: ItemDraft, item: Item | None) -> str:
    """The category's name in the catalogue; a new one is added, with the next id."""
    domain = domain_of_code(work.catalogue, code)
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
    need_own_domain(domain, work.ground, f"上级目录没有“{category.name}”这个一级事项")
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


def _fill_category(work: Work, domain: Domain, unfilled: Category, name: str) -> str:
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


def _register(work: Work, section: str, lines: Mapping[str, str]) -> None:
    """To be written by `_write_register`, once: hundreds of new ids must not cost hundreds of readings."""
    work.given.setdefault(section, {}).update(lines)


def write_lines(work: Work) -> None:
    for section, lines in work.given.items():
        data = work.files.get(work.register) or write_register(work.catalogue.permalinks)
        work.write(work.register, add_pairs(data, section, lines))


def add_items(work: Work, code: str, drafts: Sequence[ItemDraft], remembered: set[str]) -> None:
    """New items, each behind the last of its category; the file is changed once."""
    entries: list[tuple[int, Sequence[str]]] = []
    issued: dict[str, str] = {}
    ids = next_ids(work.catalogue, code, len(drafts), remembered)
    remembered.update(ids)
    for item_id, draft in zip(ids, drafts, strict=True):
        category = _category(work, code, draft, None)
        domain = domain_of_code(work.catalogue, code)
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
    domain = domain_of_code(work.catalogue, code)
    name = file_of_items(domain, work.files, work.ground)
    if code in work.ground.domains:
        entries = [(-1, rows) for _, rows in entries]
    work.write(name, add_entries(text_of_items(domain, work.files, work.ground), "items", entries, apart=True))
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


def propose(work: Work) -> None:
    """Bodies and laws that no register has, at the end of theirs."""
    for name, key, entries in (
        ("bodies.yml", "bodies", work.registers.new_bodies),
        ("laws.yml", "laws", work.registers.new_laws),
    ):
        if entries:
            rows = [(-1, record_rows(entry)) for entry in entries.values()]
            work.write(name, add_entries(work.files.get(name, b""), key, rows))


def says_same(one: Item, other: Item) -> bool:
    """Wordings of limits are compared as texts: one of them has been read."""
    return one == other or is_same_record(_as_written(one), _as_written(other))


def _as_written(item: Item) -> Item:
    limits = tuple(replace(entry, limit=TimeLimit(" ".join(entry.limit.raw.split()))) for entry in item.time_limit)
    return replace(item, time_limit=limits)
