"""Search over many offices → files a browser fetches: a small first list, then one shard of the office that was named.

| file | what | fetched |
| --- | --- | --- |
| `search/first.js` | offices and distinct items, with their sounds | at the first touch of the box |
| `search/sayings.js` | what people say for what catalogues call it | when titles alone find little |
| `search/o/CODE.js` | the items of one office | when a query names that office |

Each hands its data to `gkPortal.add`; columns are parted by `|`, lines by line breaks, because that packs best.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from generator.model.officefacts import ItemFacts
from generator.model.offices import OfficeEntry
from generator.model.vocabulary import Words

Sound = Callable[[str], str]
"""Text → its syllables, parted by blanks."""


def render_first(
    offices: Iterable[tuple[OfficeEntry, int]], items: Iterable[tuple[str, str, int]], sound: Sound
) -> bytes:
    """The small list.

    Args:
        offices: with how many items each has.
        items: id, title, in how many offices.
        sound: see `Sound`.
    """
    listed = (_row(entry.code, entry.name, sound(entry.name), entry.href, str(count)) for entry, count in offices)
    named = (_row(one, title, sound(title), str(count)) for one, title, count in items)
    return _file("first", {"o": "\n".join(listed), "i": "\n".join(named)})


def render_shard(code: str, items: Iterable[ItemFacts]) -> bytes:
    """The items of one office."""
    return _file(code, "\n".join(_row(item.id, item.title, item.limit, item.bodies) for item in items))


def render_sayings(words: Words) -> bytes:
    """What people say, and what it means in catalogues."""
    lines = (f"{_joined(group.say)}|{_joined(group.mean)}" for group in words.synonyms)
    return _file("sayings", "\n".join(lines))


def shard_path(code: str) -> str:
    return f"search/o/{code}.js"


def _joined(words: Iterable[str]) -> str:
    return ",".join(_clean(word).replace(",", " ") for word in words)


def _row(*cells: str) -> str:
    return "|".join(map(_clean, cells))


def _clean(text: str) -> str:
    return " ".join(text.replace("|", " ").split())


def _file(kind: str, value: object) -> bytes:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    body = body.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"gkPortal.add({json.dumps(kind)},{body});\n".encode()


def iter_shards(facts: Iterable[tuple[str, Iterable[ItemFacts]]]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the shard of each office."""
    for code, items in facts:
        yield shard_path(code), render_shard(code, items)
