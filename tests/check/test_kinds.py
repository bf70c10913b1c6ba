"""Attachments: what is inside has to be what the name says, and nothing that runs."""

import io
import zipfile
import zlib

import pytest

from generator.check.pages.kinds import KINDS, check_kind


def package(*parts: str, more: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<a/>" * 400)
    return file.getvalue() + more


def document(**parts: str) -> bytes:
    """A package of parts; `__` in a name stands for a slash."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"[Content_Types].xml": "<Types/>", **parts}.items():
            archive.writestr(name.replace("__", "/"), text)
    return file.getvalue()


def relation(kind: str, target: str) -> bytes:
    word = f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    return document(**{"word__document.xml": "<a/>", "word___rels__settings.xml.rels": word})


def scan(*between: bytes) -> bytes:
    """A PDF whose picture holds by chance what names are made of."""
    return PDF + b"9 0 obj <</Length 99>> stream\n" + b"".join(between) + b"\nendstream endobj\n"


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0" + bytes(40) + b"\xff\xd9"
PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <<>>\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TABLE = zlib.compress(b"5 0 6 40 <</S /JavaScript /JS 7 0 R>> <</Type /Page>>")
HIDDEN = b"%PDF-1.7\n4 0 obj <</Type /ObjStm /N 2 /Filter /FlateDecode>> stream\r\n" + TABLE + b"\nendstream endobj\n"

GOOD = {
    "a.png": PNG,
    "a.PNG": PNG,
    "a.jpg": JPEG,
    "a.jpeg": JPEG,
    "a.gif": b"GIF89a" + bytes(9),
    "a.webp": b"RIFF\x10\0\0\0WEBPVP8 " + bytes(9),
    "a.pdf": PDF,
    "a.docx": package("word/document.xml"),
    "a.xlsx": package("xl/workbook.xml"),
    "a.pptx": package("ppt/presentation.xml"),
    "a.ofd": package("OFD.xml"),
    "a.doc": OLE,
    "a.xls": OLE,
    "a.wps": OLE,
    "b.wps": package("word/document.xml"),
    "a.et": package("xl/workbook.xml"),
    "scan.pdf": scan(b"\x01/JS\x90 \xff/XFA\x80\x02", b"/JS/JS|/XFA}"),
    "link.docx": relation("hyperlink", "https://www.example.gov.cn/"),
    "template.docx": relation("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm"),
    "named.docx": relation("attachedTemplate", "Normal.dotm"),
    "disk.docx": relation("attachedTemplate", "C:\\a.dotm"),
    "field.docx": document(**{"word__document.xml": "<w:instrText> PAGE </w:instrText><w:t>DDE</w:t>"}),
    "minus.csv": "名称,增减\n甲|乙,-3\n说明，注意!,-1|2\n".encode(),
    "a.csv": "序号,名称\n1,面积<200平方米\n".encode(),
    "b.csv": "序号,名称\n".encode("gbk"),
    "a.txt": b"a < b > c\n",
    "b.txt": b"\xef\xbb\xbfa\n",
}

BAD = {
    "a.html": b"x",
    "a.HTM": b"x",
    "a.xhtml": b"x",
    "a.mht": b"x",
    "a.svg": b"<svg/>",
    "a.xml": b"<a/>",
    "a.js": b"x",
    "a.wasm": b"\0asm",
    "a.swf": b"FWS",
    "a.css": b"x",
    "a.json": b"{}",
    "a.zip": package(),
    "a.rar": b"Rar!",
    "a.docm": OLE,
    "a.exe": b"MZ",
    "a.url": b"x",
    "a": b"x",
    "a.yml": b"a: 1",
    "a.pdf.html": b"x",
    "a.php": b"x",
    "a.md.bak": b"x",
    "empty.txt": b"",
    "blank.csv": b"\xef\xbb\xbf\r\n",
    "empty.pdf": b"",
    "page.txt": b"<!DOCTYPE html><p>x",
    "page2.txt": b"\n \t<html>",
    "script.txt": b"a\n<script>x</script>",
    "page.csv": b"<table>",
    "frame.csv": b"a,<iframe src=x>",
    "link.txt": b"javascript:alert(1)",
    "wide.txt": "<p>".encode("utf-16"),
    "nul.txt": b"a\0b",
    "svg.txt": b'<?xml version="1.0"?><svg/>',
    "comment.txt": b"<!-- --><b>",
    "svg.png": b"<svg/>",
    "html.png": b"<html>",
    "gif.png": b"GIF89a",
    "tail.png": PNG + b"<script>x</script>",
    "zip.png": PNG + package("a"),
    "pdf.jpg": JPEG + PDF,
    "php.gif": b"GIF89a<?php x",
    "html.gif": b"GIF89a=1/*<html>*/",
    "svg.webp": b"RIFF\0\0\0\0WEBP<svg onload=x>",
    "riff.webp": b"RIFF\0\0\0\0WAVE",
    "html.pdf": b"<html>%PDF-1.7",
    "late.pdf": b"\n%PDF-1.7",
    "head.pdf": b"%PDF-1.7\n<script>x</script>",
    "zip.pdf": PDF + package("a"),
    "js.pdf": PDF + b"<</S /JavaScript /JS (x)>>",
    "escaped.pdf": PDF + b"<</S /J#61v#61Script>>",
    "launch.pdf": PDF + b"<</S /Launch>>",
    "file.pdf": PDF + b"<</EmbeddedFiles 1 0 R>>",
    "hidden.pdf": HIDDEN,
    "name.pdf": PDF + b"<</Names <</JavaScript 5 0 R>> >>",
    "script.pdf": PDF + b"<</S/#4A#53 /JS\n7 0 R>>",
    "form.pdf": PDF + b"<</AcroForm <</XFA [(a) 1 0 R]>> >>",
    "elsewhere.pdf": PDF + b"<</S /GoToE /F (a)>>",
    "unnamed.pdf": HIDDEN.replace(b"/ObjStm", b"/Obj#53tm"),
    "odd.pdf": HIDDEN.replace(TABLE, b"<78da>"),
    "long.pdf": HIDDEN.replace(b"/N 2", b"/N 2 /A (" + b"x" * 3000 + b")"),
    "template.docx": relation("attachedTemplate", "https://x.example/a.dotm"),
    "share.docx": relation("attachedTemplate", "\\\\x.example\\a.dotm"),
    "file.docx": relation("attachedTemplate", "file://x.example/a.dotm"),
    "five.docx": relation("attachedTemplate", "file://///x.example/a.dotm"),
    "object.docx": relation("oleObject", "mhtml:http://x.example/a"),
    "picture.docx": relation("image", "http://x.example/a.png"),
    "field.docx": document(**{"word__document.xml": '<w:instrText>DDEAUTO c:\\\\cmd "/k x"</w:instrText>'}),
    "apart.docx": document(
        **{
            "word__document.xml": '<w:fldChar w:fldCharType="begin"/><w:instrText>DD</w:instrText>'
            "<w:r/><w:instrText>EAUTO cmd</w:instrText>"
        }
    ),
    "simple.docx": document(**{"word__document.xml": '<w:fldSimple w:instr=" dde cmd a">'}),
    "control.docx": document(**{"word__document.xml": "<a/>", "word__activeX__activeX1.xml": "<a/>"}),
    "link.xlsx": document(
        **{"xl__workbook.xml": "<a/>", "xl__externalLinks__externalLink1.xml": "<x:ddeLink ddeService='cmd'/>"}
    ),
    "query.xlsx": document(**{"xl__workbook.xml": "<a/>", "xl__connections.xml": "<connections/>"}),
    "action.pptx": document(**{"ppt__slides__slide1.xml": '<a:hlinkClick action="ppaction://program"/>'}),
    "formula.csv": b"a,b\n1,=cmd|'/c calc'!A0\n",
    "quoted.csv": b"a,\"=MSEXCEL|'\\x'!A1\"\n",
    "locked.pdf": PDF + b"<</Encrypt 1 0 R>>",
    "pdf.docx": PDF,
    "xlsx.docx": package("xl/workbook.xml"),
    "jar.docx": package("META-INF/MANIFEST.MF"),
    "macro.docx": package("word/document.xml", "word/vbaProject.bin"),
    "tail.docx": package("word/document.xml", more=b"<script>"),
    "locked.docx": OLE + "EncryptedPackage".encode("utf-16-le"),
    "macro.doc": OLE + "_VBA_PROJECT".encode("utf-16-le"),
    "html.doc": b"<html>",
    "html.xls": b"<html><table>",
    "rtf.doc": b"{\\rtf1",
    "page.doc": OLE[:100] + b"<script>" + bytes(2000),
}


@pytest.mark.parametrize("name", GOOD)
def test_file_that_is_what_it_says_passes(name: str) -> None:
    assert list(check_kind(name, name, GOOD[name])) == []


@pytest.mark.parametrize("name", BAD)
def test_file_that_runs_or_is_another_is_refused(name: str) -> None:
    (problem,) = check_kind(name, name, BAD[name])
    assert problem.code in ("GK125", "GK126", "GK127")
    assert problem.fix.endswith("。")


@pytest.mark.parametrize("suffix", sorted(KINDS))
def test_no_kind_lets_a_page_through(suffix: str) -> None:
    for data in (
        b"<html><script>x</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        b"MZ",
        b"\x7fELF",
    ):
        refused = list(check_kind(f"a{suffix}", "a", data))
        assert refused or suffix in (".txt", ".csv"), suffix
        assert refused or data in (b"MZ", b"\x7fELF")
