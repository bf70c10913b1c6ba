"""Files made to hurt: each is told in words, within the limits of time and memory, and never raises."""

import io
import resource
import subprocess
import sys
import time
import zipfile
import zlib

import openpyxl
import pytest
from pypdf import PdfWriter

from generator.model.attached import AttachedText
from generator.read.attached import read_attached
from tests.read.attached.makers import (
    MAKERS,
    book,
    compound,
    docx_paragraph,
    pdf_of,
    pdf_property,
    photo_with_place,
    png_text,
    saved,
    xlsx_cell,
    xlsx_hidden_sheet,
    zipped,
)

TOLD = {"GK511", "GK512", "GK513", "GK515", "GK516", "GK518", "GK519"}
"""All that may be said of how a file is made; what it holds is for the rules."""
SECONDS = 6
"""On a machine that does other things too; alone the slowest takes about two."""


def codes(name: str, data: bytes) -> set[str]:
    started = time.process_time()
    _texts, problems = read_attached(name, data)
    assert time.process_time() - started < SECONDS
    for problem in problems:
        assert problem.place.file == name
        assert problem.message
        assert problem.fix
    return {problem.code for problem in problems}


def nested_zip(depth: int) -> bytes:
    data = zipped({"a.txt": "x"})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def many_elements() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 80_000))
    return zipped(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows * 8}</sheetData></worksheet>",
        }
    )


def locked_zip() -> bytes:
    data = bytearray(docx_paragraph("公示")[1])
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    return pdf_of(writer)[1]


