"""The picture of a code → the text in it, read by another library than the one that made it (zxing-cpp).

Only what sites of ours hold is painted: PNG in grey or black and white, and SVG of one path of strokes. Anything else
counts as unreadable, which is what it would be on a notice board.
"""

import re
import struct
import zlib
from importlib.util import find_spec
from typing import Any

from generator.model.errors import SetupError

SCALE = 3
"""Pixels a module of a painted SVG; below 3 some readers fail."""

LARGEST = 4_000
"""Pixels a side beyond which a picture is not taken for a code."""

_BITS = [bytes(255 if byte >> bit & 1 else 0 for bit in range(7, -1, -1)) for byte in range(256)]
_COMMAND = re.compile(r"M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)")
_VIEW = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_PATH = re.compile(r'<path[^>]*\sd="([^"]*)"')


def require_reader() -> None:
    """Raises SetupError where the library that reads codes is not installed."""
    if find_spec("zxingcpp") is None:
        raise SetupError(
            "没有软件包 zxing-cpp，核对不了二维码。运行 pip install 'gongkai[print]'；"
            "暂时不核对二维码的，加 --no-codes。"
        )


def read_symbol(data: bytes) -> str | None:
    """Text of the one code in a PNG or SVG; None where none or several can be read."""
    import zxingcpp

    picture = _paint_png(data) if data.startswith(b"\x89PNG") else _paint_svg(data)
    if picture is None:
        return None
    width, height, pixels = picture
    view = memoryview(pixels).cast("B", shape=[height, width])
    found = zxingcpp.read_barcodes(view, _formats(), try_rotate=False, try_downscale=False)
    return str(found[0].text) if len(found) == 1 else None


def _formats() -> Any:
    import zxingcpp

    return zxingcpp.BarcodeFormat.QRCode


Picture = tuple[int, int, bytes]
"""Width, height, one byte a pixel, 0 is dark."""


def _paint_svg(data: bytes) -> Picture | None:
    text = data.decode("utf-8", "replace")
    view, path = _VIEW.search(text), _PATH.search(text)
    if view is None or path is None or _COMMAND.sub("", path[1]):
        return None
    width, height = int(view[1]), int(view[2])
    if not 0 < max(width, height) * SCALE <= LARGEST:
        return None
    rows = [bytearray(b"\xff" * width * SCALE) for _ in range(height)]
    x = y = 0
    for start_x, start_y, skip, run in _COMMAND.findall(path[1]):
        if start_x:
            x, y = int(start_x), int(start_y)
        elif skip:
            x += int(skip)
        elif y < height and x + int(run) <= width:
            rows[y][x * SCALE : (x + int(run)) * SCALE] = bytes(int(run) * SCALE)
            x += int(run)
        else:
            return None
    return width * SCALE, height * SCALE, b"".join(bytes(row) * SCALE for row in rows)


def _paint_png(data: bytes) -> Picture | None:
    """ISO/IEC 15948: greyscale of 1 or 8 bits, not interlaced, filters of type 0 to 4."""
    try:
        width, height, depth, colour, *rest = struct.unpack(">IIBBBBB", data[16:29])
        if (colour, rest[-1]) != (0, 0) or depth not in (1, 8) or not 0 < max(width, height) <= LARGEST:
            return None
        stride = (width * depth + 7) // 8
        packed = zlib.decompressobj().decompress(b"".join(_chunks(data)), (stride + 1) * height)
        lines = _unfilter(packed, stride, height)
    except (struct.error, zlib.error, IndexError, ValueError):
        return None
    if depth == 1:
        lines = [b"".join([_BITS[byte] for byte in line])[:width] for line in lines]
    return width, height, b"".join(lines)


def _chunks(data: bytes) -> list[bytes]:
    found, at = [], 8
    while at + 8 <= len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            found.append(data[at + 8 : at + 8 + size])
        at += size + 12
    return found


def _unfilter(packed: bytes, stride: int, height: int) -> list[bytes]:
    lines: list[bytes] = []
    above = bytes(stride)
    for row in range(height):
        kind, line = packed[row * (stride + 1)], bytearray(packed[row * (stride + 1) + 1 : (row + 1) * (stride + 1)])
        if len(line) != stride or kind > 4:
            raise ValueError("a damaged picture")
        for index in range(stride) if kind else ():
            left, up = line[index - 1] if index else 0, above[index]
            corner = above[index - 1] if index else 0
            line[index] = (line[index] + _predict(kind, left, up, corner)) & 0xFF
        above = bytes(line)
        lines.append(above)
    return lines


def _predict(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    near = left + up - corner
    return min((left, up, corner), key=lambda value: abs(near - value))
