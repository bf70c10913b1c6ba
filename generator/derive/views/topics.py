"""点题公开: what residents proposed, quarter by quarter, the newest first, and what became of each.

Whose telephone it shows: that of the office's `apply`, without one that of its `contact`, for who has a topic of their
own. Depends on the register, on titles of items, on bodies, on the office.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.derive.views.head import PageView, list_page
from generator.derive.views.occasions import Paper, paper_of
from generator.derive.views.parts import Link, Phones, phones_of
from generator.model.address import item_path
from generator.model.body import Body
from generator.model.item import Item
from generator.model.office import Office
from generator.model.topic import Decision, Topic

PATH, NAME = "topics/", "点题公开"


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """One topic. `state`: what became of it, on `day`; `due`: by when an answer was promised, while there is none."""

    anchor: str
    title: str
    proposed: str
    count: str
    body: str
    state: str
    day: str
    due: str
    answer: str
    reason: str
    items: tuple[Link, ...]
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class Quarter:
    """`counts`: how many topics came in, and what became of them, in words."""

    name: str
    counts: str
    topics: tuple[TopicEntry, ...]


@dataclass(frozen=True, slots=True)
class TopicsView:
    quarters: tuple[Quarter, ...]
    desk: Phones
    data: str


def topics_page(
    topics: Iterable[Topic], items: Mapping[str, Item], bodies: Mapping[str, Body], office: Office
) -> PageView[TopicsView]:
    """The whole page.

    Args:
        topics: the register.
        items: id → item; only id and title are taken.
        bodies: name → body.
        office: the office.
    """
    quarters: dict[str, list[tuple[str, Topic]]] = {}
    for anchor, topic in sorted(anchored(topics), key=lambda pair: pair[1].proposed, reverse=True):
        quarters.setdefault(topic.quarter, []).append((anchor, topic))
    view = TopicsView(
        quarters=tuple(
            Quarter(name, _count(found), tuple(_entry(anchor, one, items, bodies) for anchor, one in found))
            for name, found in quarters.items()
        ),
        desk=phones_of(office.apply.calls or office.contact.calls),
        data="topics.json",
    )
    about = f"群众想让{office.short_name}公开什么，怎样答复的，哪些列入了目录，哪些没有、为什么。"
    return list_page(office, PATH, NAME, about, view)


def anchored(topics: Iterable[Topic]) -> Iterable[tuple[str, Topic]]:
    """Each topic with its anchor on the page: its day, and a number where several were proposed on one day."""
    seen: Counter[str] = Counter()
    for topic in topics:
        seen[topic.proposed] += 1
        more = f"-{seen[topic.proposed]}" if seen[topic.proposed] > 1 else ""
        yield f"t{topic.proposed}{more}", topic


def _count(found: Iterable[tuple[str, Topic]]) -> str:
    counts = Counter(topic.decision for _, topic in found)
    told = "，".join(f"{decision.value} {counts[decision]} 个" for decision in Decision if counts[decision])
    return f"共 {counts.total()} 个题目：{told}"


def _entry(anchor: str, topic: Topic, items: Mapping[str, Item], bodies: Mapping[str, Body]) -> TopicEntry:
    body = bodies.get(topic.body)
    return TopicEntry(
        anchor=anchor,
        title=topic.title,
        proposed=topic.proposed,
        count=f"{topic.count} 人提" if topic.count else "",
        body=(body.full_name if body else "") or topic.body,
        state=topic.decision.value,
        day=topic.answered,
        due=topic.due if topic.decision is Decision.OPEN else "",
        answer=topic.answer,
        reason=topic.reason,
        items=tuple(Link(items[one].title, item_path(one)) for one in topic.items if one in items),
        paper=paper_of("看文件", topic.url) if topic.url else None,
    )
