"""一级事项.

- GK407: an item's category is not among those the domain lists.
- GK408: a category id or name stands twice in a domain.
- GK409: a category has no item.
- GK156: a level between category and title repeats one of these.
"""

from collections import Counter
from collections.abc import Iterator

from generator.check.context import Context
from generator.check.nearest import find_near, suggest
from generator.model.address import IdKind, is_id, join_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity, Trouble
from generator.model.domain import Domain
from generator.model.item import Item

GK407 = Code(
    "GK407",
    "一级事项没有列出",
    "事项写的一级事项（category），本文件开头的 categories 里没有，网页上就不知道放在哪一栏。",
    "从这些里选：{names:提示列出的名称}；或者在 domain 的 categories 里加上它。",
    {
        "guess": "像是写错的｜改成“{guess}”。",
        "renamed": "列出的名称改了｜一级事项改名的，运行 "
        "gongkai rename category {old:旧名称} {new:新名称}，"
        "一次改好全部；没有改名的，把 categories 里的名称改回来。",
        "code": "写的是代号｜写名称“{guess}”，不写代号。",
    },
)
GK408 = Code(
    "GK408",
    "一级事项写了两次",
    "两个一级事项用了同一个名称或者同一个代号。",
    "每个一级事项只列一次。",
    {
        "code": "两个一级事项用了一个代号｜是两个一级事项的，给这一个换一个没有用过的代号，例如 {free:c3}；"
        "是同一个写了两次的，对照以后只留一处。",
    },
)
GK409 = Code(
    "GK409",
    "一级事项是空的",
    "这个一级事项下面一个事项也没有，网页上会是空栏目。",
    "补上事项，或者删掉这个一级事项。空栏目会被检查扣分。",
    {
        "registered": "代号登记过的｜"
        "补上事项；不再用的，运行 gongkai retire {id:01-c1} --reason 原因。空栏目会被检查扣分。",
    },
    Severity.WARNING,
)


GK156 = Code(
    "GK156",
    "事项层级重复",
    "path 写一级事项和事项名称之间的那几级。和一级事项、事项名称一样的一级，网页上会连着出现两次。",
    "path 里去掉“{name:重复的名称}”；只有一级、二级事项的，path 不写。",
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for item in catalogue.items:
        for index, name in enumerate(item.path):
            if name in (item.category, item.title):
                message = f"“{name}”和这个事项的{'名称' if name == item.title else '一级事项'}一样"
                yield GK156.at(context.place_of(item.place, "path", index), message, name=name)
    for domain in catalogue.domains:
        yield from _check_domain(domain, catalogue, context)


def _say_unknown(item: Item, domain: Domain, names: tuple[str, ...]) -> Trouble:
    message = f"一级事项“{item.category}”没有在领域说明里列出"
    by_code = next((category.name for category in domain.categories if category.id == item.category), "")
    if by_code:
        return GK407.of(message, "code", guess=by_code)
    unused = [name for name in names if not domain.items_of(name)]
    guess = find_near(item.category, names) or (unused[0] if len(unused) == 1 else "")
    if guess in unused and len(domain.items_of(item.category)) > 1:
        message += f"，列出的是“{guess}”"
        return GK407.of(message, "renamed", old=item.category, new=guess)
    guess = find_near(item.category, names)
    message += suggest(item.category, names)
    return GK407.of(message, "guess" if guess else "", guess=guess, names="、".join(names))


def _is_misplaced(item: Item, domain: Domain) -> bool:
    """An item of another domain's file is told by its id (GK402); there its category may well be right."""
    return is_id(item.id, IdKind.ITEM) and item.domain_code != domain.code


def _free_code(domain: Domain) -> str:
    used = {category.id for category in domain.categories}
    return next(f"c{number}" for number in range(1, len(used) + 2) if f"c{number}" not in used)


def _is_whole_copy(domain: Domain, value: str) -> bool:
    """Whether the entries with an id have one name too, which is reported already."""
    return len({category.name for category in domain.categories if category.id == value}) == 1


def _indexes(domain: Domain, field: str, value: str) -> list[int]:
    return [index for index, category in enumerate(domain.categories) if getattr(category, field) == value]


def _how_to_fill(code: str, catalogue: Catalogue) -> str:
    """A code that was given out may not just be deleted (GK403)."""
    return "registered" if code in catalogue.permalinks.categories else ""


def _check_domain(domain: Domain, catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    names = tuple(dict.fromkeys(category.name for category in domain.categories))
    known = set(names)
    for field, label in (("name", "名称"), ("id", "代号")):
        for value, count in sorted(Counter(getattr(category, field) for category in domain.categories).items()):
            if value and count > 1 and not (field == "id" and _is_whole_copy(domain, value)):
                message = f"一级事项{label}“{value}”写了两次"
                places = [context.place_of(domain.place, "categories", i) for i in _indexes(domain, field, value)]
                remedy = "code" if field == "id" else ""
                yield GK408.at(places[1], message, remedy, related=(places[0],), free=_free_code(domain))
    for item in domain.items:
        if item.category and item.category not in known and names and not _is_misplaced(item, domain):
            yield _say_unknown(item, domain, names).at(context.place_of(item.place, "category"))
    used = {item.category for item in domain.items}
    if not domain.items or used - known:
        return  # an item whose category is wrong may belong to the one that seems empty
    for index, category in enumerate(domain.categories):
        if category.name and category.name not in used and len(_indexes(domain, "id", category.id)) == 1:
            code = join_id(domain.code, category.id)
            place = context.place_of(domain.place, "categories", index)
            message = f"一级事项“{category.name}”下面一个事项也没有"
            yield GK409.at(place, message, _how_to_fill(code, catalogue), id=code)
