"""Bodies of the catalogue below under the names they have here: 市、县级教育部门 is 县教育局, said once.

- GK909: a body stands for one that the catalogue below does not have, or two stand for the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.derive.diff.renames import Renamer
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import NOWHERE, Code, Diagnostic
from generator.model.domain import Domain
from generator.model.item import Item, Subject
from generator.model.names import Named

GK909 = Code(
    "GK909",
    "对应的上级目录主体写错了",
    "bodies.yml 里 stands_for 写的名称，上级目录的 bodies.yml 里没有；或者两个本地机构都说自己对应同一个。",
    "照上级目录 bodies.yml 里登记的名称写；上级目录已经改名、删去的，改成现在的名称或者删掉。",
    {"twice": "两个机构对应同一个｜只在一个机构下面写；确实由两家分担的，在事项里分别写责任主体。"},
)


def names_here(below: Mapping[str, Body], own: Mapping[str, Body]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Name below → name here, and what is wrong with the list."""
    names: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for body in own.values():
        for other in body.stands_for:
            if other not in below:
                problems.append(GK909.at(body.place, f"“{body.name}”对应的“{other}”在上级目录里没有登记"))
            elif names.setdefault(other, body.name) != body.name:
                message = f"“{other}”已经对应“{names[other]}”，又写在了“{body.name}”下面"
                problems.append(GK909.at(body.place, message, "twice", related=(own[names[other]].place,)))
    return {old: new for old, new in names.items() if old != new}, problems


def with_names(catalogue: Catalogue, names: Mapping[str, str]) -> Catalogue:
    """The catalogue below with its bodies called as here; a body that another stands for is not in it any more."""
    if not names:
        return catalogue
    renamer = Renamer({Named.BODY: names})
    bodies = {name: renamer.value(body) for name, body in catalogue.bodies.items() if name not in names}
    return replace(
        catalogue,
        domains=tuple(_domain(domain, names) for domain in catalogue.domains),
        bodies=bodies,
        withheld=renamer.value(catalogue.withheld),
        permalinks=replace(catalogue.permalinks, retired=renamer.value(catalogue.permalinks.retired)),
        withdrawn_below=renamer.value(catalogue.withdrawn_below),
    )


def _domain(domain: Domain, names: Mapping[str, str]) -> Domain:
    items = tuple(_item(item, names) for item in domain.items)
    return replace(domain, authority=names.get(domain.authority, domain.authority), items=items)


def _item(item: Item, names: Mapping[str, str]) -> Item:
    if not any(subject.body in names for subject in item.subject):
        return item
    return replace(item, subject=tuple(_subjects(item.subject, names)))


def _subjects(subjects: tuple[Subject, ...], names: Mapping[str, str]) -> Iterator[Subject]:
    """Each once: two bodies below may be one here."""
    seen = set()
    for subject in subjects:
        here = replace(subject, body=names.get(subject.body, subject.body))
        mark = replace(here, place=NOWHERE)
        if mark not in seen:
            seen.add(mark)
            yield here
