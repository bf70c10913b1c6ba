"""The words of the official table: one wording of its rows for page, book and Word.

Columns and their order: `model.columns`. Articles only where `model.basis` shows them. Left to others: widths, numbers
before the elements of a web page's list, which rows may be broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.views.further import Fact, printed_facts
from generator.model.basis import shown_basis
from generator.model.body import Body
from generator.model.columns import HEADING_OF
from generator.model.domain import Category, Domain
from generator.model.doubt import say_row_shortly
from generator.model.item import ChannelUse, Item, Scope, Subject, TimeLimitEntry
from generator.model.law import Law
from generator.model.standing import REMARK, standing
from generator.model.terms import EVERYONE, Channel, LawCheck, Level, Method, Own
from generator.model.words import FieldWords

UNTOLD = "原表没有写"
"""In the place of a method, level or basis that the office's table does not have: nothing is made up."""

GROUPS = HEADING_OF["groups"]
"""特定群众: what the named groups of an audience are together."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One of the three tiers: key of its column, its name there, and the office's own words where these are others."""

    key: str
    name: str
    called: str


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One item as the table says it.

    `path`: the levels between category and title.
    `ordinal`: its place in the table, from 1; None where its category is not in the domain. `elements`: the content
    without numbers; `content`: the same as paragraphs of print, numbered, with further facts behind. `channel`:
    (chosen, words) of all 13 boxes in printed order; `chosen`: those in use, as the item lists them. `levels`: in the
    office's words; `tiers`: those of the three that these stand for.
    `origin`: where the row comes from, and whether its wording was compared, in a few characters.
    """

    ordinal: int | None
    id: str
    category: str
    path: tuple[str, ...]
    title: str
    elements: tuple[str, ...]
    further: tuple[Fact, ...]
    content: tuple[str, ...]
    basis: tuple[str, ...]
    time_limit: tuple[str, ...]
    subject: tuple[str, ...]
    channel: tuple[tuple[bool, str], ...]
    chosen: tuple[str, ...]
    audience: str
    everyone: bool
    groups: str
    methods: tuple[str, ...]
    levels: tuple[str, ...]
    tiers: tuple[Tier, ...]
    origin: str

    @property
    def proactive(self) -> bool:
        return Method.PROACTIVE.value in self.methods

    @property
    def on_request(self) -> bool:
        return Method.ON_REQUEST.value in self.methods

    @property
    def county(self) -> bool:
        return self._has("county")

    @property
    def township(self) -> bool:
        return self._has("township")

    @property
    def village(self) -> bool:
        return self._has("village")

    @property
    def called(self) -> Mapping[str, str]:
        """Column of a tier → the office's own words for it, where these are others than the head's."""
        return {tier.key: tier.called for tier in self.tiers if tier.called}

    def _has(self, key: str) -> bool:
        return any(tier.key == key for tier in self.tiers)

    @property
    def cells(self) -> Mapping[str, str]:
        """Key of a column of the upper head (`model.columns`) → its cell as one text, with what the ticks mean."""
        return {
            "category": self.category,
            "title": self.title,
            "content": "；".join(f"{number}.{part}" for number, part in enumerate(self.elements, 1)),
            "basis": "；".join(self.basis) or UNTOLD,
            "time_limit": "；".join(self.time_limit),
            "subject": "、".join(self.subject),
            "channel": "、".join(self.chosen),
            "audience": self.audience,
            "method": "、".join(self.methods) or UNTOLD,
            "level": "、".join(self.levels) or UNTOLD,
        }


Table = list[tuple[Category, list[OfficialRow]]]


def number_items(domain: Domain) -> Mapping[str, int]:
    """Item id → 序号: its place in the printed table, from 1, which is no identity."""
    ordered = [item.id for category in domain.categories for item in domain.items_of(category.name)]
    return {item_id: ordinal for ordinal, item_id in enumerate(ordered, 1)}


def rows_of(domain: Domain, laws: Mapping[str, Law], words: FieldWords) -> Table:
    """The table of a domain: its categories in order, each with its rows; a category without items is left out."""
    found: Table = []
    ordinals = number_items(domain)
    for category in domain.categories:
        rows = [official_row(item, category, laws, words, ordinals[item.id]) for item in domain.items_of(category.name)]
        if rows:
            found.append((category, rows))
    return found


def official_row(
    item: Item, category: Category | None, laws: Mapping[str, Law], words: FieldWords, ordinal: int | None = None
) -> OfficialRow:
    """The row of an item. `laws`: those it and its category cite are enough."""
    scope = item.scope
    further = printed_facts(item, words)
    return OfficialRow(
        ordinal=ordinal,
        id=item.id,
        category=item.category,
        path=item.path,
        title=item.title,
        elements=item.content,
        further=further,
        content=(*_numbered(item.content), *(fact.line for fact in further)),
        basis=tuple(say_basis(law, key.law, key.articles) for law, key in shown_basis(item, category, laws)),
        time_limit=tuple(map(say_time_limit, item.time_limit)),
        subject=tuple(map(say_subject, item.subject)),
        channel=tuple(_boxes(item.channel)),
        chosen=tuple(map(say_channel, item.channel)),
        audience=say_audience(scope),
        everyone=scope.everyone,
        groups="、".join(scope.groups),
        methods=tuple(method.value for method in scope.methods),
        levels=tuple(level.value for level in scope.levels),
        tiers=_tiers(scope),
        origin=say_row_shortly(item),
    )


def _numbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts if len(parts) < 2 else tuple(f"{number}. {part}" for number, part in enumerate(parts, 1))


def _boxes(uses: tuple[ChannelUse, ...]) -> list[tuple[bool, str]]:
    """All channels of the ministry tables in printed order; those in use with their notes."""
    boxes = []
    said = [(use.channel.standard, say_channel(use)) for use in uses]
    for channel, name in _CHANNELS:
        boxes += [(True, word) for standard, word in said if standard is channel] or [(False, name)]
    return boxes


_CHANNELS = tuple((channel, channel.value) for channel in Channel)


def _tiers(scope: Scope) -> tuple[Tier, ...]:
    """The tiers of an item's levels, in their order."""
    found: dict[Level, list[str]] = {}
    for level in scope.levels:
        found.setdefault(level.standard, []).append(level.value)
    return tuple(
        Tier(tier.name.lower(), tier.value, "" if words == [tier.value] else "、".join(words))
        for tier, words in found.items()
    )


