"""QR codes for the notice board: an address in, a symbol, an SVG or a PNG out.

Rules followed (ISO/IEC 18004:2015, GB/T 18284): 7.4 data encoding, 7.5 error correction, 7.6 final message, 7.7
placement, 7.8 masking, 7.9 format and 7.10 version information, 6.3.8 quiet zone of four modules.

segno makes the codes: it chooses mode, version and level, writes the data bits, and its own functions are asked once
per version where each bit stands, what the function patterns, the eight masks and the format information look like.
Only the arithmetic that repeats for every address is done here on big integers, the whole symbol being one number: the
Reed-Solomon division and the scoring of the masks. The result is segno's, module by module and mask by mask
(`tests/render/code/test_qr.py` compares them), in about a twentieth of its time.

`segno.encoder` is not segno's public interface: pin its version, and run that test on each new one.

Longer than most modules: one standard, clause by clause.
"""

import re
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import chain, zip_longest
from operator import itemgetter
from typing import Any, Literal

from segno import consts
from segno import encoder as _untyped_encoder

# Neither has type hints.
_segno: Any = _untyped_encoder
_tables: Any = consts

Level = Literal["Q", "H"]
"""Levels a board can live with: a stain of 10 % of the area still reads at Q, one of 15 % at H."""

QUIET_ZONE = 4
"""Light modules around the symbol (6.3.8); with none or one, no reader finds it on a dark board."""

HIGHEST_VERSION_AT_H = 5
"""Largest symbol that gets level H (37 modules a side); where H would need a larger one, Q keeps the modules big."""

_LEVELS: tuple[Level, ...] = ("Q", "H")
_ROOM_AT_H = 44  # characters that version 5 holds at level H in byte mode (Table 7) …
_ROOM_AT_H_CAPITALS = 64  # … and in alphanumeric mode
_CAPITALS = re.compile(r"[0-9A-Z $%*+\-./:]+")  # the characters of alphanumeric mode (Table 5)
_PRINTABLE = re.compile(r"[!-~]+")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_RUN = re.compile("(0*)(1+)")
_DIGITS = bytes([0x30, 0x31]) + bytes(254)  # module 0 or 1 → "0" or "1"
_BEYOND = 4  # light modules after each row and below the last: as far as a penalty rule looks beyond the edge
_OPEN = 2  # segno's mark for a module that data will fill


@dataclass(frozen=True, slots=True)
class QrMatrix:
    """One symbol without its quiet zone.

    Attributes:
        version: 1 to 40; the symbol has `4 * version + 17` modules a side.
        level: error correction really used, "Q" or "H".
        mask: data mask pattern, 0 to 7.
        rows: top to bottom, one number each; its highest of `size` bits is the leftmost module, 1 is dark.
    """

    version: int
    level: Level
    mask: int
    rows: tuple[int, ...]

    @property
    def size(self) -> int:
        """Modules a side, without the quiet zone."""
        return 4 * self.version + 17


def choose_level(url: str) -> Level:
    """H where the symbol stays at version 5 or below, else Q: the one rule for every code of the site and on paper.

    Beyond version 5 the modules that H costs hurt a camera more than its error correction helps a stained code.
    """
    room = _ROOM_AT_H_CAPITALS if _CAPITALS.fullmatch(url) else _ROOM_AT_H
    return "H" if len(url) <= room else "Q"


def encode(url: str, *, level: Level | None = None) -> QrMatrix:
    """The smallest symbol holding `url`, never a Micro QR code; the level is never raised beyond the one asked for.

    Args:
        url: visible ASCII characters, as in an address with its Chinese percent-encoded.
        level: error correction; None for that of `choose_level`.

    Raises:
        ValueError: the address is empty, holds other characters, or is too long for any symbol.
    """
    level = choose_level(url) if level is None else level
    if level not in _LEVELS:
        raise ValueError(f"error correction level must be Q or H, not {level!r}")
    if not _PRINTABLE.fullmatch(url):
        raise ValueError(f"an address in a QR code is visible ASCII characters: {url!r}")
    segments = _segno.prepare_data(url, None, None)
    used: int = _tables.ERROR_MAPPING[level]
    version: int = _segno.find_version(segments, used, eci=False, micro=False)
    layout = _layout(version)
    plain = layout.place(_final_message(version, used, _data_codewords(segments, version, used)))
    candidates = [plain ^ pattern for pattern in layout.masks]
    scores = [layout.penalty(candidate) for candidate in candidates]
    mask = scores.index(min(scores))
    canvas = candidates[mask] | layout.information(used, mask)
    return QrMatrix(version, level, mask, layout.rows(canvas))


def render_svg(matrix: QrMatrix, *, title: str) -> str:
    """A drawing for a page or a file: coordinates are modules, the quiet zone is included.

    All dark runs are one stroked path: `M x y.5` starts a row, `h n` draws a run, `m n 0` skips a light one.

    Args:
        matrix: the symbol.
        title: what a screen reader says, e.g. where the code leads.
    """
    side = matrix.size + 2 * QUIET_ZONE
    rows = enumerate(matrix.rows, start=QUIET_ZONE)
    path = "".join([_row_path(f"{row:0{matrix.size}b}", y) for y, row in rows if row])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges">'
        f"<title>{escape(_NOT_XML.sub(_REPLACEMENT, title))}</title>"
        f'<rect width="{side}" height="{side}" fill="#fff"/><path stroke="#000" d="{path}"/></svg>'
    )


