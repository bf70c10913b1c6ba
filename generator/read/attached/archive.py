"""A ZIP package → its parts, within limits on number, size and ratio. Nothing is unpacked to a disk."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from generator.read.attached.faults import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, damaged, locked, too_large

_ENCRYPTED = 0x1
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SMALL = 1_000_000
"""Bytes up to which the ratio says nothing: a page of blanks packs to nothing."""

_PIECE = 1_000_000


class Package:
    """The parts of a package by name, in its order; read when asked for, the sum of all limited."""

    def __init__(self, data: bytes) -> None:
        """Open a package.

        Raises:
            UnreadableError: no ZIP file, damaged, too many parts, encrypted.
        """
        if data.count(b"PK\x01\x02") > MAX_PARTS:
            raise too_large(f"压缩包里超过 {MAX_PARTS} 个文件")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, MemoryError) as error:
            raise damaged("文件坏了，或者没有传完") from error
        self._left = MAX_UNPACKED
        self.names = tuple(self._infos)
        self.comment = self._zip.comment

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """Bytes of one part.

        Raises:
            UnreadableError: damaged, encrypted, unpacks to too much.
        """
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The same, a piece after the other, for who need not have all of a large part at once."""
        info = self._infos[name]
        if info.flag_bits & _ENCRYPTED:
            raise locked()
        if info.compress_type not in _KNOWN:
            raise damaged("压缩包用了少见的压缩方法")
        if info.file_size > self._left or (
            info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        ):
            raise too_large("解压以后太大，可能是压缩炸弹")
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise too_large("解压以后太大，可能是压缩炸弹")
                    yield piece
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as e:
            raise damaged("文件坏了，或者没有传完") from e

    def find(self, start: str, end: str = "") -> Iterator[str]:
        """Names of parts that begin and end so."""
        return (name for name in self.names if name.startswith(start) and name.endswith(end))
