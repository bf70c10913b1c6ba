"""What goes out of one publication beside the website: read aloud, on a board, as a short message, to WeChat.

Measures, with their sources:
- A short message holds 140 octets (3GPP TS 23.040, 9.2.3), in UCS-2, which Chinese needs, 70 characters
  (3GPP TS 23.038, 6.2.3); the operators' sign 【…】 counts among them.
- WeChat: 64 characters of a title and 120 of a digest are what the page of an official account takes; its interface
  (新增草稿, draft/add) states 32 and 128, so a title of more than 32 is told of.
- 180 characters a minute are ours: national radio news reads 250 and more, and a loudspeaker in a field with its echo,
  heard by the old, has to be slower.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.poster import Measures

SMS_ROOM = 70
WECHAT_TITLE = 64
WECHAT_TITLE_BY_INTERFACE = 32
WECHAT_DIGEST = 120
SPOKEN_A_MINUTE = 180
"""Characters that are said aloud in a minute; signs that are not said don't count."""

BOARD_MEASURES = Measures(210, 297, symbol=46, room=66, title=(40, 15), ample=34)
"""A page of a board: read from near, by the code from half a metre."""


class Form(Enum):
    """What is made of a publication; each value is what `--as` says."""

    BROADCAST = "大喇叭"
    BOARD = "公示"
    SMS = "短信"
    WECHAT = "微信"


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a notice hangs.

    Attributes:
        wording: the clauses of the time limit that say so, as written; empty where none does.
        last: the last day, inclusive; None where nobody knows.
        at_least: whether it may hang longer.
        remark: why the day is provisional, or where it comes from.
    """

    wording: str = ""
    last: date | None = None
    at_least: bool = False
    remark: str = ""


NO_STAY = Stay()


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication with all that is said of it, words as written.

    Attributes:
        id: of the record, or of the item where no record is meant.
        title: of the document; `matter`: of the item.
        number: 文号, or "".
        summary: what it is, in plain words; `content`: what it holds, element by element.
        body: who publishes; `issuers`: who else did.
        units: villages and units it is about.
        shown_on: the day on which it was shown, None where it isn't known or has no evidence.
        posted_on: the day on which the notice is hung up, None where it is to be written in by hand.
        address: of the item's page.
        phone: as printed; `phone_of`: whose it is. `oversight`: whom to tell what is wrong.
        signature: the office's short name.
        audience: the named groups it is for; empty where it is for everyone.
        on_board: whether the text itself hangs on a notice board.
    """

    id: str
    item: str
    title: str
    matter: str
    summary: str
    content: tuple[str, ...]
    body: str
    address: str
    office: str
    signature: str
    number: str = ""
    issuers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    shown_on: date | None = None
    posted_on: date | None = None
    stay: Stay = NO_STAY
    phone: str = ""
    phone_of: str = ""
    oversight: str = ""
    example: bool = False
    doubt: str = ""
    on_board: bool = False
    audience: tuple[str, ...] = ()

    @property
    def is_recorded(self) -> bool:
        return self.id != self.item


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A text to be read aloud, paragraph by paragraph. `characters`: those that are said."""

    paragraphs: tuple[str, ...]
    characters: int

    @property
    def seconds(self) -> int:
        """How long it takes at `SPOKEN_A_MINUTE`."""
        return -(-self.characters * 60 // SPOKEN_A_MINUTE)


@dataclass(frozen=True, slots=True)
class Board:
    """A notice of one page: heading, what it is, rows of name and text, the line of days at the foot.

    `source`: the publication it is of; its address stands in the code.
    """

    source: Publication
    title: str
    breaks: tuple[tuple[str, ...], ...]
    lead: str
    rows: tuple[tuple[str, str], ...]
    days: tuple[str, ...]
    about: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ShortMessage:
    """A short message. `left_out`: what had no room, in Chinese."""

    text: str
    left_out: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return count_units(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """What is pasted into an official account: title, digest, text, and the address behind 阅读原文."""

    title: str
    digest: str
    paragraphs: tuple[str, ...]
    link: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfit:
    """What cannot be made of a publication, and why, a sentence in Chinese."""

    why: str


def count_units(text: str) -> int:
    """Places of a text in UCS-2, as operators count: a character outside the basic plane takes two."""
    return len(text.encode("utf-16-le")) // 2
