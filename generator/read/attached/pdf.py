"""PDF: the text of every page by pdfium; every other string of the file by pypdf.

The other strings: properties, XMP, comments, form fields, bookmarks, links, alternative texts, file names, scripts.
Attached files are read like files of their own. Runs in `child` only.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

from generator.model.attached import AttachedText
from generator.read.attached.faults import (
    MAX_CHARS,
    MAX_DEPTH,
    Found,
    Remark,
    UnreadableError,
    damaged,
    locked,
    partly,
    too_large,
)
from generator.read.attached.words import named

_PLACES = {
    "/Contents": "批注",
    "/RC": "批注",
    "/T": "批注的作者或者表单的名称",
    "/V": "表单填的内容",
    "/DV": "表单原来的内容",
    "/TU": "表单的说明",
    "/Author": "文件属性“作者”",
    "/Title": "标题或者书签",
    "/Subject": "文件属性“主题”",
    "/Keywords": "文件属性“关键字”",
    "/URI": "链接",
    "/JS": "脚本",
    "/Alt": "图片的说明",
    "/ActualText": "替代文字",
    "/F": "附件的名称",
    "/UF": "附件的名称",
}
_BINARY = frozenset(
    {"/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/Cert", "/CheckSum", "/Ordering", "/Registry", "/Lookup"}
)
_MARKUP = re.compile(r"<[^>]{0,2000}>")
_MAX_PAGES = 3_000


def read_pdf(data: bytes, depth: int) -> Found:
    """Texts of the pages, then of everything else.

    Raises:
        UnreadableError: damaged, encrypted, too large.
    """
    texts, empty = _pages(data)
    remarks = []
    if empty:
        what = f"有 {empty} 页是图片（扫描件），没有文字"
        remarks.append(partly(what))
    others = _Strings(depth)
    try:
        others.read(data)
    except UnreadableError:
        raise
    except Exception as error:  # pypdf raises many kinds for damaged files
        raise damaged("PDF 的内部结构坏了") from error
    return Found((*texts, *dict.fromkeys(others.texts)), (*remarks, *others.remarks))


def _pages(data: bytes) -> tuple[list[AttachedText], int]:
    """Text by page; how many pages have none, but pictures."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise locked() from error
        raise damaged("文件坏了，或者没有传完") from error
    if len(document) > _MAX_PAGES:
        raise too_large(f"有 {len(document):,} 页")
    texts, empty, size = [], 0, 0
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
        size += len(text)
        if size > MAX_CHARS:
            raise too_large(f"文字超过 {MAX_CHARS:,} 个")
        if text.strip():
            texts.append(AttachedText(text, f"第{index + 1}页"))
        elif any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
            empty += 1
        page.close()
    if not len(document):
        raise damaged("PDF 里没有页")
    return texts, empty


class _Strings:
    """Every string of a document's objects."""

    def __init__(self, depth: int) -> None:
        self.texts: list[AttachedText] = []
        self.remarks: list[Remark] = []
        self.depth = depth

    def read(self, data: bytes) -> None:
        reader = PdfReader(BytesIO(data), strict=False)
        for one in _objects(reader):
            self._walk(one, "", 0)

    def _walk(self, value: Any, key: str, deep: int) -> None:
        if isinstance(value, IndirectObject) or deep > 60:
            return
        if isinstance(value, StreamObject):
            self._stream(value)
        if isinstance(value, DictionaryObject):
            for name in value:
                if name not in _BINARY and not (name == "/Contents" and "/ByteRange" in value):
                    self._walk(value.raw_get(name), str(name), deep + 1)
        elif isinstance(value, ArrayObject):
            for part in list.__iter__(value):
                self._walk(part, key, deep + 1)
        elif isinstance(value, (TextStringObject, ByteStringObject)):
            self._string(value, key)

    def _string(self, value: Any, key: str) -> None:
        text = value if isinstance(value, str) else value.decode("gb18030", "ignore")
        text = text.strip("\x00 ﻿")
        if key == "/RC":
            text = _MARKUP.sub("", text)
        if text and any(char.isalnum() for char in text):
            self.texts.append(AttachedText(text, _PLACES.get(key, f"PDF 数据 {key}")))
            if remark := named(key.strip("/"), text) or (key == "/T" and named("author", text)) or None:
                self.remarks.append(remark)

    def _stream(self, value: StreamObject) -> None:
        kind = value.get("/Type", "")
        if kind == "/EmbeddedFile":
            self._attachment(value.get_data())
        elif kind == "/Metadata" or value.get("/Subtype") == "/XML":
            text = value.get_data().decode("utf-8", "replace")
            lines = dict.fromkeys(part.strip() for part in _MARKUP.split(text) if part.strip())
            self.texts += [AttachedText(line, "文件属性（XMP）") for line in lines]

    def _attachment(self, data: bytes) -> None:
        from generator.read.attached.kinds import read_kind

        if self.depth >= MAX_DEPTH:
            raise too_large("附件里套附件，套得太深")
        try:
            found = read_kind("", data, self.depth + 1)
        except UnreadableError as error:
            self.remarks.append(partly(f"附件读不出来（{error.message}）", "attachment"))
            return
        self.texts += [
            AttachedText(one.text, f"附件里的{one.where}", 1, 1, one.heading, one.row) for one in found.texts
        ]
        self.remarks += found.remarks


def _objects(reader: PdfReader) -> Iterator[Any]:
    """All objects that the file lists, whether a page needs them or not."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if reader.trailer:
        yield reader.trailer
    for number, generation in sorted(numbers):
        yield reader.get_object(IndirectObject(number, generation, reader))
