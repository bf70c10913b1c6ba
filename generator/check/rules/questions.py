"""References to items.

- GK413: a question, a quick link, an adjustment or a successor names an item that is not there.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place, Severity


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if "domain" in context.unreadable:
        return
    register = catalogue.permalinks  # what was given out and is lost is reported there, once (GK403)
    known = {item.id for item in catalogue.items} | {entry.id for entry in register.retired} | set(register.issued)
    for item_id, near, index in _references(catalogue):
        if item_id and item_id not in known:
            place = context.place_of(near, "items", index)
            yield Diagnostic("GK413", Severity.ERROR, place, f"没有编码为“{item_id}”的事项", "改成现有的事项编码。")


def _references(catalogue: Catalogue) -> Iterator[tuple[str, Place, int]]:
    for domain in catalogue.domains:
        for question in domain.questions:
            yield question.item, question.place, 0
    for question in catalogue.office.popular:
        yield question.item, question.place, 0
    for adjustment in catalogue.adjustments:
        for index, item_id in enumerate(adjustment.items):
            yield item_id, adjustment.place, index
