"""What a built or served site answered, and what is wrong with it, as values."""

from dataclasses import dataclass, field
from enum import Enum

OK = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands at a path of a site.

    `path`: as asked for, relative to the site's root; `final`: where it was found after redirects. `status`: as of
    HTTP, 0 where nothing answered; `reason`: why not, in Chinese. `kind`: media type without parameters.
    """

    path: str
    status: int
    kind: str = ""
    data: bytes = b""
    final: str = ""
    reason: str = ""

    @property
    def is_ok(self) -> bool:
        return self.status == OK

    @property
    def is_page(self) -> bool:
        return self.is_ok and self.kind == "text/html"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page tells machines.

    `id` and `state`: whose page it is and what became of it (empty where it says nothing).
    `anchors`: ids of elements; `links`: what it points at, as written; `canonical`: the address it gives as its own.
    """

    id: str = ""
    state: str = ""
    canonical: str = ""
    anchors: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()


class LinkFault(Enum):
    """Kinds of trouble; the value is what the report calls them."""

    ID = "编码"
    CODE = "二维码"
    LINK = "链接"
    ANCHOR = "页内位置"
    HISTORY = "历史"


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """One thing that does not answer as it should.

    `path`: the page or file concerned; `target`: what it points at; `count`: how many pages share it. `commit`, `day`:
    where an id of the history was last seen.
    """

    fault: LinkFault
    message: str
    path: str = ""
    id: str = ""
    target: str = ""
    count: int = 1
    commit: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An id of the catalogue's history: its last title, the days of the first and of the last commit that had it.

    `commit`: the last that had it; `removed_in`: the one that took it out (empty while it is still there).
    """

    id: str
    title: str
    first_day: str
    last_day: str
    commit: str
    removed_in: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """All ids any commit ever had. `is_whole`: False for a shallow copy, whose beginning is missing."""

    commits: int
    sightings: tuple[Sighting, ...]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What was looked at and what was found. Counts of ids, pages, links, codes, commits and ids of the history."""

    site: str
    ids: int = 0
    pages: int = 0
    links: int = 0
    codes: int = 0
    commits: int = 0
    history_ids: int = 0
    problems: tuple[LinkProblem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Walk:
    """What a site answered so far.

    `facts`: page → what it says; `wanted`: target → the pages that point at it; `anchors`: (target, place on it) → the
    pages that point there; `rooted`: links that begin at the root of the server; `misspelt`: no addresses at all;
    `texts`: code picture → the text in it, None where it cannot be read.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    facts: dict[str, PageFacts] = field(default_factory=dict)
    wanted: dict[str, list[str]] = field(default_factory=dict)
    anchors: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    rooted: dict[str, list[str]] = field(default_factory=dict)
    misspelt: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, str | None] = field(default_factory=dict)
    links: int = 0
