"""Packed copies beside the texts of a release, for servers that send them as they lie there.

nginx (`gzip_static`), Caddy (`precompressed`) and Apache (a rewrite) look for `index.html.gz` and `index.html.br`, and
need not pack each answer anew. gzip is the standard library's; brotli is its authors' own package (MIT), left out where
that is not installed. The same bytes and the same libraries give the same copies: no time and no name is in them.
"""

import gzip
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import PurePosixPath

GZIP, BROTLI = ".gz", ".br"
_TEXTS = frozenset({".html", ".css", ".js", ".json", ".jsonld", ".xml", ".svg", ".txt", ".csv", ".ics"})
_LEAST = 1024  # bytes; what fits into one packet anyway gains nothing
_GZIP_LEVEL, _BROTLI_QUALITY = 9, 5  # brotli 9 takes ten times as long for two hundredths less (ADR 0058)
_WORKERS = 2


def knows_brotli() -> bool:
    """Whether brotli copies can be made here."""
    return find_spec("brotli") is not None


def pack_texts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path of each packed copy → its bytes; a text that would not become shorter has none.

    Args:
        files: path → bytes; what is no text, or has a copy already, is passed over.
    """
    texts = [path for path, data in files.items() if PurePosixPath(path).suffix in _TEXTS and len(data) >= _LEAST]
    ways = (GZIP, BROTLI) if knows_brotli() else (GZIP,)
    wanted = [(path, way) for path in texts for way in ways if path + way not in files]
    with ThreadPoolExecutor(_WORKERS) as pool:  # both libraries let go of the interpreter while they work
        made = pool.map(lambda one: _pack(files[one[0]], one[1]), wanted)
        return {
            path + way: data for (path, way), data in zip(wanted, made, strict=True) if len(data) < len(files[path])
        }


def _pack(data: bytes, way: str) -> bytes:
    if way == GZIP:
        return gzip.compress(data, _GZIP_LEVEL, mtime=0)
    import brotli

    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
    return packed


def unpacked_path(path: str) -> str:
    """The path of the text that a packed copy is of; of any other file its own."""
    return path[: -len(GZIP)] if path.endswith((GZIP, BROTLI)) else path
