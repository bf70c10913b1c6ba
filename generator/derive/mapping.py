"""Places and an outline → a drawing: lines and numbered marks on a sheet, without a tile, a font or another host.

Equirectangular about the middle of what is drawn: for a county the error is under a thousandth of its width. The lines
are thinned to what the sheet can show (Douglas-Peucker 1973), so that a fine outline costs a page a few kilobytes.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.model.geodesy import Point, System, to_wgs84
from generator.model.place import Outline

WIDTH = 360
"""Units of the sheet, which on a telephone are points."""
MARGIN = 14
_TALLEST = 1.5
_THIN = 0.5
"""Units that a thinned line may lie off."""
_SMALLEST = 0.01
"""Degrees that are shown at least, about a kilometre: a single place is no line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the sheet, by its number in the list."""

    number: int
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """`path`: the outline as an SVG path, empty without one; `bar`: length of the scale, which is `bar_words`."""

    width: int
    height: int
    path: str
    marks: tuple[Mark, ...]
    bar: int
    bar_words: str


def draw_map(points: Sequence[Point], outline: Outline, system: System) -> Drawing | None:
    """The drawing of places (WGS-84, in order); None where there is none."""
    if not points:
        return None
    lines = [[to_wgs84(point, system) for point in line] for line in outline.lines]
    shown = [*points, *(point for line in lines for point in line)]
    project, height, unit = _projection(shown)
    path = "".join(_path(thin([project(point) for point in line], _THIN)) for line in lines)
    marks = tuple(Mark(number, *map(_say, project(point))) for number, point in enumerate(points, 1))
    bar, words = _bar(unit)
    return Drawing(WIDTH, height, path, marks, bar, words)


Position = tuple[float, float]


def _projection(points: Iterable[Point]) -> tuple[Callable[[Point], Position], int, float]:
    """Point → position; the sheet's height; metres of a unit."""
    lons, lats = zip(*((point.lon, point.lat) for point in points), strict=True)
    west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    middle = math.radians((south + north) / 2)
    wide = max(east - west, _SMALLEST) * math.cos(middle)
    tall = max(north - south, _SMALLEST)
    room = WIDTH - 2 * MARGIN
    factor = min(room / wide, room * _TALLEST / tall)
    height = math.ceil(tall * factor) + 2 * MARGIN
    left = (WIDTH - (east - west) * math.cos(middle) * factor) / 2
    top = (height - (north - south) * factor) / 2

    def project(point: Point) -> Position:
        return left + (point.lon - west) * math.cos(middle) * factor, top + (north - point.lat) * factor

    return project, height, 111_195 / factor


def _bar(unit: float) -> tuple[int, str]:
    """A bar of about a quarter of the sheet that stands for a round length."""
    wanted = unit * WIDTH / 4
    power = 10 ** math.floor(math.log10(wanted))
    metres = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    words = f"{metres / 1000:g} 公里" if metres >= 1000 else f"{metres:g} 米"
    return round(metres / unit), words


def thin(line: Sequence[Position], most: float) -> list[Position]:
    """The line with so few of its positions that none of the others lies further off than `most`."""
    if len(line) < 3:
        return list(line)
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        start, end = waiting.pop()
        far, at = max(((_off(line[i], line[start], line[end]), i) for i in range(start + 1, end)), default=(0.0, 0))
        if far > most:
            kept.add(at)
            waiting += [(start, at), (at, end)]
    return [line[index] for index in sorted(kept)]


def _off(position: Position, start: Position, end: Position) -> float:
    """Distance of a position from the stretch between two others."""
    wide, tall = end[0] - start[0], end[1] - start[1]
    square = wide * wide + tall * tall
    along = ((position[0] - start[0]) * wide + (position[1] - start[1]) * tall) / square if square else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(position[0] - start[0] - along * wide, position[1] - start[1] - along * tall)


def _path(line: Sequence[Position]) -> str:
    return "M" + "L".join(f"{_say(x)} {_say(y)}" for x, y in line)


def _say(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
