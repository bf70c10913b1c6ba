"""发布记录的时间: what a line says of its time limit, the item's time limit knows.

- GK891: a line runs from an event that no time limit of the item names.
- GK892: a line is for a period that the item's rhythm doesn't have: a quarter of what is due once a year.

Why: the ledger guesses nothing. Such a line stands apart, and the duty it fulfils is told to be overdue; who wrote it
has to hear that when it is written, not when an inspector counts.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.duty import duties_of, is_about, is_period, named_rhythm, names_of, period_form, recurs
from generator.model.item import Item
from generator.model.record import PublicationRecord

GK891 = Code(
    "GK891",
    "起算事由和公开时限对不上",
    "trigger 写从哪件事起算公开时限，要用这个事项公开时限里的说法。时限里没有的，台账不知道算哪一种时限，"
    "这一条就不算，该公开的还会写成没有公开。例如：时限写“批准之日起20个工作日”，记录写 `trigger: 验收`。",
    "对照事项的公开时限改正；时限只有一种的，这一行可以不写。",
    severity=Severity.WARNING,
)
GK892 = Code(
    "GK892",
    "哪一期和公开时限对不上",
    "period 写定期公开的公开的是哪一期，要和事项多久公开一次一致：每年的写年，每季度的写季度。"
    "对不上的，台账不知道算在哪一期，那一期还会写成没有公开。例如：每年公开一次的，记录写 `period: 2026-Q1`。",
    "照事项的公开时限写；不是定期公开的，不写 period，写事由日期（event_on）。",
    {"example": "多久一次已经知道｜写成“{example:2026}”的样子。"},
    severity=Severity.WARNING,
)

_MOST = 4
"""Events that a message names."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    told = [record for record in catalogue.records if (record.trigger or record.period) and not record.void]
    if not told:
        return
    replaced = {record.corrects for record in catalogue.records if record.corrects}
    items = {item.id: item for item in catalogue.items}
    judges: dict[str, _Duties] = {}
    for record in told:
        item = items.get(record.item)
        if item is None or record.id in replaced:
            continue
        if record.item not in judges:
            judges[record.item] = _Duties(item)
        yield from _check_line(record, judges[record.item], context)


class _Duties:
    """What the duties of an item are called by; answers are kept, for an item has thousands of lines."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.duties = tuple(duties_of(item))
        self.events = tuple(dict.fromkeys(name for one in self.duties for name in names_of(*one)))
        self._known: dict[str, bool] = {}

    def knows(self, trigger: str) -> bool:
        if trigger not in self._known:
            self._known[trigger] = any(is_about(*duty, trigger) for duty in self.duties)
        return self._known[trigger]

    def rhythms_of(self, trigger: str) -> tuple[str, ...]:
        """Examples of the periods a line may name; none where any will do, for no rhythm is known."""
        about = [clause for clause, what in self.duties if not trigger or is_about(clause, what, trigger)]
        named = [named_rhythm(clause) for clause in about if recurs(clause)]
        return tuple(dict.fromkeys(named)) if all(named) else ()


def _check_line(record: PublicationRecord, duties: _Duties, context: Context) -> Iterator[Diagnostic]:
    if record.trigger and duties.duties and not duties.knows(record.trigger):
        known = "、".join(f"“{name}”" for name in duties.events[:_MOST])
        words = f"这个事项的公开时限里有{known}" if known else "这个事项的公开时限没有写起算事由"
        message = f"起算事由“{record.trigger}”在 {record.item} 的公开时限里没有，{words}"
        yield GK891.at(context.place_of(record.place, "trigger"), message)
        return
    rhythms = duties.rhythms_of(record.trigger) if is_period(record.period) else ()
    if rhythms and period_form(record.period) not in map(period_form, rhythms):
        message = f"“{record.period}”不是 {record.item} 的一期，照它的公开时限，一期写成“{'”或者“'.join(rhythms)}”"
        yield GK892.at(context.place_of(record.place, "period"), message, "example", example=rhythms[0])
