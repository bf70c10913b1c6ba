"""What a frozen value says → a short hash: equal for equal words, another for any other.

Places in files (line, column) say nothing that a reader of the site could see, and a line inserted above moves all of
them: they are left out. Everything else of a record counts, by the names of its class and fields' order.

A record that is looked at again and again (a body named by a thousand items, the office named by every page) is hashed
once for as long as the object lives: `Fingerprints` holds on to what it has seen, so an identity means what it meant.

Left to others: which values a page is made of (`derive.views.pick`), and what a hash is good for (`pipeline.warm`).
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, get_type_hints

from generator.model.diagnostic import Place

_LARGE = 8
"""Fields from which on a record is worth remembering; small ones are hashed with what they stand in."""

_MANY = 32
"""Entries from which on a tuple or a mapping is remembered as well."""

_PLAIN = frozenset({str, int, bool, float, bytes, type(None)})
_HOLDERS = (tuple, list, Mapping)
LENGTH = 32
"""Hexadecimal digits of a fingerprint: 128 bits, which no two texts of all catalogues will share."""


class Fingerprints:
    """Hashes of values, each large record once.

    `before`: those of an earlier build of the same process; what both catalogues share is not hashed again.
    """

    def __init__(self, before: "Fingerprints | None" = None) -> None:
        self.known: dict[int, tuple[object, str]] = {}
        self._before = before.known if before is not None else {}

    def of(self, value: object) -> str:
        """The fingerprint of a value made of records, texts, numbers, days, enumerations, tuples and mappings.

        Raises:
            TypeError: something else is in it, of which nobody knows whether it is always written the same.
        """
        found = self.known.get(id(value)) or self._before.get(id(value))
        if found is None or found[0] is not value:
            found = (value, sha256(repr(self._plain(value)).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH])
        self.known[id(value)] = found
        return found[1]

    def join(self, *parts: object) -> str:
        """The fingerprint of several values together, which are not remembered as a whole."""
        text = repr([self._part(part) for part in parts])
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]

    def _plain(self, value: Any) -> object:
        """Nested tuples of plain values, whose `repr` tells any two apart."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if isinstance(value, (tuple, list)):
            return tuple([part if type(part) is str else self._part(part) for part in value])
        if is_dataclass(kind):
            name, take, _ = _reader(kind)
            return (name, *[part if type(part) is str else self._part(part) for part in take(value)])
        if isinstance(value, Enum):
            return (kind.__qualname__, value.name)
        if isinstance(value, Mapping):
            return ("map", *[(self._part(key), self._part(one)) for key, one in value.items()])
        if isinstance(value, Set):
            return ("set", *sorted(repr(self._part(one)) for one in value))
        if kind is date:
            return ("day", value.isoformat())
        raise TypeError(f"no fingerprint of {kind.__qualname__}")

    def _part(self, value: Any) -> object:
        kind = type(value)
        if kind in _PLAIN:
            return value
        is_large = _reader(kind)[2] if is_dataclass(kind) else isinstance(value, _HOLDERS) and len(value) >= _MANY
        return ("of", self.of(value)) if is_large else self._plain(value)


@cache
def _reader(kind: type) -> tuple[str, Callable[[Any], tuple[Any, ...]], bool]:
    """Name of a class, what takes the values of its fields that count, and whether it is large."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if hints[field.name] is not Place]
    if not names:
        return kind.__qualname__, lambda _: (), False
    get = attrgetter(*names)
    take = get if len(names) > 1 else lambda value: (get(value),)
    return kind.__qualname__, take, len(names) >= _LARGE
