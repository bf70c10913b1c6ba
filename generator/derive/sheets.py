"""The tables that leave in office formats: the official one, the flat one, the working sheet.

Depend on the items, their categories, the laws these cite and the office's short name; the working sheet on the names
of all bodies too. A cell is written as the import reads it (`read.tables`), so that a table that comes back unchanged
changes nothing. Left to others: widths, heights, pages (`render.tables`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, partial
from itertools import chain

from generator.derive.views.head import published_day
from generator.derive.views.official import (
    OfficialRow,
    number_items,
    official_row,
    say_channel,
    say_subject,
    table_title,
)
from generator.model.catalogue import Catalogue
from generator.model.columns import CHOSEN, HEADING_OF, HEADINGS, NOT_CHOSEN, TICK
from generator.model.domain import Domain
from generator.model.fields import PAGE_ONLY, FieldRow, Meaning, Shape, fields_of
from generator.model.item import ChannelUse, Item, Scope
from generator.model.keep import Keep, anew
from generator.model.law import Law
from generator.model.sheets import Fill, FlatColumn, FlatTable, OfficialGroup, OfficialLine, OfficialTable, Paragraphs
from generator.model.terms import EVERYONE, Channel, Level, Method, Own
from generator.model.words import FieldWords

LEAVES = tuple(part.key for top in HEADINGS for part in (top.parts or (top,)))
"""Columns of the official table in printed order."""
NOTE = f"注：“{CHOSEN}”是采用的公开渠道和载体，“{NOT_CHOSEN}”是没有采用的。"
BETWEEN = "；"
"""Between values of one cell that is no list of lines."""
_TICKED = ("everyone", "proactive", "on_request", "county", "township", "village")


# --- the official table -----------------------------------------------------------------------------------


def official_tables(catalogue: Catalogue, words: FieldWords) -> tuple[OfficialTable, ...]:
    """The table of every domain that has items."""
    made = (_official_table(catalogue, domain, words) for domain in catalogue.domains)
    return tuple(table for table in made if table.groups)


def _official_table(catalogue: Catalogue, domain: Domain, words: FieldWords) -> OfficialTable:
    ordinals = number_items(domain)
    groups = []
    for category in domain.categories:
        items = domain.items_of(category.name)
        rows = [official_row(item, category, catalogue.laws, words, ordinals[item.id]) for item in items]
        lines = [OfficialLine(item.id, _official_cells(row, item)) for row, item in zip(rows, items, strict=True)]
        if lines:
            groups.append(OfficialGroup(category.name, tuple(lines)))
    caption = table_title(catalogue.office.short_name, domain.title)
    return OfficialTable(domain.code, domain.title, caption, NOTE, newest_day(domain.items), tuple(groups))


def newest_day(items: Iterable[Item]) -> str:
    """Day of the newest change or document of some items; empty where none has one."""
    return max(map(published_day, items), default="")


def _official_cells(row: OfficialRow, item: Item) -> Mapping[str, Paragraphs]:
    special: Mapping[str, Paragraphs] = {
        "ordinal": (str(row.ordinal),) if row.ordinal else (),
        "content": _numbered(row.elements),
        "channel": tuple(f"{CHOSEN if chosen else NOT_CHOSEN}{name}" for chosen, name in row.channel),
        "groups": (TICK + BETWEEN.join(item.scope.groups),) if item.scope.groups else (),
        **{key: (TICK + row.called.get(key, ""),) if getattr(row, key) else () for key in _TICKED},
    }
    return {key: special[key] if key in special else _paragraphs(getattr(row, key)) for key in LEAVES}


def _paragraphs(value: str | tuple[str, ...]) -> Paragraphs:
    return value if isinstance(value, tuple) else (value,) if value else ()


# --- tables with a row an item ----------------------------------------------------------------------------


@cache
def further_fields() -> tuple[FieldRow, ...]:
    """Fields of an item that the official table has no column for and that one cell can hold."""
    shapes = (Shape.TEXT, Shape.TEXTS, Shape.TERM, Shape.TERMS)
    meanings = (Meaning.PROSE, Meaning.TERM)
    return tuple(row for row in fields_of(Item) if row.shape in shapes and row.meaning in meanings and not row.column)


def flat_table(catalogue: Catalogue, words: FieldWords, keep: Keep = anew) -> FlatTable:
    """All items as plain data, in the order of the catalogue: what may be known outside. `keep`: has domains' rows."""
    fields = tuple(row for row in further_fields() if PAGE_ONLY not in row.marks)
    heads = ("id", "domain", "category", "title", "content", "basis", "time_limit", "subject", "channel")
    columns = [FlatColumn(key, _heading(key, words)) for key in (*heads, "audience", "method", "level")]
    columns += [FlatColumn(row.key, words[row.key]) for row in fields]
    columns.append(FlatColumn("portal", words["portal"]))
    keys = tuple(column.key for column in columns)
    laws = catalogue.laws
    parts = [
        keep(domain.code, (domain, laws, words), partial(_flat_rows, domain, laws, words, keys))
        for domain in catalogue.domains
    ]
    name = catalogue.office.short_name
    return FlatTable(
        f"{name}基层政务公开标准目录",
        tuple(columns),
        tuple(chain.from_iterable(parts)),
        day=newest_day(catalogue.items),
    )


