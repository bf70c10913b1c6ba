"""便民地图: places that residents go to, with coordinates, and the outline they are drawn in.

The outline is `outline.geojson` beside places.yml (RFC 7946). What circulates as GeoJSON of counties is often GCJ-02,
which the standard does not allow; so places.yml says in which system it is.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, At, Id, Number, Phone
from generator.model.geodesy import Point, System, parse_point, to_wgs84
from generator.model.phone import PhoneLine
from generator.model.telephone import parse_phones

OUTLINE = "outline.geojson"


class SpotKind(Enum):
    """What a place is, in the order in which the page tells them."""

    HALL = "政务服务大厅"
    STATION = "便民服务站"
    POLICE = "公安户籍窗口"
    SCHOOL = "学校"
    HOUSING = "公租房小区"
    UTILITY = "市政服务网点"
    READING = "公开查阅点"
    BOARD = "公示栏"
    OTHER = "其他"


@dataclass(frozen=True)
class Spot:
    """One place. `at`: longitude and latitude as the map site gave them; `system`: of that site."""

    name: str
    kind: SpotKind
    at: Number
    system: System
    address: str = ""
    hours: str = ""
    phone: Phone = ""
    items: Annotated[tuple[Id, ...], INLINE] = ()
    note: str = ""
    place: Annotated[Place, At("name")] = NOWHERE

    @property
    def calls(self) -> PhoneLine:
        """`phone`, cut into the numbers to dial."""
        return parse_phones(self.phone)

    @property
    def given(self) -> Point | None:
        """As it is written; None where that cannot be read."""
        return parse_point(self.at)

    @cached_property
    def point(self) -> Point | None:
        """WGS-84."""
        given = self.given
        return to_wgs84(given, self.system) if given is not None else None


@dataclass(frozen=True, slots=True)
class MapFacts:
    """Of the outline: its system, where it comes from, its 审图号."""

    outline_system: System = System.WGS84
    source: str = ""
    approval: Number = ""
    place: Place = NOWHERE


NO_MAP = MapFacts()


@dataclass(frozen=True, slots=True)
class Outline:
    """Lines to be drawn, in the coordinates of the file."""

    lines: tuple[tuple[Point, ...], ...] = ()


NO_OUTLINE = Outline()
