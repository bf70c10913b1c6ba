"""What the portal knows of one office's catalogue: no more than it shows, so that thousands fit into memory."""

from dataclasses import dataclass

INDEX = "gongkai-items"
"""What the index of OpenSearch is called that these go into."""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item of one office. `limit`, `bodies`: as its own page words them; `content`: lines of the content."""

    id: str
    title: str
    domain: str
    category: str
    limit: str
    bodies: str
    summary: str = ""
    content: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """One office as of the day its site was built.

    Attributes:
        code: of the office.
        name: as its own office.yml says it.
        day: YYYY-MM-DD of the build.
        items: in order of their ids.
        excused: id → why an item of the standard is not applicable there.
        unfilled: ids of items that name a body without a public telephone.
        overdue: duties of its ledger that are past their day and not done; -1 where it keeps no records.
        warnings: of the check.
    """

    code: str
    name: str
    day: str
    items: tuple[ItemFacts, ...] = ()
    excused: tuple[tuple[str, str], ...] = ()
    unfilled: tuple[str, ...] = ()
    overdue: int = -1
    warnings: int = 0
