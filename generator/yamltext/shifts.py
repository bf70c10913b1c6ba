"""A line with the wrong indentation: found by the lines around it and by the habits of its file."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.yamltext.lines import Line, after, before, read_line


class Shift(NamedTuple):
    """A line with the wrong indentation: its number, the blanks it should have, the line it should stand under."""

    number: int
    blanks: int
    peer: int


_MOST = 0.8
"""Share of a field's other places that must be alike."""

_NEAR = 12
"""Lines above the place where the parser stumbles in which the cause is looked for."""


def find_shift(lines: Sequence[str], number: int) -> Shift | None:
    """The line whose indentation is wrong, when a parser stumbles at line `number`; None where nothing tells."""
    here = read_line(number, lines[number - 1])
    if here is None:
        return None
    if here.has_dash:
        return _find_dash(lines, here)
    return _find_outlier(lines, number) or _find_first_child(lines, here) or _find_step(lines, here)


def _find_dash(lines: Sequence[str], here: Line) -> Shift | None:
    """An entry whose dash stands in another column than that of the entry above which begins with the same field."""
    above = _nearest(lines, here, lambda line: line.has_dash and line.key == here.key)
    is_apart = above is not None and here.key and above.indent != here.indent
    return Shift(here.number, above.indent, above.number) if above is not None and is_apart else None


def _find_outlier(lines: Sequence[str], number: int) -> Shift | None:
    """A field that stands everywhere else in the file in one column, and here, alone, in another."""
    near = [line for n in range(max(1, number - _NEAR), number + 1) if (line := read_line(n, lines[n - 1]))]
    suspects = [line for line in near if line.key and not _has_neighbour(lines, line)]
    everywhere: dict[str, list[Line]] = {line.key: [] for line in suspects}
    for n, text in enumerate(lines, 1):
        if suspects and (line := read_line(n, text)) and line.key in everywhere:
            everywhere[line.key].append(line)
    return next((shift for line in suspects if (shift := _judge_place(line, everywhere[line.key]))), None)


def _judge_place(line: Line, everywhere: Sequence[Line]) -> Shift | None:
    """What is wrong with where a field stands, by all lines with this field."""
    others = [other for other in everywhere if other.number != line.number]
    places = Counter((other.has_dash, other.indent) for other in others)
    (has_dash, indent), count = next(iter(places.most_common(1)), ((False, 0), 0))
    is_new = (line.has_dash, line.indent) not in places
    if not (is_new and has_dash is line.has_dash and count > 1 and count >= _MOST * len(others)):
        return None
    usual = [other for other in others if (other.has_dash, other.indent) == (has_dash, indent)]
    return Shift(line.number, indent, min(usual, key=lambda other: abs(other.number - line.number)).number)


def _has_neighbour(lines: Sequence[str], line: Line) -> bool:
    """Whether a line beside it begins in the same column, so that two would have to be wrong."""
    beside = (before(lines, line.number), after(lines, line.number))
    return not line.has_dash and any(other is not None and other.column == line.column for other in beside)


def _find_first_child(lines: Sequence[str], here: Line) -> Shift | None:
    """The first field of a group, where it stands deeper than those that follow."""
    up = before(lines, here.number)
    if up is None or here.has_dash or not up.key or up.has_dash or up.column <= here.column:
        return None
    parent = before(lines, up.number)
    if parent is None or parent.value or not parent.key or parent.column >= here.column:
        return None
    return Shift(up.number, here.column, here.number)


def _find_step(lines: Sequence[str], here: Line) -> Shift | None:
    """Of two neighbouring lines the one that does not go on as those before and behind."""
    above = _nearest(lines, here, lambda line: line.column < here.column)
    if above is None or not above.key or not above.value:
        return None
    if (peer := _peer(lines, above, here.column)) and _next_column(lines, here) == here.column:
        return Shift(above.number, here.column, peer.number)
    if not above.value.startswith(("[", "{", "|", ">")):
        return Shift(here.number, above.column, above.number)
    return None


def _nearest(lines: Sequence[str], line: Line, wanted: Callable[[Line], bool]) -> Line | None:
    above = before(lines, line.number)
    while above is not None and not wanted(above):
        above = before(lines, above.number)
    return above


def _peer(lines: Sequence[str], line: Line, column: int) -> Line | None:
    """The nearest line above that begins in this column, nothing shallower in between."""
    above = _nearest(lines, line, lambda one: one.column <= column)
    return above if above is not None and above.column == column else None


def _next_column(lines: Sequence[str], line: Line) -> int:
    below = after(lines, line.number)
    while below is not None and below.column > line.column:
        below = after(lines, below.number)
    return below.column if below is not None else -1
