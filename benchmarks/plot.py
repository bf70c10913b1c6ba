"""Figures → a picture (SVG): how many times the floor each generator takes, by the number of items, both by powers."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from benchmarks.measured import CHECK, FLOOR, SHIPPED, START, Measured, wall

WIDTH, HEIGHT = 860, 460
LEFT, RIGHT, TOP, BOTTOM = 60, 230, 30, 50
STEP = 17
"""Pixels between the names at the right, at least."""
COLOURS = ("#c00000", "#1f5fa8", "#6f9bd1", "#2e7d32", "#8e5ea2", "#b26a00", "#7a5c00", "#666666", "#00838f")
TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)

Lines = Mapping[str, Sequence[tuple[int, float]]]


def draw_plot(found: Sequence[Measured]) -> str:
    """The picture, or nothing where there are not two sizes to draw a line between."""
    lines = _lines(found)
    if not lines:
        return ""
    return "\n".join(_draw(lines)) + "\n"


def _lines(found: Sequence[Measured]) -> Lines:
    """Subject → (items, times floor), of those measured at two sizes or more. The build comes first."""
    lines: dict[str, list[tuple[int, float]]] = {"build": []}
    for one in found:
        if one.label == SHIPPED or not one.has(FLOOR):
            continue
        for name in one.rounds:
            if name != START and one.rounds[name]:
                lines.setdefault(name, []).append((one.items, one.times(name, FLOOR, wall).middle))
    lines.pop(FLOOR, None)
    lines["check"] = lines.pop(CHECK, [])
    return {name: points for name, points in lines.items() if len(points) > 1}


def _draw(lines: Lines) -> Iterator[str]:
    sizes = sorted({items for points in lines.values() for items, _ in points})
    ratios = [ratio for points in lines.values() for _, ratio in points] + [1.0]
    low, high = min(ratios) / 1.2, max(ratios) * 1.2

    def x(items: float) -> float:
        share = math.log(items / sizes[0]) / math.log(sizes[-1] / sizes[0])
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(ratio: float) -> float:
        return HEIGHT - BOTTOM - math.log(ratio / low) / math.log(high / low) * (HEIGHT - TOP - BOTTOM)

    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t" '
        'font-family="system-ui, sans-serif" font-size="13">'
    )
    yield '<title id="t">Seconds as multiples of the floor, by the number of items</title>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    for tick in (tick for tick in TICKS if low <= tick <= high):
        strong = ' stroke-width="1.5"' if tick == 1 else ' stroke-width=".5"'
        yield f'<path d="M{LEFT} {y(tick):.1f}H{WIDTH - RIGHT}" stroke="#999999"{strong}/>'
        yield f'<text x="{LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end" fill="#333333">{tick:g} ×</text>'
    for size in sizes:
        yield f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#333333">{size:,}</text>'
    yield f'<text x="{LEFT}" y="{HEIGHT - 8}" fill="#333333">items; × floor by the clock, less is faster</text>'
    places = _spread({name: y(points[-1][1]) for name, points in lines.items()})
    for colour, (name, points) in zip(_colours(len(lines)), lines.items(), strict=True):
        width = 3 if name == "build" else 1.6
        marks = " ".join(f"{x(items):.1f},{y(ratio):.1f}" for items, ratio in points)
        yield f'<polyline points="{marks}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
        end = x(points[-1][0])
        lead = f"M{end:.1f} {y(points[-1][1]):.1f}L{WIDTH - RIGHT + 6} {places[name]:.1f}"
        yield f'<path d="{lead}" stroke="{colour}" stroke-width=".6" stroke-dasharray="2 3"/>'
        label = escape(f"gongkai {name}" if name in ("build", "check") else name)
        yield f'<text x="{WIDTH - RIGHT + 10}" y="{places[name] + 4:.1f}" fill="{colour}">{label}</text>'
    yield "</svg>"


def _colours(count: int) -> list[str]:
    return [COLOURS[number % len(COLOURS)] for number in range(count)]


def _spread(places: Mapping[str, float]) -> dict[str, float]:
    """The heights of the names, moved apart where they would lie on each other, and up again from the edge."""
    order = sorted(places, key=lambda name: places[name])
    heights = [places[name] for name in order]
    for at in range(1, len(heights)):
        heights[at] = max(heights[at], heights[at - 1] + STEP)
    edge = HEIGHT - BOTTOM + STEP / 2
    for at in reversed(range(len(heights))):
        heights[at] = min(heights[at], edge)
        edge = heights[at] - STEP
    return dict(zip(order, heights, strict=True))
