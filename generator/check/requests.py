"""Whether an id may be retired as asked: what is impossible is said before any file is looked at again."""

from collections.abc import Mapping

from generator.model.address import IdKind, domain_of, is_id, is_within, join_id, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.register import Retired, find_successors
from generator.model.retirement import RefusedError, Request
from generator.yamltext.characters import is_forbidden

LONGEST_REASON = 200
"""Characters, as in the schema."""

SHOWN = 5
"""Ids a message names before it only counts."""


def check_request(catalogue: Catalogue, request: Request) -> None:
    """Refuse what cannot be.

    An unknown or already retired id, no reason, a successor that leads nowhere or in a circle, a category or domain
    with something live left in it.

    Raises:
        RefusedError: the message says why and what to do first.
    """
    register, wanted = catalogue.permalinks, request.id
    live = catalogue.addresses
    fates = register.fates
    if not is_id(wanted):
        raise RefusedError(f"“{wanted}”不是编码。事项写成 01-001，一级事项写成 01-c1，领域写成 01")
    if wanted in fates:
        entry = fates[wanted]
        raise RefusedError(f"“{wanted}”已经于 {entry.on} {entry.fate.value}，要改去向请直接改 permalinks.yml")
    if wanted not in live and wanted not in register.live:
        raise RefusedError(f"没有编码“{wanted}”，目录里和编码登记里都找不到")
    _check_words(request)
    for target in request.into:
        _check_target(target, wanted, live, fates)
    _check_emptiness(catalogue, wanted)


def _check_words(request: Request) -> None:
    into, moved_to = request.into, request.moved_to
    texts = (request.reason, moved_to.office, moved_to.url)
    for is_wrong, message in (
        (not request.reason.strip(), "没有写原因。群众扫码会看到它，写明为什么、依据什么"),
        (
            len(request.reason) > LONGEST_REASON,
            f"原因太长（{len(request.reason)} 个字，最多 {LONGEST_REASON} 个）",
        ),
        (any(map(is_forbidden, "".join(texts))), "原因或者单位里有看不见的字符，请重新手打一遍"),
        (
            into and moved_to.office,
            "--into 和 --moved-to 只能写一样：并到本目录的写 --into，转给别的单位的写 --moved-to",
        ),
        (
            moved_to.url and not moved_to.url.startswith(("https://", "http://")),
            "--url 要写完整的网址，以 https:// 开头",
        ),
        (moved_to.url and not moved_to.office, "写了 --url，还要用 --moved-to 写明是哪个单位"),
        (len(set(into)) < len(into), "--into 里同一个编码写了两次"),
    ):
        if is_wrong:
            raise RefusedError(message)


def _check_target(target: str, wanted: str, live: Mapping[str, str], fates: Mapping[str, Retired]) -> None:
    if target == wanted or is_within(target, wanted):
        raise RefusedError(f"“{wanted}”的去向不能是它自己{'里面的' + target if target != wanted else ''}")
    if target not in live and target not in fates:
        raise RefusedError(f"去向“{target}”不存在，写一个现在还在用的编码")
    entry = Retired(id=wanted, title="", on="", reason="", replaced_by=(target,))
    found = find_successors({**fates, wanted: entry}, wanted)
    if found.circle:
        raise RefusedError(f"去向绕成了圈：{' → '.join((wanted, *_way(fates, target, wanted)))}")
    if not found.live and not found.moved:
        raise RefusedError(f"去向“{target}”自己也撤销了，没有替代，写一个现在还在用的编码")


def _way(fates: Mapping[str, Retired], start: str, end: str) -> tuple[str, ...]:
    """The chain from one id back to another, both included."""
    trails: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while trails:
        trail = trails.pop(0)
        if trail[-1] == end:
            return trail
        for target in fates[trail[-1]].replaced_by if trail[-1] in fates else ():
            if target not in seen:
                seen.add(target)
                trails.append((*trail, target))
    return (start,)


def _check_emptiness(catalogue: Catalogue, wanted: str) -> None:
    """A category or a domain goes last, when nothing live is left in it; the site's last domain never."""
    kind = kind_of_id(wanted)
    if kind is IdKind.ITEM:
        return
    if [domain.code for domain in catalogue.domains] == [wanted]:
        message = f"“{wanted}”是最后一个领域，没有领域就生成不了网站，它的旧二维码也打不开了。先加一个领域。没有改动。"
        raise RefusedError(message, is_usage=False)
    left = [item.id for item in catalogue.items if wanted in (item.domain_code, _category_id(catalogue, item.id))]
    if kind is IdKind.DOMAIN:
        fates = catalogue.permalinks.fates
        lost = [i for i in catalogue.permalinks.issued if is_within(i, wanted) and i not in fates]
        left = sorted({*left, *lost})
    if left:
        some = "、".join(left[:SHOWN]) + (" 等" if len(left) > SHOWN else "")
        message = f"{kind}“{wanted}”下面还有 {len(left)} 个事项（{some}）。先用 gongkai retire 逐个登记它们的去向"
        message += "，或者给它们换一个一级事项" if kind is IdKind.CATEGORY else ""
        raise RefusedError(message + f"，再登记“{wanted}”。没有改动。", is_usage=False)


def _category_id(catalogue: Catalogue, item_id: str) -> str:
    item = catalogue.find_item(item_id)
    domain = next((d for d in catalogue.domains if item in d.items), None)
    category = domain.category_of(item) if domain and item else None
    return join_id(domain_of(item_id), category.id) if category else ""
