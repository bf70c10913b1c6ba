"""The picture of a code → the text in it, read by another library than the one that made it (zxing-cpp).

Of SVG only what sites of ours hold is painted: one path of strokes. Anything else counts as unreadable, which is what
it would be on a notice board.
"""

import re
from io import BytesIO
from typing import Any

SCALE = 3
"""Pixels a module of a painted SVG; below 3 some readers fail."""

LARGEST = 4_000
"""Pixels a side beyond which a picture is not taken for a code."""

_COMMAND = re.compile(r"M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)")
_VIEW = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_PATH = re.compile(r'<path[^>]*\sd="([^"]*)"')


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
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            if not 0 < max(picture.size) <= LARGEST:
                return None
            grey = picture.convert("L")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):  # what Pillow raises for damaged files
        return None
    return grey.width, grey.height, grey.tobytes()
