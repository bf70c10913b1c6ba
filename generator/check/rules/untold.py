"""What the national table has and an office's does not: 公开方式, 公开层级, 公开依据.

- GK155: items say no method, no level or no basis. One finding a domain and field, at the first of them.

Why: 国办发〔2019〕54号 asks a catalogue for all of them; but a value that nobody decided is worse than none.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.domain import Domain
from generator.model.item import Item

GK155 = Code(
    "GK155",
    "原来的表格没有写",
    "标准目录要有公开依据、公开方式、公开层级（国办发〔2019〕54号）。原来的表格没有这一栏的，可以不写，网页上写明“原表没有写”；"
    "程序不替您编。",
    "请责任单位补上；确实没有定的先不写，不要编。",
    severity=Severity.WARNING,
)

LISTED = 5
"""Items that a finding names."""

_TOLD: Mapping[tuple[str, ...], Callable[[Item, Domain], bool]] = {
    ("basis",): lambda item, domain: bool(item.basis or ((found := domain.category_of(item)) and found.basis)),
    ("scope", "method"): lambda item, _: bool(item.scope.methods),
    ("scope", "level"): lambda item, _: bool(item.scope.levels),
}
"""Path of a field in an item → whether an item says it."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for domain in catalogue.domains:
        broken = _broken(domain, context)
        for path, is_told in _TOLD.items():
            absent = [item for item in domain.items if not is_told(item, domain) and _is_absent(item, path, context)]
            silent = [item for item in absent if item.place.line not in broken]
            if silent:
                yield _say(silent, context.title_of("domain", "items", "[]", *path), context)


def _broken(domain: Domain, context: Context) -> frozenset[int]:
    """First lines of the items in which something could not be read: a misspelt field is not besides absent."""
    starts = sorted(item.place.line for item in domain.items)
    lines = context.faults.get(domain.file, frozenset())
    return frozenset(starts[at - 1] for line in lines if (at := bisect_right(starts, line)))


def _is_absent(item: Item, path: tuple[str, ...], context: Context) -> bool:
    """Whether a field does not stand there; one whose words are unknown is told of already."""
    place = item.place
    for key in path:
        found = context.place_of(place, key)
        if found == place:
            return True
        place = found
    return False


def _say(silent: list[Item], title: str, context: Context) -> Diagnostic:
    first = silent[0]
    if len(silent) == 1:
        return GK155.at(first.place, f"“{first.title}”没有写{title}")
    named = "、".join(item.id for item in silent[:LISTED])
    more = "等" if len(silent) > LISTED else ""
    return GK155.at(
        first.place,
        f"有 {len(silent)} 个事项没有写{title}：{named}{more}",
        related=tuple(item.place for item in silent[1:]),
    )
