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
from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.poster import PosterSet
from generator.model.register import find_successors

GK481 = Code(
    "GK481",
    "张贴名称重复",
    "posters.yml 里有两条用了同一个名称，印的时候不知道印哪一条。",
    "合并成一条，或者换一个名称。",
)
GK482 = Code(
    "GK482",
    "没有写要贴什么",
    "posters.yml 里这一条既没有领域、一级事项、事项，也没有机构，印出来会是空的。",
    "写上 domains、categories、items 或者 bodies，至少一样。",
)
GK483 = Code(
    "GK483",
    "要贴的编码不存在",
    "posters.yml 里写的领域、一级事项或者事项，目录里没有，二维码会打不开。一级事项写领域编号-代号，例如 01-c1。",
    "改成现有的编码。",
)
GK484 = Code(
    "GK484",
    "要贴的已经失效",
    "posters.yml 里写的编码已经撤销、合并、拆分或者移交，不该再贴新的海报。旧海报的二维码有说明页。",
    "删掉这一行。",
    {
        "same": "有替代的｜换成 {heirs:替代它的编码}。",
        "moves": "替代的是另一级的编码｜删掉这一行，在 {heirs:items 里写替代它的编码}。",
    },
)
GK485 = Code(
    "GK485",
    "要贴的机构不对",
    "posters.yml 里写的机构 bodies.yml 里没有登记，或者没有一个事项由它负责。",
    "写 bodies.yml 里登记的名称。",
    {"idle": "不负责任何事项｜换一个机构，或者删掉这一行。"},
)

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
            yield GK482.at(chosen.place, f"“{chosen.name}”没有写要贴什么")
        if not context.unread.is_damaged("domain"):
            yield from _check_ids(chosen, catalogue, context)
        if not context.unread.lacks("domain", "bodies"):
            yield from _check_bodies(chosen, catalogue, context)


def _check_names(sets: tuple[PosterSet, ...]) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for chosen in sets:
        before = first.setdefault(chosen.name, chosen.place)
        if chosen.name and before is not chosen.place:
            message = f"“{chosen.name}”写了两次，第 {before.line} 行已经有了"
            yield GK481.at(chosen.place, message)


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
                remedy, instead = _find_instead(heirs, label)
                yield GK484.at(place, message, remedy, heirs=instead)
            else:
                message = f"没有编码为“{named}”的{label}"
                yield GK483.at(place, message)


def _find_instead(heirs: tuple[str, ...], label: IdKind) -> tuple[str, str]:
    """Name of the remedy, and what to write in the place of an id: each successor in the field that takes its kind."""
    same = "、".join(heir for heir in heirs if kind_of_id(heir) is label)
    if same:
        return "same", same
    fields = {kind: field for field, kind in _FIELDS}
    moves = "、".join(f"{fields[kind_of_id(heir)]} 里写 {heir}" for heir in heirs)
    return ("moves", moves) if moves else ("", "")


def _check_bodies(chosen: PosterSet, catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    busy = {subject.body for item in catalogue.items for subject in item.subject}
    for index, name in enumerate(chosen.bodies):
        place = context.place_of(chosen.place, "bodies", index)
        if not name:
            continue
        if name not in catalogue.bodies:
            message = f"机构“{name}”没有登记{suggest(name, catalogue.bodies)}"
            yield GK485.at(place, message)
        elif name not in busy:
            message = f"机构“{name}”不负责任何事项，没有可贴的"
            yield GK485.at(place, message, "idle")
