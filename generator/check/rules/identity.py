"""事项编码: given once, never reused, never lost.

- GK401: two items have the same id.
- GK402: an id does not belong to the domain of its file, or two files claim one domain code.
- GK403: an id that was given out is neither live nor retired.
- GK404: an id is reused: it is retired and live, or now names quite another matter.
- GK405 (warning): an id is not registered in permalinks.yml.

Why: the id is printed on notice boards as a QR code; a lost id is a dead code, a reused one leads residents
to the wrong matter (design, decision 3).
"""

from collections.abc import Generator, Iterator
from difflib import SequenceMatcher

from generator.check.context import Context
from generator.model.address import ITEM_ID
from generator.model.catalogue import Catalogue, Domain, Item
from generator.model.diagnostic import Diagnostic, Place, Severity

_SAME_MATTER = 0.2


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    yield from _check_codes(catalogue)
    live = yield from _check_items(catalogue)
    if "permalinks" in context.unreadable or "permalinks" in context.absent:
        return
    yield from _check_register(catalogue, live, context)


def _check_codes(catalogue: Catalogue) -> Iterator[Diagnostic]:
    first: dict[str, Domain] = {}
    for domain in catalogue.domains:
        if domain.code in first and domain.code:
            yield Diagnostic(
                "GK402",
                Severity.ERROR,
                domain.place,
                f"领域编号“{domain.code}”已经用于“{first[domain.code].title}”（{first[domain.code].file}）",
                "每个领域用自己的编号。",
                related=(first[domain.code].place,),
            )
        first.setdefault(domain.code, domain)


def _check_items(catalogue: Catalogue) -> Generator[Diagnostic, None, dict[str, Item]]:
    """Yields what is wrong; returns the live items by id."""
    live: dict[str, Item] = {}
    for domain in catalogue.domains:
        for item in domain.items:
            if not ITEM_ID.match(item.id):
                continue
            if item.domain_code != domain.code and domain.code:
                yield Diagnostic(
                    "GK402",
                    Severity.ERROR,
                    item.place,
                    f"事项编码“{item.id}”不属于本领域（编号 {domain.code}）",
                    f"编码前两位写成“{domain.code}”。",
                )
            if item.id in live:
                other = live[item.id]
                yield Diagnostic(
                    "GK401",
                    Severity.ERROR,
                    item.place,
                    f"事项编码“{item.id}”重复，“{other.title}”已经在用（{other.place.file} 第 {other.place.line} 行）",
                    "给这个事项换一个新编码（可运行 gongkai new item 取下一个）。",
                    related=(other.place,),
                )
            live.setdefault(item.id, item)
    return live


def _check_register(catalogue: Catalogue, live: dict[str, Item], context: Context) -> Iterator[Diagnostic]:
    register = catalogue.permalinks
    retired = {entry.id: entry for entry in register.retired}
    for entry in register.retired:
        if entry.id in live:
            yield Diagnostic(
                "GK404",
                Severity.ERROR,
                live[entry.id].place,
                f"事项编码“{entry.id}”已于 {entry.on} 撤销，不能再用",
                "换一个新编码，已撤销的编码永不重用。",
                related=(entry.place,),
            )
        for target in entry.replaced_by:
            if target not in live and target not in retired and "domain" not in context.unreadable:
                yield Diagnostic(
                    "GK413", Severity.ERROR, entry.place, f"去向“{target}”没有这个事项", "改成现有的事项编码。"
                )
    for item_id, title in register.issued.items():
        place = register.places.get(item_id, Place(register.file))
        if item_id in live:
            if _is_another_matter(title, live[item_id]):
                yield Diagnostic(
                    "GK404",
                    Severity.ERROR,
                    live[item_id].place,
                    f"编码“{item_id}”登记的是“{title}”，现在改成了“{live[item_id].title}”，像是另一件事",
                    "不同的事项用新编码；只是改名的，把 permalinks.yml 里登记的名称一起改掉。",
                    related=(place,),
                )
        elif item_id not in retired and "domain" not in context.unreadable:
            yield Diagnostic(
                "GK403",
                Severity.ERROR,
                place,
                f"编码“{item_id}”（{title}）发出过，现在目录里没有了，印出去的二维码会打不开",
                "恢复这个事项；确实撤销的，在 permalinks.yml 的 retired 里写明日期、原因和去向。",
            )
    for item_id in sorted(live.keys() - register.issued.keys()):
        yield Diagnostic(
            "GK405",
            Severity.WARNING,
            live[item_id].place,
            f"编码“{item_id}”还没有登记",
            f"在 permalinks.yml 的 issued 里加一行“{item_id}: {live[item_id].title}”。",
        )


def _is_another_matter(registered: str, item: Item) -> bool:
    """Whether two titles have next to nothing in common."""
    if registered == item.title or set(registered) <= set(item.title) or set(item.title) <= set(registered):
        return False
    return SequenceMatcher(None, registered, item.title, autojunk=False).ratio() < _SAME_MATTER
