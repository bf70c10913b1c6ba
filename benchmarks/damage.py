"""What weather, hands and cheap cameras do to a code on a board, as pixels; and who can still read it.

A stain belongs to the poster: it is the same in all shots. Blur, tilt, light and noise belong to the shot. Sizes are in
modules, so that the same damage means the same on every poster.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from math import cos, radians, sin, sqrt
from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from pyzbar import pyzbar

from benchmarks.wechat import read_wechat

Pixels = NDArray[np.uint8]

SHOTS = 3
PX = 6
"""Pixels a module in a shot: a code that fills about a third of a cheap phone's picture."""

FINDER = 8
"""Modules a side of a finder pattern with its separator: stains stay off these."""

BORDER = 8
"""Modules around the code that a shot shows: quiet zone and paper."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code cut out of a page as drawn for the printer: `px` pixels a module, `BORDER` modules around it."""

    pixels: Pixels
    modules: int
    px: float
    address: str


Damage = Callable[[Code, np.random.Generator, np.random.Generator], Image.Image]
"""Code, chance of the poster, chance of the shot → the shot."""


def stain(code: Code, poster: np.random.Generator, share: float) -> Pixels:
    """One square blot over a share of the code's area, off the finder corners."""
    pixels = code.pixels.copy()
    side = sqrt(share) * code.modules
    while True:
        x, y = poster.uniform(0, code.modules - side, 2)
        low, high = FINDER, code.modules - FINDER
        left, right, top, bottom = x < low, x + side > high, y < low, y + side > high
        if not ((left and top) or (right and top) or (left and bottom)):
            break
    x0, y0, x1, y1 = (round((BORDER + v) * code.px) for v in (x, y, x + side, y + side))
    pixels[y0:y1, x0:x1] = poster.choice((0, 90, 160, 255))
    return pixels


def shoot(
    pixels: Pixels,
    code: Code,
    shot: np.random.Generator,
    *,
    blur: float = 0.15,
    yaw: float = 0,
    roll: float = 3,
    dark: int = 25,
    light: int = 235,
) -> Image.Image:
    """A shot of a page: seen from a side, out of focus, in such a light, with noise.

    Args:
        blur: standard deviation in modules.
        yaw: degrees by which the board is turned away, to one side or the other.
        roll: most degrees by which the phone is held askew.
        dark, light: brightness of black and of paper, 0 to 255.
    """
    side = round((code.modules + 2 * BORDER) * PX)
    image = Image.fromarray(pixels).resize((side, side), Image.Resampling.BOX)
    image = _turn(image, yaw * shot.choice((-1, 1)), shot.uniform(-roll, roll))
    image = image.filter(ImageFilter.GaussianBlur(blur * PX))
    seen = dark + np.asarray(image, dtype=np.float64) / 255 * (light - dark)
    slope = np.linspace(*shot.uniform(0.9, 1.0, 2), seen.shape[1])  # light falls from a side
    seen = seen * slope + shot.normal(0, 4, seen.shape)
    return Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8))


def _turn(image: Image.Image, yaw: float, roll: float) -> Image.Image:
    """The picture of a square turned about its upright axis and its middle, seen from three of its sides away."""
    side = image.width
    away, angle, askew = 3.0, radians(yaw), radians(roll)
    corners = []
    for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        depth = away + x * sin(angle)
        u, v = x * cos(angle) * away / depth, y * away / depth
        corners.append((u * cos(askew) - v * sin(askew), u * sin(askew) + v * cos(askew)))
    room = max(abs(value) for corner in corners for value in corner)
    out = round(side * 2 * room)
    target = [((u / (2 * room) + 0.5) * out, (v / (2 * room) + 0.5) * out) for u, v in corners]
    source = [(0, 0), (side, 0), (side, side), (0, side)]
    return image.transform(
        (out, out), Image.Transform.PERSPECTIVE, _perspective(target, source), Image.Resampling.BICUBIC, fillcolor=255
    )


