"""A choice → the posters to print, each with all its words: title, sentence, address, telephone.

What a poster says comes from the catalogue as it stands; nothing is shortened but at the end of a sentence, and nothing
withdrawn is printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.derive.titles import TitleBreaker
from generator.model.address import absolute, category_path, domain_path, is_id, item_path, join_id
from generator.model.catalogue import Catalogue
from generator.model.domain import Category, Domain
from generator.model.doubt import say_doubts
from generator.model.item import Item
from generator.model.poster import Choice, Poster, PosterSet
from generator.model.register import find_successors

MAX_SENTENCE = 60
"""Characters of the sentence on a poster: what is read while standing before it. A longer first sentence is kept."""

_ENDS = "。！？"
_FOUND_THERE = re.compile("可以查|可以看|在这里|这里告诉|这里讲|这里都")
"""How an introduction comes to say what is found there, after it has said what the domain is."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """A page that a poster may lead to."""

    id: str
    kind: str
    title: str
    text: str
    path: str
    bodies: tuple[str, ...]
    doubt: str = ""


def find_refused(catalogue: Catalogue, choice: Choice) -> tuple[str, ...]:
    """What of a choice can't be printed and why, a sentence each: unknown or withdrawn ids, unknown bodies."""
    live = {subject.id for subject in _subjects(catalogue)}
    names = {name for body in catalogue.bodies.values() for name in (body.name, body.full_name)}
    return (
        *(_refuse_id(named, catalogue) for named in (*choice.ids, *choice.within) if named not in live),
        *(_refuse_body(name, catalogue) for name in choice.bodies if not name or name not in names),
    )


def _refuse_id(named: str, catalogue: Catalogue) -> str:
    fates = catalogue.permalinks.fates
    if (gone := fates.get(named)) is not None:
        now = find_successors(fates, named).live
        heirs = f"，改印替代它的 {'、'.join(now)}" if now else ""
        return f"“{named} {gone.title}”已于 {gone.on} {gone.fate.value}，不能再印海报{heirs}"
    offer = "、".join(f"{domain.code} {domain.title}" for domain in catalogue.domains)
    return f"目录里没有编码“{named}”" + ("" if is_id(named) else f"，领域有：{offer}")


def _refuse_body(name: str, catalogue: Catalogue) -> str:
    now = [body.name for body in catalogue.bodies.values() if name in (*body.formerly, *body.also)]
    if name and len(now) == 1:
        return f"bodies.yml 里没有登记“{name}”，现在是“{now[0]}”"
    near = sorted((known for known in catalogue.bodies if name in known), key=len)[:1]
    return f"bodies.yml 里没有登记“{name}”" + "".join(f"，您是不是想写“{known}”？" for known in near)


def derive_posters(catalogue: Catalogue, choice: Choice, chosen: PosterSet | None = None) -> tuple[Poster, ...]:
    """The posters of a choice in the catalogue's order, each once; ids it can't print are left out.

    Args:
        chosen: the set whose board and telephone stand on them.
    """
    breaker = breaker_of(catalogue)
    wanted = _wanted(catalogue, choice)
    posters = (_poster(catalogue, subject, breaker) for subject in _subjects(catalogue) if subject.id in wanted)
    if chosen is None:
        return tuple(posters)
    if chosen.phone:
        posters = (replace(poster, phone=chosen.phone, phone_of=chosen.phone_name) for poster in posters)
    return tuple(replace(poster, board=chosen.board) for poster in posters)


def _wanted(catalogue: Catalogue, choice: Choice) -> set[str]:
    wanted = set(choice.ids)
    names = _registered(catalogue, choice.bodies)
    for domain in catalogue.domains:
        if choice.with_items and domain.code in choice.ids:
            wanted.update(join_id(domain.code, category.id) for category in domain.categories)
        for item in domain.items:
            category = domain.category_of(item)
            above = {domain.code, join_id(domain.code, category.id) if category else ""}
            is_below = choice.with_items and not above.isdisjoint(choice.ids)
            is_level = choice.level in item.scope.tiers and (not choice.within or domain.code in choice.within)
            if is_below or is_level or any(subject.body in names for subject in item.subject):
                wanted.add(item.id)
    return wanted


def _registered(catalogue: Catalogue, names: tuple[str, ...]) -> set[str]:
    """Names of the register for names as people write them, full ones too."""
    return {body.name for body in catalogue.bodies.values() if body.name in names or body.full_name in names}


def _subjects(catalogue: Catalogue) -> Iterator[_Subject]:
    """Everything with a page and a code, in the catalogue's order: domain, category, its items."""
    for domain in catalogue.domains:
        yield _of_domain(domain)
        for category in domain.categories:
            yield _of_category(domain, category)
            yield from (_of_item(item) for item in domain.items_of(category.name))


def _of_domain(domain: Domain) -> _Subject:
    path = domain_path(domain.code)
    return _Subject(domain.code, "领域", domain.title, domain.introduction, path, (domain.authority,))


def _of_category(domain: Domain, category: Category) -> _Subject:
    path = category_path(domain.code, category.id)
    text = category.description or domain.introduction
    return _Subject(join_id(domain.code, category.id), "一级事项", category.name, text, path, (domain.authority,))


def _of_item(item: Item) -> _Subject:
    bodies = tuple(subject.body for subject in item.subject)
    doubt = say_doubts(item)
    return _Subject(item.id, "事项", item.title, item.summary, item_path(item.id), bodies, doubt)


def _poster(catalogue: Catalogue, subject: _Subject, breaker: TitleBreaker) -> Poster:
    office = catalogue.office
    phone, phone_of = find_phone(catalogue, subject.bodies)
    return Poster(
        id=subject.id,
        kind=subject.kind,
        title=subject.title,
        breaks=breaker.find_breaks(subject.title),
        sentence=shorten(subject.text),
        address=absolute(office.site_url, subject.path),
        office=office.name,
        phone=phone,
        phone_of=phone_of,
        example=office.example,
        doubt=subject.doubt,
    )


def find_phone(catalogue: Catalogue, bodies: Sequence[str]) -> tuple[str, str]:
    """Telephone and whose it is: of the first body that has one, else the office's own."""
    for name in bodies:
        body = catalogue.bodies.get(name)
        if body is not None and body.phone:
            return body.phone, body.full_name or body.name
    contact = catalogue.office.contact
    return contact.phone, (contact.name or catalogue.office.name) if contact.phone else ""


def shorten(text: str, most: int = MAX_SENTENCE) -> str:
    """As many whole sentences as fit into so many characters, from the first that says what is found there.

    At least one sentence is kept, however long; the first of all where none says so.
    """
    sentences = re.findall(f"[^{_ENDS}]+[{_ENDS}”）]*", text)
    start = next((at for at, sentence in enumerate(sentences) if _FOUND_THERE.search(sentence)), 0)
    kept = sentences[start : start + 1]
    for sentence in sentences[start + 1 :]:
        if len("".join(kept)) + len(sentence) > most:
            break
        kept.append(sentence)
    return "".join(kept).strip()


def breaker_of(catalogue: Catalogue) -> TitleBreaker:
    """What breaks titles by the words of this catalogue."""
    return TitleBreaker(_wording(catalogue))


def _wording(catalogue: Catalogue) -> Iterator[str]:
    for domain in catalogue.domains:
        yield from (domain.title, domain.introduction)
        yield from (category.name for category in domain.categories)
        for item in domain.items:
            yield from (item.title, item.summary, *item.content, *item.keywords)