def say_channel(use: ChannelUse) -> str:
    """两微一端（官方微信公众号）: the box of the table, with the office's own name and what it says of it."""
    called = use.channel.value if isinstance(use.channel, Own) else ""
    said = "，".join(filter(None, (called, use.note)))
    return f"{use.channel.standard.value}（{said}）" if said else use.channel.standard.value


def say_subject(subject: Subject) -> str:
    notes = "，".join(filter(None, (subject.level.value if subject.level else "", subject.section, subject.note)))
    return f"{subject.body}（{notes}）" if notes else subject.body


def say_names(body: Body) -> str:
    """原县国土资源局，挂县林业局牌子: by what other names people know a body; empty where it has none."""
    former = f"原{'、'.join(body.formerly)}" if body.formerly else ""
    second = f"挂{'、'.join(body.also)}牌子" if body.also else ""
    return "，".join(filter(None, (former, second)))


def say_time_limit(entry: TimeLimitEntry) -> str:
    return f"{entry.applies_to}：{entry.limit.raw}" if entry.applies_to else entry.limit.raw


def say_audience(scope: Scope) -> str:
    groups = f"{GROUPS}：{'、'.join(scope.groups)}" if scope.groups else ""
    return "；".join(filter(None, (EVERYONE if scope.everyone else "", groups)))


def say_basis(law: Law | None, key: str, articles: tuple[str, ...]) -> str:
    """A law as a table cites it: its articles, and its standing where that isn't simply in force (`model.standing`)."""
    return book_marks(law.title if law else key) + "、".join(articles) + standing(law).remark


def say_successor(law: Law) -> str:
    """What took a law's place, its standing behind the marks (`model.standing.name_successors`)."""
    remark = REMARK.search(law.replaced_by)
    title = law.replaced_by[: remark.start()] if remark and remark.end() == len(law.replaced_by) else law.replaced_by
    return book_marks(title) + law.replaced_by[len(title) :]


def book_marks(title: str) -> str:
    """A title in book marks; marks inside become the single ones (GB/T 15834 clause 4.15)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


@dataclass(frozen=True, slots=True)
class LawState:
    """What the register knows of a law beside its title and number; what says nothing is empty.

    `since`: from which day on it is in force; `force`: whether it is; `successor`: what took its place; `doubt`: that
    its articles were not checked.
    """

    since: str
    force: str
    successor: str
    doubt: str


def law_state(law: Law) -> LawState:
    return LawState(
        since=f"{law.effective} 起施行" if law.effective else "",
        force=standing(law).word,
        successor=f"现适用{say_successor(law)}" if law.replaced_by else "",
        doubt="" if law.check is LawCheck.TEXT else "条款待核",
    )


def say_law_state(law: Law | None) -> str:
    """The same as one text."""
    if law is None:
        return f"未登记；{standing(law).word}"
    state = law_state(law)
    return "；".join(filter(None, (state.since, state.force, state.successor, state.doubt)))


def table_title(office: str, domain: str) -> str:
    """The caption of a domain's table. `office`: its short name; `domain`: the domain's title."""
    return f"{office}{domain}领域基层政务公开标准目录"
