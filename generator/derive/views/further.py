"""Further facts of an item: fields that no page has a place of its own for, by the table of fields.

A text field added to the class of an item (`model.item.Item`) is one until a page places it: it stands on the
item's page under its title, in the row of the official table behind the content, and is found by the search.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.model.fields import PAGE_ONLY, UNSEARCHED, FieldRow, Mark, fields_of
from generator.model.item import Item
from generator.model.words import FieldWords


@dataclass(frozen=True, slots=True)
class Fact:
    """A field's title (a word of the schema) and its texts, at least one."""

    title: str
    texts: tuple[str, ...]

    @property
    def line(self) -> str:
        """As one line of a table's cell."""
        return f"{self.title}：{'；'.join(self.texts)}"


def further_facts(item: Item, words: FieldWords) -> tuple[Fact, ...]:
    """What an item's page shows."""
    return tuple(_facts(item, words, _further_rows(frozenset())))


def printed_facts(item: Item, words: FieldWords) -> tuple[Fact, ...]:
    """What the official row shows: what isn't for the page alone, and the portal's columns with their addresses."""
    columns = tuple("，".join(filter(None, (column.name, column.url))) for column in item.portal)
    portal = (Fact(words["portal"], columns),) if columns else ()
    return (*_facts(item, words, _further_rows(_NOT_PRINTED)), *portal)


def searched_texts(item: Item) -> tuple[str, ...]:
    """What the search finds."""
    texts = (text for fact in _facts(item, FieldWords(), _further_rows(_NOT_SEARCHED)) for text in fact.texts)
    return (*item.path, *texts, *(column.name for column in item.portal))


_NOT_PRINTED = frozenset({PAGE_ONLY})
_NOT_SEARCHED = frozenset({PAGE_ONLY, UNSEARCHED})


@cache
def _further_rows(without: frozenset[Mark]) -> tuple[FieldRow, ...]:
    """The fields of further facts that bear none of some marks."""
    return tuple(row for row in fields_of(Item) if row.is_further and without.isdisjoint(row.marks))


def _facts(item: Item, words: FieldWords, rows: Iterable[FieldRow]) -> Iterator[Fact]:
    for row in rows:
        value = getattr(item, row.attribute)
        texts = tuple(filter(None, (value,) if isinstance(value, str) else value))
        if texts:
            yield Fact(words[row.key], texts)
