"""Documents of an office's portal, as its lists, feeds and tables show them: values, before anybody says which duty
they fulfil.

A date keeps which one it is and where it was read: made, shown, stood in an address disagree by days up to years, and
none is evidence of the others. A day that was not written is not invented: `2026-05` stays a month.
"""

import re
from dataclasses import dataclass
from enum import Enum

from generator.model.record import DateSource


class DateKind(Enum):
    """What a date of a document says."""

    MADE = "成文日期"
    SHOWN = "发布日期"
    CHANGED = "修改日期"
    """Last change of the file, as a sitemap has it."""
    TITLE = "标题里的日期"
    """The month or day that the title is about; no day of its publication."""
    ADDRESS = "地址里的日期"
    """The day of the last move of the file, often years after the text. Never taken for a publication date."""
    UNKNOWN = "不知道是哪一种"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date of a document.

    Attributes:
        value: `2026-05-14`, `2026-05` or `2026`; as exact as it was written.
        kind: which date it is.
        source: where it was read, in words: 列表里标题旁边, 网页 meta PubDate …
        raw: the text that was read.
        via: the same for a record.
    """

    value: str
    kind: DateKind
    source: str
    raw: str = ""
    via: DateSource = DateSource.UNKNOWN

    @property
    def is_day(self) -> bool:
        return len(self.value) == 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalDocument:
    """One document as a source has it. Texts are trimmed; what the source has not is empty.

    Attributes:
        url: absolute where the source or its base says so; else as found.
        column: the portal's column it stood in, path and name as found (`zwgk/zdxx 征地信息`).
        body: who published it, as the webmaster typed it.
        text: what is known of its content, at most some thousand characters.
        attachments: names of files linked in it.
        source: file and row, for messages: `list.html 第3行`.
    """

    title: str
    url: str = ""
    column: str = ""
    body: str = ""
    number: str = ""
    text: str = ""
    dates: tuple[FoundDate, ...] = ()
    attachments: tuple[str, ...] = ()
    source: str = ""

    @property
    def shown(self) -> str:
        """The date it was published on, as exact as it is known; empty where only others are known."""
        found = self.shown_on
        return found.value if found else ""

    @property
    def shown_on(self) -> FoundDate | None:
        """The same with where it was read; the most exact, of several as exact the first."""
        return max(
            (one for one in self.dates if one.kind is DateKind.SHOWN), key=lambda one: len(one.value), default=None
        )

    @property
    def made(self) -> str:
        return max((one.value for one in self.dates if one.kind is DateKind.MADE), key=len, default="")


@dataclass(frozen=True, slots=True)
class PortalList:
    """What one source held.

    Attributes:
        name: of the source, as messages call it.
        form: what it was taken for: 订阅源, 网站地图, 栏目页 …
        documents: in the order of the source.
        column: the column it is a list of.
        told: how many documents it says there are; None where it says nothing.
        remarks: what the clerk should know: rows missing, no date, no base for addresses.
    """

    name: str
    form: str
    documents: tuple[PortalDocument, ...] = ()
    column: str = ""
    told: int | None = None
    remarks: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """Documents told of and not there."""
        return max((self.told or 0) - len(self.documents), 0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that a document may fulfil.

    Attributes:
        item: its id.
        score: 0–1, to be compared within one document.
        reasons: why, in words for a clerk, the weightiest first.
    """

    item: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which item a document fulfils.

    Attributes:
        item: its id; empty where none.
        accepted: taken without asking.
        by: who says so: 程序, or 人 whose answer was remembered.
        candidates: best first.
        doubts: why a person should look, or why it is none.
        explains: address of the document it explains, where that is among those read.
    """

    document: PortalDocument
    item: str = ""
    accepted: bool = False
    by: str = "程序"
    candidates: tuple[Candidate, ...] = ()
    doubts: tuple[str, ...] = ()
    explains: str = ""
    same_as: int = -1
    """Place among the proposals of the same document under another column or address; −1 where there is none."""


@dataclass(frozen=True, slots=True)
class Collected:
    """All that was read, and what is proposed for each document, in the order of the sources."""

    lists: tuple[PortalList, ...] = ()
    proposals: tuple[Proposal, ...] = ()


_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
MAX_TITLE = 400


def tidy(text: str, most: int = MAX_TITLE) -> str:
    """On one line, without invisible characters; blanks between words kept as one."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text[: most * 8])).strip()[:most]
