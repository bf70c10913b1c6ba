"""Files of other kinds, of other kinds than they are called, damaged or empty: what each is, and how to go on."""

import zipfile
from io import BytesIO

import pytest

from generator.read.tables.kinds import read_grids
from tests.read.attached.makers import compound
from tests.read.tables.make import xls, xlsx

HEAD = ["一级事项", "二级事项", "公开内容", "公开时限"]
ROW = ["政策文件", "政策法规", "文件", "长期公开"]
BOOK = xlsx({"表": {"rows": [HEAD, ROW]}})
TEXT = "\n".join("\t".join(row) for row in (HEAD, ROW)).encode()


def package(**parts: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as one:
        for name, text in parts.items():
            one.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what", "how"),
    [
        ("空.xlsx", b"", "空的", "再发一次"),
        ("空.csv", b"\n \n", "空的", "再发一次"),
        ("表.pdf", b"%PDF-1.7\n", "PDF", "原来的 Excel"),
        ("表.xlsx", b"%PDF-1.7\n", "PDF", "原来的 Excel"),
        ("坏.pdf", b"\0\1\2" * 50, "PDF", "原来的 Excel"),
        ("坏.ofd", b"PK\x03\x04" + bytes(60), "OFD 文件，而且坏了", "原来的 Excel"),
        ("好.ofd", package(**{"OFD.xml": "<a/>"}), "OFD", "原来的 Excel"),
        ("图.jpg", b"\xff\xd8\xff\xe0" + bytes(9), "图片", "原来的 Excel"),
        ("坏.jpg", b"\0garbage\1" * 9, "图片", "原来的 Excel"),
        ("图.csv", b"\x89PNG\r\n\x1a\n" + bytes(9), "图片", "原来的 Excel"),
        ("图.bmp", b"BM" + bytes(40), "图片", "原来的 Excel"),
        ("图.heic", b"\0\0\0\x18ftypheic", "图片", "原来的 Excel"),
        ("包.zip", package(**{"附件1.xlsx": "x", "附件2.doc": "x"}), "压缩包，里面有 2 个", "先解压"),
        ("包.rar", b"Rar!\x1a\x07\x01\0", "压缩包", "先解压"),
        ("表.xlsx", package(**{"别的.txt": "x"}), "压缩包", "先解压"),
        ("表.xlsb", package(xl__workbook="", **{"xl/workbook.bin": "x"}), "二进制", "另存为 .xlsx"),
        ("表.ods", package(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument", "另存为 .xlsx"),
        ("稿.pptx", package(ppt__presentation="x"), "演示文稿", "选错了文件"),
        ("表.xls", b"<html><table><tr><td>1", "网页", "另存为 .xlsx"),
        ("表.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML", "另存为 .xlsx"),
        ("表.doc", b"{\\rtf1\\ansi", "RTF", "另存为 .docx"),
        ("表.doc", compound({"WordDocument": b"x"}), "旧的 Word", "另存为 .docx"),
        ("表.xlsx", compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "密码", "去掉密码"),
        ("表.xls", compound({"PowerPoint Document": b"x"}), "演示文稿", "选错了文件"),
        ("表.wps", compound({"Contents": b"x"}), "旧的 Office", "选错了文件"),
        ("坏.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "坏了", "另存为 .xlsx"),
        ("半.xlsx", BOOK[: len(BOOK) // 2], "坏了", "另存为 .xlsx"),
        ("表.txt", bytes(range(256)) * 9, "不是 UTF-8", "另存为 .xlsx"),
        ("没有结尾", b"abc", "不是 Excel", "选错了文件"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_a_way_on(name: str, data: bytes, what: str, how: str) -> None:
    grids, problems = read_grids(name, data)
    assert grids == []
    assert [problem.code for problem in problems] == ["GK701"]
    assert problems[0].is_error
    assert what in problems[0].message
    assert how in problems[0].fix


@pytest.mark.parametrize(
    ("name", "data"), [("表.csv", BOOK), ("表.et", xls("表", [HEAD, ROW])), ("表.xls", TEXT), ("表.xlsx", TEXT), ("BM.csv", b"BM,a\nc,d")]
)  # fmt: skip
def test_the_content_decides_not_the_ending(name: str, data: bytes) -> None:
    grids, problems = read_grids(name, data)
    assert (len(grids), problems) == (1, [])
