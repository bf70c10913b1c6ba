"""The portal over many offices: home with list and map, one item across offices, one office, who is complete and late.

Whose telephone it shows: the portal's own, in the foot. Depends on the list of offices and on facts of their sites.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.mapping import Drawing, draw_map
from generator.derive.province import Across, Province, Standing
from generator.derive.views.head import PageView, list_page, page_view
from generator.derive.views.parts import Link, OutLink
from generator.model.address import item_path
from generator.model.geodesy import System
from generator.model.office import Office
from generator.model.offices import OfficeEntry
from generator.model.place import NO_OUTLINE

STATUS, ITEMS, SEARCH = "status/", "items/", "search/"


@dataclass(frozen=True, slots=True)
class PortalHeaderView:
    """`has_search`: whether the search form stands in it."""

    site_name: str
    has_search: bool


@dataclass(frozen=True, slots=True)
class PortalFooterView:
    host: str
    phone: str
    offices: int


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office in a list. `number`: on the map, 0 where it is not on it; `site`: where its own site is, or empty.

    `facts`: what there is to say, each a few words; `is_bad`: whether it lacks something or is late.
    """

    link: Link
    site: OutLink
    code: str
    number: int
    facts: tuple[str, ...]
    is_bad: bool


@dataclass(frozen=True, slots=True)
class OfficeGroup:
    name: str
    offices: tuple[OfficeLine, ...]


@dataclass(frozen=True, slots=True)
class DomainTile:
    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class PortalHomeView:
    title: str
    count: int
    complete: int
    late: int
    has_standard: bool
    drawing: Drawing | None
    groups: tuple[OfficeGroup, ...]
    tiles: tuple[DomainTile, ...]


@dataclass(frozen=True, slots=True)
class ItemGroup:
    id: str
    name: str
    items: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class PortalItemsView:
    groups: tuple[ItemGroup, ...]


@dataclass(frozen=True, slots=True)
class AcrossRow:
    """One office's way with an item. `differs`: in which respects it is not as the standard says."""

    office: OutLink
    title: str
    limit: str
    bodies: str
    differs: str


@dataclass(frozen=True, slots=True)
class LimitGroup:
    """Offices with one wording of the time limit."""

    limit: str
    count: int
    is_standard: bool


@dataclass(frozen=True, slots=True)
class AcrossView:
    id: str
    title: str
    domain: Link
    standard_limit: str
    standard_bodies: str
    limits: tuple[LimitGroup, ...]
    rows: tuple[AcrossRow, ...]
    excused: tuple[tuple[str, str], ...]
    lacking: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OfficePageView:
    name: str
    above: str
    site: OutLink
    facts: tuple[str, ...]
    lacking: tuple[Link, ...]
    excused: tuple[tuple[Link, str], ...]
    unfilled: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StatusRow:
    office: Link
    items: str
    lacking: str
    unfilled: str
    overdue: str
    day: str
    is_bad: bool


@dataclass(frozen=True, slots=True)
class StatusView:
    has_standard: bool
    complete: int
    late: int
    rows: tuple[StatusRow, ...]


@dataclass(frozen=True, slots=True)
class PortalSearchView:
    offices: int


def office_path(entry: OfficeEntry) -> str:
    return f"offices/{entry.code}/"


def home_page(province: Province, office: Office) -> PageView[PortalHomeView]:
    """The list of offices, by the office above them, and where they are."""
    numbers = {s.entry.code: n for n, s in enumerate((s for s in province.standings if s.entry.point is not None), 1)}
    points = [s.entry.point for s in province.standings if s.entry.point is not None]
    view = PortalHomeView(
        office.site_name,
        len(province.standings),
        sum(s.is_complete for s in province.standings),
        sum(s.is_late for s in province.standings),
        _has_standard(province),
        draw_map(points, NO_OUTLINE, System.WGS84),
        tuple(_groups(province, numbers)),
        tuple(_tiles(province)),
    )
    return page_view(office, "", office.site_name, view)


def _has_standard(province: Province) -> bool:
    return any(across.standard is not None for across in province.items)


def _groups(province: Province, numbers: dict[str, int]) -> Iterator[OfficeGroup]:
    listed = province.listed
    groups: dict[str, list[OfficeLine]] = {}
    for standing in province.standings:
        parent = listed.by_code.get(standing.entry.parent)
        name = parent.name if parent is not None else "本级"
        groups.setdefault(name, []).append(
            _line(standing, numbers.get(standing.entry.code, 0), _has_standard(province))
        )
    for name, lines in groups.items():
        yield OfficeGroup(name, tuple(lines))


def _line(standing: Standing, number: int, has_standard: bool) -> OfficeLine:
    entry = standing.entry
    return OfficeLine(
        Link(entry.name, office_path(entry)),
        _site(standing),
        entry.code,
        number,
        tuple(_facts(standing, has_standard)),
        bool(standing.lacking) or standing.is_late or standing.facts is None,
    )


def _site(standing: Standing) -> OutLink:
    return OutLink("打开网站" if standing.facts else "还没有网站", standing.entry.href if standing.facts else "")


def _facts(standing: Standing, has_standard: bool) -> Iterator[str]:
    if standing.facts is None:
        yield "还没有网站"
        return
    yield f"{standing.count} 个事项"
    if has_standard:
        yield f"比标准目录少 {len(standing.lacking)} 项" if standing.lacking else "标准目录的事项齐全"
    if standing.facts.unfilled:
        yield f"{len(standing.facts.unfilled)} 项没有电话"
    if standing.facts.overdue > 0:
        yield f"{standing.facts.overdue} 项到期没有公开"
    if standing.is_stale:
        yield f"网站是 {standing.facts.day} 的，后来的没有做成"


