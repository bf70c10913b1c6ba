"""到期公开: what is due this month, what was published of it, what is late where the office shows that.

What residents see of lateness is the office's choice (office.yml, `ledger: shows_late`): without it neither lines nor
figures tell of it, and no page says what could be reckoned from the others.

Depends on: the ledger; id and title of its items; titles of domains; what is counted beside it (documents, recorded
changes, topics); the office (name, address, whether lateness is shown). The page is of one day, and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.derive.views.dutyfigures import Counted, FigureBlock, figure_blocks
from generator.derive.views.head import PageView, list_page
from generator.derive.views.ledger import say_due, say_period, say_state
from generator.derive.views.parts import Link
from generator.model.address import item_path
from generator.model.ledger import Ledger, LedgerLine, State
from generator.model.office import Office
from generator.model.text import chinese_day

PATH = "due/"
AGENDA = "due/calendar.ics"
MOST = 100
"""Lines of a list on a page."""
SHOWN = 2
"""Lines on an item's page."""
NOTHING = Counted()


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty. `facts`: body, unit, period; `due`: its last day; `state`: in words; `is_late`: to be marked."""

    link: Link
    facts: tuple[str, ...]
    due: str
    state: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class DutyList:
    """A list with its heading. `more`: how many stand not here."""

    heading: str
    lines: tuple[DutyLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DutiesView:
    """`day`: of which day; `since`: since when is counted; `agenda`: path of the calendar, empty without an address."""

    day: str
    lists: tuple[DutyList, ...]
    figures: tuple[FigureBlock, ...]
    agenda: str
    since: str = ""
    shows_late: bool = False


def duties_page(
    ledger: Ledger, titles: Mapping[str, str], domains: Mapping[str, str], office: Office, counted: Counted = NOTHING
) -> PageView[DutiesView]:
    """The whole page.

    Args:
        ledger: of the year of its day.
        titles: id of an item → title.
        domains: code → title.
        office: the office.
        counted: what the figures count beside the ledger.
    """
    shows_late = office.ledger.shows_late
    today = ledger.today
    month = [
        line
        for line in ledger.lines
        if line.due_on and (line.due_on.year, line.due_on.month) == (today.year, today.month)
    ]
    due = [line for line in month if line.state is State.DUE]
    done = [line for line in month if line.state.is_done and (shows_late or not line.state.is_late)]
    late = [line for line in ledger.lines if line.state is State.OVERDUE]
    lists = [
        _listed(f"{today.month}月还要公开的", due, titles, shows_late=shows_late),
        _listed(f"{today.month}月到期、已经公开的", done, titles, shows_late=shows_late),
    ]
    if shows_late:
        lists.append(_listed("已经逾期的", _grouped(late), titles, shows_late=True))
    view = DutiesView(
        day=chinese_day(today),
        lists=tuple(lists),
        figures=figure_blocks(ledger, counted, domains, shows_late=shows_late),
        since=chinese_day(ledger.since),
        shows_late=shows_late,
        agenda=AGENDA if office.site_url else "",
    )
    return list_page(office, PATH, "到期公开", "这个月哪些事项到期要公开，已经公开了哪些。", view)


def item_duties(lines: Iterable[LedgerLine], *, shows_late: bool) -> tuple[DutyLine, ...]:
    """What an item's page says of it: what comes next, what was done last; what is overdue where that is shown."""
    known = [line for line in lines if line.due_on is not None]
    waiting = [line for line in known if line.state is State.DUE][:SHOWN]
    overdue = [line for line in known if line.state is State.OVERDUE][-SHOWN:] if shows_late else []
    done = [line for line in known if line.state.is_done and (shows_late or not line.state.is_late)][-1:]
    return tuple(_line(line, "", shows_late=shows_late) for line in (*overdue, *waiting, *done))


def _grouped(lines: Iterable[LedgerLine]) -> list[LedgerLine]:
    """The oldest of the periods of a duty that are all overdue, which says how many these are."""
    groups: dict[tuple[str, str, str, str], list[LedgerLine]] = {}
    for line in lines:
        key = line.period and "recurs"
        groups.setdefault((line.item, line.part + (key or str(line.event_on)), line.body, line.unit), []).append(line)
    return [
        replace(group[0], remark=f"连这一期共 {len(group)} 期" if len(group) > 1 else "") for group in groups.values()
    ]


def _listed(heading: str, lines: list[LedgerLine], titles: Mapping[str, str], *, shows_late: bool) -> DutyList:
    shown = tuple(_line(line, titles.get(line.item, line.item), shows_late=shows_late) for line in lines[:MOST])
    return DutyList(heading, shown, max(0, len(lines) - MOST))


def _line(line: LedgerLine, title: str, *, shows_late: bool) -> DutyLine:
    more = line.remark if line.state is State.OVERDUE else ""
    facts = tuple(filter(None, (line.body, line.unit, say_period(line), more)))
    state = say_state(line) if shows_late or not line.state.is_late else ""
    shown = f"{line.published_on.isoformat()} 公开" if line.published_on else ""
    words = "，".join(filter(None, (shown, state if line.state is not State.ON_TIME else "按时")))
    return DutyLine(Link(title, item_path(line.item)), facts, say_due(line), words, line.state.is_late)