def _perspective(target: list[tuple[float, float]], source: list[tuple[int, int]]) -> list[float]:
    rows, values = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(value) for value in np.linalg.solve(np.array(rows), np.array(values))]


def grey_print(code: Code, poster: np.random.Generator) -> Pixels:
    """Black out of a nearly empty cartridge: 45 in 100 dots of it are missing, and the paper is grey."""
    missing = poster.random(code.pixels.shape) < 0.45
    return np.where((code.pixels < 128) & ~missing, 60, 225).astype(np.uint8)


def _seen(page: Callable[[Code, np.random.Generator], Pixels], **view: Any) -> Damage:
    """A damage of the poster with the way it is then seen; see `shoot`."""
    return lambda code, poster, shot: shoot(page(code, poster), code, shot, **view)


def _whole(code: Code, _poster: np.random.Generator) -> Pixels:
    return code.pixels


DAMAGES: Mapping[str, Damage] = {
    "完好": _seen(_whole),
    "污损 5 %": _seen(partial(stain, share=0.05)),
    "污损 10 %": _seen(partial(stain, share=0.10)),
    "污损 15 %": _seen(partial(stain, share=0.15)),
    "失焦（0.4 格）": _seen(_whole, blur=0.4),
    "失焦（0.5 格）": _seen(_whole, blur=0.5),
    "失焦（0.6 格）": _seen(_whole, blur=0.6),
    "斜 30°": _seen(_whole, yaw=30, roll=10),
    "手机歪 30°": _seen(_whole, roll=30),
    "反差低": _seen(_whole, dark=105, light=150),
    "印得灰": _seen(grey_print),
    "污损 10 %、斜 30°、反差低": _seen(partial(stain, share=0.10), blur=0.25, yaw=30, roll=10, dark=90, light=170),
}
"""What is done, as people call it → how."""


def read_zxing(image: Image.Image) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)}


def read_zbar(image: Image.Image) -> set[str]:
    return {code.data.decode() for code in pyzbar.decode(image, symbols=[pyzbar.ZBarSymbol.QRCODE])}


def read_by_wechat(image: Image.Image) -> set[str]:
    return read_wechat(np.asarray(image.convert("L"), dtype=np.uint8))


DECODERS: Mapping[str, Callable[[Image.Image], set[str]]] = {
    "ZXing": read_zxing,
    "zbar": read_zbar,
    "微信": read_by_wechat,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one poster under one damage: decoder → shots it read; texts that are not the poster's."""

    read: Mapping[str, int]
    wrong: frozenset[str]

    @property
    def is_read(self) -> bool:
        return any(self.read.values())


def try_code(code: Code, damage: str, seed: int, shots: int = SHOTS) -> Outcome:
    """Three shots of a damaged poster, each given to all decoders; the same seed gives the same shots."""
    read = dict.fromkeys(DECODERS, 0)
    wrong: set[str] = set()
    for number in range(shots):
        image = DAMAGES[damage](code, np.random.default_rng(seed), np.random.default_rng((seed, number)))
        for name, decode in DECODERS.items():
            found = decode(image)
            read[name] += code.address in found
            wrong |= found - {code.address}
    return Outcome(read, frozenset(wrong))


def cut_codes(pdf: bytes, dpi: int = 300) -> list[Code]:
    """The code of each page of a PDF as drawn for the printer, with `BORDER` modules around it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [_cut(page.render(scale=dpi / 72, grayscale=True).to_numpy()) for page in document]


def _cut(page: Pixels) -> Code:
    (seen,) = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)
    modules = 17 + 4 * int(seen.extra["Version"])
    left, top, right = seen.position.top_left.x, seen.position.top_left.y, seen.position.top_right.x
    px = (right - left) / modules
    around = round(BORDER * px)
    end = round((modules + 2 * BORDER) * px)
    cut = page[top - around : top - around + end, left - around : left - around + end]
    return Code(np.ascontiguousarray(cut), modules, px, seen.text)