def _tiles(province: Province) -> Iterator[DomainTile]:
    counts: dict[str, int] = {}
    for across in province.items:
        counts[across.domain] = counts.get(across.domain, 0) + 1
    for code, count in sorted(counts.items()):
        yield DomainTile(Link(province.domains.get(code, code), f"{ITEMS}#d{code}"), count)


def items_page(province: Province, office: Office) -> PageView[PortalItemsView]:
    """Every item, by domain."""
    groups: dict[str, list[tuple[Link, str]]] = {}
    for across in province.items:
        note = f"{len(across.rows)} 个单位" + ("" if across.standard or not _has_standard(province) else "，本地增加的")
        groups.setdefault(across.domain, []).append((Link(across.title, item_path(across.id)), note))
    view = PortalItemsView(
        tuple(
            ItemGroup(f"d{code}", province.domains.get(code, code), tuple(items))
            for code, items in sorted(groups.items())
        )
    )
    return list_page(office, ITEMS, "按事项查", "每个事项在各单位怎样公开：时限、责任主体放在一起比。", view)


def across_page(across: Across, province: Province, office: Office) -> PageView[AcrossView]:
    """One item across the offices."""
    standard = across.standard
    counts: dict[str, int] = {}
    for _, item in across.rows:
        counts[item.limit] = counts.get(item.limit, 0) + 1
    limits = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    view = AcrossView(
        across.id,
        across.title,
        Link(province.domains.get(across.domain, across.domain), f"{ITEMS}#d{across.domain}"),
        standard.limit if standard else "",
        standard.bodies if standard else "",
        tuple(LimitGroup(limit, count, standard is not None and limit == standard.limit) for limit, count in limits),
        tuple(_row(across, entry, index) for index, (entry, _) in enumerate(across.rows)),
        tuple((entry.name, why) for entry, why in across.excused),
        tuple(Link(entry.name, office_path(entry)) for entry in across.lacking),
    )
    about = f"{across.title}：各单位的公开时限和责任主体。"
    return list_page(office, item_path(across.id), across.title, about, view)


def _row(across: Across, entry: OfficeEntry, index: int) -> AcrossRow:
    item, standard = across.rows[index][1], across.standard
    differs = []
    if standard is not None:
        differs += ["名称"] if item.title != standard.title else []
        differs += ["时限"] if item.limit != standard.limit else []
    title = item.title if item.title != across.title else ""
    address = f"{entry.href}{item_path(item.id)}"
    return AcrossRow(OutLink(entry.name, address), title, item.limit, item.bodies, "、".join(differs))


def office_page(standing: Standing, province: Province, office: Office) -> PageView[OfficePageView]:
    """What one office has and lacks."""
    titles = {across.id: across.title for across in province.items}
    facts, entry = standing.facts, standing.entry

    def links(ids: Sequence[str]) -> tuple[Link, ...]:
        return tuple(Link(f"{one} {titles.get(one, '')}".strip(), item_path(one)) for one in ids)

    excused = facts.excused if facts else ()
    view = OfficePageView(
        entry.name,
        " › ".join(above.name for above in reversed(tuple(province.listed.above(entry)))),
        OutLink(f"{entry.name}的网站", entry.href if facts else ""),
        tuple(_facts(standing, _has_standard(province))),
        links(standing.lacking),
        tuple(zip(links([one for one, _ in excused]), (why for _, why in excused), strict=True)),
        links(facts.unfilled) if facts else (),
    )
    return list_page(office, office_path(entry), entry.name, f"{entry.name}的目录有哪些、缺哪些。", view)


def status_page(province: Province, office: Office) -> PageView[StatusView]:
    """Who is complete and who is late, the worst first."""
    order = sorted(
        province.standings,
        key=_how_good,
    )
    has_standard = _has_standard(province)
    view = StatusView(
        has_standard,
        sum(s.is_complete for s in province.standings),
        sum(s.is_late for s in province.standings),
        tuple(_status(standing, has_standard) for standing in order),
    )
    return list_page(office, STATUS, "完整和按时", "各单位的目录全不全、到期的公开了没有。", view)


def _how_good(standing: Standing) -> tuple[bool, int, int, int, str]:
    facts = standing.facts
    if facts is None:
        return False, 0, 0, 0, standing.entry.code
    return True, -len(standing.lacking), -max(facts.overdue, 0), -len(facts.unfilled), standing.entry.code


def _status(standing: Standing, has_standard: bool) -> StatusRow:
    facts, link = standing.facts, Link(standing.entry.name, office_path(standing.entry))
    if facts is None:
        return StatusRow(link, "还没有网站", "", "", "", "", True)
    return StatusRow(
        link,
        str(standing.count),
        (str(len(standing.lacking)) if standing.lacking else "不缺") if has_standard else "",
        str(len(facts.unfilled)) if facts.unfilled else "都有",
        "没有登记" if facts.overdue < 0 else str(facts.overdue) if facts.overdue else "没有",
        facts.day,
        bool(standing.lacking) or standing.is_late or standing.is_stale,
    )


def portal_search_page(office: Office, count: int) -> PageView[PortalSearchView]:
    """The page of the search, which a script fills."""
    return list_page(office, SEARCH, "搜索", "一次搜索全部单位。", PortalSearchView(count))


def portal_header(office: Office, *, is_search: bool) -> PortalHeaderView:
    return PortalHeaderView(office.site_name, not is_search)


def portal_footer(office: Office, count: int) -> PortalFooterView:
    return PortalFooterView(office.host, office.contact.phone, count)
