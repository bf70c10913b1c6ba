"""Where the bits of a QR code stand, and which mask it gets (ISO/IEC 18004:2015, 7.7 to 7.10).

segno's functions say once per version where each bit stands; the whole symbol is then one number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from segno import consts
from segno import encoder as _untyped_encoder

# Neither has type hints.
_segno: Any = _untyped_encoder
_tables: Any = consts

_BEYOND = 4  # light modules after each row and below the last: as far as a penalty rule looks beyond the edge
_OPEN = 2  # segno's mark for a module that data will fill


@dataclass(frozen=True, slots=True)
class Layout:
    """What is the same in every symbol of one version, on a canvas that is one number.

    The canvas holds the rows from the highest bit down, `stride` bits each: `size` modules and four light ones. Four
    light rows stand below. So a step to the right is a shift by 1, a step down a shift by `stride`, and what looks over
    an edge sees light modules, as in the quiet zone.
    """

    size: int
    stride: int
    surrounded: int  # every bit of the canvas, with four rows above it
    right_pairs: int  # modules that have a neighbour to the right
    down_pairs: int  # modules that have a neighbour below
    gather: Callable[[str], tuple[str, ...]]  # bits of message, padding and patterns → digits of the canvas
    remainder: str  # light bits after the message (7.6), then the digits "0" and "1" for the patterns
    masks: tuple[int, ...]
    frames: dict[tuple[int, int], int]  # (level, mask) → format and version information

    def place(self, message: bytes) -> int:
        """Codewords of the final message → unmasked canvas, information areas still light (7.7.3)."""
        bits = f"{int.from_bytes(message, 'big'):0{8 * len(message)}b}"
        return int("".join(self.gather(bits + self.remainder)), 2)

    def rows(self, canvas: int) -> tuple[int, ...]:
        """The canvas cut into rows."""
        digits = f"{canvas:0{self.stride * (self.size + _BEYOND)}b}"
        starts = range(0, self.stride * self.size, self.stride)
        return tuple([int(digits[at : at + self.size], 2) for at in starts])

    def information(self, level: int, mask: int) -> int:
        """Format (7.9) and version information (7.10) with the dark module, all else light."""
        if (level, mask) not in self.frames:
            self.frames[level, mask] = _draw_information((self.size - 17) // 4, level, mask)
        return self.frames[level, mask]

    def penalty(self, dark: int) -> int:
        """Penalty points of a masked canvas (7.8.3.1, Table 11), as segno counts them."""
        light = self.surrounded ^ dark
        right = (dark ^ dark << 1) & self.right_pairs ^ self.right_pairs  # same colour as the right neighbour
        down = (dark ^ dark << self.stride) & self.down_pairs ^ self.down_pairs
        blocks = right & right << self.stride & down
        share = dark.bit_count() / self.size**2
        return (
            _long_runs(right, 1)
            + _long_runs(down, self.stride)
            + 3 * blocks.bit_count()
            + 40 * (_finder_likes(dark, light, 1) + _finder_likes(dark, light, self.stride))
            + 10 * int(abs(share * 100 - 50) / 5)
        )


def _long_runs(same: int, step: int) -> int:
    """Points for runs of five or more modules of one colour: 3, and 1 for each module beyond five.

    Args:
        same: modules whose next neighbour has the same colour.
        step: shift to that neighbour.
    """
    pairs = same & same << step
    fives = pairs & pairs << 2 * step  # each module that starts five equal ones: a run of n has n - 4 of them
    return 3 * fives.bit_count() - 2 * (fives & fives << step).bit_count()


def _finder_likes(dark: int, light: int, step: int) -> int:
    """How often 1:1:3:1:1 stands with four light modules before or after it.

    Of two such patterns that share modules the later is not counted, as in segno; three in a row cannot all be counted,
    for the middle one has dark modules on both sides.
    """
    pair = dark & dark << step
    pattern = dark & light << step & (pair & dark << 2 * step) << 2 * step & light << 5 * step & dark << 6 * step
    if not pattern:
        return 0
    pair = light & light << step
    four = pair & pair << 2 * step
    found = pattern & (four << 7 * step | four >> 4 * step)
    return found.bit_count() - (found & found >> 4 * step).bit_count() - (found & found >> 6 * step).bit_count()


@lru_cache
def layout_of(version: int) -> Layout:
    size = 4 * version + 17
    stride = size + _BEYOND
    empty = _drawn_patterns(size)
    places = _message_places(empty, version)
    words = sum(info.num_blocks * info.num_total for info in _tables.ECC[version][_tables.ERROR_LEVEL_Q])
    count = sum(row.count(_OPEN) for row in empty)
    sources = [
        [places.get((i, j), count + (module == 1)) for j, module in enumerate(row)] + [count] * _BEYOND
        for i, row in enumerate(empty)
    ]
    return Layout(
        size=size,
        stride=stride,
        surrounded=(1 << stride * (size + 2 * _BEYOND)) - 1,
        right_pairs=canvas_of([[1] * (size - 1) + [0]] * size),
        down_pairs=canvas_of([[1] * size] * (size - 1) + [[0] * size]),
        gather=itemgetter(*chain.from_iterable(sources), *[count] * (_BEYOND * stride)),
        remainder="0" * (count - 8 * words) + "01",
        masks=tuple(
            canvas_of(
                [[module == _OPEN and is_dark(i, j) for j, module in enumerate(row)] for i, row in enumerate(empty)]
            )
            for is_dark in _segno.get_data_mask_functions(False)
        ),
        frames={},
    )


def canvas_of(rows: Sequence[Sequence[int]]) -> int:
    """Modules row by row → a number laid out as `Layout` tells."""
    digits = "".join(["".join(["1" if module else "0" for module in row]) + "0" * _BEYOND for row in rows])
    return int(digits + "0" * (_BEYOND * (len(rows) + _BEYOND)), 2)


def _drawn_patterns(size: int) -> tuple[bytearray, ...]:
    """Finder, alignment and timing patterns, information areas light, every place for data `_OPEN`."""
    matrix: tuple[bytearray, ...] = _segno.make_matrix(size, size)
    _segno.add_finder_patterns(matrix, size, size)
    _segno.add_alignment_patterns(matrix, size, size)
    return matrix


def _message_places(empty: Sequence[bytearray], version: int) -> dict[tuple[int, int], int]:
    """Row and column → which bit of the final message stands there, learnt by letting segno place bit numbers."""
    count = sum(row.count(_OPEN) for row in empty)
    low, high = [row[:] for row in empty], [row[:] for row in empty]
    _segno.add_codewords(low, [number & 0xFF for number in range(count)], version)
    _segno.add_codewords(high, [number >> 8 for number in range(count)], version)
    size = range(len(empty))
    return {(i, j): high[i][j] << 8 | low[i][j] for i in size for j in size if empty[i][j] == _OPEN}


def _draw_information(version: int, level: int, mask: int) -> int:
    size = 4 * version + 17
    matrix = [bytearray(size) for _ in range(size)]
    _segno.add_format_info(matrix, version, level, mask)
    _segno.add_version_info(matrix, version)
    return canvas_of(matrix)
