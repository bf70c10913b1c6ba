"""领域编号和一级事项代号: printed on codes like the ids of items, so never lost and never reused.

- GK403: a domain or a category that was given out is neither live nor retired.
- GK404: a retired one is live, or its code now names quite another matter.
- GK405: one is not registered, or the register has no section for them.

Why: the pages of domains and categories (`/01/`, `/01/c1/`) have printed codes (design, decision 3). Another name for
the same thing keeps its code. A lost domain is told once, with what it took along.
"""

from collections.abc import Iterator, Mapping, Set

from generator.check.context import Context
from generator.check.ids import GK403, GK404, GK405
from generator.check.sameness import is_another_matter
from generator.model.address import IdKind, domain_of, is_id, is_within, join_id, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.domain import Domain
from generator.model.register import Issued, Permalinks

Named = Mapping[str, tuple[str, Place]]
"""Code → name and place, as the domain files have them."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("domain") or context.unread.lacks("permalinks"):
        return
    register = catalogue.permalinks
    coded = [(_own_code(domain, register), domain) for domain in catalogue.domains if domain.code]
    domains = {code: (domain.title, domain.place) for code, domain in coded}
    categories = {
        join_id(code, category.id): (category.name, context.place_of(domain.place, "categories", index))
        for code, domain in coded
        for index, category in enumerate(domain.categories)
        if category.id
    }
    lost = register.domains.keys() - domains.keys() - register.fates.keys()
    for section, issued, live in (
        ("domains", register.domains, domains),
        ("categories", register.categories, categories),
    ):
        yield from _find_lost(issued, live, lost, register)
        yield from _find_reused(issued, live, register)
        yield from _find_unregistered(section, live, register, context)


def _own_code(domain: Domain, register: Permalinks) -> str:
    """The code a domain should have: its items' where its own is a slip (GK402), which is no loss besides."""
    registered = register.domains.get(domain.code)
    prefixes = {item.domain_code for item in domain.items if is_id(item.id, IdKind.ITEM)}
    is_slip = registered is None or is_another_matter(registered.title, domain.title)
    return next(iter(prefixes)) if is_slip and len(prefixes) == 1 else domain.code


def _find_lost(issued: Mapping[str, Issued], live: Named, lost: Set[str], register: Permalinks) -> Iterator[Diagnostic]:
    for code in sorted(issued.keys() - live.keys() - register.fates.keys()):
        if domain_of(code) in lost and code not in lost:
            continue
        kind, entry = kind_of_id(code), issued[code]
        with_it = [i for i in (*register.categories, *register.issued) if is_within(i, code)]
        more = f"，连同它的 {len(with_it)} 个一级事项和事项" if code in lost and with_it else ""
        message = f"{kind}“{entry.title}”（{code}）发出过，现在没有了{more}，印出去的二维码会打不开"
        yield GK403.at(entry.place, message, "domain" if more else "", kind=kind, id=code)


def _find_reused(issued: Mapping[str, Issued], live: Named, register: Permalinks) -> Iterator[Diagnostic]:
    fates = register.fates
    for code, (name, place) in live.items():
        kind = kind_of_id(code)
        if code in fates:
            message = f"{kind}“{code}”已于 {fates[code].on} {fates[code].fate.value}，不能再用"
            remedy, related = "retired", fates[code].place
        elif code in issued and is_another_matter(issued[code].title, name):
            message = f"{kind}“{code}”登记的是“{issued[code].title}”，现在改成了“{name}”，像是另一件事"
            remedy, related = "", issued[code].place
        else:
            continue
        yield GK404.at(place, message, remedy, related=(related,))


def _find_unregistered(section: str, live: Named, register: Permalinks, context: Context) -> Iterator[Diagnostic]:
    if not live:
        return
    kind = kind_of_id(next(iter(live)))
    if section not in register.sections:
        code, (name, _) = next(iter(live.items()))
        message = f"permalinks.yml 没有登记{kind}的编码，丢了也发现不了"
        place = Place(register.file)
        warn = Severity.WARNING
        yield GK405.at(
            place, message, "section", severity=warn, section=section, id=code, day=context.today, title=name
        )
        return
    known = register.known
    for code, (name, place) in live.items():
        if code not in known:
            message = f"{kind}“{code}”还没有登记"
            warn = Severity.WARNING
            yield GK405.at(place, message, severity=warn, section=section, id=code, day=context.today, title=name)
