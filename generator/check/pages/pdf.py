"""PDF files: code, forms that send, and files inside, also where they are written in compressed tables of objects.

Only names that are followed by what belongs there count: in the bytes of a scanned picture every name of three or four
letters turns up by chance.
"""

import re
import zlib
from collections.abc import Iterator


def _escaped(name: str) -> str:
    """A name as it may be written: any of its letters as `#` and two figures (ISO 32000-1, 7.3.5)."""
    return "".join(f"(?:{letter}|#{ord(letter):02x})" for letter in name)


_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoTo[RE])(?![A-Za-z0-9])"
    rb"|/(?:JS|XFA)\s*(?:\(|<|\[|[0-9]{1,10}\s{1,9}[0-9]{1,5}\s{1,9}R(?![A-Za-z0-9]))"
)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_TABLE = re.compile(rf"(?i:/{_escaped('ObjStm')})(?![A-Za-z0-9]).{{0,4000}}?stream\r?\n".encode(), re.DOTALL)
_INFLATED = 20_000_000
"""Bytes of compressed object tables that are looked through."""


def is_locked(data: bytes) -> bool:
    """Whether it opens with a password only, or could not be looked into."""
    return re.search(rb"/Encrypt(?![A-Za-z0-9])", data) is not None


def is_active(data: bytes) -> bool:
    """Whether something in it runs, sends or is a file of its own."""
    return any(_ACTIVE.search(_ESCAPE.sub(_unescape, part)) for part in (data, *_object_tables(data)))


def has_unread_table(data: bytes) -> bool:
    """Whether objects are packed in a way that only some readers undo: nobody saw what they hold."""
    return any(not _inflate(data[match.end() :], 1) for match in _TABLE.finditer(data))


def _unescape(match: re.Match[bytes]) -> bytes:
    return bytes.fromhex(match.group(1).decode())


def _object_tables(data: bytes) -> Iterator[bytes]:
    """Compressed tables of objects (ISO 32000-1, 7.5.7): what is written there is not seen from outside."""
    left = _INFLATED
    for match in _TABLE.finditer(data):
        inflated = _inflate(data[match.end() :], left)
        left -= len(inflated)
        yield inflated
        if left <= 0:
            return


def _inflate(data: bytes, limit: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, limit)
    except zlib.error:
        return b""
