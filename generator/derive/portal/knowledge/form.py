"""The form of what is known of a domain's documents."""

import re
from dataclasses import dataclass
from typing import NamedTuple


class TitleKind(NamedTuple):
    """One way in which documents of a duty are titled.

    Attributes:
        item: patterns of the item's title, tried in turn; of several items that have one the first in the catalogue's order.
        title: pattern of the document's title, blanks taken out.
        never: pattern of titles it is not.
        alone: the title says the domain as well; without it column, body or topic must.
        of_any: its subject may lie in any domain (a tender for an old people's home is a tender).
        news: reports of what was done count, as of trainings and campaigns.
        superior: documents of ministries and provinces count.
        work: a notice of how work is to be done counts, as of enrolment and of training.
    """

    item: tuple[re.Pattern[str], ...]
    title: re.Pattern[str]
    never: re.Pattern[str] | None = None
    alone: bool = True
    of_any: bool = False
    news: bool = False
    superior: bool = False
    work: bool = False


@dataclass(frozen=True, slots=True)
class DomainKnowledge:
    """One domain.

    Attributes:
        title: pattern of the domain's title in a catalogue.
        topic: words that only this domain's documents have.
        column: words of portal columns that are the domain's.
        body: words in names of bodies that publish for it.
        kinds: the narrower before the wider: the first that fits counts.
    """

    title: re.Pattern[str]
    topic: re.Pattern[str]
    column: re.Pattern[str]
    body: re.Pattern[str]
    kinds: tuple[TitleKind, ...]


def kind(
    item: str,
    title: str,
    never: str = "",
    *,
    alone: bool = True,
    of_any: bool = False,
    news: bool = False,
    superior: bool = False,
    work: bool = False,
) -> TitleKind:
    """A row of the table, its patterns compiled."""
    no = re.compile(never) if never else None
    return TitleKind(
        tuple(map(re.compile, item.split("|"))), re.compile(title), no, alone, of_any, news, superior, work
    )


def knowledge(title: str, topic: str, column: str, body: str, *kinds: TitleKind) -> DomainKnowledge:
    """A domain, its patterns compiled."""
    return DomainKnowledge(re.compile(title), re.compile(topic), re.compile(column), re.compile(body), kinds)
