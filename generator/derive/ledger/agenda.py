"""What is not done → days for a calendar, of everybody or of one body."""

from collections.abc import Iterable, Iterator, Mapping

from generator.derive.views.ledger import say_period, say_state
from generator.model.address import absolute, item_path
from generator.model.agenda import Event
from generator.model.ledger import LedgerLine


def list_events(lines: Iterable[LedgerLine], titles: Mapping[str, str], site_url: str) -> Iterator[Event]:
    """An event for each duty that has a day and is not done.

    Args:
        lines: of a ledger.
        titles: id of an item → title.
        site_url: of the site, may be empty.
    """
    for line in lines:
        if line.due_on is None or line.state.is_done:
            continue
        about = tuple(filter(None, (line.unit, say_period(line))))
        text = "\n".join(filter(None, (line.part, line.body, say_state(line), line.provisional, line.remark)))
        yield Event(
            key="/".join((line.item, line.part, line.body, line.unit, line.period, str(line.event_on or ""))),
            on=line.due_on,
            title=f"{line.act.label}：{titles.get(line.item, line.item)}（{'，'.join(about)}）",
            text=text,
            url=absolute(site_url, item_path(line.item)) if site_url else "",
            is_tentative=bool(line.provisional),
        )
