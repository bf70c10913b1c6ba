"""Lists over all domains: by letter, by law, by body; the pages of the search and of what is not there.

In a long catalogue a list would not fit on one page: the letters get a page each, laws and bodies lead to the search.
Whose telephone the list of bodies shows: each body's own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from generator.derive.citations import Citation
from generator.derive.lawranks import RankedLaws
from generator.derive.views.head import LOST, PageView, list_page, page_view, whole_feed
from generator.derive.views.official import book_marks, law_state, say_names
from generator.derive.views.parts import Link, Phones, law_anchor, phone_table, phones_of
from generator.derive.views.service import missed_way
from generator.model.address import item_path
from generator.model.body import Body
from generator.model.item import Item
from generator.model.law import Law
from generator.model.letter import OTHER, Letter
from generator.model.office import Office

LONG = 800
"""Items of a catalogue up to which its lists (A–Z, laws, bodies) stand whole on one page of at most 65 KB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in a list; `note` says in small type what sets it apart there."""

    link: Link
    note: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A letter above the list: on this page where `path` is empty."""

    letter: str
    path: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class LetterGroup:
    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LettersView:
    """`one`: the letter a page is for, empty for the page of all; `count`: items of the whole catalogue."""

    one: str
    count: int
    tabs: tuple[Tab, ...]
    groups: tuple[LetterGroup, ...]


@dataclass(frozen=True, slots=True)
class Users:
    """The items below a law or a body: listed here, or by the search at `search` (a path)."""

    count: int
    search: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A law. `facts`: number, first day, standing and so on, as far as known.

    `former`: anchors of the names it had, to which links may still lead.
    """

    anchor: str
    title: str
    facts: tuple[str, ...]
    users: Users
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawLetter:
    """Laws of a rank whose name begins with this letter."""

    letter: str
    laws: tuple[LawEntry, ...]


@dataclass(frozen=True, slots=True)
class LawRank:
    name: str
    count: int
    letters: tuple[LawLetter, ...]


@dataclass(frozen=True, slots=True)
class LawsView:
    """`count`: laws of all ranks."""

    count: int
    ranks: tuple[LawRank, ...]


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body. `name` is what links and the search know it by, `title` what is printed.

    `names`: its other names, in words; `former`: those of them that are nobody else's, to which links may lead.
    """

    name: str
    title: str
    names: str
    former: tuple[str, ...]
    duty: str
    phones: Phones
    address: str
    hours: str
    users: Users


@dataclass(frozen=True, slots=True)
class BodyGroup:
    kind: str
    bodies: tuple[BodyEntry, ...]


