"""A domain is added: its code, its file with the head, its lines in the register; everything else as it was.

A county owes 26 domains (国办发〔2019〕54号), and more that its province adds; the program ships 13. All that a domain
has of its own is its file: pages, search, posters and the home page follow the domains there are.

read → check → model → text → check again → disk, as in `adding`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.edit.batches import add_pairs
from generator.edit.domains import write_domain
from generator.edit.draft import CannotEditError
from generator.edit.register import begin_register, issued_line, write_register
from generator.edit.rename import replace_text
from generator.model.address import IdKind, domain_of, is_id, is_within, join_id, part_of
from generator.model.catalogue import Catalogue
from generator.model.domain import Category, Domain
from generator.model.errors import SetupError
from generator.model.register import Issued
from generator.model.snapshot import Snapshot
from generator.model.text import UNFILLED
from generator.pipeline.checking import check_changed
from generator.pipeline.drafting import Draft, RecordEdit, edit_records, file_of
from generator.pipeline.editing import find_register, is_same, is_same_record
from generator.read.schema.guess import sound
from generator.read.tables.domains import DOMAIN_WORDS

LAST_CODE = 99


@dataclass(frozen=True, slots=True)
class NewDomain:
    """What will be done.

    `file`: its name in the folder; `changes`: file name → new bytes; `begun`: there was no register.
    """

    code: str
    file: str
    changes: Mapping[str, bytes]
    begun: bool


def known_codes(catalogue: Catalogue, remembered: Iterable[str] = ()) -> frozenset[str]:
    """Codes of domains that were ever given out, whether for the domain itself or for something in it."""
    register = catalogue.permalinks
    ids = (*catalogue.addresses, *register.known, *register.fates, *remembered)
    return frozenset(domain_of(address_id) for address_id in ids)


def next_code(known: Collection[str]) -> str:
    """The first code above all that were given out, so that none is used twice.

    Raises:
        SetupError: there is none left.
    """
    number = max((int(code) for code in known if code.isdecimal()), default=0) + 1
    if number > LAST_CODE:
        raise SetupError(f"领域编号已经用到 {LAST_CODE}。用 --code 指定一个没有用过的。")
    return f"{number:02d}"


def same_domain(catalogue: Catalogue, title: str) -> Domain | None:
    """A domain of the catalogue that tables call by this name too: 农村集体土地征收 is 征地补偿."""
    known = DOMAIN_WORDS.get(title, title)
    return next((domain for domain in catalogue.domains if DOMAIN_WORDS.get(domain.title, domain.title) == known), None)


def name_file(code: str, title: str) -> str:
    """14-she-hui-jiu-zhu.yml: the code and the sounds of the title, in letters that every system can write."""
    parts = ["".join(char for char in sound(one) or one.lower() if char.isascii() and char.isalnum()) for one in title]
    return "-".join(filter(None, (code, *parts))) + ".yml"


def plan_domain(
    snapshot: Snapshot,
    catalogue: Catalogue,
    domain: Domain,
    today: date,
) -> NewDomain:
    """Work out and verify the new files; nothing is written.

    Args:
        snapshot: the catalogue's folder.
        catalogue: what was read from it.
        domain: the new one, without items and file; its code is free.
        today: first day in the register.

    Raises:
        SetupError: the register is written in a way that a program cannot change safely.
    """
    file, register = name_file(domain.code, domain.title), find_register(snapshot)
    begun = register not in snapshot.files
    if begun:
        catalogue = replace(catalogue, permalinks=begin_register(catalogue, today))
    issued = _issued(domain, today)
    try:
        data = snapshot.files.get(register) or write_register(catalogue.permalinks)
        for section, entries in issued.items():
            data = add_pairs(data, section, {entry.id: issued_line(entry) for entry in entries})
    except CannotEditError as error:
        raise SetupError(f"{register} 里{error}。没有改动，请手工登记。") from error
    changes = {file: write_domain(domain), register: data}
    after = check_changed(snapshot, today, changes).catalogue
    new = next((one for one in after.domains if one.code == domain.code), None)
    others = replace(after, domains=tuple(one for one in after.domains if one is not new))
    is_there = new is not None and is_same_record(replace(new, file=""), domain)
    if not is_there or not is_same(others, _with_issued(catalogue, issued)):
        raise SetupError(f"{register} 的排列方式特殊，没法自动登记。没有改动，请照别的领域手工加一个文件。")
    return NewDomain(domain.code, file, changes, begun)


def _issued(domain: Domain, today: date) -> Mapping[str, Sequence[Issued]]:
    day = today.isoformat()
    categories = [Issued(join_id(domain.code, one.id), one.name, day) for one in domain.categories]
    return {"domains": (Issued(domain.code, domain.title, day),), "categories": categories}


def _with_issued(catalogue: Catalogue, issued: Mapping[str, Sequence[Issued]]) -> Catalogue:
    register = catalogue.permalinks
    sections: Mapping[str, Any] = {
        name: {**getattr(register, name), **{entry.id: entry for entry in entries}} for name, entries in issued.items()
    }
    return replace(catalogue, permalinks=replace(register, **sections))


def new_domain(code: str, title: str, authority: str, introduction: str, categories: Sequence[str]) -> Domain:
    """The head of a domain; what nobody said is still to be written."""
    names = tuple(dict.fromkeys(categories)) or (UNFILLED,)
    return Domain(
        code=code,
        title=title,
        authority=authority or UNFILLED,
        introduction=introduction or UNFILLED,
        questions=(),
        categories=tuple(Category(f"c{number}", name) for number, name in enumerate(names, 1)),
    )


LAST_CATEGORY = 99


def plan_category(
    draft: Draft, domain: Domain, name: str, description: str, today: date, remembered: Collection[str] = ()
) -> tuple[Category, Mapping[str, bytes]]:
    """A category with the next free id, and the new files: file name → bytes. Nothing is written.

    Args:
        draft: the catalogue as it stands.
        domain: the domain that gets it, behind its last.
        name: its name, which no other category of the domain has.
        description: one sentence for residents; may be empty.
        today: first day in the register.
        remembered: ids that were given out once, whatever the register says.

    Raises:
        SetupError: the name is taken, no id is left, or a file is written in a way a program cannot change safely.
    """
    if any(one.name == name for one in domain.categories):
        raise SetupError(f"“{domain.title}”里已经有一级事项“{name}”，没有加。")
    category = Category(_next_category(draft, domain, remembered), name, description)
    unwritten = [one for one in domain.categories if one.name == UNFILLED and not domain.items_of(one.name)]
    if unwritten:  # a new domain without names has one that is still to be written: it gets this name
        category = replace(unwritten[0], name=name, description=description)
    kept = tuple(category if one in unwritten[:1] else one for one in domain.categories)
    head = replace(domain, categories=kept if unwritten else (*kept, category))
    changes = dict(edit_records(draft, [RecordEdit(file_of(domain.file), "domain", -1, domain, head)]))
    register = find_register(draft.snapshot)
    entry = Issued(join_id(domain.code, category.id), name, today.isoformat())
    known = draft.registers.permalinks.categories.get(entry.id)
    try:
        data = draft.snapshot.files.get(register)
        if data is None:
            data = write_register(begin_register(draft.catalogue, today))
        if known is None:
            data = add_pairs(data, "categories", {entry.id: issued_line(entry)})
        else:
            data = replace_text(data, ("categories", entry.id), issued_line(replace(entry, since=known.since)))
    except CannotEditError as error:
        raise SetupError(f"{register} 里{error}。没有改动，请手工登记。") from error
    told = draft.changed({register: data}).registers.permalinks.categories.get(entry.id)
    if told is None or told.title != name:
        raise SetupError(f"{register} 的排列方式特殊，没法自动登记。没有改动。")
    return category, {**changes, register: data}


def _next_category(draft: Draft, domain: Domain, remembered: Collection[str]) -> str:
    """The first id above all that were ever given out in a domain, so that no code on paper leads elsewhere."""
    register = draft.registers.permalinks
    known = {
        *register.categories,
        *register.fates,
        *remembered,
        *(join_id(domain.code, c.id) for c in domain.categories),
    }
    ours = (part_of(i)[1:] for i in known if is_within(i, domain.code) and is_id(i, IdKind.CATEGORY))
    number = max(map(int, ours), default=0) + 1
    if number > LAST_CATEGORY:
        raise SetupError(f"“{domain.title}”的一级事项编号已经用到 c{LAST_CATEGORY}，没有新的可用。")
    return f"c{number}"
