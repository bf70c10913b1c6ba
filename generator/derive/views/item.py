"""The page of an item: the answer in question words, the official row, what changed, where to go from there.

Whose telephone it shows: those of the bodies in the item's `subject`, as `bodies.yml` has them: of a few all, of many
the first two and one that has a telephone, all again further down. Where none of them has one, the office's `contact`.
Where it can be applied for and the item does not say how, and to whom else one may turn: `ways`. For faults the
office's `contact`.

Depends on: the item; its domain (code, title, introduction, categories); its category; the laws that both cite
(title, status, successor); the bodies it names; the office; id and title of related items; adjustments and recorded
changes; where the office keeps a ledger, its lines about the item, and their day.
what registers beside the catalogue say of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.derive.views.changes import item_log
from generator.derive.views.channels import channel_link
from generator.derive.views.documents import DOCUMENTS, MOST, NO_NUMBERS, Document, list_documents
from generator.derive.views.duties import DutyLine
from generator.derive.views.further import Fact, further_facts
from generator.derive.views.head import Article, Mark, PageView, domain_column, label_list, page_view, published_day
from generator.derive.views.heritage import field_marks, say_changes
from generator.derive.views.howto import HowToApply, how_to_apply
from generator.derive.views.leading import BodyLine, body_lines, has_phone, leading_subjects
from generator.derive.views.official import UNTOLD, book_marks, official_row, say_successor
from generator.derive.views.parts import (
    Beside,
    CodeView,
    Link,
    LogLine,
    OutLink,
    Phones,
    code_of,
    item_links,
    law_link,
    log_lines,
    phones_of,
)
from generator.derive.views.service import item_ways
from generator.derive.views.timewords import Calculator, find_calculator, first_limit, limit_lines
from generator.derive.views.ways import other_ways
from generator.model.address import category_path, domain_path, item_path
from generator.model.applying import authorities
from generator.model.basis import ShownBasis, shown_basis
from generator.model.body import Body
from generator.model.catalogue import Adjustment
from generator.model.columns import HEADING_OF
from generator.model.domain import Category, Domain
from generator.model.doubt import doubts
from generator.model.feed import item_feed_path
from generator.model.history import Recorded
from generator.model.item import Item
from generator.model.law import Law
from generator.model.office import Office
from generator.model.origin import OriginWords, say_origin
from generator.model.rowheritage import who_changed
from generator.model.standing import standing
from generator.model.words import FieldWords


@dataclass(frozen=True, slots=True)
class BasisLine:
    """A law with the articles that may be shown. `warning`: that it no longer holds; `state`: its standing else."""

    law: Link
    articles: str
    warning: str
    state: str


@dataclass(frozen=True, slots=True)
class ItemDuties:
    """What the ledger says of the item as of `day` (in words)."""

    day: str
    lines: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """The body of an item's page.

    `path`: the levels between category and title. `portal`: columns of the portal where documents appear.
    `newest`, `older`: what was published, newest first; `unlisted`: how many more.
    `leading`: the bodies that the answer names; `others`: all of
    them where these are not all, else empty. `desk`: the office's telephone where no body has one. `first_limit`: what
    stands in the answer where all limits are too long for it. `terms`: the official terms beside the question words.
    `row`: (heading, cell) of the official row; `origin`: where that comes from and whether its wording was compared;
    `doubts`: what has yet to be checked, in neutral words.
    `source`: the body that vouches for the page, `day` (YYYY-MM-DD) since
    when; `fault`, `online`: where to say that something is wrong.
    `methods`: empty where the office's table has none, as `basis` is; `untold`: what is said in the place of these.
    `duties`: what is due next and was done last.
    `marks`: key of a field that a layer changed → who; `changes`: what is other than in the standard, in one line.
    `beside`: what the registers beside the catalogue say of it (负面清单 …), by the respect in which.
    `authorities`: bodies that can be applied to; `ways`: what else to do about those that cannot.
    """

    id: str
    title: str
    summary: str
    terms: FieldWords
    domain: Link
    category: Link
    path: tuple[str, ...]
    portal: tuple[OutLink, ...]
    newest: tuple[Document, ...]
    older: tuple[Document, ...]
    unlisted: int
    leading: tuple[BodyLine, ...]
    desk: Phones
    others: tuple[BodyLine, ...]
    limits: tuple[str, ...]
    first_limit: str
    channels: tuple[OutLink, ...]
    calculator: Calculator | None
    content: tuple[str, ...]
    basis: tuple[BasisLine, ...]
    audience: str
    methods: str
    untold: str
    apply: HowToApply | None
    authorities: tuple[str, ...]
    ways: tuple[str, ...]
    privacy: str
    further: tuple[Fact, ...]
    row: tuple[tuple[str, str], ...]
    origin: OriginWords
    doubts: tuple[str, ...]
    log: tuple[LogLine, ...]
    related: tuple[Link, ...]
    code: CodeView | None
    source: str
    day: str
    fault: Phones
    online: tuple[OutLink, ...]
    duties: ItemDuties | None
    marks: Mapping[str, str]
    changes: str
    beside: tuple[tuple[str, tuple[tuple[Link, str], ...]], ...] = ()
    feed: str = ""


def item_page(
    item: Item,
    domain: Domain,
    category: Category | None,
    laws: Mapping[str, Law],
    bodies: Mapping[str, Body],
    office: Office,
    related: Iterable[Item],
    history: Iterable[Adjustment],
    recorded: Iterable[Recorded],
    common_history: Iterable[Adjustment],
    words: FieldWords,
    duties: ItemDuties | None = None,
    beside: Iterable[Beside] = (),
    numbers: Mapping[str, str] = NO_NUMBERS,
) -> PageView[ItemView]:
    """The whole page.

    Args:
        item: the item.
        domain: its domain; the items beside it are not looked at.
        category: its category, None where the domain lacks it.
        laws: key → law, at least those of `cited_laws`.
        bodies: name → body, at least those of `named_bodies`.
        office: the office.
        related: items to go to from here; only id and title are taken.
        history: adjustments about this item, newest first.
        recorded: changes of this item that its commits tell, newest first.
        common_history: adjustments about the whole catalogue, newest first.
        words: the schema's words.
        duties: what the ledger says, None where it says nothing.
        beside: what registers beside the catalogue say of it.
        numbers: address of a document → its index number.
    """
    leading = leading_subjects(item, bodies)
    row = official_row(item, category, laws, words)
    contact = phones_of(office.contact.calls)
    limits = limit_lines(item)
    documents = list_documents(item, numbers)
    body = ItemView(
        id=item.id,
        title=item.title,
        summary=item.summary,
        terms=words,
        domain=Link(domain.title, domain_path(domain.code)),
        category=Link(item.category, category_path(domain.code, category.id) if category else ""),
        path=item.path,
        portal=tuple(OutLink(column.name, column.url) for column in item.portal),
        newest=documents[:DOCUMENTS],
        older=documents[DOCUMENTS:MOST],
        unlisted=max(0, len(documents) - MOST),
        leading=body_lines(leading, bodies),
        desk=() if has_phone(item, bodies) else contact,
        others=body_lines(item.subject, bodies) if len(leading) < len(item.subject) else (),
        limits=limits,
        first_limit=first_limit(limits),
        channels=tuple(channel_link(use, office) for use in item.channel),
        calculator=find_calculator(item),
        content=item.content,
        basis=tuple(map(_basis, shown_basis(item, category, laws))),
        audience=row.audience,
        methods="、".join(row.methods),
        untold=UNTOLD,
        apply=how_to_apply(item, bodies, office),
        authorities=authorities(item, bodies),
        ways=other_ways(item, bodies),
        privacy=item.privacy,
        further=further_facts(item, words),
        row=tuple(_row(item, row.cells, words)),
        origin=say_origin(item.origin, who_changed(item)),
        doubts=doubts(item),
        log=_log(item, history, recorded, common_history),
        related=item_links(related),
        code=code_of(office, item_path(item.id), item.title),
        source=item.subject[0].body,
        day=published_day(item),
        fault=contact,
        online=item_ways(office, item.id),
        duties=duties,
        marks=field_marks(item),
        changes=say_changes(item, office.short_name),
        beside=_by_term(beside),
        feed=item_feed_path(item.id) if office.site_url else "",
    )
    return page_view(
        office,
        item_path(item.id),
        item.title,
        body,
        column=domain_column(domain),
        article=Article(item.title, published_day(item), item.subject[0].body, label_list(*item.keywords)),
        description=item.summary,
        mark=Mark(item.id),
        feed=Link(f"{item.title} - {office.site_name}", item_feed_path(item.id)),
    )


def _by_term(lines: Iterable[Beside]) -> tuple[tuple[str, tuple[tuple[Link, str], ...]], ...]:
    """What is said in one respect stands together."""
    found: dict[str, list[tuple[Link, str]]] = {}
    for line in lines:
        found.setdefault(line.term, []).append((line.link, line.note))
    return tuple((term, tuple(said)) for term, said in found.items())


def cited_laws(item: Item, category: Category | None) -> frozenset[str]:
    """Keys of the laws that an item's page looks up."""
    return frozenset(basis.law for basis in (*item.basis, *(category.basis if category else ())))


