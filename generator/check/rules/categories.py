"""一级事项.

- GK407: an item's category is not among those the domain lists.
- GK408: a category id or name stands twice in a domain.
- GK409 (warning): a category has no item.
"""

from collections import Counter
from collections.abc import Iterator

from generator.check.context import Context
from generator.check.nearest import suggest
from generator.model.address import join_id
from generator.model.catalogue import Catalogue, Domain
from generator.model.diagnostic import Diagnostic, Severity


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for domain in catalogue.domains:
        yield from _check_domain(domain, catalogue, context)


def _is_whole_copy(domain: Domain, value: str) -> bool:
    """Whether the entries with an id have one name too, which is reported already."""
    return len({category.name for category in domain.categories if category.id == value}) == 1


def _indexes(domain: Domain, field: str, value: str) -> list[int]:
    return [index for index, category in enumerate(domain.categories) if getattr(category, field) == value]


def _say_how_to_fill(code: str, catalogue: Catalogue) -> str:
    """A code that was given out may not just be deleted (GK403)."""
    if code in catalogue.permalinks.categories:
        return f"补上事项；不再用的，运行 gongkai retire {code} --reason 原因。空栏目会被检查扣分。"
    return "补上事项，或者删掉这个一级事项。空栏目会被检查扣分。"


def _check_domain(domain: Domain, catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    names = tuple(dict.fromkeys(category.name for category in domain.categories))
    known = set(names)
    for field, label in (("name", "名称"), ("id", "代号")):
        for value, count in sorted(Counter(getattr(category, field) for category in domain.categories).items()):
            if value and count > 1 and not (field == "id" and _is_whole_copy(domain, value)):
                message = f"一级事项{label}“{value}”写了两次"
                places = [context.place_of(domain.place, "categories", i) for i in _indexes(domain, field, value)]
                yield Diagnostic(
                    "GK408", Severity.ERROR, places[1], message, "每个一级事项只列一次。", related=(places[0],)
                )
    for item in domain.items:
        if item.category and item.category not in known and names:
            yield Diagnostic(
                "GK407",
                Severity.ERROR,
                context.place_of(item.place, "category"),
                f"“{item.title}”的一级事项“{item.category}”没有在领域说明里列出{suggest(item.category, names)}",
                f"从这些里选：{'、'.join(names)}；或者在 domain 的 categories 里加上它。",
            )
    used = {item.category for item in domain.items}
    if not domain.items or used - known:
        return  # an item whose category is wrong may belong to the one that seems empty
    for index, category in enumerate(domain.categories):
        if category.name and category.name not in used:
            yield Diagnostic(
                "GK409",
                Severity.WARNING,
                context.place_of(domain.place, "categories", index),
                f"一级事项“{category.name}”下面一个事项也没有",
                _say_how_to_fill(join_id(domain.code, category.id), catalogue),
            )
