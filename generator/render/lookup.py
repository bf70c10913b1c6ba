"""People and their keys → the files of a query page: sealed lines, none of which says whose it is, how long it is, or
how many there are.

A line is as long as the longest; lines stand in the order of their places, which are hashes; sealed noise fills their
number up to the next hundred. Who reads the file without a key sees one row of random bytes.

Left to others: hashing and randomness (`pipeline.lookup`).
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.derive.views.lookup import LookupView
from generator.model.lookup import Person
from generator.render.site.environment import site_environment

PLACE, TAG, NONCE = 16, 16, bytes(12)
"""Bytes of a line's place, of its seal. A key seals one line and is never used again, so its nonce may be fixed."""
_UNIT, _FILL = 32, 100
LARGEST = 8_000_000
"""Bytes of the sealed lines: what a phone loads once."""

Seal = Callable[[bytes, bytes], bytes]
"""Key of 32 bytes, text → sealed text (AES-256-GCM with `NONCE`, its tag behind it)."""


def split_key(hashed: bytes) -> tuple[bytes, bytes]:
    """The slow hash of what is typed → place of the line, and its key. Twin: lookup.js."""
    place = hmac.digest(hashed, b"place", hashlib.sha256)[:PLACE]
    return place, hmac.digest(hashed, b"key", hashlib.sha256)


def seal_people(
    people: Sequence[Person], hashes: Iterable[bytes], seal: Seal, noise: Callable[[int], bytes]
) -> tuple[bytes, int]:
    """All lines as one text of bytes, and the length of each.

    Args:
        people: whose lines.
        hashes: of their keys, in the same order.
        seal: what seals.
        noise: so many random bytes.
    """
    texts = [_text(one) for one in people]
    count, width = _measure(people)
    lines = []
    for text, hashed in zip(texts, hashes, strict=True):
        place, key = split_key(hashed)
        lines.append(place + seal(key, text.ljust(width)))
    lines += [noise(PLACE + width + TAG) for _ in range(count - len(lines))]
    return b"".join(sorted(lines)), PLACE + width + TAG


def sealed_size(people: Sequence[Person]) -> int:
    """Bytes of the sealed lines, before any is."""
    count, width = _measure(people)
    return count * (PLACE + width + TAG)


def _measure(people: Sequence[Person]) -> tuple[int, int]:
    """How many lines there will be, and how long the text of each."""
    width = max((len(_text(one)) for one in people), default=0)
    return -(-len(people) // _FILL) * _FILL, -(-width // _UNIT) * _UNIT


def _text(person: Person) -> bytes:
    return json.dumps(person.lines, ensure_ascii=False, separators=(",", ":")).encode()


def render_lookup(
    view: LookupView, sealed: bytes, width: int, salt: bytes, assets: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Name of a file → bytes. `assets`: script and style, as they are shipped."""
    table = {
        "salt": base64.b64encode(salt).decode(),
        "rounds": view.rounds,
        "digits": view.digits,
        "width": width,
        "lines": base64.b64encode(sealed).decode(),
    }
    data = f"window.gkLookup={json.dumps(table, separators=(',', ':'))};\n"
    page = site_environment().get_template("lookup.html").render(view=view, root="..")
    return {"index.html": page.encode(), "data.js": data.encode(), **assets}
