"""A PDF file as it will come out of the printer: pages → pixels → the codes a reader sees; and the text of each page.

pdfium draws, ZXing reads: neither had a part in making the page, so what they find is what is there. The page is drawn
whole at print resolution, so anything that lies over a code is seen too.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

DPI = 300
"""Dots per inch of a usual office printer."""

_POINTS = 72
_MILLIMETRES = 25.4


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A code as read; `x`, `y`: its middle, in mm from the page's left and top edge."""

    text: str
    level: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page: size in mm, its text in reading form (see `plain`), the codes seen on it."""

    width: float
    height: float
    text: str
    codes: tuple[SeenCode, ...]


def count_pages(pdf: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def read_printed(pdf: bytes, first: int = 0, count: int | None = None, dpi: int = DPI) -> Iterator[PrintedPage]:
    """Pages from number `first` (from 0), `count` of them or all, drawn in grey at so many dots per inch."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        end = len(document) if count is None else min(first + count, len(document))
        for number in range(first, end):
            page = document[number]
            width, height = page.get_size()
            drawn = page.render(scale=dpi / _POINTS, grayscale=True)
            pixels = memoryview(drawn.buffer).cast("B", shape=(drawn.height, drawn.stride))
            yield PrintedPage(
                width * _MILLIMETRES / _POINTS,
                height * _MILLIMETRES / _POINTS,
                plain("".join(_read_text(page))),
                tuple(_read_codes(pixels, dpi)),
            )


def _read_text(page: Any) -> Iterator[str]:
    """Texts as they were set: pdfium's own text of a page mixes lines of different height that come near each other."""
    import pypdfium2

    words = page.get_textpage()
    for line in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=words):
        yield line.extract()


def _read_codes(pixels: memoryview, dpi: int) -> Iterator[SeenCode]:
    import zxingcpp

    reader: Any = zxingcpp  # its hints don't know that one format will do for several
    for code in reader.read_barcodes(pixels, formats=reader.BarcodeFormat.QRCode):
        corners = (
            code.position.top_left,
            code.position.top_right,
            code.position.bottom_right,
            code.position.bottom_left,
        )
        x, y = (sum(getattr(corner, axis) for corner in corners) / 4 * _MILLIMETRES / dpi for axis in "xy")
        yield SeenCode(code.text, code.ec_level, x, y)


def plain(text: str) -> str:
    """A text without what setting it in lines adds or drops: blanks, line ends, hyphens; compatible forms made one."""
    kept = (char for char in unicodedata.normalize("NFKC", text) if char not in "-\u00ad\u2010\u2011\ufffe")
    return "".join(char for char in kept if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf"))
