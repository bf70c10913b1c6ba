"""What two states of a catalogue differ in, item by item and in words. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.desk.cells import Column
from generator.desk.texts import is_same, say
from generator.model.catalogue import Catalogue, Item


@dataclass(frozen=True, slots=True)
class FieldShift:
    """A field of an item: its name, what it said, what it says."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemShift:
    """An item that is `new`, `gone` or `changed`."""

    id: str
    title: str
    domain: str
    kind: str
    fields: tuple[FieldShift, ...] = ()

    @property
    def word(self) -> str:
        return {"new": "新增", "gone": "停用", "changed": "改动"}[self.kind]


def compare(before: Catalogue, after: Catalogue, columns: Sequence[Column]) -> tuple[ItemShift, ...]:
    """The items that differ, in order of their ids; a day of change alone is none."""
    old, new = {item.id: item for item in before.items}, {item.id: item for item in after.items}
    titles = {domain.code: domain.title for domain in (*before.domains, *after.domains)}
    shifts = (_shift(item_id, old, new, titles, columns) for item_id in sorted({*old, *new}))
    return tuple(one for one in shifts if one is not None)


def _shift(
    item_id: str, old: Mapping[str, Item], new: Mapping[str, Item], titles: Mapping[str, str], columns: Sequence[Column]
) -> ItemShift | None:
    before, after = old.get(item_id), new.get(item_id)
    one = after or before
    assert one is not None
    domain = titles.get(item_id[:2], "")
    if before is None or after is None:
        return ItemShift(item_id, one.title, domain, "new" if before is None else "gone")
    if before is after:
        return None
    fields = tuple(_fields(before, after, columns))
    return ItemShift(item_id, one.title, domain, "changed", fields) if fields else None


def _fields(before: Item, after: Item, columns: Sequence[Column]) -> Iterable[FieldShift]:
    for column in columns:
        old, new = column.value(before), column.value(after)
        if column.key != "updated" and not is_same(column.row, old, new):
            yield FieldShift(column.title, say(column.row, old), say(column.row, new))


def describe(shifts: Sequence[ItemShift], others: Sequence[str]) -> str:
    """A message for a commit: a line that says how much, then a line an item. `others`: further files that changed."""
    by_domain: dict[str, int] = {}
    for one in shifts:
        by_domain[one.domain] = by_domain.get(one.domain, 0) + 1
    heads = [f"{domain} {count} 项" for domain, count in by_domain.items()]
    subject = (
        "目录修改：" + "、".join(heads[:4] or ["登记信息"]) + (f"等 {len(heads)} 个领域" if len(heads) > 4 else "")
    )
    lines = [_line(one) for one in shifts] + [f"文件 {name}" for name in others]
    return "\n".join([subject, "", *lines]) + "\n"


def _line(one: ItemShift) -> str:
    what = "、".join(shift.title for shift in one.fields)
    return f"{one.word} {one.id} {one.title}" + (f"：{what}" if what else "")
