"""办事指南 guides.yml.

- GK860: a guide lacks some of the eleven particulars.
- GK861: items that are services have no guide, though the office has guides.
- GK862: the office promises a longer time than the law allows.

Why: who comes twice because a paper was not named has been told too little; 服务公开 asks for guides that are complete.
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.guide import Guide
from generator.model.item import Item
from generator.model.numerals import read_number
from generator.model.terms import Stage

GK860 = Code(
    "GK860",
    "办事指南不全",
    "办事指南要写全十一项：名称、依据、条件、材料、程序、时限、收费、地点、电话、表格、监督。名称和依据不写的，用事项的。"
    "不收费的也要写“不收费”。",
    "补上缺的几项；真的没有的（不用填表、不用带材料），写进 unneeded，例如 unneeded: [表格]。",
    severity=Severity.WARNING,
)
GK861 = Code(
    "GK861",
    "服务事项没有办事指南",
    "本单位写了办事指南，“服务”环节的这些事项却没有。一个领域只提醒一次。",
    "在 guides.yml 里给它们各写一份；不是群众来办的事，把事项的公开环节（stage）改对。",
    severity=Severity.WARNING,
)
GK862 = Code(
    "GK862",
    "承诺时限比法定的长",
    "承诺时限是本单位自己缩短的，不能比法律规定的时限长。",
    "对照依据核对 limit 和 promised，多半是两个写反了。",
)

_NAMED = 3
_DAYS = re.compile(r"([0-9０-９零〇一二两三四五六七八九十百]+)\s*个?(工作日|自然日|日|天|小时|个月|月)")
_HOURS = {"小时": 1, "日": 24, "天": 24, "自然日": 24, "工作日": 24, "月": 720, "个月": 720}


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("domain"):
        return
    items = {item.id: item for item in catalogue.items}
    for guide in catalogue.guides:
        item = items.get(guide.item)
        if item is not None and not context.unread.is_damaged("guides"):
            yield from _check_whole(guide, item, catalogue)
        if _is_longer(guide.promised, guide.limit):
            place = context.place_of(guide.place, "promised")
            yield GK862.at(place, f"承诺“{guide.promised}”比法定“{guide.limit}”长")
    if catalogue.guides and not context.unread.is_damaged("guides"):
        yield from _check_services(catalogue)


def _check_whole(guide: Guide, item: Item, catalogue: Catalogue) -> Iterator[Diagnostic]:
    domain = next(domain for domain in catalogue.domains if domain.code == item.domain_code)
    category = domain.category_of(item)
    missing = guide.missing(has_basis=bool(item.basis or (category and category.basis)))
    if missing:
        names = "、".join(part.value for part in missing)
        yield GK860.at(guide.place, f"“{guide.name or item.title}”的办事指南缺 {len(missing)} 项：{names}")


def _check_services(catalogue: Catalogue) -> Iterator[Diagnostic]:
    guided = {guide.item for guide in catalogue.guides}
    for domain in catalogue.domains:
        bare = [item for item in domain.items if item.stage is Stage.SERVICE and item.id not in guided]
        if bare:
            named = "、".join(item.id for item in bare[:_NAMED])
            more = f"等 {len(bare)} 个事项" if len(bare) > _NAMED else ""
            yield GK861.at(bare[0].place, f"没有办事指南的服务事项：{named}{more}")


def _is_longer(promised: str, lawful: str) -> bool:
    """Whether both name one length and the first is the longer one; working days beside plain ones are not compared."""
    one, other = _length(promised), _length(lawful)
    return one is not None and other is not None and one[1] is other[1] and one[0] > other[0]


def _length(text: str) -> tuple[int, bool] | None:
    """Hours, and whether they are those of working days; None where there is not exactly one length."""
    found = _DAYS.findall(text)
    if len(found) != 1:
        return None
    amount = read_number(found[0][0])
    return None if amount is None else (amount * _HOURS[found[0][1]], found[0][1] == "工作日")
