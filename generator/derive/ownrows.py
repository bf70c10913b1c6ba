"""Which item a row of a working sheet is, although its id was changed, cleared, copied or sorted away from its row.

Ids are locked, but a protection is lifted in a moment, and filling down or sorting a part of the columns changes them.
The sheet remembers every row as it left: a row that still has the name of one item and the id of another was moved
apart, and nobody can say which of the two is meant.

- GK730: the id of a row isn't that with which it left.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.derive.matching import bare
from generator.derive.returning import KEYS, value_of
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.imported import ItemDraft, SentOut
from generator.model.terms import EVERYONE

GK730 = Code(
    "GK730",
    "征求意见表里的编码改过",
    "编码是锁住的：靠它知道一行是哪个事项。撤销保护以后往下填充、复制整行、只选几列排序，编码就和原来的行对不上。",
    "把编码改回发出时的那一个，再导入；新的事项编码空着；排序要选中全部的列。",
    {
        "cleared": "编码空了，名称没有改｜按发出时的编码导入，不用管；其实是新事项的，把名称改成分得清的。",
        "invented": "自己编的编码｜当作新的事项导入，编码由程序给；是原有事项的，改回发出时的编码，再导入。",
    },
    may_warn=True,
)


@dataclass(frozen=True, slots=True)
class OwnRows:
    """`rows`: those whose item is known, each with the row as it left; `new`: new items; `held`: ids left alone."""

    rows: tuple[ItemDraft, ...]
    new: tuple[ItemDraft, ...]
    problems: tuple[Diagnostic, ...]
    held: frozenset[str]


def find_own_rows(drafts: Sequence[ItemDraft], sent: SentOut, ids: frozenset[str]) -> OwnRows:
    """The rows of one working sheet. `ids`: of all items of the catalogue."""
    return _Finder(drafts, sent, ids).find()


class _Finder:
    def __init__(self, drafts: Sequence[ItemDraft], sent: SentOut, ids: frozenset[str]) -> None:
        self.drafts, self.left, self.ids = drafts, sent.rows, ids
        names = Counter(map(_name, self.left.values()))
        self.by_name = {_name(row): item_id for item_id, row in self.left.items() if names[_name(row)] == 1}
        self.there = Counter(draft.id for draft in drafts)
        self.rows: dict[str, list[ItemDraft]] = {}
        self.new: list[ItemDraft] = []
        self.problems: list[Diagnostic] = []
        self.held: set[str] = set()

    def find(self) -> OwnRows:
        for draft in self.drafts:
            self._place(draft)
        rows = tuple(row for item_id, own in self.rows.items() for row in self._once(item_id, own))
        return OwnRows(rows, tuple(self.new), tuple(self.problems), frozenset(self.held))

    def _place(self, draft: ItemDraft) -> None:
        before = self.left.get(draft.id)
        named = self.by_name.get(_name(draft), "")
        if before is not None and (_name(before) == _name(draft) or not named):
            self._take(draft, draft.id)
        elif named and not draft.id and not self.there[named]:
            if "id" not in draft.absent:
                self._say(draft, f"这一行的编码空了，按发出时的 {named} 导入", "cleared")
            self._take(draft, named)
        elif named and draft.id:
            self.held |= {named, draft.id}
            self._say(draft, f"“{draft.title}”发出时的编码是 {named}，现在写的是 {draft.id}，这一行没有导入")
        elif draft.id in self.ids:
            self.held.add(draft.id)
            self._say(draft, f"编码 {draft.id} 发出时不在这份表里，是目录里另外一个事项的，这一行没有导入")
        else:
            if draft.id:
                self._say(draft, f"编码 {draft.id} 不是程序给的，当作新的事项", "invented")
            self.new.append(replace(draft, id="", sent=None))

    def _take(self, draft: ItemDraft, item_id: str) -> None:
        before = self.left[item_id]
        sent = replace(draft.sent, before=before) if draft.sent is not None else None
        self.rows.setdefault(item_id, []).append(_with_unseen(replace(draft, id=item_id, sent=sent), before))

    def _once(self, item_id: str, rows: list[ItemDraft]) -> Iterator[ItemDraft]:
        """Of rows with one id the one that has its name; a row that was copied and says the same is none more."""
        named = [row for row in rows if _name(row) == _name(self.left[item_id])] or rows
        if len(rows) == 1 or (len(named) == len(rows) and all(_says(row) == _says(rows[0]) for row in rows)):
            yield rows[0]
            return
        if len(named) == 1:
            yield named[0]
        else:
            self.held.add(item_id)
        for row in rows:
            if row is not named[0] or len(named) > 1:
                others = "、".join(_cell(other) for other in rows if other is not row)
                self._say(row, f"编码 {item_id} 写了几行，{others} 也是它，这一行没有导入")

    def _say(self, draft: ItemDraft, words: str, remedy: str = "") -> None:
        place = draft.places.get("id", draft.place)
        if remedy:
            self.problems.append(GK730.at(place, words, remedy, severity=Severity.WARNING))
        else:
            self.problems.append(GK730.at(place, words))


def _name(row: ItemDraft) -> str:
    return bare(row.title)


def _says(row: ItemDraft) -> tuple[object, Mapping[str, tuple[str, ...]]]:
    return [value_of(row, key) for key in KEYS], row.further


def _cell(row: ItemDraft) -> str:
    return row.places.get("id", row.place).file.rpartition("!")[2]


def _with_unseen(row: ItemDraft, before: ItemDraft) -> ItemDraft:
    """The row with what is chosen in columns that are hidden now: nobody has touched that."""
    unseen = row.sent.unseen if row.sent else frozenset()
    if not unseen:
        return row
    option = {EVERYONE: "everyone"}
    return replace(
        row,
        channel=_added(row.channel, before.channel, lambda use: ("channel", str(use.channel.standard.value)), unseen),
        audience=_added(row.audience, before.audience, lambda name: ("audience", option.get(name, "groups")), unseen),
        method=_added(row.method, before.method, lambda one: ("method", one.name.lower()), unseen),
        level=_added(row.level, before.level, lambda one: ("level", str(one.standard.value)), unseen),
    )


Value = TypeVar("Value")


def _added(
    now: tuple[Value, ...],
    before: tuple[Value, ...],
    option: Callable[[Value], tuple[str, str]],
    unseen: frozenset[tuple[str, str]],
) -> tuple[Value, ...]:
    hidden = [one for one in before if option(one) in unseen and one not in now]
    return (*now, *hidden)
