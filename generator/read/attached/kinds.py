"""One table of the kinds of files: how a kind is known by its content, and who reads it."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from generator.model.attached import AttachedText
from generator.read.attached.apart import read_apart
from generator.read.attached.archive import Package
from generator.read.attached.decode import decode
from generator.read.attached.faults import (
    GK518,
    MAX_BYTES,
    MAX_DEPTH,
    Found,
    Remark,
    UnreadableError,
    damaged,
    locked,
    partly,
    too_large,
    unknown,
)
from generator.read.attached.markup import read_html
from generator.read.attached.office import read_office
from generator.read.attached.oldoffice import MAGIC, read_old, streams
from generator.read.attached.otherkinds import read_mail, read_rtf
from generator.read.attached.pictures import read_picture
from generator.read.attached.plain import read_csv, read_json, read_paragraphs
from generator.read.attached.sheets import read_sheets

TextReader = Callable[[str], Iterator[AttachedText]]

TEXT_KINDS: dict[str, TextReader] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json,
    ".geojson": read_json,
    ".jsonld": read_json,
}
"""Ending → reader; of other texts what looks like markup is read as such, the rest by paragraph."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"\0\1\0\0", b"true", b"\0\0\1\0")
_SHUT = {b"Rar!": "RAR 压缩包", b"7z\xbc\xaf": "7z 压缩包", b"MZ": "可以运行的程序", b"\x7fELF": "可以运行的程序"}
_MEDIA = (b"ID3", b"OggS", b"fLaC", b"FLV", b"\x1aE\xdf\xa3", b"\xff\xfb", b"0&\xb2u")
_MARKUP = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<svg|<table|<head|<body|<!--)", re.IGNORECASE)
_MARKUP_ENDINGS = (".html", ".htm", ".xhtml", ".xml", ".svg", ".kml", ".atom", ".rss", ".xsl")
_MAIL = re.compile(rb"(?:From|MIME-Version|Content-Type|Date|Subject|Received|Return-Path|Message-ID): ", re.IGNORECASE)
_PLACE_IN_FILM = b"\xa9xyz"


def read_kind(name: str, data: bytes, depth: int = 0) -> Found:
    """Read one file by what it is. `depth`: how many files it lies in.

    Raises:
        UnreadableError: it can't be read at all.
    """
    if len(data) > MAX_BYTES:
        raise too_large(f"文件有 {len(data) / 1e6:.0f} MB，最多看 {MAX_BYTES / 1e6:.0f} MB")
    if depth > MAX_DEPTH:
        raise too_large("文件里套文件，套得太深")
    ending = PurePosixPath(name.lower()).suffix
    return _read(ending, data, depth)


def _read(ending: str, data: bytes, depth: int) -> Found:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data, depth)
    if b"%PDF-" in data[:1024]:
        return read_apart("pdf", data, depth)
    if data.startswith(MAGIC):
        return _compound(data)
    if data.startswith(b"\x1f\x8b"):
        return read_kind(ending, _gunzip(data), depth + 1)
    if seen := _read_drawn(data):
        return seen
    if data.startswith(b"{\\rtf"):
        return Found(tuple(read_rtf(data)))
    if ending in (".mht", ".mhtml", ".eml") or (_MAIL.match(data) and b"MIME-Version" in data[:4_000]):
        return read_mail(data, _inner(depth))
    return _text(ending, data)


def _read_drawn(data: bytes) -> Found | None:
    """Pictures, films, sounds, fonts; what is shut is refused."""
    if data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return read_picture(data)
    if data[4:8] == b"ftyp":
        return _film(data)
    if data.startswith((*_MEDIA, b"RIFF")):
        return Found((), (_UNHEARD,))
    if data.startswith(_FONTS):
        return Found()
    for mark, words in _SHUT.items():
        if data.startswith(mark):
            raise unknown(words)
    return None


def _text(ending: str, data: bytes) -> Found:
    text = decode(data)
    if ending in TEXT_KINDS:
        return Found(tuple(TEXT_KINDS[ending](text)))
    if ending in _MARKUP_ENDINGS or (ending not in (".md", ".txt", ".js", ".css") and _MARKUP.match(text)):
        if "<!ENTITY" in text:
            raise damaged("里面定义了实体（ENTITY），可能是恶意文件")
        return Found(tuple(read_html(text)))
    return Found(tuple(read_paragraphs(text)))


def _package(data: bytes, depth: int) -> Found:
    package = Package(data)
    inner = _inner(depth)
    if "EncryptedPackage" in package or _is_locked_document(package):
        raise locked()
    if "xl/workbook.bin" in package:
        return read_apart("sheets", data, depth)
    if any(package.find("xl/worksheets/")) or "xl/workbook.xml" in package:
        cells = read_sheets(package)
        rest = read_office(package, inner, _is_sheet_part)
        return Found(cells.texts + rest.texts, cells.remarks + rest.remarks)
    if any(any(package.find(part)) for part in ("word/", "ppt/", "content.xml", "OFD.xml")):
        return read_office(package, inner)
    return _archive(package, inner)


def _is_locked_document(package: Package) -> bool:
    """An OpenDocument file whose parts are encrypted says so in its manifest."""
    part = "META-INF/manifest.xml"
    return part in package and b"encryption-data" in package.read(part)


def _is_sheet_part(name: str) -> bool:
    return name.startswith(("xl/worksheets/sheet", "xl/sharedStrings")) and name.endswith(".xml")


def _archive(package: Package, inner: Callable[[str, bytes], Found]) -> Found:
    """Names and contents of the files in an archive. One that can't be read spoils the archive."""
    texts = [AttachedText(package.comment.decode("gb18030", "replace"), "压缩包的说明")] if package.comment else []
    remarks: list[Remark] = []
    for name in package.names:
        shown = _mended_name(name)
        texts.append(AttachedText(shown, "压缩包里的文件名"))
        try:
            found = inner(shown, package.read(name))
        except UnreadableError as error:
            raise UnreadableError(error.code, f"{error.message}（压缩包里的“{shown[-60:]}”）", error.remedy) from error
        texts += [
            AttachedText(one.text, f"压缩包里“{shown}”{one.where}", 1, 1, one.heading, one.row) for one in found.texts
        ]
        remarks += [(code, f"{message}（压缩包里的“{shown}”）", remedy) for code, message, remedy in found.remarks]
    return Found(tuple(texts), tuple(remarks))


def _mended_name(name: str) -> str:
    """A name that Windows wrote in GBK and the library took for code page 437."""
    try:
        return name.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name


def _inner(depth: int) -> Callable[[str, bytes], Found]:
    return lambda name, data: read_kind(name, data, depth + 1)


def _compound(data: bytes) -> Found:
    names = {name for name, _ in streams(data)}
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise locked()
    if names & {"Workbook", "Book"}:
        return read_apart("sheets", data, 0)
    return read_old(data)


_UNHEARD = partly("影像、声音里说的、拍到的看不出来", "film")


def _film(data: bytes) -> Found:
    if data[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"heif"):
        raise unknown("这种照片（HEIC、AVIF）", "photo")
    place = (GK518.number, "影像里存着拍摄地点（GPS 经纬度）", "film")
    return Found((), (_UNHEARD, place) if _PLACE_IN_FILM in data else (_UNHEARD,))


def _gunzip(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            unpacked = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise damaged("文件坏了，或者没有传完") from error
    return unpacked
