"""The drawing: everything stands on the sheet, north is up, thinning keeps within its bound."""

import math
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.derive.mapping import MARGIN, WIDTH, draw_map, thin
from generator.model.geodesy import Point, System, from_wgs84
from generator.model.place import NO_OUTLINE, Outline

POINTS = st.lists(st.builds(Point, st.floats(106, 107), st.floats(38, 39)), min_size=1, max_size=12)


@given(POINTS)
def test_every_mark_stands_on_the_sheet(points: list[Point]) -> None:
    drawing = draw_map(points, NO_OUTLINE, System.WGS84)
    assert drawing is not None
    assert [mark.number for mark in drawing.marks] == list(range(1, len(points) + 1))
    for mark in drawing.marks:
        assert MARGIN - 1 <= float(mark.x) <= WIDTH - MARGIN + 1
        assert MARGIN - 1 <= float(mark.y) <= drawing.height - MARGIN + 1
    assert 0 < drawing.bar <= WIDTH / 4 + 1
    assert re.fullmatch(r"[0-9.]+ (公里|米)", drawing.bar_words)


def test_north_is_up_and_east_is_right() -> None:
    drawing = draw_map([Point(106.2, 38.5), Point(106.4, 38.3)], NO_OUTLINE, System.WGS84)
    assert drawing is not None
    one, other = drawing.marks
    assert float(one.x) < float(other.x)
    assert float(one.y) < float(other.y)


def test_the_bar_is_as_long_as_it_says() -> None:
    """Two places 0.1 degree of latitude apart are 11.1 km apart, on the sheet too."""
    drawing = draw_map([Point(106.2, 38.4), Point(106.2, 38.5)], NO_OUTLINE, System.WGS84)
    assert drawing is not None
    units = abs(float(drawing.marks[0].y) - float(drawing.marks[1].y))
    amount, unit = drawing.bar_words.split()
    metres = float(amount) * (1000 if unit == "公里" else 1)
    assert math.isclose(units / 11_119.5, drawing.bar / metres, rel_tol=0.02)


def test_an_outline_of_another_system_is_brought_over_the_places() -> None:
    ring = [Point(106.0, 38.2), Point(106.6, 38.2), Point(106.6, 38.7), Point(106.0, 38.2)]
    plain = draw_map(ring[:1], Outline((tuple(ring),)), System.WGS84)
    shifted = tuple(from_wgs84(point, System.GCJ02) for point in ring)
    assert draw_map(ring[:1], Outline((shifted,)), System.GCJ02) == plain
    assert plain is not None
    assert plain.path.startswith("M")


def test_without_places_there_is_no_drawing() -> None:
    assert draw_map([], NO_OUTLINE, System.WGS84) is None


LINES = st.lists(st.tuples(st.floats(0, 360), st.floats(0, 360)), min_size=1, max_size=40)


@given(LINES, st.floats(0.1, 20))
def test_thinning_keeps_ends_and_bound(line: list[tuple[float, float]], most: float) -> None:
    kept = thin(line, most)
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    assert all(min(distance(point, a, b) for a, b in stretches(kept)) <= most + 1e-6 for point in line)


def test_a_fine_straight_line_becomes_two_points() -> None:
    assert thin([(x / 10, x / 10) for x in range(1000)], 0.5) == [(0.0, 0.0), (99.9, 99.9)]


def stretches(line: list[tuple[float, float]]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(pairwise(line)) or [(line[0], line[0])]


def distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """By sampling, so that it is not the same computation."""
    steps = 400
    return (
        min(
            math.dist(point, (start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps))
            for i in range(steps + 1)
        )
        - math.dist(start, end) / steps
    )
