"""A chart of columns as numbers: where each bar begins and ends, what stands under it, all of it said in words.

The drawing is for the eye; the table beside it holds the same counts, and `said` reads them to who does not see. Bars
of different kinds differ in more than colour (full, hatched by an edge, empty), so that a print in black tells them
apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEIGHT = 120
"""Of the drawing area, in units of the drawing."""
_STEP, _WIDE = 44, 26
"""From one column to the next; width of a bar."""
_TOP, _BOTTOM, _LEFT = 14, 20, 6
MOST = 12
"""Columns of a chart, the last ones: more are not read on a telephone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a column. `kind`: ontime, late, missing, told."""

    kind: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """`label`: under it; `total`: above it, at `top`; `middle`: of its width."""

    label: str
    total: str
    middle: int
    top: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`said`: all of it in one sentence; `legend`: kind and name of what is drawn, where there is more than one."""

    width: int
    height: int
    floor: int
    columns: tuple[Column, ...]
    said: str
    legend: tuple[tuple[str, str], ...]


def draw_columns(
    heading: str, rows: Sequence[tuple[str, Sequence[int]]], kinds: Sequence[tuple[str, str]]
) -> Chart | None:
    """A chart; None where there is nothing to compare, with less than two columns or nothing but zeros.

    Args:
        heading: what is counted.
        rows: label → counts, one for each kind, in order.
        kinds: (kind, its name), from the floor up.
    """
    shown = rows[-MOST:]
    most = max((sum(counts) for _, counts in shown), default=0)
    if len(shown) < 2 or not most:
        return None
    columns = tuple(_column(number, label, counts, kinds, most) for number, (label, counts) in enumerate(shown))
    said = "；".join(f"{label} {_say(counts, kinds)}" for label, counts in shown)
    width = _LEFT * 2 + _STEP * len(shown)
    legend = tuple(kinds) if len(kinds) > 1 else ()
    return Chart(width, _TOP + HEIGHT + _BOTTOM, _TOP + HEIGHT, columns, f"{heading}：{said}", legend)


def _column(number: int, label: str, counts: Sequence[int], kinds: Sequence[tuple[str, str]], most: int) -> Column:
    x, bars, counted, top = _LEFT + number * _STEP + (_STEP - _WIDE) // 2, [], 0, _TOP + HEIGHT
    for (kind, _), count in zip(kinds, counts, strict=True):
        counted += count
        end = _TOP + HEIGHT - round(counted * HEIGHT / most)
        if end < top:
            bars.append(Bar(kind, x, end, _WIDE, top - end))
            top = end
    return Column(label, str(counted), x + _WIDE // 2, top, tuple(bars))


def _say(counts: Iterable[int], kinds: Sequence[tuple[str, str]]) -> str:
    words = [f"{name} {count}" for (_, name), count in zip(kinds, counts, strict=True)]
    return "、".join(words)
