"""公众参与: what one can come to or say something about, by kind, the newest first, and what became of it.

Nothing here depends on the day of the build: what is over is told by its days. Whose telephone it shows: the
occasion's own. Depends on the register, on titles of items, on laws, on bodies, on the office.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from urllib.parse import quote

from generator.derive.views.grounds import Grounds, grounds_of
from generator.derive.views.head import PageView, list_page
from generator.derive.views.parts import Link, OutLink, Phones, phones_of
from generator.model.address import item_path
from generator.model.body import Body
from generator.model.item import Item
from generator.model.law import Law
from generator.model.occasion import Occasion, OccasionKind, Outcome
from generator.model.office import Office

PATH, NAME, CALENDAR = "events/", "公众参与", "events.ics"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: it lies at `url`, or in the site at `path`."""

    title: str
    url: str
    path: str


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """`counts`: how many opinions, in words."""

    day: str
    text: str
    counts: str
    why_not: str
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class OccasionEntry:
    """`length`: how long it lasts, in words; `waiting`: what is said where there is no outcome yet."""

    anchor: str
    title: str
    body: str
    start: str
    end: str
    length: str
    hours: str
    venue: str
    how: str
    phones: Phones
    email: OutLink | None
    papers: tuple[Paper, ...]
    laws: Grounds
    shortened: str
    items: tuple[Link, ...]
    outcome: OutcomeView | None
    waiting: str


@dataclass(frozen=True, slots=True)
class OccasionGroup:
    name: str
    events: tuple[OccasionEntry, ...]


@dataclass(frozen=True, slots=True)
class OccasionsView:
    groups: tuple[OccasionGroup, ...]
    calendar: str
    data: str


def numbered(events: Iterable[Occasion]) -> Iterable[tuple[str, Occasion]]:
    """Each occasion with its anchor on the page: its first day, and a number where several begin on one day."""
    seen: dict[str, int] = {}
    for event in events:
        seen[event.start] = seen.get(event.start, 0) + 1
        yield f"e{event.start}" + (f"-{seen[event.start]}" if seen[event.start] > 1 else ""), event


def occasions_page(
    events: Iterable[Occasion],
    items: Mapping[str, Item],
    laws: Mapping[str, Law],
    cited: Set[str],
    bodies: Mapping[str, Body],
    office: Office,
) -> PageView[OccasionsView]:
    """The whole page.

    Args:
        events: the register.
        items: id → item; only id and title are taken.
        laws: key → law.
        cited: keys of the laws on the list of laws.
        bodies: name → body.
        office: the office.
    """
    newest = sorted(numbered(events), key=lambda pair: pair[1].start, reverse=True)
    groups = tuple(
        OccasionGroup(
            kind.value,
            tuple(_entry(anchor, one, items, laws, cited, bodies) for anchor, one in newest if one.kind is kind),
        )
        for kind in OccasionKind
    )
    view = OccasionsView(tuple(group for group in groups if group.events), CALENDAR, "events.json")
    about = f"{office.short_name}正在征求意见、预先公开的文件，政府开放日和听证会，以及后来采纳了什么。"
    return list_page(office, PATH, NAME, about, view)


def _entry(
    anchor: str,
    event: Occasion,
    items: Mapping[str, Item],
    laws: Mapping[str, Law],
    cited: Set[str],
    bodies: Mapping[str, Body],
) -> OccasionEntry:
    body = bodies.get(event.body)
    papers = (("看稿子", event.draft), ("起草说明", event.explanation))
    return OccasionEntry(
        anchor=anchor,
        title=event.title,
        body=(body.full_name if body else "") or event.body,
        start=event.start,
        end=event.end if event.end != event.start else "",
        length=_length(event),
        hours=event.hours,
        venue=event.venue,
        how=event.how,
        phones=phones_of(event.calls),
        email=OutLink(event.email, f"mailto:{event.email}") if event.email else None,
        papers=tuple(paper_of(title, url) for title, url in papers if url),
        laws=grounds_of(event.basis, laws, cited),
        shortened=event.shortened,
        items=tuple(Link(items[one].title, item_path(one)) for one in event.items if one in items),
        outcome=_outcome(event.outcome) if event.outcome.text else None,
        waiting=_waiting(event),
    )


def _length(event: Occasion) -> str:
    """So many days: as the law counts, the first day is none of them (民法典 art. 201)."""
    days = (event.span[1] - event.span[0]).days if event.span else 0
    return f"共 {days} 日" if days else ""


def _waiting(event: Occasion) -> str:
    if event.outcome.text or event.kind is OccasionKind.OPEN_DAY:
        return ""
    return f"还没有公布，最迟 {event.promised}" if event.promised else "还没有公布"


def _outcome(outcome: Outcome) -> OutcomeView:
    received = f"收到意见 {outcome.received} 条" if outcome.received is not None else ""
    adopted = f"采纳 {outcome.adopted} 条" if outcome.adopted is not None else ""
    return OutcomeView(
        day=outcome.on,
        text=outcome.text,
        counts="，".join(filter(None, (received, adopted))),
        why_not=outcome.why_not,
        paper=paper_of("看文件", outcome.url) if outcome.url else None,
    )


def paper_of(title: str, url: str) -> Paper:
    """A document of the office at `url`."""
    is_far = "://" in url
    return Paper(title, url if is_far else "", "" if is_far else quote(url))
