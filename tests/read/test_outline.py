"""Outlines as offices have them; what is none is told in one sentence, never with a trace."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.geodesy import Point
from generator.read.outline import MOST_POINTS, read_outline

RING = [[106.0, 38.2], [106.6, 38.2, 1100.0], [106.6, 38.7], [106.0, 38.2]]
POINTS = tuple(Point(lon, lat) for lon, lat, *_ in RING)


def written(node: Any) -> bytes:
    return json.dumps(node).encode()


@pytest.mark.parametrize(
    ("geometry", "lines"),
    [
        ({"type": "Polygon", "coordinates": [RING]}, 1),
        ({"type": "MultiPolygon", "coordinates": [[RING, RING], [RING]]}, 3),
        ({"type": "LineString", "coordinates": RING}, 1),
        ({"type": "MultiLineString", "coordinates": [RING, RING]}, 2),
        ({"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": RING}]}, 1),
    ],
)
def test_all_kinds_of_lines_and_areas(geometry: dict[str, Any], lines: int) -> None:
    for node in (geometry, {"type": "Feature", "geometry": geometry, "properties": None}):
        outline, trouble = read_outline(written(node))
        assert trouble is None
        assert [*outline.lines] == [POINTS] * lines
    both = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry}] * 2}
    assert len(read_outline(b"\xef\xbb\xbf" + written(both))[0].lines) == 2 * lines


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 JSON"),
        (b"<kml/>", "不是 JSON"),
        ('{"type":"Polygon"}'.encode("utf-16"), "不是 JSON"),
        (b"[" * 100_000, "不是 JSON"),
        (b"[]", "没有线和面"),
        (written({"type": "Point", "coordinates": [106, 38]}), "没有线和面"),
        (written({"type": "Polygon"}), "坐标不是列表"),
        (written({"type": "Polygon", "coordinates": [["a", "b"]]}), "坐标不是两个数"),
        (written({"type": "LineString", "coordinates": [[True, 38], [106, 38]]}), "坐标不是两个数"),
        (written({"type": "LineString", "coordinates": [[38.2, 106.0], [38.7, 106.0]]}), "写反了"),
        (written({"type": "LineString", "coordinates": [[500000, 4260000], [500100, 4260000]]}), "平面坐标"),
        (written({"type": "LineString", "coordinates": [[106, 38]] * (MOST_POINTS + 1)}), "点太多"),
        (b'{"type":"LineString","coordinates":[[NaN,38],[106,38]]}', "不在国内"),
    ],
)
def test_what_is_no_outline(data: bytes, said: str) -> None:
    outline, trouble = read_outline(data)
    assert outline.lines == ()
    assert trouble is not None
    assert said in trouble.message


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.just("Polygon") | st.just("Feature"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("type", "coordinates", "geometry", "features")), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON)
def test_nothing_breaks_the_reader(node: Any) -> None:
    read_outline(json.dumps(node).encode())
