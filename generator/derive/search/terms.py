"""Catalogue → what the search knows about each item, and the tables that let it understand a query.

Rules followed:
- only what the page shows may be found (`model.basis`); bodies and laws stand with the names residents see;
- what was added to an item and has no place of its own is found like its content (`views.further`);
- what registers beside the catalogue say of an item (a guide: which papers) is found like its content;
- what was withdrawn is found by its id and its title, for codes of years ago still hang on walls;
- numbers of documents and articles stand in Arabic numerals (第四十八条 → 第48条); the browser turns a typed
  numeral the same way, so that both kinds are found.

Left to others: the form of the shipped files (`render.search.index`), ranking (`scripts/engine`).
"""

from collections.abc import Iterator, Mapping

from generator.derive.lists import searched_beside
from generator.derive.search.hanzi import common_characters, shape_groups, traditional_forms
from generator.derive.search.readings import everyday_readings, reading_table
from generator.derive.views.further import searched_texts
from generator.derive.views.official import say_names
from generator.model.address import IdKind, domain_of, kind_of_id
from generator.model.basis import shown_basis
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.item import Item
from generator.model.law import Law
from generator.model.numerals import arabic_numbers
from generator.model.search import GoneEntry, SearchData, SearchEntry
from generator.model.standing import standing

EVERYONE = "全社会"
GROUP = "特定群众"


def derive_search(catalogue: Catalogue) -> SearchData:
    """Entries in the order of the catalogue, and the tables. Nothing here depends on the day or the machine."""
    asked = {entry.id: entry.ways for entry in reversed(catalogue.asked)}
    beside = searched_beside(catalogue)
    entries = tuple(
        _entry(catalogue, domain, item, asked.get(item.id, ()), beside.get(item.id, ()))
        for domain in catalogue.domains
        for item in domain.items
    )
    gone = tuple(_gone_entries(catalogue))
    spoken = (*_spoken_texts(entries), *(entry.title for entry in gone))
    readings = reading_table(spoken, catalogue.words.readings)
    said = "".join(word for group in catalogue.words.synonyms for word in (*group.say, *group.mean))
    readings |= {char: everyday_readings(char) for char in said if char not in readings}
    common = {c: everyday_readings(c) for c in common_characters() if c not in readings}
    return SearchData(
        entries=entries,
        readings={char: readings[char] for char in sorted(readings) if readings[char]},
        common=common,
        traditional=traditional_forms(),
        shapes=shape_groups(),
        gone=gone,
        renamed=dict(_renamed(catalogue)),
    )


def _renamed(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Name a body had → its name, where no other body has it now."""
    for name, body in sorted(catalogue.bodies.items()):
        yield from ((former, name) for former in body.formerly if former not in catalogue.bodies)


def _entry(
    catalogue: Catalogue, domain: Domain, item: Item, asked: tuple[str, ...], beside: tuple[str, ...]
) -> SearchEntry:
    bodies = tuple(dict.fromkeys(subject.body for subject in item.subject))
    return SearchEntry(
        id=item.id,
        title=item.title,
        category=item.category,
        domain=domain.code,
        domain_title=domain.title,
        summary=item.summary,
        keywords=tuple(dict.fromkeys(item.keywords)),
        questions=tuple(question.ask for question in domain.questions if question.item == item.id),
        content=(*item.content, *beside, *searched_texts(item), *_other_names(catalogue, bodies), *_numbered(item)),
        basis=tuple(dict.fromkeys(_basis_lines(catalogue.laws, domain, item))),
        bodies=bodies,
        when=item.time_limit[0].limit.raw if item.time_limit else "",
        who=bodies[0] + ("等" if len(bodies) > 1 else "") if bodies else "",
        stage=item.stage.value,
        levels=tuple(level.value for level in item.scope.tiers),
        audience=((EVERYONE,) if item.scope.everyone else ()) + ((GROUP,) if item.scope.groups else ()),
        methods=tuple(method.value for method in item.scope.methods),
        asked=asked,
    )


def _other_names(catalogue: Catalogue, names: tuple[str, ...]) -> Iterator[str]:
    """县自然资源局（原县国土资源局）: who looks for a name that a body had or has besides finds its items."""
    for name in names:
        body = catalogue.bodies.get(name)
        if body is not None and (said := say_names(body)):
            yield f"{name}（{said}）"


def _numbered(item: Item) -> Iterator[str]:
    """Documents that people ask for by their number."""
    yield from (f"{document.title} {arabic_numbers(document.number)}" for document in item.published if document.number)


def _gone_entries(catalogue: Catalogue) -> Iterator[GoneEntry]:
    """In the order of their ids; an id that is live as well (GK491) is found as live."""
    fates, live = catalogue.permalinks.fates, catalogue.addresses
    titles = {code: entry.title for code, entry in fates.items()} | {d.code: d.title for d in catalogue.domains}
    for entry_id, entry in sorted(fates.items()):
        if entry_id not in live:
            kind = kind_of_id(entry_id)
            beside = kind if kind is IdKind.DOMAIN else titles.get(domain_of(entry_id), kind)
            yield GoneEntry(entry_id, entry.title, entry.fate.value, beside)


def _basis_lines(laws: Mapping[str, Law], domain: Domain, item: Item) -> Iterator[str]:
    """A line a law: what it is called, its standing where that is in doubt, its number, the articles that may be shown.

    A result shows the beginning of the line as its reason, so the standing stands right behind the title.
    """
    for law, basis in shown_basis(item, domain.category_of(item), laws):
        title = law.title if law else basis.law
        names = (*(() if basis.law in title else (basis.law,)), law.doc_no if law else "")
        doubt = standing(law).remark.strip("（）")
        yield arabic_numbers(" ".join(filter(None, (title, doubt, *names, *basis.articles))))


def _spoken_texts(entries: tuple[SearchEntry, ...]) -> Iterator[str]:
    """Every distinct text whose characters may be typed by sound."""
    seen: set[str] = set()
    for entry in entries:
        own = (entry.title, entry.category, entry.domain_title, entry.summary, *entry.keywords, *entry.questions)
        for text in (*own, *entry.content, *entry.bodies, *entry.basis):
            if text not in seen:
                seen.add(text)
                yield text
