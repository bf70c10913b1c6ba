"""Every code of the site is painted as pixels and read by three other libraries to exactly the page's address."""

import re
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image
from pyzbar import pyzbar

from benchmarks.wechat import lacks, read_wechat
from generator.model.address import category_path, domain_path, item_path
from tests.site.support import Built, Element, lacking

SVG = "{http://www.w3.org/2000/svg}"
Pixels = NDArray[np.uint8]


def paint_svg(svg: str, scale: int = 3) -> Pixels:
    """Pixels of what the markup says and nothing else: a light rectangle, then strokes of width 1."""
    root = ElementTree.fromstring(svg)
    left, top, width, height = (int(number) for number in root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert [child.tag for child in root] == [SVG + "title", SVG + "rect", SVG + "path"]
    rectangle, path = root.find(SVG + "rect"), root.find(SVG + "path")
    assert rectangle is not None
    assert path is not None
    assert (rectangle.attrib["fill"], path.attrib["stroke"]) == ("#fff", "#000")
    assert path.attrib.get("stroke-width", "1") == "1"
    pixels = np.full((height * scale, width * scale), 127, dtype=np.uint8)
    pixels[: int(rectangle.attrib["height"]) * scale, : int(rectangle.attrib["width"]) * scale] = 255
    command = re.compile(r"M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)")
    drawing = path.attrib["d"]
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


def coded_paths(built: Built) -> list[str]:
    paths = []
    for domain in built.catalogue.domains:
        paths.append(domain_path(domain.code))
        paths += [category_path(domain.code, category.id) for category in domain.categories]
        paths += [item_path(item.id) for item in domain.items]
    return paths


def test_every_svg_and_png_reads_as_exactly_the_address_of_its_page(shipped: Built) -> None:
    site_url = shipped.catalogue.office.site_url
    read = 0
    for path in coded_paths(shipped):
        assert (shipped.site / path / "index.html").is_file()
        svg = paint_svg((shipped.site / path / "qr.svg").read_text("utf-8"))
        png = Image.open(BytesIO((shipped.site / path / "qr.png").read_bytes()))
        assert min(png.size) >= 300, f"{path}: too small to print"
        for pixels in (svg, np.asarray(png.convert("L"), dtype=np.uint8)):
            (barcode,) = zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.QRCode)
            assert barcode.text == site_url + path
            assert barcode.ec_level in ("Q", "H"), path
            (other,) = pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE])
            assert other.data.decode() == barcode.text
            read += 1
    assert read == 2 * len(coded_paths(shipped)) > 700


def test_wechat_reads_the_codes(shipped: Built) -> None:
    """Every third of the pictures that people save and print."""
    if reason := lacks():
        lacking(reason)
    for path in coded_paths(shipped)[::3]:
        png = Image.open(BytesIO((shipped.site / path / "qr.png").read_bytes()))
        pixels = np.asarray(png.convert("L"), dtype=np.uint8)
        assert read_wechat(pixels) == {shipped.catalogue.office.site_url + path}


def test_no_code_lies_anywhere_else(shipped: Built) -> None:
    lying = {file.parent.relative_to(shipped.site).as_posix() + "/" for file in shipped.site.rglob("qr.*")}
    assert lying == set(coded_paths(shipped))


def test_code_on_the_page_is_the_one_in_the_file(shipped: Built, pages: dict[str, Element]) -> None:
    """A picture file, which WeChat reads under a long press, with its address in text and both files to download."""
    site_url = shipped.catalogue.office.site_url
    for path in coded_paths(shipped):
        figure = pages[path].one("figure", class_="gk-code")
        (picture,) = figure.all("img")
        root = "/".join([".."] * path.count("/"))
        assert picture.attributes["src"] == f"{root}/{path}qr.png"
        assert picture.attributes["alt"].startswith("二维码："), path
        assert not figure.all("svg")
        assert figure.one("span", class_="gk-url").text == site_url + path
        links = [link.attributes["href"].rsplit("/", 1)[-1] for link in figure.all("a")]
        assert links == ["qr.svg", "qr.png"], path


def test_code_says_in_words_what_it_leads_to(shipped: Built) -> None:
    for domain in shipped.catalogue.domains:
        for item in domain.items:
            svg = ElementTree.fromstring((shipped.site / item_path(item.id) / "qr.svg").read_text("utf-8"))
            assert svg.findtext(SVG + "title") == item.title