def named_bodies(item: Item) -> frozenset[str]:
    """Names of the bodies that an item's page looks up."""
    return frozenset(subject.body for subject in item.subject)


def _basis(shown: ShownBasis) -> BasisLine:
    law, entry = shown
    articles = "、".join(entry.articles)
    state = standing(law)
    if law is None:
        return BasisLine(Link(book_marks(entry.law)), articles, "", state.word)
    successor = f"，见{say_successor(law)}" if law.replaced_by else ""
    return BasisLine(
        law=law_link(law.title, law.key),
        articles=articles,
        warning=f"{state.word}{successor}" if state.is_over else "",
        state="" if state.is_over else state.word,
    )


def _row(item: Item, cells: Mapping[str, str], words: FieldWords) -> Iterator[tuple[str, str]]:
    """The official row with the office's own wording of the bodies, and what the table has no column for."""
    for key, text in cells.items():
        yield HEADING_OF[key], (item.official_subject or text) if key == "subject" else text
    for key, term in (("stage", item.stage), ("nature", item.nature), ("power", item.power)):
        yield words[key], term.value


def _log(
    item: Item, history: Iterable[Adjustment], recorded: Iterable[Recorded], common: Iterable[Adjustment]
) -> tuple[LogLine, ...]:
    """What changed of the item; the day of its last revision, where nothing says what was revised; what is for all."""
    changes = tuple(recorded)
    is_told = not item.updated or any(entry.on == item.updated for entry in changes)
    revised = () if is_told else (LogLine(item.updated, "最近核改"),)
    return (*item_log(history, changes), *revised, *log_lines(common))
