"""发布记录: one line a document that was shown, or an event from which a time limit runs. The class is the table.

Lines are only ever added. A line that was wrong is not changed: a new one names it (`corrects`) and stands in its
place, or says why it counts no longer (`void`). Of a document that an item's page shows there is one truth: its record;
`published` of an item is read as before, and `derive.records` shows both as one list.

Law: 《政府信息公开条例》 (国务院令第711号): art. 10 共同制作的由牵头机关公开; art. 26 自形成或者变更之日起20个工作日;
art. 30 补正: 答复期限自收到补正的申请之日起计算; art. 33 征求第三方和其他机关意见所需时间不计算在内

Left to others: which line counts (`derive.records`), what is due when (`derive.ledger`), the files (`read.records`).
"""

import datetime
import re
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from generator.model.day import parse_day
from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, PAGE_ONLY, Day, Id, Name, Number, Url
from generator.model.terms import Channel, DocumentKind, Own


class DateSource(Enum):
    """Where the day on which a document was shown was taken from."""

    PAGE = "网页标注"
    LIST = "列表标注"
    FEED = "订阅源"
    EXPORT = "导出表格"
    CLERK = "经办登记"
    ADDRESS = "网址推断"
    UNKNOWN = "来源不明"

    @property
    def is_evidence(self) -> bool:
        """Whether the ledger judges by it: a day in an address is when a file was made, by one system or another."""
        return self not in (DateSource.ADDRESS, DateSource.UNKNOWN)


class StopKind(Enum):
    """Why the clock does not run, or runs anew."""

    SUPPLEMENT = "补正"
    """条例 art. 30: it begins anew with the day on which the completed application was received."""
    THIRD_PARTY = "征求第三方意见"
    """条例 art. 33: this time is not counted."""
    OTHER_BODIES = "征求其他机关意见"
    """条例 art. 33 and 34: this time is not counted."""

    @property
    def begins_anew(self) -> bool:
        return self is StopKind.SUPPLEMENT


@dataclass(frozen=True, slots=True)
class Stop:
    """One time in which the clock stood still: from the day of the letter to that of the answer, both included.

    `until` None: it has not come yet.
    """

    kind: StopKind
    since: datetime.date
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRecord:
    """One line. `id`: the year and a number, given once.

    What it may tell: an event and its day (`trigger`, `event_on`), a document and where it stands (`title`, `url`,
    `date` …), for which time of a recurring duty it was made (`period`), in which villages or units (`units`), when it
    was taken down (`removed`), and what stopped the clock (`stops`, `extended`).

    `bodies`: names of the register, also former ones; the first answers for it. `issuers`: others, as on the document.
    `date`: the day on which it was shown, `date_from` where that was read. `copies`: the same document elsewhere.
    """

    id: Number
    item: Id
    corrects: Number = ""
    void: str = ""
    title: str = ""
    url: Url = ""
    copies: Annotated[tuple[Url, ...], INLINE] = ()
    number: Number = ""
    kind: DocumentKind | None = None
    explains: Url = ""
    bodies: Annotated[tuple[Name, ...], INLINE] = ()
    issuers: Annotated[tuple[str, ...], INLINE] = ()
    units: Annotated[tuple[str, ...], INLINE] = ()
    trigger: str = ""
    event_on: Day = ""
    made: Day = ""
    date: Day = ""
    date_from: DateSource | None = None
    channel: Channel | Own[Channel] | None = None
    period: Number = ""
    stops: Annotated[tuple[Number, ...], INLINE] = ()
    extended: Day = ""
    removed: Day = ""
    sha256: Number = ""
    recorded: Day = ""
    note: Annotated[str, PAGE_ONLY] = ""
    place: Place = NOWHERE

    @property
    def year(self) -> str:
        """The folder it belongs to."""
        return self.id.partition("-")[0]

    @property
    def body(self) -> str:
        """Who answers for it; empty where nobody is named."""
        return self.bodies[0] if self.bodies else ""

    @property
    def is_document(self) -> bool:
        """Whether it tells of something that was shown, rather than of an event alone."""
        return bool(self.url or self.date) and not self.void

    @property
    def proven_date(self) -> datetime.date | None:
        """The day on which it was shown, where its source is evidence."""
        return parse_day(self.date) if self.date_from is not None and self.date_from.is_evidence else None

    @property
    def clock_stops(self) -> tuple[Stop, ...]:
        return tuple(stop for stop in map(parse_stop, self.stops) if stop is not None)


_STOP = re.compile(rf"({'|'.join(kind.value for kind in StopKind)}) ([0-9-]{{10}})/([0-9-]{{10}})?")


def parse_stop(text: str) -> Stop | None:
    """`征求第三方意见 2026-05-06/2026-05-20`; without a second day it has not ended. None where it says nothing."""
    found = _STOP.fullmatch(text)
    since = parse_day(found[2]) if found else None
    if found is None or since is None:
        return None
    return Stop(StopKind(found[1]), since, parse_day(found[3] or ""))


_ID = re.compile(r"([0-9]{4})-([0-9]{4,6})")


def is_record_id(text: str) -> bool:
    """Whether a line can be called so."""
    return _ID.fullmatch(text) is not None


def next_id(known: set[str], year: int) -> str:
    """The next number of a year.

    Args:
        known: the ids there are, of all years.
        year: of the new line.
    """
    numbers = [int(found[2]) for one in known if (found := _ID.fullmatch(one)) and found[1] == f"{year:04}"]
    return f"{year:04}-{max(numbers, default=0) + 1:04}"
