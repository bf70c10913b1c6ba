"""Pictures of a QR code: an SVG for pages, a PNG for whoever makes notices in an office program.

The quiet zone of four modules is part of both (ISO/IEC 18004:2015, 6.3.8).
"""

import re
import struct
import zlib
from html import escape

from generator.render.code.qr import QrMatrix

QUIET_ZONE = 4
"""Light modules around the symbol (6.3.8); with none or one, no reader finds it on a dark board."""

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_RUN = re.compile("0*1+")
_WHITE, _BLACK = 0xFF, 0x00
_TO_PIXELS = bytes([_BLACK if sign == ord("1") else _WHITE for sign in range(256)])
"""Digit of a module → eight pixels of it."""

_PIXELS_OF_A_BYTE = 8
_EFFORT = 4
"""Of zlib: its usual 6 takes twice as long and saves 35 of 640 bytes, on a disk that gives every file 4,096."""


class _Moves(dict[str, str]):
    """Light modules and the dark ones behind them, as digits → how a pen draws them. A symbol has few kinds of them."""

    def __missing__(self, run: str) -> str:
        light = run.index("1")
        self[run] = move = f"m{light} 0h{len(run) - light}"
        return move


_MOVES = _Moves()


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
    first, *others = _RUN.findall(digits)
    light = first.index("1")
    return f"M{QUIET_ZONE + light} {y}.5h{len(first) - light}" + "".join(map(_MOVES.__getitem__, others))


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
    modules = matrix.size + 2 * QUIET_ZONE
    expand = {ord("0"): "1" * scale, ord("1"): "0" * scale}

    def scanlines(row: int) -> bytes:
        digits = f"{row << QUIET_ZONE:0{modules}b}"
        if scale == _PIXELS_OF_A_BYTE:
            line = digits.encode().translate(_TO_PIXELS)
        else:
            line = int(digits.translate(expand).ljust(stride * 8, "0"), 2).to_bytes(stride, "big")
        return b"\x00" + line + same_as_above

    margin = [0] * QUIET_ZONE
    pixels = b"".join([scanlines(row) for row in (*margin, *matrix.rows, *margin)])
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)  # 1 bit greyscale, not interlaced
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels, _EFFORT)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join([_png_chunk(kind, data) for kind, data in chunks])


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
