"""一级事项.

- GK407: an item's category is not among those the domain lists.
- GK408: a category id or name stands twice in a domain.
- GK409 (warning): a category has no item.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.check.nearest import suggest
from generator.model.catalogue import Catalogue, Domain
from generator.model.diagnostic import Diagnostic, Severity


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for domain in catalogue.domains:
        yield from _check_domain(domain)


def _check_domain(domain: Domain) -> Iterator[Diagnostic]:
    names = [category.name for category in domain.categories]
    for values, label in ((names, "名称"), ([category.id for category in domain.categories], "代号")):
        for value in sorted({v for v in values if v and values.count(v) > 1}):
            yield Diagnostic(
                "GK408", Severity.ERROR, domain.place, f"一级事项{label}“{value}”写了两次", "每个一级事项只列一次。"
            )
    used = set()
    for item in domain.items:
        used.add(item.category)
        if item.category and item.category not in names and names:
            yield Diagnostic(
                "GK407",
                Severity.ERROR,
                item.place,
                f"“{item.title}”的一级事项“{item.category}”没有在领域说明里列出{suggest(item.category, names)}",
                f"从这些里选：{'、'.join(names)}；或者在 domain 的 categories 里加上它。",
            )
    for category in domain.categories:
        if category.name and category.name not in used and domain.items:
            yield Diagnostic(
                "GK409",
                Severity.WARNING,
                domain.place,
                f"一级事项“{category.name}”下面一个事项也没有",
                "补上事项，或者删掉这个一级事项。空栏目会被检查扣分。",
            )