def bomb_pdf() -> bytes:
    """A page whose text unpacks to 300 million bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"BT (a) Tj ET\n" * 80_000) for _ in range(300)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 5/Root 1 0 R>>startxref\n%d\n%%%%EOF" % start


def broken_xref(data: bytes) -> bytes:
    at = data.rindex(b"startxref")
    return data[:at] + b"startxref\n99999999\n%%EOF"


DOCX, XLSX = docx_paragraph("公示")[1], xlsx_cell("公示")[1]
ENTITIES = '<!DOCTYPE a [<!ENTITY a "{0}"><!ENTITY b "{1}">]><a>&b;</a>'
LAUGHS = ENTITIES.format("ha" * 100, "&a;" * 100)
QUADRATIC = ENTITIES.format("x" * 100_000, "") + "&a;" * 1000


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("cut.docx", lambda: DOCX[: len(DOCX) // 2], "GK511"),
        ("cut.xlsx", lambda: XLSX[:200], "GK511"),
        ("cut.doc", lambda: compound({"WordDocument": b"x"})[:700], "GK511"),
        ("cut.pdf", lambda: b"%PDF-1.7\n1 0 obj", "GK511"),
        ("cut.jpg", lambda: photo_with_place()[:30], "GK511"),
        ("cut.png", lambda: png_text("公示")[1][:20], "GK511"),
        ("not.xlsx", lambda: b"PK\x03\x04 no such thing", "GK511"),
        ("empty.zip", lambda: b"PK\x05\x06" + bytes(18), None),
        ("bytes.txt", lambda: bytes(range(256)) * 10, "GK511"),
        ("bad.txt", lambda: "公示".encode() + b"\xff\xff\xff", "GK511"),
        ("a.rar", lambda: b"Rar!\x1a\x07\x01\x00", "GK511"),
        ("a.heic", lambda: b"\0\0\0\x18ftypheic", "GK511"),
        ("xml.docx", lambda: zipped({"word/document.xml": "<w:document><w:p>"}), "GK511"),
        ("laughs.docx", lambda: zipped({"word/document.xml": LAUGHS}), "GK511"),
        ("laughs.xml", LAUGHS.encode, "GK511"),
        ("quadratic.docx", lambda: zipped({"word/document.xml": QUADRATIC}), "GK511"),
        ("deep.docx", lambda: zipped({"word/document.xml": "<a>" * 100_000 + "</a>" * 100_000}), "GK511"),
        ("locked.docx", locked_zip, "GK512"),
        ("locked.xlsx", lambda: compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "GK512"),
        ("locked.pdf", locked_pdf, "GK512"),
        ("bomb.docx", lambda: zipped({"word/document.xml": b" " * 50_000_000}), "GK513"),
        (
            "bomb.xlsx",
            lambda: zipped(
                {f"xl/media/{n}.bin": b"\0" * 900_000 for n in range(200)} | {"xl/worksheets/sheet1.xml": "<a/>"}
            ),
            "GK513",
        ),
        ("many.zip", lambda: zipped({f"{n}.txt": "" for n in range(4_000)}), "GK513"),
        ("nested.zip", lambda: nested_zip(12), "GK513"),
        ("large.xlsx", many_elements, "GK513"),
        ("large.txt", lambda: b"a" * 31_000_000, "GK513"),
        ("bomb.pdf", bomb_pdf, None),
        ("xref.pdf", lambda: broken_xref(pdf_property("公示")[1]), None),
    ],
)
def test_told_in_words(name: str, make: object, code: str | None) -> None:
    found = codes(name, make())  # type: ignore[operator]
    assert found == {code} if code else found <= {"GK511", "GK513"}


def test_pdf_with_a_broken_table_is_still_read() -> None:
    texts, problems = read_attached("a.pdf", broken_xref(pdf_property("13800138000")[1]))
    assert problems or any("13800138000" in one.text for one in texts)


@pytest.mark.parametrize(
    "name",
    ["xlsx_cell", "docx_paragraph", "pdf_property", "png_text", "jpeg_exif", "doc_stream", "ofd_page", "zip_member"],
)
def test_cut_or_changed_anywhere_never_raises(name: str) -> None:
    file, data = MAKERS[name]("公示")
    step = max(len(data) // (4 if name == "pdf_property" else 25), 1)
    for at in range(0, len(data), step):
        for broken in (data[:at], data[:at] + b"\xff\x00\xff" + data[at + 3 :]):
            texts, problems = read_attached(file, broken)
            assert all(isinstance(one, AttachedText) and one.where and one.line > 0 < one.column for one in texts)
            assert {problem.code for problem in problems} <= TOLD
            assert all(problem.place.file == file and problem.fix for problem in problems)


def test_a_wrong_ending_hides_nothing() -> None:
    texts, _ = read_attached("a.csv", xlsx_cell("13800138000")[1])
    assert any("13800138000" in one.text for one in texts)
    texts, _ = read_attached("a.xls", b"<table><tr><td>13800138000</table>")
    assert any("13800138000" in one.text for one in texts)


def test_what_a_photo_hidden_parts_and_writers_give_away_is_told() -> None:
    assert codes("a.jpg", photo_with_place()) == {"GK518"}
    assert codes("a.docx", zipped({"word/media/image1.jpeg": photo_with_place()}, DOCX)) == {"GK518"}
    assert codes("a.xlsx", xlsx_hidden_sheet("底稿")[1]) == {"GK519"}
    made = book()
    made.properties.creator = "林示例"
    _texts, problems = read_attached("a.xlsx", saved(made))
    assert [problem.code for problem in problems] == ["GK516"]
    assert "林示例" not in problems[0].message
    made.properties.creator = "示例县自然资源局"
    assert codes("a.xlsx", saved(made)) == set()


def test_numbers_are_read_with_all_their_places_and_days_as_days() -> None:
    made = openpyxl.Workbook()
    made.active.append(["电话", "日期"])
    made.active.append([13800138000, 32875])
    made.active["B2"].number_format = "yyyy-mm-dd"
    data = saved(made)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    data = zipped({"xl/worksheets/sheet1.xml": sheet.replace(">13800138000<", ">1.3800138E10<")}, data)
    texts, _ = read_attached("a.xlsx", data)
    assert [(one.text, one.heading) for one in texts if one.heading] == [
        ("13800138000", "电话"),
        ("1990-01-02", "日期"),
    ]
    assert next(one for one in texts if one.heading == "电话").row == ("13800138000", "1990-01-02")


def test_bombs_need_little_memory() -> None:
    code = (
        "import re\nfrom pathlib import Path\nfrom generator.read.attached import read_attached\n"
        "from tests.read.attached.test_hostile import *\n"
        "for name, data in (('a.docx', zipped({'word/document.xml': b' ' * 50_000_000})), ('b.xlsx', many_elements())):\n"
        "    read_attached(name, data)\n"
        "print(re.search('VmHWM:[^0-9]*([0-9]+)', Path('/proc/self/status').read_text())[1])\n"  # ru_maxrss begins with pytest's
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 400_000  # kilobytes, the making of the bombs and the tests' libraries included
    assert resource.RLIMIT_DATA is not None
