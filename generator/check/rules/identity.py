"""事项编码: given once, never reused, never lost.

- GK401: two items have the same id.
- GK402: an id does not belong to the domain of its file, or two files claim one domain code.
- GK403: an id that was given out is neither live nor retired.
- GK404: an id is reused: it is retired and live, or now names quite another matter.
- GK405: an id is not registered in permalinks.yml.

Why: the id is printed on notice boards as a QR code; a lost id is a dead code, a reused one leads residents
to the wrong matter (design, decision 3).
"""

from collections.abc import Generator, Iterator, Sequence

from generator.check.context import Context
from generator.check.ids import GK403, GK404, GK405, GK413
from generator.check.sameness import is_another_matter
from generator.model.address import IdKind, domain_of, is_id, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.domain import Domain
from generator.model.item import Item

GK401 = Code(
    "GK401",
    "编码重复",
    "两个事项用了同一个编码。一个编码就是一个网址，只能对应一个事项。",
    "给这个事项换一个新编码（可运行 gongkai new item 取下一个）。",
    {"registered": "登记的是另一个编码｜这个事项登记的编码是“{registered}”，改回去。"},
)
GK402 = Code(
    "GK402",
    "编码不属于这个领域",
    "编码前两位是领域编号，和所在的文件对不上；或者两个文件用了同一个领域编号。",
    "编码前两位写成“{code:本领域的编号}”。",
    {
        "moved": "事项放错了文件｜这一条整个剪切到“{file:它自己的领域文件}”里。编码不要改：它已经印成了二维码。",
        "registered": "登记的是另一个编码｜这个事项登记的编码是“{registered:登记的编码}”，改回去。",
        "taken": "编码在它的领域里已经有了｜不要把这一条移过去，那边已经有一条用这个编码。"
        "是抄过来的一条，换一个本领域的新编码（可运行 gongkai new item 取下一个）；"
        "是移动时忘了删的，两处对照，只留一处。",
        "copy": "文件像是副本｜删掉副本，或者把它移出目录文件夹。",
        "twin": "两个文件用了同一个领域编号｜每个领域用自己的编号。",
        "domain": "领域编号和事项编码对不上｜改正领域编号。事项编码印成了二维码，不要改。",
    },
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    wrong, copies = yield from _check_codes(catalogue)
    domains = [domain for domain in catalogue.domains if domain.file not in copies]
    live, misplaced = yield from _check_items(catalogue, domains, wrong, context)
    renumbered = _find_renumbered(catalogue, live)
    misplaced |= {live[item_id].title for item_id in renumbered}
    if context.unread.lacks("permalinks"):
        return
    yield from _check_retired(catalogue, live, context)
    yield from _check_issued(catalogue, live, misplaced, context)
    for item_id, registered in renumbered.items():
        place = context.place_of(live[item_id].place, "id")
        message = f"编码“{item_id}”没有登记，“{live[item_id].title}”登记的编码是“{registered}”"
        yield GK405.at(place, message, "registered", registered=registered)
    for item_id in sorted(live.keys() - catalogue.permalinks.known - renumbered.keys()):
        yield GK405.at(
            context.place_of(live[item_id].place, "id"),
            f"编码“{item_id}”还没有登记",
            severity=Severity.WARNING,
            section="issued",
            id=item_id,
            day=context.today,
            title=live[item_id].title,
        )


def _find_renumbered(catalogue: Catalogue, live: dict[str, Item]) -> dict[str, str]:
    """Unregistered id → the id that an item of its title was given, where no item has that now: a slip of typing."""
    register = catalogue.permalinks
    lost = {e.title: i for i, e in register.issued.items() if i not in live and i not in register.fates and e.title}
    fresh = live.keys() - register.known
    return {i: lost[live[i].title] for i in sorted(fresh) if live[i].title in lost}


def _prefixes(domain: Domain) -> set[str]:
    return {item.domain_code for item in domain.items if is_id(item.id, IdKind.ITEM)}


def _check_codes(catalogue: Catalogue) -> Generator[Diagnostic, None, tuple[frozenset[str], frozenset[str]]]:
    """Returns the files whose own code is wrong and those that copy another, so that no item of theirs is blamed."""
    first: dict[str, Domain] = {}
    wrong: set[str] = set()
    copies: set[str] = set()
    for domain in (domain for domain in catalogue.domains if domain.code):
        twin = first.setdefault(domain.code, domain)
        if twin is not domain:
            if twin.file in wrong:
                continue
            if _is_copy(twin, domain):
                copy, original = sorted((twin, domain), key=lambda one: (-len(one.file), one.file))
                copies.add(copy.file)
                first[domain.code] = original
                message = f"“{copy.file}”里的事项和“{original.file}”一样，像是它的副本"
                yield GK402.at(copy.place, message, "copy", related=(original.place,))
                continue
            fits = domain.code in _prefixes(domain) and domain.code not in _prefixes(twin)
            blamed, other = (twin, domain) if fits else (domain, twin)
            wrong.add(blamed.file)
            message = f"领域编号“{domain.code}”已经用于“{other.title}”（{other.file}）"
            yield GK402.at(blamed.place, message, "twin", related=(other.place,))
        elif len(domain.items) > 1 and len(_prefixes(domain)) == 1 and domain.code not in _prefixes(domain):
            wrong.add(domain.file)
            message = f"领域编号“{domain.code}”和事项编码的前两位“{next(iter(_prefixes(domain)))}”对不上"
            yield GK402.at(domain.place, message, "domain")
    return frozenset(wrong), frozenset(copies)


def _is_copy(one: Domain, other: Domain) -> bool:
    """Whether two files of one code hold mostly the same items: a clerk kept a copy beside the original."""
    ids, others = ({item.id for item in domain.items} for domain in (one, other))
    return 2 * len(ids & others) > max(len(ids), len(others))


def _check_items(
    catalogue: Catalogue, domains: Sequence[Domain], wrong: frozenset[str], context: Context
) -> Generator[Diagnostic, None, tuple[dict[str, Item], frozenset[str]]]:
    """Returns the items by id, and the titles of those whose id is wrong (so that their own is no lost one)."""
    claims: dict[str, list[Item]] = {}
    misplaced: set[str] = set()
    for domain in domains:
        for item in domain.items:
            if not is_id(item.id, IdKind.ITEM):
                continue
            if item.domain_code == domain.code or not domain.code or domain.file in wrong:
                claims.setdefault(item.id, []).append(item)
                continue
            misplaced.add(item.title)
            yield _say_misplaced(item, domain, catalogue, context)
    issued = {item_id: entry.title for item_id, entry in catalogue.permalinks.issued.items()}
    live = {i: next((m for m in members if m.title == issued.get(i)), members[0]) for i, members in claims.items()}
    own = {title: item_id for item_id, title in issued.items()}
    for item_id, members in claims.items():
        for item in members:
            if item is not live[item_id]:
                misplaced.add(item.title)
                yield _say_double(item, live[item_id], own.get(item.title, item_id), context)
    return live, frozenset(misplaced)


def _say_misplaced(item: Item, domain: Domain, catalogue: Catalogue, context: Context) -> Diagnostic:
    """An item in the file of another domain: moved there, where its id was given out; else with a wrong id."""
    own = next((other for other in catalogue.domains if other.code == item.domain_code), None)
    issued = catalogue.permalinks.issued
    place = context.place_of(item.place, "id")
    message = f"事项编码“{item.id}”不属于本领域（编号 {domain.code} {domain.title}）"
    registered = next((i for i, entry in issued.items() if entry.title == item.title and i != item.id), "")
    if registered and domain_of(registered) == domain.code:
        return GK402.at(
            place, f"{message}，“{item.title}”登记的编码是“{registered}”", "registered", registered=registered
        )
    if own is not None and any(other.id == item.id for other in own.items):
        message += f"，领域 {own.code}（{own.title}）里已经有这个编码"
        return GK402.at(place, message, "taken", related=(own.place,))
    if own is not None and item.id in issued:
        message += f"，是领域 {own.code}（{own.title}）的"
        return GK402.at(place, message, "moved", file=own.file, related=(own.place,))
    return GK402.at(place, message, code=domain.code)


def _say_double(item: Item, owner: Item, registered: str, context: Context) -> Diagnostic:
    """`registered`: the id the item was given, where that is another."""
    remedy = "registered" if registered != item.id else ""
    message = f"事项编码“{item.id}”重复，“{owner.title}”已经在用（{owner.place.file} 第 {owner.place.line} 行）"
    place = context.place_of(item.place, "id")
    return GK401.at(place, message, remedy, registered=registered, related=(owner.place,))


def _check_retired(catalogue: Catalogue, live: dict[str, Item], context: Context) -> Iterator[Diagnostic]:
    register = catalogue.permalinks
    known = register.known | catalogue.addresses.keys()
    for entry in register.retired:
        if entry.id in live:
            yield GK404.at(
                context.place_of(live[entry.id].place, "id"),
                f"事项编码“{entry.id}”已于 {entry.on} {entry.fate.value}，不能再用",
                "retired",
                related=(entry.place,),
            )
        for index, target in enumerate(entry.replaced_by):
            if target not in known and not context.unread.is_damaged("domain"):
                place = context.place_of(entry.place, "replaced_by", index)
                message = f"去向“{target}”没有这个{kind_of_id(target)}"
                yield GK413.at(place, message, kind=kind_of_id(target))


def _check_issued(
    catalogue: Catalogue, live: dict[str, Item], misplaced: frozenset[str], context: Context
) -> Iterator[Diagnostic]:
    register = catalogue.permalinks
    retired = register.fates
    lost = register.domains.keys() - {domain.code for domain in catalogue.domains} - retired.keys()
    for item_id, entry in register.issued.items():
        title = entry.title
        if item_id in live:
            if title not in misplaced and is_another_matter(title, live[item_id].title):
                yield GK404.at(
                    context.place_of(live[item_id].place, "title"),
                    f"编码“{item_id}”登记的是“{title}”，现在改成了“{live[item_id].title}”，像是另一件事",
                    related=(entry.place,),
                )
        elif (
            is_id(item_id, IdKind.ITEM)
            and item_id not in retired
            and domain_of(item_id) not in lost  # told once, for the whole domain
            and title not in misplaced
            and not context.unread.is_damaged("domain")
        ):
            message = f"编码“{item_id}”（{title}）发出过，现在目录里没有了，印出去的二维码会打不开"
            yield GK403.at(entry.place, message, kind="事项", id=item_id)
