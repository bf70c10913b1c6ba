"""Coordinates as offices have them → WGS-84, which telephones and `geo:` links speak.

- CGCS2000 (2000国家大地坐标系) and WGS-84 are taken as equal: they differ by centimetres.
- GCJ-02, of maps published in China, is WGS-84 shifted by some hundred metres; BD-09 is GCJ-02 shifted once more.
  Neither is published; the formulas and constants here are those that have circulated since 2013 and on which four
  libraries agree to 1.2 cm: PRCoords (CC0-1.0), eviltransform (MIT) and others. The axes are Krasovsky's of 1940.
- Back, they have no closed form: what most libraries do is up to 4 m off. Here the forward formula is iterated until
  it gives the point that was asked for, to less than a tenth of a millimetre.
- The shift is applied in `BOX`, as the libraries have it; 香港 and 台北 are inside of it and are shifted too.

Own code: the libraries on PyPI that are exact had their last releases in 2019.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

SEMI_MAJOR = 6378245.0
"""Krasovsky's ellipsoid of 1940, in metres."""
ECCENTRICITY = 0.00669342162296594323
"""The square of its eccentricity."""
BAIDU = math.pi * 3000 / 180
MEAN_RADIUS = 6371008.8
"""Of the earth, in metres (IUGG)."""
_ENOUGH = 1e-10
"""Degrees: a hundredth of a millimetre."""
_MOST = 50


class System(Enum):
    """坐标系."""

    CGCS2000 = "CGCS2000"
    WGS84 = "WGS-84"
    GCJ02 = "GCJ-02"
    BD09 = "BD-09"


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees."""

    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees; its edges belong to it."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        return self.west <= point.lon <= self.east and self.south <= point.lat <= self.north


BOX = Box(72.004, 0.8293, 137.8347, 55.8271)
"""Where GCJ-02 is shifted, and where places of this country lie."""

_PAIR = re.compile(r"\s*(-?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*[,，]\s*(-?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*")


def parse_point(text: str) -> Point | None:
    """Longitude, comma, latitude, as the pickers of map sites give it; None where it is written otherwise."""
    found = _PAIR.fullmatch(text)
    return Point(float(found[1]), float(found[2])) if found else None


def is_swapped(point: Point) -> bool:
    """Whether latitude stands first: as it is the point is nowhere here, the other way round it is."""
    return not BOX.holds(point) and BOX.holds(Point(point.lat, point.lon))


def to_wgs84(point: Point, system: System) -> Point:
    """The point as a telephone knows it."""
    if system is System.BD09:
        point = _invert(_gcj_to_bd, point)
    if system in (System.BD09, System.GCJ02):
        return _invert(wgs_to_gcj, point)
    return point


def from_wgs84(point: Point, system: System) -> Point:
    """The way back, for checks."""
    if system in (System.GCJ02, System.BD09):
        point = wgs_to_gcj(point)
    return _gcj_to_bd(point) if system is System.BD09 else point


def metres_between(one: Point, other: Point) -> float:
    """Along the great circle."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(other.lon - one.lon) / 2
    square = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * MEAN_RADIUS * math.asin(min(1.0, math.sqrt(square)))


def wgs_to_gcj(point: Point) -> Point:
    """The shift of GCJ-02; outside of `BOX` the point stays where it is."""
    if not BOX.holds(point):
        return point
    x, y = point.lon - 105.0, point.lat - 35.0
    wave = 20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += (wave + _waves(y, ((20, 1), (40, 3), (160, 12), (320, 30)))) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    east += (wave + _waves(x, ((20, 1), (40, 3), (150, 12), (300, 30)))) * 2 / 3
    lat = math.radians(point.lat)
    magic = 1 - ECCENTRICITY * math.sin(lat) ** 2
    per_lat = math.pi / 180 * SEMI_MAJOR * (1 - ECCENTRICITY) / (magic * math.sqrt(magic))
    per_lon = math.pi / 180 * SEMI_MAJOR / math.sqrt(magic) * math.cos(lat)
    return Point(point.lon + east / per_lon, point.lat + north / per_lat)


def _waves(value: float, terms: tuple[tuple[float, float], ...]) -> float:
    return sum(size * math.sin(value * math.pi / length) for size, length in terms)


def _gcj_to_bd(point: Point) -> Point:
    radius = math.hypot(point.lon, point.lat) + 0.00002 * math.sin(point.lat * BAIDU)
    angle = math.atan2(point.lat, point.lon) + 0.000003 * math.cos(point.lon * BAIDU)
    return Point(radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006)


def _invert(forward: Callable[[Point], Point], wanted: Point) -> Point:
    """The point that `forward` brings to the wanted one: each round takes away what is still too much."""
    guess = wanted
    for _ in range(_MOST):
        shifted = forward(guess)
        lon, lat = shifted.lon - wanted.lon, shifted.lat - wanted.lat
        guess = Point(guess.lon - lon, guess.lat - lat)
        if abs(lon) < _ENOUGH and abs(lat) < _ENOUGH:
            break
    return guess
