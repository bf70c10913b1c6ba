"""张贴海报 posters.yml.

- GK481: two sets have the same name.
- GK482: a set names nothing to print.
- GK483: a set names a domain, a category or an item that is not there.
- GK484: a set names a domain, a category or an item that is no longer live.
- GK485: a set names a body that is not registered, or one that answers for no item.

Why: what hangs on a board for years must lead to a page that helps, and `gongkai poster --set` must know which set.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.check.nearest import suggest
from generator.model.address import IdKind, is_id, join_id, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.poster import PosterSet
from generator.model.register import find_successors

_FIELDS = (
    ("domains", IdKind.DOMAIN),
    ("categories", IdKind.CATEGORY),
    ("items", IdKind.ITEM),
)
"""Field, and what it names; what has another form is refused by the schema already."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    yield from _check_names(catalogue.posters)
    for chosen in catalogue.posters:
        if not chosen.ids and not chosen.bodies and not context.unread.is_damaged("posters"):
            fix = "写上 domains、categories、items 或者 bodies，至少一样。"
            yield _error("GK482", chosen.place, f"“{chosen.name}”没有写要贴什么", fix)
        if not context.unread.is_damaged("domain"):
            yield from _check_ids(chosen, catalogue, context)
        if not context.unread.lacks("domain", "bodies"):
            yield from _check_bodies(chosen, catalogue, context)


def _error(code: str, place: Place, message: str, fix: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, place, message, fix)


def _check_names(sets: tuple[PosterSet, ...]) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for chosen in sets:
        before = first.setdefault(chosen.name, chosen.place)
        if chosen.name and before is not chosen.place:
            message = f"“{chosen.name}”写了两次，第 {before.line} 行已经有了"
            yield _error("GK481", chosen.place, message, "合并成一条，或者换一个名称。")


def _check_ids(chosen: PosterSet, catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    live = {
        "domains": {domain.code for domain in catalogue.domains},
        "categories": {join_id(domain.code, part.id) for domain in catalogue.domains for part in domain.categories},
        "items": {item.id for item in catalogue.items},
    }
    fates = catalogue.permalinks.fates
    for field, label in _FIELDS:
        for index, named in enumerate(getattr(chosen, field)):
            if not is_id(named, label) or named in live[field]:
                continue
            place = context.place_of(chosen.place, field, index)
            if (gone := fates.get(named)) is not None:
                heirs = find_successors(fates, named).live
                message = f"{label}“{named} {gone.title}”已于 {gone.on} {gone.fate.value}，不能再贴"
                yield _error("GK484", place, message, _say_instead(heirs, label))
            else:
                message = f"没有编码为“{named}”的{label}"
                yield _error("GK483", place, message, "改成现有的编码。")


def _say_instead(heirs: tuple[str, ...], label: IdKind) -> str:
    """What to write in the place of an id: each successor in the field that takes its kind."""
    same = "、".join(heir for heir in heirs if kind_of_id(heir) is label)
    if same:
        return f"换成 {same}。"
    fields = {kind: field for field, kind in _FIELDS}
    moves = "、".join(f"{fields[kind_of_id(heir)]} 里写 {heir}" for heir in heirs)
    return f"删掉这一行，在 {moves}。" if moves else "删掉这一行。"


def _check_bodies(chosen: PosterSet, catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    busy = {subject.body for item in catalogue.items for subject in item.subject}
    for index, name in enumerate(chosen.bodies):
        place = context.place_of(chosen.place, "bodies", index)
        if not name:
            continue
        if name not in catalogue.bodies:
            message = f"机构“{name}”没有登记{suggest(name, catalogue.bodies)}"
            yield _error("GK485", place, message, "写 bodies.yml 里登记的名称。")
        elif name not in busy:
            message = f"机构“{name}”不负责任何事项，没有可贴的"
            yield _error("GK485", place, message, "换一个机构，或者删掉这一行。")
