"""outline.geojson → lines: any GeoJSON of lines and areas (RFC 7946), names and properties left aside.

- GK874: it is no GeoJSON of lines or areas, or holds a point that cannot be.
"""

import json
from collections.abc import Iterator
from typing import Any

from generator.model.diagnostic import Code, Trouble
from generator.model.geodesy import BOX, Point, is_swapped
from generator.model.place import NO_OUTLINE, Outline

GK874 = Code(
    "GK874",
    "边界文件用不了",
    "outline.geojson 不是 GeoJSON，里面没有线和面，或者坐标不在国内、经度纬度写反了。地图照它画轮廓。",
    "向自然资源部门要县界的 GeoJSON（经度在前、纬度在后，以度为单位），原样放在 places.yml 旁边；"
    "没有的，删掉这个文件，地图只画点。",
)

MOST_POINTS = 100_000
_DEEPEST = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""Kind of geometry → how deep its lists of points lie."""


class _FaultError(Exception):
    """What is wrong with the file, in Chinese."""


def read_outline(data: bytes) -> tuple[Outline, Trouble | None]:
    """The lines; none, and what is wrong, where the file cannot be used."""
    try:
        tree = json.loads(data.decode("utf-8-sig"))
        lines = tuple(line for line in _lines(tree, 0) if len(line) > 1)
        if not lines:
            raise _FaultError("里面没有线和面")
        if sum(map(len, lines)) > MOST_POINTS:
            raise _FaultError(f"点太多（超过 {MOST_POINTS} 个），先简化")
    except _FaultError as fault:
        return NO_OUTLINE, GK874.of(str(fault))
    except (ValueError, RecursionError):
        return NO_OUTLINE, GK874.of("不是 JSON，或者不是 UTF-8 编码")
    return Outline(lines), None


def _lines(node: Any, depth: int) -> Iterator[tuple[Point, ...]]:
    if not isinstance(node, dict) or depth > 10:
        return
    kind = node.get("type") if isinstance(node.get("type"), str) else ""
    if kind in ("FeatureCollection", "GeometryCollection"):
        parts = node.get("features" if kind == "FeatureCollection" else "geometries")
        for part in parts if isinstance(parts, list) else ():
            yield from _lines(part, depth + 1)
    elif kind == "Feature":
        yield from _lines(node.get("geometry"), depth + 1)
    elif kind in _DEEPEST:
        yield from _points(node.get("coordinates"), _DEEPEST[kind])


def _points(node: Any, depth: int) -> Iterator[tuple[Point, ...]]:
    if not isinstance(node, list):
        raise _FaultError("坐标不是列表")
    if depth == 1:
        yield tuple(map(_point, node))
        return
    for part in node:
        yield from _points(part, depth - 1)


def _point(node: Any) -> Point:
    if not isinstance(node, list) or len(node) < 2 or not all(_is_number(part) for part in node[:2]):
        raise _FaultError("坐标不是两个数")
    point = Point(float(node[0]), float(node[1]))
    if is_swapped(point):
        raise _FaultError(f"经度、纬度写反了（{node[0]}, {node[1]}）")
    if not BOX.holds(point):
        raise _FaultError(f"坐标不在国内（{node[0]}, {node[1]}）；平面坐标要先换成经纬度")
    return point


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
