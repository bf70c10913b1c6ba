"""Codes are read back by another library (zxing-cpp) and compared, module by module, with segno's own."""

import random
import re
import string
import zlib
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from segno import consts
from segno import encoder as untyped_encoder

from generator.render.code import correction, drawing, layout, qr
from tests.sampling import count, some

segno_encoder: Any = untyped_encoder  # has no type hints

SVG = "{http://www.w3.org/2000/svg}"
BASES = (
    "https://a.gov.cn",
    "http://10.1.2.3/gk",
    "HTTPS://XXGK.SHILI.GOV.CN",
    "https://xxgk.shilixian.gov.cn",
    "https://www.shilixian.gov.cn/zfxxgk/jczwgk",
    "https://www.shilixian.gov.cn/%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80",
)
ADDRESSES = [f"{base}/{1 + serial % 13:02d}/{serial * 37 % 1000:03d}/" for base in BASES for serial in range(1, 41)]
VISIBLE = "".join(chr(code) for code in range(0x21, 0x7F))

Pixels = NDArray[np.uint8]


def raster_of_svg(svg: str, scale: int = 4) -> Pixels:
    """Paint what the markup says, and nothing it does not: a white rectangle, then strokes of width 1."""
    root = ElementTree.fromstring(svg)
    assert root.tag == SVG + "svg"
    left, top, width, height = (int(number) for number in root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    rectangle, path = root.find(SVG + "rect"), root.find(SVG + "path")
    assert rectangle is not None
    assert path is not None
    pixels = np.full((height * scale, width * scale), 127, dtype=np.uint8)
    assert rectangle.attrib["fill"] == "#fff"
    pixels[: int(rectangle.attrib["height"]) * scale, : int(rectangle.attrib["width"]) * scale] = 255
    assert path.attrib["stroke"] == "#000"
    drawing = path.attrib["d"]
    command = re.compile(r"M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)")
    assert not command.sub("", drawing), "a path command this painter does not know"
    x = y = 0
    for start_x, start_y, skip, run in command.findall(drawing):
        if start_x:
            x, y = int(start_x), int(start_y)
        elif skip:
            x += int(skip)
        else:
            pixels[y * scale : (y + 1) * scale, x * scale : (x + int(run)) * scale] = 0
            x += int(run)
    return pixels


def raster_of_png(png: bytes) -> Pixels:
    image = Image.open(BytesIO(png))
    assert image.mode == "1"
    return np.asarray(image.convert("L"), dtype=np.uint8)


def read_code(pixels: Pixels) -> zxingcpp.Barcode:
    (barcode,) = zxingcpp.read_barcodes(pixels)
    assert barcode.format == zxingcpp.BarcodeFormat.QRCode
    return barcode


def modules(matrix: qr.QrMatrix) -> list[list[int]]:
    return [[int(digit) for digit in f"{row:0{matrix.size}b}"] for row in matrix.rows]


@pytest.mark.parametrize("base", BASES)
def test_reader_finds_exactly_the_address_in_svg_and_png(base: str) -> None:
    for url in some([address for address in ADDRESSES if address.startswith(base + "/")], 3):
        matrix = qr.encode(url)
        for pixels in (
            raster_of_svg(drawing.render_svg(matrix, title=url)),
            raster_of_png(drawing.render_png(matrix, scale=3)),
        ):
            barcode = read_code(pixels)
            assert barcode.text == url
            assert barcode.ec_level == matrix.level


@settings(deadline=None, max_examples=count(50, 150))
@given(st.text(VISIBLE, min_size=1, max_size=80), st.sampled_from(["Q", "H"]))
def test_any_visible_ascii_text_is_read_back(url: str, level: qr.Level) -> None:
    matrix = qr.encode(url, level=level)
    assert read_code(raster_of_svg(drawing.render_svg(matrix, title=""))).text == url
    assert read_code(raster_of_png(drawing.render_png(matrix))).text == url


def test_svg_and_png_show_the_same_modules() -> None:
    matrix = qr.encode(ADDRESSES[0])
    drawn, painted = (
        raster_of_svg(drawing.render_svg(matrix, title="x"), 5),
        raster_of_png(drawing.render_png(matrix, scale=5)),
    )
    assert np.array_equal(drawn, painted)


# ----- equal to segno


@pytest.mark.slow
@pytest.mark.parametrize("level", ["Q", "H"])
def test_symbol_is_segnos_with_the_mask_segno_chooses(level: qr.Level) -> None:
    assert len(ADDRESSES) >= 200
    for url in some(ADDRESSES, 7):
        ours, theirs = qr.encode(url, level=level), segno.make(url, error=level, micro=False, boost_error=False)
        assert (ours.version, ours.level, ours.mask) == (theirs.version, theirs.error, theirs.mask)
        assert modules(ours) == [list(row) for row in theirs.matrix], url


@pytest.mark.parametrize("version", sorted({*range(1, 12), *some(range(1, 41), 6, first=3)}))
def test_every_version_is_segnos_filled_to_the_last_character(version: int) -> None:
    for level in ("Q", "H"):
        bits = segno_encoder.consts.SYMBOL_CAPACITY[version][consts.ERROR_MAPPING[level]]
        url = (string.ascii_lowercase * 70)[: (bits - (12 if version < 10 else 20)) // 8]
        ours = qr.encode(url, level=level)
        theirs = segno.make(url, error=level, micro=False, boost_error=False, mask=ours.mask if version > 9 else None)
        assert ours.version == theirs.version == version
        assert ours.mask == theirs.mask
        assert modules(ours) == [list(row) for row in theirs.matrix]
        assert qr.encode(url + "z" * (version < 40), level=level).version == min(version + 1, 40)


@pytest.mark.parametrize("version", [1, 2, 4, 7])
def test_penalty_is_segnos_on_any_modules(version: int) -> None:
    size, chance = 4 * version + 17, random.Random(version)
    pieces = ([1, 0, 1, 1, 1, 0, 1], [0, 0, 0, 0], [1, 1, 0, 1], [0, 1, 1, 1, 0, 1], [1] * 5, [0], [1])
    for attempt in range(count(80, 300)):
        rows = []
        for _ in range(size):
            row: list[int] = []
            while len(row) < size:
                row += chance.choice(pieces)
            rows.append(bytearray(row[:size]))
        if attempt % 2:  # the same down the columns
            rows = [bytearray(column) for column in zip(*rows, strict=True)]
        expected = segno_encoder.evaluate_mask(rows, size, size)
        assert layout.layout_of(version).penalty(layout.canvas_of(rows)) == expected


def test_two_finder_likes_sharing_modules_count_once_as_in_segno() -> None:
    size = 21
    for overlap in ("00001011101110100000", "0000101110111010000", "00001011101011101000", "1011101110100001"):
        rows = [bytearray(int(digit) for digit in overlap.ljust(size, "0"))] + [bytearray(size)] * (size - 1)
        assert layout.layout_of(1).penalty(layout.canvas_of(rows)) == segno_encoder.evaluate_mask(rows, size, size)


# ----- what a board needs


@pytest.mark.parametrize("start", ["https://a.example/", "HTTPS://A.EXAMPLE/"])
def test_level_is_h_exactly_where_the_symbol_stays_at_version_5(start: str) -> None:
    for length in range(1, 90):
        url = start + "X" * length if start.isupper() else start + "x" * length
        at_h = qr.encode(url, level="H").version <= qr.HIGHEST_VERSION_AT_H
        assert qr.choose_level(url) == qr.encode(url).level == ("H" if at_h else "Q")


def test_level_asked_for_is_never_raised() -> None:
    for level in ("Q", "H"):
        assert {qr.encode(url, level=level).level for url in ADDRESSES} == {level}


def test_shortest_text_is_no_micro_code() -> None:
    matrix = qr.encode("1")
    assert (matrix.version, matrix.size, len(matrix.rows)) == (1, 21, 21)
    assert read_code(raster_of_png(drawing.render_png(matrix))).text == "1"


def test_quiet_zone_is_four_light_modules_and_no_more() -> None:
    for url in ADDRESSES[::20]:
        matrix = qr.encode(url)
        for pixels in (
            raster_of_svg(drawing.render_svg(matrix, title=""), scale=1),
            raster_of_png(drawing.render_png(matrix, scale=1)),
        ):
            assert pixels.shape == (matrix.size + 8, matrix.size + 8)
            assert (pixels[[0, 1, 2, 3, -4, -3, -2, -1], :] == 255).all()
            assert (pixels[:, [0, 1, 2, 3, -4, -3, -2, -1]] == 255).all()
            assert pixels[4, 4] == pixels[4, -5] == pixels[-5, 4] == 0


OFF_THE_CORNERS = ((0.5, 0.5), (0.55, 0.45), (0.45, 0.58), (0.6, 0.6), (0.5, 0.55), (0.58, 0.5))
"""Middle of a stain, as parts of the picture's width and height."""


def is_read_through_stain(
    url: str, matrix: qr.QrMatrix, share: float, middle: tuple[float, float], colour: int
) -> bool:
    """Whether a reader gives the address when a square of `share` of the symbol's area has one colour."""
    pixels = raster_of_png(drawing.render_png(matrix)).copy()
    side = round(matrix.size * 8 * share**0.5)
    left, top = (round(len(pixels) * part - side / 2) for part in middle)
    pixels[top : top + side, left : left + side] = colour
    return [barcode.text for barcode in zxingcpp.read_barcodes(pixels)] == [url]


@pytest.mark.parametrize("colour", [0, 128, 255])
def test_stain_of_8_percent_in_the_middle_is_survived(colour: int) -> None:
    for url in some(ADDRESSES, 7, first=colour):
        assert is_read_through_stain(url, qr.encode(url), 0.08, (0.5, 0.5), colour), url


@pytest.mark.parametrize(
    ("level", "share", "least"), [("Q", 0.05, 1), ("Q", 0.08, 0.97), ("H", 0.08, 1), ("H", 0.1, 1)]
)
def test_stain_off_the_corners_is_survived(level: qr.Level, share: float, least: float) -> None:
    """At Q a stain of 8 % is near the limit: where it cuts many codewords of a version 3 symbol it may win."""
    seen = [
        is_read_through_stain(url, matrix, share, middle, colour)
        for url in some(ADDRESSES, 23)
        for matrix in [qr.encode(url, level=level)]
        for middle in OFF_THE_CORNERS
        for colour in (0, 128, 255)
    ]
    assert sum(seen) >= least * len(seen)


def test_code_on_a_black_board_is_read() -> None:
    url = ADDRESSES[0]
    pixels = raster_of_svg(drawing.render_svg(qr.encode(url), title=""))
    assert read_code(np.pad(pixels, 60, constant_values=0)).text == url


# ----- the markup and the bytes


def test_title_is_escaped_and_kept() -> None:
    title = "征地补偿 <script>alert(\"1\")</script> & 'x' ]]> {{ y }}"
    svg = drawing.render_svg(qr.encode("https://a.example/"), title=title)
    assert "<script" not in svg
    assert '"1"' not in svg
    assert ElementTree.fromstring(svg).findtext(SVG + "title") == title


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_title_cannot_break_the_file_by_characters_xml_forbids(character: str) -> None:
    svg = drawing.render_svg(qr.encode("https://a.example/"), title=f"a{character}b")
    assert ElementTree.fromstring(svg.encode("utf-8")).findtext(SVG + "title") == "a\ufffdb"


def test_svg_is_an_image_for_a_screen_reader_without_style_or_script() -> None:
    root = ElementTree.fromstring(drawing.render_svg(qr.encode("https://a.example/01/001/"), title="办理"))
    assert root.attrib["role"] == "img"
    assert [child.tag for child in root] == [SVG + "title", SVG + "rect", SVG + "path"]
    assert not {
        name for node in root.iter() for name in node.attrib if name in ("style", "class", "id") or name[:2] == "on"
    }


def test_svg_of_an_item_stays_small() -> None:
    assert len(drawing.render_svg(qr.encode("https://xxgk.shilixian.gov.cn/01/018/"), title="")) < 3200


def test_png_is_one_bit_greyscale_with_whole_modules() -> None:
    matrix = qr.encode("https://a.example/01/001/")
    for scale in (1, 3, 8):
        png = drawing.render_png(matrix, scale=scale)
        image = Image.open(BytesIO(png))
        assert png[24:26] == b"\x01\x00"
        assert image.size == ((matrix.size + 8) * scale,) * 2
        pixels = raster_of_png(png)
        assert np.array_equal(pixels, np.kron(pixels[::scale, ::scale], np.ones((scale, scale), dtype=np.uint8)))


def test_png_without_a_pixel_is_refused() -> None:
    with pytest.raises(ValueError, match="scale"):
        drawing.render_png(qr.encode("https://a.example/"), scale=0)


def test_second_run_gives_the_same_bytes() -> None:
    def run() -> list[tuple[qr.QrMatrix, str, bytes]]:
        matrices = [qr.encode(url) for url in ADDRESSES[:20]]
        return [(matrix, drawing.render_svg(matrix, title="码"), drawing.render_png(matrix)) for matrix in matrices]

    first = run()
    layout.layout_of.cache_clear()
    correction.division_steps.cache_clear()
    assert run() == first


def test_known_symbol_has_not_changed() -> None:
    """What hangs on walls must come out again."""
    matrix = qr.encode("https://xxgk.example.gov.cn/01/018/")
    assert (matrix.version, matrix.level, matrix.mask) == (5, "H", 6)
    assert zlib.crc32(repr(matrix.rows).encode()) == 1163635584


@pytest.mark.parametrize(
    "url", ["", " ", "https://a.example/征地/", "https://a.example/ x", "https://a.example/\n", "\x00"]
)
def test_address_with_other_than_visible_ascii_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="visible ASCII"):
        qr.encode(url)


def test_address_beyond_the_largest_symbol_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr.encode("x" * 1664)


@pytest.mark.parametrize("level", ["L", "M", "q", ""])
def test_weak_or_unknown_level_is_refused(level: str) -> None:
    with pytest.raises(ValueError, match="level"):
        qr.encode("https://a.example/", level=level)  # type: ignore[arg-type]
