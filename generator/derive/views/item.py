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
from urllib.parse import quote

from generator.derive.views.changes import item_log
from generator.derive.views.duties import DutyLine
from generator.derive.views.further import Fact, further_facts
from generator.derive.views.head import Article, Mark, PageView, domain_column, label_list, page_view, published_day
from generator.derive.views.heritage import field_marks, say_changes
from generator.derive.views.official import (
    UNTOLD,
    book_marks,
    official_row,
    say_channel,
    say_names,
    say_subject,
    say_successor,
)
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
from generator.model.applying import authorities, desks_of
from generator.model.basis import ShownBasis, shown_basis
from generator.model.catalogue import (
    Adjustment,
    Body,
    Category,
    ChannelUse,
    Domain,
    Item,
    Law,
    Office,
    Published,
    Subject,
)
from generator.model.columns import HEADING_OF
from generator.model.doubt import doubts
from generator.model.feed import item_feed_path
from generator.model.history import Recorded
from generator.model.origin import OriginWords, say_origin
from generator.model.rowheritage import who_changed
from generator.model.standing import standing
from generator.model.terms import Channel, Own
from generator.model.words import FieldWords

DOCUMENTS = 3
"""Published documents that stand open above the answer, the newest; the others are one tap away."""

MOST = 100
"""Documents that a page lists; of more it says how many."""

BODIES = 3
"""Responsible bodies of an item that stand in the answer on a phone; the others stand below it."""

_NO_NUMBERS: Mapping[str, str] = {}

REMEDY = (
    "不公开或者到期不答复的，60日内先申请行政复议；对复议决定不服，收到复议决定书之日起15日内再起诉"
    "（行政复议法第二十条、第二十三条，行政诉讼法第四十五条）。"
)
"""Since 2024-01-01 review comes before a suit: 行政复议法 art. 23 (1)(3) and (4), its 实施条例 art. 30 and 31.

60 days: 行政复议法 art. 20; 15 days: 行政诉讼法 art. 45.
"""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A responsible body with its part in the duty. `names`: the names it had and has besides, in words."""

    text: str
    phones: Phones
    names: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Something disclosed. It lies at `url`, or in the site at `path`.

    `body`: who issued it; `about`: its number, the day it was made, and what it explains, as far as known.
    """

    day: str
    title: str
    body: str
    url: str = ""
    path: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class BasisLine:
    """A law with the articles that may be shown. `warning`: that it no longer holds; `state`: its standing else."""

    law: Link
    articles: str
    warning: str
    state: str


@dataclass(frozen=True, slots=True)
class DeskLine:
    """Who takes an application. `link`: to how one applies."""

    link: Link
    phones: Phones
    address: str


@dataclass(frozen=True, slots=True)
class HowToApply:
    """How to apply: the item's own words, or to whom. `remedy`: what to do against a refusal."""

    text: str
    desks: tuple[DeskLine, ...]
    remedy: str


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
    numbers: Mapping[str, str] = _NO_NUMBERS,
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
        leading=_lines(leading, bodies),
        desk=() if _has_phone(item, bodies) else contact,
        others=_lines(item.subject, bodies) if len(leading) < len(item.subject) else (),
        limits=limits,
        first_limit=first_limit(limits),
        channels=tuple(_channel(use, office) for use in item.channel),
        calculator=find_calculator(item),
        content=item.content,
        basis=tuple(map(_basis, shown_basis(item, category, laws))),
        audience=row.audience,
        methods="、".join(row.methods),
        untold=UNTOLD,
        apply=_how_to_apply(item, bodies, office),
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


def leading_subjects(item: Item, bodies: Mapping[str, Body]) -> tuple[Subject, ...]:
    """The bodies the answer names: all of a few; of many the first two and one that has a telephone."""
    if len(item.subject) <= BODIES:
        return item.subject
    leading = item.subject[: BODIES - 1]
    for entry in (*leading, *item.subject):
        if _phones(entry, bodies):
            return leading if entry in leading else (*leading, entry)
    return leading


def _phones(subject: Subject, bodies: Mapping[str, Body]) -> Phones:
    body = bodies.get(subject.body)
    return phones_of(body.calls) if body else ()


def _has_phone(item: Item, bodies: Mapping[str, Body]) -> bool:
    """Whether one of the bodies that answer for an item has its telephone in the register."""
    return any(_phones(subject, bodies) for subject in item.subject)


def _lines(subjects: Iterable[Subject], bodies: Mapping[str, Body]) -> tuple[BodyLine, ...]:
    return tuple(_body_line(subject, bodies) for subject in subjects)


def _body_line(subject: Subject, bodies: Mapping[str, Body]) -> BodyLine:
    body = bodies.get(subject.body)
    return BodyLine(say_subject(subject), _phones(subject, bodies), say_names(body) if body else "")


def list_documents(item: Item, numbers: Mapping[str, str] = _NO_NUMBERS) -> tuple[Document, ...]:
    """What was published, newest first; of one day in the order of the file."""
    titles = {document.url: document.title for document in item.published}
    newest = sorted(item.published, key=lambda document: document.date, reverse=True)
    return tuple(_document(document, titles, numbers.get(document.url, "")) for document in newest)


def _document(document: Published, titles: Mapping[str, str], index: str) -> Document:
    """`titles`: address → title of the item's documents, for what a 解读 is about; `index`: its 索引号."""
    is_far = "://" in document.url
    made = f"{document.made} 成文" if document.made else ""
    explained = titles.get(document.explains, "") if document.explains else ""
    about = (
        f"索引号 {index}" if index else "",
        document.number,
        made,
        f"解读{book_marks(_bare_title(explained))}" if explained else "",
    )
    return Document(
        day=document.date,
        title=document.title,
        body="、".join(dict.fromkeys(filter(None, (document.body, *document.issuers)))),
        url=document.url if is_far else "",
        path="" if is_far else quote(document.url),
        about="，".join(filter(None, about)),
    )


def _bare_title(title: str) -> str:
    """A title that is wholly in book marks without these."""
    inner = title[1:-1]
    return inner if title[:1] == "《" and title[-1:] == "》" and "《" not in inner else title


def _channel(use: ChannelUse, office: Office) -> OutLink:
    """A channel as a resident can use it: the office's website with its address; 其他 alone says too little."""
    if use.channel.standard is Channel.WEBSITE and office.site_domain:
        return OutLink(_where(use), f"https://{office.site_domain}/")
    if use.channel is Channel.OTHER and not use.note:
        return OutLink(f"{use.channel.value}（问公开的单位）")
    return OutLink(_where(use))


def _where(use: ChannelUse) -> str:
    """A name of the office's own stands first, for that is what residents look for: 官方微信公众号（两微一端）."""
    if not isinstance(use.channel, Own) or use.channel.standard is Channel.OTHER:
        return say_channel(use)
    return f"{use.channel.value}（{'，'.join(filter(None, (use.channel.standard.value, use.note)))}）"


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


def _how_to_apply(item: Item, bodies: Mapping[str, Body], office: Office) -> HowToApply | None:
    desks = {desk.name: desk for desk in desks_of(item, bodies, office)}
    if not desks:
        return None
    lines = (DeskLine(Link(f"向{d.name}申请", "apply/"), phones_of(d.calls), d.address) for d in desks.values())
    return HowToApply(text=item.how_to_apply, desks=tuple(lines), remedy=REMEDY)


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
