"""一级事项代号: printed on codes like the ids of items, so never lost and never reused.

- GK403: a category id that was given out is neither live nor retired.
- GK404: a retired category id is live.
- GK405 (warning): a category id is not registered, though the register lists categories.

Why: the page of a category (`/01/c1/`) has a printed code (design, decision 3). A register without `categories` says
that no such code was printed, and nothing is checked.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue, Domain
from generator.model.diagnostic import Diagnostic, Place, Severity


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    register = catalogue.permalinks
    if "domain" in context.unreadable or "permalinks" in context.unreadable or not register.categories:
        return
    live = _live(catalogue)
    retired = {entry.id: entry for entry in register.retired}
    for category_id in sorted(register.categories.keys() - live.keys() - retired.keys()):
        yield Diagnostic(
            "GK403",
            Severity.ERROR,
            register.places.get(category_id, Place(register.file)),
            f"一级事项“{register.categories[category_id]}”（{category_id}）发出过，现在没有了，印出去的二维码会打不开",
            "恢复这个一级事项；确实撤销的，在 retired 里写明日期、原因和去向。",
        )
    for category_id, (name, domain) in live.items():
        if category_id in retired:
            yield Diagnostic(
                "GK404",
                Severity.ERROR,
                domain.place,
                f"一级事项代号“{category_id}”已于 {retired[category_id].on} 撤销，不能再用",
                "换一个新代号，已撤销的代号永不重用。",
                related=(retired[category_id].place,),
            )
        elif category_id not in register.categories:
            yield Diagnostic(
                "GK405",
                Severity.WARNING,
                domain.place,
                f"一级事项代号“{category_id}”还没有登记",
                f"在 permalinks.yml 的 categories 里加一行“{category_id}: {name}”。",
            )


def _live(catalogue: Catalogue) -> dict[str, tuple[str, Domain]]:
    """`01-c1` → name and domain."""
    return {
        f"{domain.code}-{category.id}": (category.name, domain)
        for domain in catalogue.domains
        for category in domain.categories
        if domain.code and category.id
    }