def _row_path(digits: str, y: int) -> str:
    (light, dark), *others = _RUN.findall(digits)
    start = f"M{QUIET_ZONE + len(light)} {y}.5h{len(dark)}"
    return start + "".join([f"m{len(light)} 0h{len(dark)}" for light, dark in others])


def render_png(matrix: QrMatrix, *, scale: int = 8) -> bytes:
    """A black-and-white picture, one bit a pixel, quiet zone included.

    Args:
        matrix: the symbol.
        scale: pixels a module, whole so that every module is a square; below 3 some readers fail.
    """
    if scale < 1:
        raise ValueError(f"scale is a whole number of pixels from 1, not {scale}")
    side = (matrix.size + 2 * QUIET_ZONE) * scale
    stride = (side + 7) // 8
    same_as_above = (b"\x02" + bytes(stride)) * (scale - 1)  # filter 2, no difference
    expand = {ord("0"): "1" * scale, ord("1"): "0" * scale}

    def scanlines(row: int) -> bytes:
        digits = f"{row << QUIET_ZONE:0{matrix.size + 2 * QUIET_ZONE}b}".translate(expand)
        line = int(digits.ljust(stride * 8, "0"), 2).to_bytes(stride, "big")
        return b"\x00" + line + same_as_above

    margin = [0] * QUIET_ZONE
    pixels = b"".join([scanlines(row) for row in (*margin, *matrix.rows, *margin)])
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)  # 1 bit greyscale, not interlaced
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join([_png_chunk(kind, data) for kind, data in chunks])


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _data_codewords(segments: Any, version: int, level: int) -> bytes:
    """Segments → data codewords (7.4), in the steps and the order of `segno.encoder._encode`.

    segno writes one zero codeword too many before the pad codewords where the data ends on a whole codeword; readers
    stop at the terminator and never see it. It is kept, so that our symbols are segno's.
    """
    capacity: int = _tables.SYMBOL_CAPACITY[version][level]
    buffer = _segno.Buffer()
    for segment in segments:
        _segno.write_segment(buffer, segment, None, _segno.version_range(version))
    _segno.write_terminator(buffer, capacity, None, len(buffer))
    _segno.write_padding_bits(buffer, version, len(buffer))
    _segno.write_pad_codewords(buffer, version, capacity, len(buffer))
    bits: bytearray = buffer.getbits()
    return int(bits.translate(_DIGITS), 2).to_bytes(len(bits) // 8, "big")


def _final_message(version: int, level: int, codewords: bytes) -> bytes:
    """Data codewords → data and error correction codewords, interleaved (7.5, 7.6), without remainder bits."""
    data, correction, at = [], [], 0
    for info in _tables.ECC[version][level]:
        for _ in range(info.num_blocks):
            block = codewords[at : at + info.num_data]
            at += info.num_data
            data.append(block)
            correction.append(_remainder(block, info.num_total - info.num_data))
    return _interleave(data) + _interleave(correction)


def _interleave(blocks: Sequence[bytes]) -> bytes:
    return bytes([word for word in chain.from_iterable(zip_longest(*blocks)) if word is not None])


def _remainder(block: bytes, length: int) -> bytes:
    """Remainder of the block divided by the generator polynomial of `length` words, a codeword a step (7.5.2)."""
    steps = _division_steps(length)
    shift = 8 * (length - 1)
    low = (1 << shift) - 1
    rest = 0
    for word in block:
        rest = (rest & low) << 8 ^ steps[rest >> shift ^ word]
    return rest.to_bytes(length, "big")


@lru_cache
def _division_steps(length: int) -> tuple[int, ...]:
    """Leading codeword → what it adds to the remainder: its product with the generator polynomial."""
    exponents, log, generator = _tables.GALIOS_EXP, _tables.GALIOS_LOG, _tables.GEN_POLY[length]
    products = (bytes([exponents[log[word] + term] for term in generator]) for word in range(1, 256))
    return (0, *(int.from_bytes(product, "big") for product in products))


@dataclass(frozen=True, slots=True)
class _Layout:
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
def _layout(version: int) -> _Layout:
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
    return _Layout(
        size=size,
        stride=stride,
        surrounded=(1 << stride * (size + 2 * _BEYOND)) - 1,
        right_pairs=_canvas([[1] * (size - 1) + [0]] * size),
        down_pairs=_canvas([[1] * size] * (size - 1) + [[0] * size]),
        gather=itemgetter(*chain.from_iterable(sources), *[count] * (_BEYOND * stride)),
        remainder="0" * (count - 8 * words) + "01",
        masks=tuple(
            _canvas(
                [[module == _OPEN and is_dark(i, j) for j, module in enumerate(row)] for i, row in enumerate(empty)]
            )
            for is_dark in _segno.get_data_mask_functions(False)
        ),
        frames={},
    )


def _canvas(rows: Sequence[Sequence[int]]) -> int:
    """Modules row by row → a number laid out as `_Layout` tells."""
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
    return _canvas(matrix)