@dataclass(frozen=True, slots=True)
class BodiesView:
    groups: tuple[BodyGroup, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """`phone`: the office's telephone as printed, for what the search says when it finds nothing; `calls`: to dial;
    `missed`: as in the header.
    """

    phone: str
    calls: str
    has_feeds: bool
    missed: str


@dataclass(frozen=True, slots=True)
class LostView:
    phones: Phones


def letters_pages(
    letters: Sequence[Letter], domains: Mapping[str, str], office: Office
) -> Iterator[PageView[LettersView]]:
    """The A–Z list: one page, or in a long catalogue a page of letters and one for each of them.

    Args:
        letters: in order, with their items; of an item only id and title are taken.
        domains: code → title.
        office: the office.
    """
    count = sum(len(group.items) for group in letters)
    is_long = count > LONG

    def view(one: str) -> LettersView:
        names = [group.letter for group in letters]
        shown = [group for group in letters if group.letter == one or not is_long]
        tabs = (Tab(letter, letter_path(letter) if is_long else "", letter == one) for letter in names)
        groups = (LetterGroup(group.letter, _entries(group.items, domains)) for group in shown)
        return LettersView(one, count, tuple(tabs), tuple(groups))

    yield list_page(office, "az/", "按拼音查", "全部公开事项，按名称第一个字的拼音排列。", view(""))
    for letter in (group.letter for group in letters if is_long):
        title, about = f"按拼音查：{letter}", f"名称{_beginning(letter)}开头的公开事项。"
        yield list_page(office, letter_path(letter), title, about, view(letter))


def _beginning(letter: str) -> str:
    return "以数字" if letter == OTHER else f"读音以 {letter} "


def letters_paths(letters: Iterable[Letter], count: int) -> Iterator[str]:
    """Paths of the pages that `letters_pages` makes of so many items."""
    yield "az/"
    yield from (letter_path(group.letter) for group in letters if count > LONG)


def letter_path(letter: str) -> str:
    """Page of one letter of a long catalogue; what has none stands under 0, for `#` can't stand in an address."""
    return f"az/{0 if letter == OTHER else letter}/"


def laws_page(
    laws: Iterable[RankedLaws], citations: Mapping[str, Sequence[Citation]], count: int, office: Office
) -> PageView[LawsView]:
    """The list of laws.

    Args:
        laws: those that are cited, by rank and name.
        citations: key → the items that rest on it, with the articles that may be shown.
        count: items of the whole catalogue.
        office: the office.
    """

    def entries(held: Iterable[Law]) -> tuple[LawEntry, ...]:
        return tuple(_law_entry(law, citations[law.key], count > LONG) for law in held)

    ranks = tuple(_law_rank(group.rank.value, [(at, entries(held)) for at, held in group.letters]) for group in laws)
    view = LawsView(sum(rank.count for rank in ranks), ranks)
    return list_page(office, "laws/", "按法规查", "公开事项依据的法律、法规和文件。", view)


def bodies_page(
    bodies: Iterable[Body], duties: Mapping[str, Sequence[Item]], domains: Mapping[str, str], count: int, office: Office
) -> PageView[BodiesView]:
    """The list of bodies.

    Args:
        bodies: those that answer for an item, in order.
        duties: name → the items; of an item only id and title are taken.
        domains: code → title.
        count: items of the whole catalogue.
        office: the office.
    """
    groups: dict[str, list[BodyEntry]] = {}
    listed = tuple(bodies)
    names = Counter(name for body in listed for name in {body.name, *body.formerly, *body.also})
    for body in listed:
        entry = _body_entry(body, duties[body.name], domains, count > LONG)
        entry = replace(entry, former=tuple(name for name in entry.former if names[name] == 1))
        groups.setdefault(body.kind.value, []).append(entry)
    view = BodiesView(tuple(BodyGroup(kind, tuple(entries)) for kind, entries in groups.items()))
    return list_page(office, "bodies/", "按部门查", "各部门负责公开的事项和电话。", view, whole_feed(office))


def search_page(office: Office) -> PageView[SearchView]:
    contact = office.contact
    view = SearchView(contact.phone, phone_table(contact.calls), bool(office.site_url), missed_way(office))
    return list_page(office, "search/", "搜索", "用日常说法、拼音或者首字母查公开事项。", view)


def lost_page(office: Office) -> PageView[LostView]:
    """What stands at an address that is not there: shown at any depth, it links from the server's root."""
    view = LostView(phones_of(office.contact.calls))
    return page_view(office, LOST, "没有这个页面", view, root=server_root(office))


def server_root(office: Office) -> str:
    """The site's root on its server: `/gk`, empty at the top."""
    path = office.site_url.partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}" if path else ""


def _entries(items: Iterable[Item], domains: Mapping[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(Link(item.title, item_path(item.id)), domains[item.domain_code]) for item in items)


def _law_rank(name: str, letters: Sequence[tuple[str, tuple[LawEntry, ...]]]) -> LawRank:
    return LawRank(name, sum(len(laws) for _, laws in letters), tuple(LawLetter(*letter) for letter in letters))


def _law_entry(law: Law, citations: Sequence[Citation], is_long: bool) -> LawEntry:
    entries = () if is_long else tuple(map(_citation, citations))
    users = Users(
        count=len(citations),
        search=f"search/?q={quote(law.title)}" if is_long else "",
        entries=entries,
    )
    former = tuple(map(law_anchor, law.formerly))
    state = law_state(law)
    facts = tuple(filter(None, (law.doc_no, state.since, state.force, state.successor, state.doubt)))
    return LawEntry(law_anchor(law.key), book_marks(law.title), facts, users, former)


def _citation(citation: Citation) -> Entry:
    item = citation.item
    return Entry(Link(item.title, item_path(item.id)), "、".join(citation.articles))


def _body_entry(body: Body, items: Sequence[Item], domains: Mapping[str, str], is_long: bool) -> BodyEntry:
    search = f"search/?body={quote(body.name)}" if is_long else ""
    return BodyEntry(
        name=body.name,
        title=body.full_name or body.name,
        names=say_names(body),
        former=tuple(dict.fromkeys((*body.formerly, *body.also))),
        duty=body.duty,
        phones=phones_of(body.calls),
        address=body.address,
        hours=body.hours,
        users=Users(len(items), search, () if is_long else _entries(items, domains)),
    )
