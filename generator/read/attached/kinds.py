"""One table of the kinds of files: how a kind is known by its content, and who reads it."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from generator.model.attached import AttachedText
from generator.read.attached.decode import decode
from generator.read.attached.faults import MAX_BYTES, Found, too_large
from generator.read.attached.markup import read_html
from generator.read.attached.plain import read_csv, read_json, read_lines

TextReader = Callable[[str], Iterator[AttachedText]]

TEXT_KINDS: dict[str, TextReader] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".html": read_html,
    ".htm": read_html,
    ".json": read_json,
    ".geojson": read_json,
}
"""Ending → reader; every other text is read by line."""


def read_kind(name: str, data: bytes, depth: int = 0) -> Found:
    """Read one file by what it is. `depth`: how many files it lies in.

    Raises:
        UnreadableError: it can't be read at all.
    """
    if len(data) > MAX_BYTES:
        raise too_large(f"文件有 {len(data) / 1e6:.0f} MB，最多看 {MAX_BYTES / 1e6:.0f} MB")
    ending = PurePosixPath(name.lower()).suffix
    return Found(tuple(TEXT_KINDS.get(ending, read_lines)(decode(data))))
