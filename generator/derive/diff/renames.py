"""Names that changed wherever they stand: told once, and carried out on a whole catalogue.

A body or law has another name where the old one is gone and a new one says so (`formerly`), or is otherwise the same: a
law with the same title or number, a body of which all but the name is the same, or that has the same items in its care.
A category has its id.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.change import Rename
from generator.model.domain import Category, Domain
from generator.model.law import Law
from generator.model.names import USES, Named

R = TypeVar("R", Body, Law)


def find_renames(old: Catalogue, new: Catalogue) -> tuple[Rename, ...]:
    """Names of the old catalogue that are others in the new one, in its order. No name is both old and new."""
    bodies = _find(old.bodies, new.bodies, _facts_of_body, _care(old, new))
    laws = _find(old.laws, new.laws, lambda law: (law.title,), lambda law: (law.doc_no,) if law.doc_no else None)
    return (
        *(Rename(Named.BODY, "", *pair) for pair in bodies),
        *(Rename(Named.LAW, "", *pair) for pair in laws),
        *_categories(old, new),
    )


Facts = Callable[[R], Hashable]


def _find(old: Mapping[str, R], new: Mapping[str, R], *facts: Facts[R]) -> Iterator[tuple[str, str]]:
    """Pairs of names: by what the new entry says it was, else by facts that only one gone and one new entry have."""
    gone = {name: entry for name, entry in old.items() if name not in new}
    come = {name: entry for name, entry in new.items() if name not in old}
    for name in list(come):
        before = [former for former in come[name].formerly if former in gone]
        if before:
            yield before[-1], name
            del gone[before[-1]], come[name]
    for fact in facts:
        was, now = _by_fact(gone, fact), _by_fact(come, fact)
        for key in was.keys() & now.keys():
            if len(was[key]) == len(now[key]) == 1:
                (before_name,), (name,) = was[key], now[key]
                yield before_name, name
                del gone[before_name], come[name]


def _by_fact(entries: Mapping[str, R], fact: Facts[R]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for name, entry in entries.items():
        if (key := fact(entry)) is not None:
            found.setdefault(key, []).append(name)
    return found


def _facts_of_body(body: Body) -> Hashable:
    """All of a body but its names; None where that is too little to tell it by."""
    told = (body.duty, body.phone, body.address, body.website)
    return (body.kind, *told, body.hours, body.overseer) if any(told) else None


FEW = 2
"""Items in a body's care, below which another body in its place is another body."""


def _care(*catalogues: Catalogue) -> Facts[Body]:
    """The items a body answers for; None where they are few. A name is in one of the catalogues only."""
    items: dict[str, set[str]] = {}
    for catalogue in catalogues:
        for item in catalogue.items:
            for subject in item.subject:
                items.setdefault(subject.body, set()).add(item.id)

    def care(body: Body) -> Hashable:
        own = items.get(body.name, set())
        return (body.kind, frozenset(own)) if len(own) >= FEW else None

    return care


def _categories(old: Catalogue, new: Catalogue) -> Iterator[Rename]:
    after = {domain.code: domain for domain in reversed(new.domains)}
    seen: set[str] = set()
    for domain in old.domains:
        if domain.code not in after or domain.code in seen:
            continue
        seen.add(domain.code)
        was, now = _only(domain), _only(after[domain.code])
        before_names, after_names = set(was.values()), set(now.values())
        for category_id, name in was.items():
            other = now.get(category_id, name)
            if other not in before_names and name not in after_names:
                yield Rename(Named.CATEGORY, domain.code, name, other)


def _only(domain: Domain) -> dict[str, str]:
    """Id → name of the categories whose id and name no other has."""
    ids = [category.id for category in domain.categories]
    names = [category.name for category in domain.categories]
    return {c.id: c.name for c in domain.categories if ids.count(c.id) == names.count(c.name) == 1}


# --- carried out ------------------------------------------------------------------------------------------


def carry_out(catalogue: Catalogue, renames: tuple[Rename, ...]) -> Catalogue:
    """The catalogue with the new names, where they are given and wherever they are used."""
    if not renames:
        return catalogue
    bodies = {one.old: one.new for one in renames if one.named is Named.BODY}
    laws = {one.old: one.new for one in renames if one.named is Named.LAW}
    whole = Renamer({Named.BODY: bodies, Named.LAW: laws})
    catalogue = replace(
        catalogue,
        domains=whole.value(catalogue.domains),
        laws={
            laws.get(key, key): replace(whole.value(law), key=laws.get(key, key)) for key, law in _of(catalogue.laws)
        },
        bodies={
            bodies.get(name, name): replace(whole.value(body), name=bodies.get(name, name))
            for name, body in _of(catalogue.bodies)
        },
        permalinks=replace(catalogue.permalinks, retired=whole.value(catalogue.permalinks.retired)),
        posters=whole.value(catalogue.posters),
    )
    return replace(catalogue, domains=tuple(_renamed_categories(domain, renames) for domain in catalogue.domains))


def _of(entries: Mapping[str, R]) -> Iterator[tuple[str, R]]:
    return iter(entries.items())


def _renamed_categories(domain: Domain, renames: tuple[Rename, ...]) -> Domain:
    names = {one.old: one.new for one in renames if one.named is Named.CATEGORY and one.owner == domain.code}
    if not names:
        return domain
    renamer = Renamer({Named.CATEGORY: names})
    categories = tuple(_renamed(category, names) for category in domain.categories)
    return replace(domain, categories=categories, items=renamer.value(domain.items))


def _renamed(category: Category, names: Mapping[str, str]) -> Category:
    return replace(category, name=names.get(category.name, category.name))


class Renamer:
    """Gives new names to whatever uses them, however deep in a record."""

    def __init__(self, names: Mapping[Named, Mapping[str, str]]) -> None:
        self.names = names

    def value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self.value(part) for part in value)
        if is_dataclass(value) and not isinstance(value, (type, Enum)):
            return self._record(value)
        return value

    def _record(self, record: Any) -> Any:
        changed: dict[str, Any] = {}
        for entry in fields(record):
            value = getattr(record, entry.name)
            named = USES.get((type(record), entry.name))
            new = self.value(value) if named is None else self._name(value, self.names.get(named, {}))
            if new is not value and new != value:
                changed[entry.name] = new
        return replace(record, **changed) if changed else record

    def _name(self, value: Any, names: Mapping[str, str]) -> Any:
        return tuple(names.get(name, name) for name in value) if isinstance(value, tuple) else names.get(value, value)
