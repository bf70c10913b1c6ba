"""Random changes of a catalogue: any text, word, flag, list or register, wherever the records hold one.

Nothing here knows what a field is for. A change that no site can be made of (an item of no domain) is the caller's to
take back; what the check would refuse but a site can be made of is as good a change as any.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Place
from generator.model.register import Retired

Path = tuple[tuple[str, Any], ...]
Spot = tuple[Path, Any]

_LETTERS = "改公开征地补偿政策解读一二三abc<&\"'　。，（）"
NAMES = frozenset({"code", "file", "key", "id", "item", "category", "law", "authority", "replaced_by"})
"""Fields that name other records: changed as often as others, most such changes are taken back."""


def find_spots(value: Any, path: Path = ()) -> Iterator[Spot]:
    """Every value inside a value, with the way to it."""
    if isinstance(value, Place):
        return
    yield path, value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from find_spots(getattr(value, field.name), (*path, ("field", field.name)))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from find_spots(part, (*path, ("index", index)))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from find_spots(part, (*path, ("key", key)))


def put(value: Any, path: Path, new: Any) -> Any:
    """The same value with something else at one place."""
    if not path:
        return new
    (kind, name), rest = path[0], path[1:]
    if kind == "field":
        return replace(value, **{name: put(getattr(value, name), rest, new)})
    if kind == "index":
        return (*value[:name], put(value[name], rest, new), *value[name + 1 :])
    return {key: put(part, rest, new) if key == name else part for key, part in value.items()}


def change_text(rng: random.Random, catalogue: Catalogue) -> Catalogue:
    """One text: longer, shorter, another's, or of the same length."""
    found = [spot for spot in find_spots(catalogue) if type(spot[1]) is str and spot[0]]
    path, text = rng.choice(found)
    if path[-1][1] in NAMES and rng.random() < 0.9:
        path, text = rng.choice(found)
    at = rng.randrange(len(text) + 1)
    letter = rng.choice(_LETTERS)
    makers = (
        text[:at] + letter + text[at:],
        text[:at] + text[at + 1 :],
        text[:at] + letter + text[at + 1 :],
        rng.choice(found)[1],
    )
    return put(catalogue, path, rng.choice(makers))  # type: ignore[no-any-return]


def change_list(rng: random.Random, catalogue: Catalogue) -> Catalogue:
    """One list or register: an entry less, one twice as far up, two in each other's place, turned round."""
    found = [s for s in find_spots(catalogue) if isinstance(s[1], (tuple, Mapping)) and len(s[1]) > 0 and s[0]]
    path, value = rng.choice(found)
    entries = list(value.items() if isinstance(value, Mapping) else value)
    one, other = rng.randrange(len(entries)), rng.randrange(len(entries))
    how = rng.randrange(3)
    if how == 0:
        del entries[one]
    elif how == 1:
        entries[one], entries[other] = entries[other], entries[one]
    else:
        entries.reverse()
    return put(catalogue, path, dict(entries) if isinstance(value, Mapping) else tuple(entries))  # type: ignore[no-any-return]


def change_word(rng: random.Random, catalogue: Catalogue) -> Catalogue:
    """One flag, number or choice."""
    found = [s for s in find_spots(catalogue) if isinstance(s[1], (bool, int, Enum, date)) and s[0]]
    path, value = rng.choice(found)
    if isinstance(value, bool):
        return put(catalogue, path, not value)  # type: ignore[no-any-return]
    if isinstance(value, Enum):
        return put(catalogue, path, rng.choice(list(type(value))))  # type: ignore[no-any-return]
    if isinstance(value, date):
        return put(catalogue, path, value.replace(day=1 + value.day % 28))  # type: ignore[no-any-return]
    return put(catalogue, path, value + 1)  # type: ignore[no-any-return]


def rename_body(rng: random.Random, catalogue: Catalogue) -> Catalogue:
    """A body by another name, wherever it is named."""
    old = rng.choice(sorted(catalogue.bodies))
    new = f"{old}{rng.choice('甲乙丙')}"
    for path, value in list(find_spots(catalogue)):
        if value == old and path[-1] != ("index", None):
            catalogue = put(catalogue, path, new)
    bodies = {new if key == old else key: body for key, body in catalogue.bodies.items()}
    return replace(catalogue, bodies=bodies)


def rename_domain(rng: random.Random, catalogue: Catalogue) -> Catalogue:
    """A domain by another title."""
    at = rng.randrange(len(catalogue.domains))
    return put(catalogue, (("field", "domains"), ("index", at), ("field", "title")), f"领域{rng.randrange(99)}")  # type: ignore[no-any-return]


def retire_item(rng: random.Random, catalogue: Catalogue) -> Catalogue:
    """An item that is no longer live."""
    at = rng.randrange(len(catalogue.domains))
    domain = catalogue.domains[at]
    item = rng.choice(domain.items)
    heir = rng.choice(catalogue.items)
    gone = Retired(id=item.id, title=item.title, on="2026-11-20", reason="并入", replaced_by=(heir.id,))
    left = replace(domain, items=tuple(one for one in domain.items if one.id != item.id))
    register = catalogue.permalinks
    return replace(
        catalogue,
        domains=(*catalogue.domains[:at], left, *catalogue.domains[at + 1 :]),
        permalinks=replace(register, retired=(*register.retired, gone)),
    )


def add_item(rng: random.Random, catalogue: Catalogue) -> Catalogue:
    """An item more, like another."""
    at = rng.randrange(len(catalogue.domains))
    domain = catalogue.domains[at]
    taken = {item.id for item in domain.items} | catalogue.permalinks.fates.keys()
    free = next(i for n in range(100, 999) if (i := f"{domain.code}-{n}") not in taken)
    item = replace(rng.choice(domain.items), id=free, title=f"新事项{free}")
    more = replace(domain, items=(*domain.items, item))
    return replace(catalogue, domains=(*catalogue.domains[:at], more, *catalogue.domains[at + 1 :]))


CHANGES = (
    (change_text,) * 6 + (change_list,) * 3 + (change_word,) * 2 + (rename_body, rename_domain, retire_item, add_item)
)
"""What is done how often."""
