"""What a picture says beside its points: EXIF, XMP, IPTC, comments, text chunks, and where it was taken.

Words within the picture itself cannot be read here; the editors' guide says so.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from generator.model.attached import AttachedText
from generator.read.attached.faults import GK518, Found, Remark, damaged
from generator.read.attached.oldoffice import runs
from generator.read.attached.words import named

_GPS = 0x8825
_PERSONS = {0x013B: "作者", 0x9C9D: "作者", 0xA430: "相机主人", 0x8298: "版权"}
_MAX_SIDE = 30_000
_RAW_GPS = re.compile(rb"exif:GPS(?:Latitude|Longitude)")
_SHORTEST = 6
"""Signs of a run that is worth looking at: shorter ones are chance."""

_LONGEST = 2_000_000
"""Bytes of packed text that are unpacked."""


def read_picture(data: bytes) -> Found:
    """Texts and the remark GK518 about a photo's place.

    Raises:
        UnreadableError: the picture is damaged.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as picture:
            if max(picture.size) > _MAX_SIDE:
                raise damaged("图片的尺寸不对")
            texts, has_place, people = _from_library(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError) as error:
        raise damaged("图片坏了，或者没有传完") from error
    except (MemoryError, OverflowError, ZeroDivisionError, EOFError, Image.DecompressionBombError) as error:
        raise damaged("图片的尺寸不对") from error
    raw = dict.fromkeys(text for part in segments(data) for text in runs(part) if len(text) >= _SHORTEST)
    texts += [AttachedText(text, "图片附带的文字") for text in raw]
    remarks = list(people)
    if has_place or any(_RAW_GPS.search(part) for part in segments(data)):
        remarks.insert(0, (GK518.number, "照片里存着拍摄地点（GPS 经纬度），能查到拍摄的人家在哪里", ""))
    return Found(tuple(dict.fromkeys(texts)), tuple(remarks))


def _from_library(picture: Any) -> tuple[list[AttachedText], bool, list[Remark]]:
    texts: list[AttachedText] = []
    people = []
    exif = picture.getexif()
    has_place = bool(exif.get_ifd(_GPS))
    tags = {**dict(exif), **exif.get_ifd(0x8769)}
    for tag, value in tags.items():
        for text in _words(value, tag):
            where = f"图片属性“{_PERSONS.get(tag, hex(tag))}”"
            texts.append(AttachedText(text, where))
            if tag in _PERSONS and (remark := named("author", text)):
                people.append(remark)
    for key, value in picture.info.items():
        if key not in ("icc_profile", "exif", "transparency", "palette"):
            texts += [AttachedText(text, f"图片附带的文字“{key}”") for text in _words(value, 0)]
    return texts, has_place, people


def _words(value: object, tag: int) -> Iterator[str]:
    if isinstance(value, bytes):
        if 0x9C9B <= tag <= 0x9C9F:  # what Windows writes into its own fields
            yield value.decode("utf-16-le", "ignore").strip("\x00 ")
        elif len(value) < _LONGEST:
            text = _decoded(value.removeprefix(b"ASCII\x00\x00\x00").removeprefix(b"UNICODE\x00"))
            if text:
                yield text
    elif isinstance(value, str) and value.strip():
        yield _mended(value).strip("\x00 ")
    elif isinstance(value, (tuple, list)) and all(isinstance(part, int) for part in value) and len(value) > 3:
        try:
            yield bytes(value).decode("utf-16-le", "ignore").strip("\x00 ")
        except ValueError:
            return


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        try:
            text = data.decode(encoding).strip("\x00 ")
        except UnicodeDecodeError:
            continue
        if text.isprintable() or "\n" in text:
            return text
    return ""


def _mended(text: str) -> str:
    """Chinese that a library took for Latin-1."""
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return text
    return _decoded(raw) or text


def segments(data: bytes) -> Iterator[bytes]:
    """The parts of a file beside the points: all but the image data itself, and what is hung on behind the end."""
    if data.startswith(b"\xff\xd8"):
        yield from _jpeg_parts(data)
    elif data.startswith(b"\x89PNG"):
        yield from _chunks(data)
    elif data.startswith(b"GIF8"):
        yield data
    elif data.startswith(b"RIFF"):
        for mark in (b"EXIF", b"XMP "):
            at = data.find(mark)
            if at >= 0:
                yield data[at:]


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Comments, EXIF, XMP, IPTC; what is hung on behind the end. Colour profiles and tables hold no words."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] in (0xFE, 0xE1, 0xED, *range(0xE3, 0xED), 0xEF):
            yield data[at + 4 : at + 2 + size]
        at += 2 + size
    end = data.rfind(b"\xff\xd9")
    if end >= 0:
        yield data[end + 2 :]


def _chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if kind in (b"zTXt", b"iTXt"):
            for start in (body.find(b"\x78\x9c"), body.find(b"\x78\xda"), body.find(b"\x78\x01")):
                if start >= 0:
                    try:
                        yield zlib.decompressobj().decompress(body[start:], _LONGEST)
                    except zlib.error:
                        continue
        if kind not in (b"IDAT", b"PLTE", b"IHDR", b"tRNS", b"fdAT", b"iCCP"):
            yield body
        at += size + 12
        if kind == b"IEND":
            yield data[at:]
            return
