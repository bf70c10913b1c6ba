"""The cache of made QR symbols: one file, read once, replaced whole.

An address in print never changes, so neither does its symbol. The cache is a convenience only: whatever is wrong with
the file (absent, cut short, altered, another program's, another encoder's) it counts as empty and the next build writes
a new one. A checksum stands over all of it, for one wrong bit would be printed and hung on a wall.

Format: a line `gongkai-qr-cache 1 SHA-256`, then JSON `{"encoder": …, "codes": {level: {url: base64}}}`.
"""

import json
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from generator.model.errors import PublishError
from generator.publish.replace import replace_files

_MAGIC = b"gongkai-qr-cache 1"
_LARGEST = 256 * 1024 * 1024  # bytes; 10,000 symbols take about 2.5 million


def load_cache(path: Path, encoder: str) -> dict[tuple[str, str], bytes]:
    """What `save_cache` wrote: (address, level asked for) → packed symbol.

    Args:
        path: the cache file; it need not exist.
        encoder: which encoder's symbols are wanted (`render.qr.ENCODER`).

    Returns:
        Empty where the file is absent, damaged, foreign, or another encoder's.
    """
    try:
        if path.stat().st_size > _LARGEST or not path.is_file():
            return {}
        head, _, body = path.read_bytes().partition(b"\n")
        if head != _head(body):
            return {}
        tree = json.loads(body)
        if tree["encoder"] != encoder:
            return {}
        codes = {(url, level): a2b_base64(code) for level, urls in tree["codes"].items() for url, code in urls.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
    return codes


def save_cache(path: Path, mapping: Mapping[tuple[str, str], bytes], encoder: str) -> bool:
    """Write the cache beside its place and move it there, so that a reader finds the old one or the new one.

    Folders are made as needed. The same mapping gives the same bytes.

    Returns:
        Whether it could be written; where it could not (read-only folder, full disk) the old file still stands.
    """
    levels: dict[str, dict[str, str]] = {}
    for (url, level), code in sorted(mapping.items()):
        levels.setdefault(level, {})[url] = b64encode(code).decode("ascii")
    tree = {"encoder": encoder, "codes": levels}
    body = json.dumps(tree, sort_keys=True, separators=(",", ":")).encode("ascii")
    try:
        replace_files({path: _head(body) + b"\n" + body})
    except PublishError:
        return False
    return True


def _head(body: bytes) -> bytes:
    return _MAGIC + b" " + sha256(body).hexdigest().encode("ascii")
