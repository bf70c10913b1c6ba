"""References to items.

- GK413: a question, a quick link, residents' own words, an adjustment, a recorded change, an entry of a list or a
  successor names an item that is not there.
- GK496: a question, a quick link, residents' own words or an entry of a list name an item that is no longer live.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.check.ids import GK413
from generator.model.address import IdKind, is_id, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.domain import Question
from generator.model.kinds import KINDS
from generator.model.listed import named_items
from generator.model.register import find_successors

GK496 = Code(
    "GK496",
    "群众常问指到了失效的编码",
    "群众常问、首页“常查”、居民问法、负面清单这一类写的事项已经撤销、合并或者移交。网页打得开，但是多绕一步；问法没有用了。",
    "改成现有的事项编码，或者删掉这一条。",
    {"heirs": "有替代的｜改成“{heirs:替代它的编码}”。"},
    Severity.WARNING,
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("domain"):
        return
    register = catalogue.permalinks  # what was given out and is lost is reported there, once (GK403)
    live = {item.id for item in catalogue.items}
    known = live | register.known
    for item_id, place in _named(catalogue, context):
        if is_id(item_id, IdKind.ITEM) and item_id not in known:  # what is no id is the schema's
            yield GK413.at(place, f"没有编码为“{item_id}”的事项", kind="事项")
    fates = register.fates
    asked = (Question("居民问法", entry.id, entry.place) for entry in catalogue.asked)
    listed = (Question(KINDS[one.path[0]].label, one.name, one.place) for one in named_items(catalogue))
    for question in (*_questions(catalogue), *asked, *listed):
        entry = fates.get(question.item)
        if entry is not None and question.item not in live:
            heirs = find_successors(fates, entry.id).live
            now = "”或者“".join(heir for heir in heirs if kind_of_id(heir) is IdKind.ITEM)
            message = f"“{question.ask}”指到的“{entry.id}”已于 {entry.on} {entry.fate.value}"
            yield GK496.at(question.place, message, "heirs" if now else "", heirs=now)


def _questions(catalogue: Catalogue) -> Iterator[Question]:
    for domain in catalogue.domains:
        yield from domain.questions
    yield from catalogue.office.popular


def _named(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, Place]]:
    """Every id that something names, and where."""
    for item_id, near, index in _references(catalogue):
        yield item_id, context.place_of(near, "items", index)
    for named in named_items(catalogue):
        yield named.name, context.place_of(named.place, named.field, named.index)


def _references(catalogue: Catalogue) -> Iterator[tuple[str, Place, int]]:
    for question in _questions(catalogue):
        yield question.item, question.place, 0
    for entry in catalogue.asked:
        yield entry.id, entry.place, 0
    for adjustment in catalogue.adjustments:
        for index, item_id in enumerate(adjustment.items):
            yield item_id, adjustment.place, index
    for recorded in catalogue.history.changes:
        for index, item_id in enumerate(recorded.items):
            yield item_id, recorded.place, index
