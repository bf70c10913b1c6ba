"""Pictures of codes read back: ours, those another program made, and what is no code."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from generator.read.made.symbols import read_symbol
from generator.render.code.drawing import render_png, render_svg
from generator.render.code.qr import encode

ADDRESS = "https://www.example.gov.cn/gk/01/018/"


def test_our_pictures_read_back() -> None:
    matrix = encode(ADDRESS, level="Q")
    assert read_symbol(render_png(matrix)) == ADDRESS
    assert read_symbol(render_svg(matrix, title="征地 <补偿>").encode()) == ADDRESS


@pytest.mark.parametrize("mode", ["1", "L"])
def test_png_written_by_another_library_reads_too(mode: str) -> None:
    """With filters of its own choice; noise makes it choose several."""
    picture = Image.open(BytesIO(render_png(encode(ADDRESS, level="Q")))).convert("L")
    if mode == "L":
        noise = np.random.default_rng(1).integers(-20, 20, (picture.height, picture.width))
        picture = Image.fromarray(np.clip(np.asarray(picture, dtype=np.int16) + noise, 0, 255).astype(np.uint8))
    out = BytesIO()
    picture.convert(mode).save(out, "PNG", optimize=True)
    assert read_symbol(out.getvalue()) == ADDRESS


def test_what_is_no_code_is_unreadable_and_never_an_error() -> None:
    png, svg = render_png(encode(ADDRESS, level="Q")), render_svg(encode(ADDRESS, level="Q"), title="x").encode()
    blank = BytesIO()
    Image.new("L", (64, 64), 255).save(blank, "PNG")
    broken = [b"", b"x", png[:40], png[:-200], png[:60] + b"\0" * 40 + png[100:], svg[:300], blank.getvalue()]
    broken.append(svg.replace(b'viewBox="0 0 ', b'viewBox="0 0 99999'))
    broken.append(svg.replace(b"h7", b"h777", 1))
    assert [read_symbol(data) for data in broken] == [None] * len(broken)
