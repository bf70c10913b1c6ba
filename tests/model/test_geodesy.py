"""There and back is less than a centimetre; known points; what is written the wrong way round is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.geodesy import (
    BOX,
    Point,
    System,
    from_wgs84,
    is_swapped,
    metres_between,
    parse_point,
    to_wgs84,
    wgs_to_gcj,
)

INSIDE = st.builds(Point, st.floats(73.0, 136.5), st.floats(2.0, 54.5))
"""So far inside of the box that a shift of a kilometre does not leave it."""


@given(INSIDE, st.sampled_from(System))
def test_there_and_back_is_less_than_a_centimetre(point: Point, system: System) -> None:
    assert metres_between(to_wgs84(from_wgs84(point, system), system), point) < 0.01


@given(INSIDE, st.sampled_from(System))
def test_back_and_there_is_less_than_a_centimetre(point: Point, system: System) -> None:
    assert metres_between(from_wgs84(to_wgs84(point, system), system), point) < 0.01


@given(INSIDE)
def test_the_shift_is_hundreds_of_metres(point: Point) -> None:
    assert 1 < metres_between(point, wgs_to_gcj(point)) < 1500


@pytest.mark.parametrize(
    ("wgs", "gcj"),
    [
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_known_points(wgs: tuple[float, float], gcj: tuple[float, float]) -> None:
    """The pairs that eviltransform (MIT) tests with."""
    assert metres_between(wgs_to_gcj(Point(*wgs)), Point(*gcj)) < 0.02
    assert metres_between(to_wgs84(Point(*gcj), System.GCJ02), Point(*wgs)) < 0.02


def test_cgcs2000_is_taken_as_it_is() -> None:
    point = Point(106.278179, 38.46637)
    assert to_wgs84(point, System.CGCS2000) == to_wgs84(point, System.WGS84) == point


def test_outside_of_the_box_nothing_is_shifted() -> None:
    london = Point(-0.1276, 51.5072)
    assert wgs_to_gcj(london) == to_wgs84(london, System.GCJ02) == london
    assert not BOX.holds(london)


@given(st.floats(73.0, 136.5), st.floats(2.0, 54.5))
def test_swapped_is_seen_everywhere(lon: float, lat: float) -> None:
    assert is_swapped(Point(lat, lon))
    assert not is_swapped(Point(lon, lat))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("106.278179,38.466370", Point(106.278179, 38.46637)),
        ("106.278179， 38.466370", Point(106.278179, 38.46637)),
        (" 106 , 38 ", Point(106, 38)),
        ("106.278179 38.466370", None),
        ("106°16′41″,38°27′59″", None),
        ("东经106.27，北纬38.46", None),
        ("106.27,38.46,1100", None),
        ("", None),
    ],
)
def test_how_it_is_written(text: str, point: Point | None) -> None:
    assert parse_point(text) == point


def test_distances() -> None:
    assert metres_between(Point(116.0, 40.0), Point(116.0, 41.0)) == pytest.approx(111_195, abs=10)
    assert metres_between(Point(1.0, 1.0), Point(1.0, 1.0)) == 0
