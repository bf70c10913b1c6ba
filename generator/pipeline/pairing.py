"""Rows of one domain → the item each is of, and the rows that only a person can place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.matching import match_rows, share_new
from generator.model.diagnostic import Code, Diagnostic
from generator.model.domain import Domain
from generator.model.imported import ItemDraft, Likeness
from generator.pipeline.returning import HowExported

GK714 = Code(
    "GK714",
    "一个事项写了两行",
    "几行对上了目录里的同一个事项：编码一样，或者一级事项和名称都一样。不知道用哪一行，这几行都没有导入。",
    "说的是一件事的，在表格里合并成一行；是两件事的，把名称写得分得清，再导入。",
)


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows of one domain: `sure` item id → its row; `like`: pairs that nobody has confirmed; `doubled`: items that
    several rows are of, which are left alone.
    """

    sure: Mapping[str, ItemDraft]
    new: tuple[ItemDraft, ...]
    like: tuple[Likeness, ...]
    doubled: frozenset[str]
    problems: tuple[Diagnostic, ...]

    @property
    def there(self) -> frozenset[str]:
        """Ids of items that some row is of, or may be of."""
        return frozenset((*self.sure, *(one.item.id for one in self.like), *self.doubled))


def match_domain(
    domain: Domain, drafts: Sequence[ItemDraft], exported: HowExported, confirm: Callable[[Likeness], bool | None]
) -> Matched:
    """The items that the rows of a domain are. `confirm`: whether a row is the item it is like, None: nobody knows."""
    found = match_rows(domain, drafts)
    if found.like or found.new:
        left = [item.id for item in domain.items if item.id not in found.sure]
        found = match_rows(domain, drafts, exported.of(domain, left))
    doubled: dict[str, list[ItemDraft]] = {}
    for draft, item_id in found.doubled:
        doubled.setdefault(item_id, [found.sure[item_id]]).append(draft)
    sure = {item_id: draft for item_id, draft in found.sure.items() if item_id not in doubled}
    new = list(found.new)
    unsure: list[Likeness] = []
    for one in found.like:
        said = confirm(one)
        if said is None:
            unsure.append(one)
        elif said:
            sure[one.item.id] = one.draft
        else:
            new.append(one.draft)
    told = [_say_doubled(item_id, draft, rows) for item_id, rows in doubled.items() for draft in rows]
    once, apart = share_new(new)
    told += [_say_doubled("", draft, rows) for rows in apart for draft in rows]
    return Matched(sure, once, tuple(unsure), frozenset(doubled), tuple(told))


def _say_doubled(item_id: str, draft: ItemDraft, rows: Sequence[ItemDraft]) -> Diagnostic:
    others = "、".join(_short_place(draft, row) for row in rows if row is not draft)
    if not item_id:
        return GK714.at(draft.place, f"新事项“{draft.title}”和 {others} 是同一个，写得不一样，没有导入")
    by = f"编码都是 {item_id}" if all(row.id for row in rows) else f"都对上了 {item_id}"
    return GK714.at(draft.place, f"“{draft.title}”和 {others} {by}，没有导入")


def _short_place(draft: ItemDraft, row: ItemDraft) -> str:
    """Another cell, without the file where it is the same."""
    file, _, cell = row.place.file.rpartition("!")
    return cell if file == draft.place.file.rpartition("!")[0] else row.place.file