def _flat_rows(
    domain: Domain, laws: Mapping[str, Law], words: FieldWords, keys: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """The rows of a domain, its cells in the order of `keys`."""
    cells = (_flat_cells(item, domain, laws, words) for item in _placed_in(domain))
    return tuple(tuple(row[key] for key in keys) for row in cells)


def _placed(catalogue: Catalogue) -> Iterator[tuple[Domain, Item]]:
    for domain in catalogue.domains:
        for item in _placed_in(domain):
            yield domain, item


def _placed_in(domain: Domain) -> Iterator[Item]:
    for category in domain.categories:
        yield from domain.items_of(category.name)


_HEADINGS = {"id": "事项编码", "domain": "领域", "title": "事项名称"}


def _heading(key: str, words: FieldWords) -> str:
    return _HEADINGS.get(key) or HEADING_OF.get(key) or words[key]


def _flat_cells(item: Item, domain: Domain, laws: Mapping[str, Law], words: FieldWords) -> dict[str, str]:
    row = official_row(item, domain.category_of(item), laws, words)
    scope = item.scope
    cells = {
        "id": item.id,
        "domain": domain.title,
        "category": item.category,
        "title": item.title,
        "content": "\n".join(_numbered(item.content)),
        "basis": "\n".join(row.basis),
        "time_limit": "\n".join(row.time_limit),
        "subject": "\n".join(map(say_subject, item.subject)),
        "channel": BETWEEN.join(map(say_channel, item.channel)),
        "audience": BETWEEN.join(scope.audience),
        "method": BETWEEN.join(row.methods),
        "level": BETWEEN.join(row.levels),
    }
    cells["portal"] = "\n".join(" ".join(filter(None, (one.name, one.url))) for one in item.portal)
    return cells | {field.key: say_field(getattr(item, field.attribute)) for field in further_fields()}


def _numbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts if len(parts) < 2 else tuple(f"{number}. {part}" for number, part in enumerate(parts, 1))


def say_field(value: object) -> str:
    """A value of a further field as a cell: a term its word, a list its parts with signs between them."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return BETWEEN.join(map(say_field, value))
    return str(value or "")


# --- the working sheet ------------------------------------------------------------------------------------

WORKING_NOTES = (
    "白色的格子可以改；灰色的编码和领域不要改。新事项写在最后的空行里，编码空着。",
    "√ 表示选中，空着表示没有；“其他”一列在 √ 后面写明是什么。不再公开的事项不要删行，另外告诉汇总的人。",
)


def working_sheet(catalogue: Catalogue, words: FieldWords, body: str = "") -> FlatTable:
    """A sheet to circulate: every item, or those that a body answers for."""
    rows = [
        (domain, item)
        for domain, item in _placed(catalogue)
        if not body or any(subject.body == body for subject in item.subject)
    ]
    columns = tuple(_working_columns(catalogue, words))
    cells = (_working_cells(item, domain, catalogue.laws, words) for domain, item in rows)
    name = catalogue.office.short_name
    caption = f"{name}基层政务公开标准目录 征求意见表" + (f"（{body}）" if body else "")
    return FlatTable(
        caption,
        columns,
        tuple(tuple(row[f"{column.group}/{column.key}"] for column in columns) for row in cells),
        WORKING_NOTES,
        newest_day(item for _, item in rows),
    )


def _working_columns(catalogue: Catalogue, words: FieldWords) -> Iterator[FlatColumn]:
    categories = dict.fromkeys(category.name for domain in catalogue.domains for category in domain.categories)
    yield FlatColumn("id", "事项编码", fill=Fill.LOCKED, width=6)
    titles = tuple(domain.title for domain in catalogue.domains)
    yield FlatColumn("domain", "领域", fill=Fill.LOCKED, choices=titles, width=6)
    yield FlatColumn("category", HEADING_OF["category"], fill=Fill.ADVICE, choices=tuple(categories), width=8)
    yield FlatColumn("title", _heading("title", words), width=12)
    yield FlatColumn("content", HEADING_OF["content"], width=24, hint="一个要素一行，前面写 1. 2. 3.")
    yield FlatColumn("basis", HEADING_OF["basis"], width=18, hint="一部法规一行，写成《名称》第几条")
    yield FlatColumn("time_limit", HEADING_OF["time_limit"], width=12)
    bodies = tuple(catalogue.bodies)
    hint = "可以选，也可以写；几个主体一个一行"
    yield FlatColumn("subject", HEADING_OF["subject"], fill=Fill.ADVICE, choices=bodies, width=10, hint=hint)
    yield from _ticks("channel", [channel.value for channel in Channel])
    yield from _ticks("audience", [EVERYONE])
    yield FlatColumn(
        "groups", HEADING_OF["groups"], HEADING_OF["audience"], width=8, hint="写明是哪些人，几种用分号隔开"
    )
    yield from _ticks("method", [method.value for method in Method])
    yield from _ticks("level", [level.value for level in Level])
    for row in further_fields():
        choices = tuple(term.value for term in row.of) if row.shape in (Shape.TERM, Shape.TERMS) else ()
        fill = Fill.CHOICE if row.shape is Shape.TERM else Fill.TEXT
        yield FlatColumn(row.key, words[row.key], fill=fill, choices=choices, width=8 if choices else 14)
    yield FlatColumn("portal", words["portal"], width=14, hint="一个栏目一行：名称，空一格，网址；没有网址的只写名称")


def _ticks(group: str, options: Iterable[str]) -> Iterator[FlatColumn]:
    for option in options:
        yield FlatColumn(option, option, HEADING_OF[group], Fill.TICK, (TICK,), 4)


def _working_cells(item: Item, domain: Domain, laws: Mapping[str, Law], words: FieldWords) -> Mapping[str, str]:
    """`group/key` of a column → the cell."""
    cells = {f"/{key}": text for key, text in _flat_cells(item, domain, laws, words).items()}
    scope = item.scope
    ticks: Mapping[str, Callable[[str], str]] = {
        "channel": lambda option: _channel_tick(item, option),
        "audience": lambda _: TICK if scope.everyone else "",
        "method": lambda option: TICK if Method(option) in scope.methods else "",
        "level": lambda option: _level_tick(scope, option),
    }
    options = {"channel": Channel, "audience": (EVERYONE,), "method": Method, "level": Level}
    for group, choices in options.items():
        for choice in choices:
            word = choice if isinstance(choice, str) else str(choice.value)
            cells[f"{HEADING_OF[group]}/{word}"] = ticks[group](word)
    cells[f"{HEADING_OF['audience']}/groups"] = BETWEEN.join(scope.groups)
    return cells


def _channel_tick(item: Item, option: str) -> str:
    uses = [use for use in item.channel if use.channel.standard.value == option]
    own = [name for use in uses if (name := _own_name(use))]
    return TICK + BETWEEN.join(own) if uses else ""


def _level_tick(scope: Scope, option: str) -> str:
    """A tick, with the office's own words for the tier where it has such."""
    levels = [level for level in scope.levels if level.standard.value == option]
    called = [level.value for level in levels if isinstance(level, Own)]
    return TICK + "、".join(called) if levels else ""


def _own_name(use: ChannelUse) -> str:
    """What a use of a channel says beyond its box: the office's own name, what it notes."""
    called = use.channel.value if isinstance(use.channel, Own) else ""
    return "，".join(filter(None, (called, use.note)))
