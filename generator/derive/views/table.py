"""The official table as a page shows it: rows by category, with what its filters look at.

Depends on the items of the table, their categories and the laws these cite. Left to others: the words of a row
(`official`), on which page the table stands (`domain`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.derive.views.official import GROUPS, OfficialRow, official_row
from generator.derive.views.parts import Link
from generator.model.address import item_path
from generator.model.domain import Category, Domain
from generator.model.item import Item
from generator.model.law import Law
from generator.model.terms import EVERYONE, Level, Stage
from generator.model.words import FieldWords


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with what filters look at: words parted by blanks. `serial`: the item's number within its domain."""

    row: OfficialRow
    link: Link
    summary: str
    serial: str
    category: str
    stage: str
    levels: str
    audience: str


@dataclass(frozen=True, slots=True)
class TableGroup:
    """A category's rows below its heading."""

    id: str
    name: str
    description: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    caption: str
    groups: tuple[TableGroup, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice above the table. `field`: which words of a row it looks at; `options`: (word, text) of what occurs."""

    field: str
    label: str
    options: tuple[tuple[str, str], ...]


def list_filters(domain: Domain) -> tuple[Filter, ...]:
    """Filters of a domain's table: of each the choices that occur."""
    items = domain.items
    levels = {level for item in items for level in item.scope.tiers}
    stages = {item.stage for item in items}
    audiences = ((EVERYONE, any(i.scope.everyone for i in items)), (GROUPS, any(i.scope.groups for i in items)))
    return (
        Filter("category", "一级事项", tuple((category.id, category.name) for category in domain.categories)),
        Filter("stage", "环节", tuple((stage.value, stage.value) for stage in Stage if stage in stages)),
        Filter("level", "层级", tuple((level.value, level.value) for level in Level if level in levels)),
        Filter("audience", "对象", tuple((name, name) for name, occurs in audiences if occurs)),
    )


def table_group(
    category: Category,
    items: Sequence[Item],
    ordinals: Mapping[str, int],
    laws: Mapping[str, Law],
    words: FieldWords,
) -> TableGroup:
    rows = (_table_row(item, category, official_row(item, category, laws, words, ordinals[item.id])) for item in items)
    return TableGroup(category.id, category.name, category.description, tuple(rows))


def _table_row(item: Item, category: Category, row: OfficialRow) -> TableRow:
    return TableRow(
        row=row,
        link=Link(item.title, item_path(item.id)),
        summary=item.summary,
        serial=item.serial,
        category=category.id,
        stage=item.stage.value,
        levels=" ".join(tier.name for tier in row.tiers),
        audience=(f"{EVERYONE} " if row.everyone else "") + (GROUPS if row.groups else ""),
    )
