"""The old binary files (.doc, .ppt, .wps, .et, .msg): compound files (MS-CFB) → their streams → runs of text.

No library reads their text without an office program, so what looks like text in the streams is taken: UTF-16 and
8-bit runs. That finds what stands there, but can't promise to be all; the finding GK515 says so.
"""

import re
import struct
from collections.abc import Iterator
from itertools import chain, islice

from generator.model.attached import AttachedText
from generator.read.attached.faults import Found, damaged, locked, partly

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
"""Sector numbers from here on are marks."""

_WIDE = re.compile("[\x07\t\r\n\x0b\x0c\x20-\x7e\xa0-\xff\u2000-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufe30-\uffef]{2,}")
_NARROW = re.compile(rb"(?:[\x20-\x7e\t]|[\x81-\xfe][\x40-\xfe]){6,}")
_SPLIT = re.compile("[\x00-\x08\x0b-\x1f]+")
_MOST = 40_000
"""Runs of one stream."""


def read_old(data: bytes) -> Found:
    """Texts of a compound file.

    Raises:
        UnreadableError: damaged or encrypted.
    """
    texts: list[AttachedText] = []
    names = []
    for name, stream in streams(data):
        names.append(name)
        texts += [AttachedText(text, f"文件数据“{_label(name)}”") for text in runs(stream)]
        if name == "WordDocument" and len(stream) > 12 and stream[11] & 1:
            raise locked()
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise locked()
    return Found(tuple(texts), (partly("这是旧格式（.doc、.ppt、.wps 一类），没法保证全部读出来", "old"),))


def _label(name: str) -> str:
    return {"WordDocument": "正文", "\x05SummaryInformation": "属性", "\x05DocumentSummaryInformation": "属性"}.get(
        name, "".join(char for char in name if char.isprintable())
    )


def runs(stream: bytes) -> Iterator[str]:
    """What looks like text in a stream: 16-bit from even and odd places, then 8-bit."""
    found = (
        _split(match[0]) for offset in (0, 1) for match in _WIDE.finditer(stream[offset:].decode("utf-16-le", "ignore"))
    )
    narrow = (_split(match[0].decode("gb18030", "ignore")) for match in _NARROW.finditer(stream))
    texts = (text for parts in chain(found, narrow) for text in parts)
    return islice(texts, _MOST)


def _split(run: str) -> list[str]:
    return [text.strip() for text in _SPLIT.split(run) if len(text.strip()) > 1]


def streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every stream.

    Raises:
        UnreadableError: the chains of sectors are broken.
    """
    try:
        yield from _streams(data)
    except (struct.error, IndexError, OverflowError) as error:
        raise damaged("文件坏了，或者没有传完") from error


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise damaged("文件坏了，或者没有传完")
    size = 1 << shift
    first_directory, cutoff = struct.unpack_from("<I4xI", data, 48)
    first_mini, _, first_more, _ = struct.unpack_from("<IIII", data, 60)
    table = _table(data, size, first_more)

    def chain(sector: int, table: list[int], room: int) -> list[int]:
        found: list[int] = []
        while sector < _END:
            found.append(sector)
            if len(found) > room or sector >= len(table):
                raise IndexError
            sector = table[sector]
        return found

    room = len(data) // size + 2

    def load(sector: int) -> bytes:
        return b"".join(data[(number + 1) * size : (number + 2) * size] for number in chain(sector, table, room))

    directory = load(first_directory)
    mini_table = list(struct.unpack(f"<{len(load(first_mini)) // 4}I", load(first_mini))) if first_mini < _END else []
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    root = next((entry for entry in entries if entry[66] == 5), b"")
    mini = (
        load(struct.unpack_from("<I", root, 116)[0]) if root and struct.unpack_from("<I", root, 116)[0] < _END else b""
    )
    for entry in entries:
        if entry[66] != 2:
            continue
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        start, length = struct.unpack_from("<II", entry, 116)
        if length == 0 or start >= _END:
            continue
        if length < cutoff:
            parts = chain(start, mini_table, len(mini_table) + 1)
            yield name, b"".join(mini[part * 64 : part * 64 + 64] for part in parts)[:length]
        else:
            yield name, load(start)[:length]


def _table(data: bytes, size: int, first_more: int) -> list[int]:
    """The allocation table: sector → the one that follows."""
    sectors = [number for number in struct.unpack_from("<109I", data, 76) if number < _END]
    seen = 0
    while first_more < _END and seen < len(data) // size:
        more = struct.unpack_from(f"<{size // 4}I", data, (first_more + 1) * size)
        sectors += [number for number in more[:-1] if number < _END]
        first_more = more[-1]
        seen += 1
    table: list[int] = []
    for sector in sectors:
        part = data[(sector + 1) * size : (sector + 2) * size]
        table.extend(struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4]))
    return table
