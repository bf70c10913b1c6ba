"""便民地图: a drawing with numbered marks, and beside it the list of places, which says the same without the drawing.

Whose telephones it shows: those of the places. Depends on the register, on the outline, on titles of items, on the
office.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.derive.mapping import Drawing, draw_map
from generator.derive.views.head import PageView, list_page
from generator.derive.views.parts import Link, Phones, phones_of
from generator.model.address import item_path
from generator.model.geodesy import Point
from generator.model.item import Item
from generator.model.office import Office
from generator.model.place import MapFacts, Outline, Spot, SpotKind

PATH, NAME, SCRIPT = "map/", "便民地图", "assets/map.js"


@dataclass(frozen=True, slots=True)
class SpotEntry:
    """One place. `where`: its coordinates (WGS-84) in words; `geo`: what opens them in a map of the telephone."""

    anchor: str
    number: int
    name: str
    lon: str
    lat: str
    geo: str
    about: str
    phones: Phones
    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SpotGroup:
    name: str
    spots: tuple[SpotEntry, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """`label`: what the drawing shows, for who cannot see it."""

    count: int
    drawing: Drawing | None
    label: str
    groups: tuple[SpotGroup, ...]
    source: str
    data: str
    script: str


Placed = tuple[tuple[Spot, Point], ...]


def in_order(places: Iterable[Spot]) -> Placed:
    """The places whose coordinates can be read, by kind, as they are numbered."""
    read = [(spot, spot.point) for spot in places]
    known = [(spot, point) for spot, point in read if point is not None]
    return tuple(pair for kind in SpotKind for pair in known if pair[0].kind is kind)


def map_page(
    places: Iterable[Spot], outline: Outline, facts: MapFacts, items: Mapping[str, Item], office: Office
) -> PageView[MapView]:
    """The whole page.

    Args:
        places: the register.
        outline: what they are drawn in.
        facts: of the outline.
        items: id → item; only id and title are taken.
        office: the office.
    """
    placed = in_order(places)
    entries = [(spot, _entry(number, spot, point, items)) for number, (spot, point) in enumerate(placed, 1)]
    groups = (SpotGroup(kind.value, tuple(e for spot, e in entries if spot.kind is kind)) for kind in SpotKind)
    approval = f"审图号：{facts.approval}" if facts.approval else ""
    source = f"边界：{facts.source}" if facts.source and outline.lines else ""
    view = MapView(
        count=len(placed),
        drawing=draw_map([point for _, point in placed], outline, facts.outline_system),
        label=f"示意图：{len(placed)} 处地点的位置，编号和下面的名单一样",
        groups=tuple(group for group in groups if group.spots),
        source="　".join(filter(None, (source, approval))),
        data="places.json",
        script=SCRIPT,
    )
    about = f"{office.short_name}的服务大厅、户籍窗口、学校、公示栏在哪里，怎样联系。"
    return list_page(office, PATH, NAME, about, view)


def _entry(number: int, spot: Spot, point: Point, items: Mapping[str, Item]) -> SpotEntry:
    lon, lat = f"{point.lon:.6f}", f"{point.lat:.6f}"
    return SpotEntry(
        anchor=f"p{number}",
        number=number,
        name=spot.name,
        lon=lon,
        lat=lat,
        geo=f"geo:{lat},{lon}?q={lat},{lon}({quote(spot.name)})",
        about="，".join(filter(None, (spot.address, spot.note, spot.hours))),
        phones=phones_of(spot.calls),
        items=tuple(Link(items[one].title, item_path(one)) for one in spot.items if one in items),
    )
