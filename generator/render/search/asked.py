"""Residents' own words → shards that a browser fetches by the characters of a query.

A query of ten characters needs ten small files, a tenth of all there is. What is kept of the words is only which of
their parts (characters and pairs of characters, `model.search.parts_of`) are said of which item, and in how many of its
sentences: that is all that is compared (`scripts/engine/asked.js`). The sentences themselves are not shipped.

Form of a shard: a line for each first character, in it each part without that character, followed by its items. An
item is the distance from the one before it, as a sign of `SIGNS`, with `~` before it for each further `len(SIGNS)`;
behind it stands how many of its sentences hold the part, where they are more than one (at most 9). A part of letters
and digits has a line of its own and a blank behind it.

For who types in letters only there are the same shards once more, of sounds in the place of characters
(`model.sounds`): nobody else fetches them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

from generator.model.search import parts_of, sounds_of

SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;<=>?@[]^_`{|}"
_NEAR = len(SIGNS)
MOST_SHARDS = 128
SHARDS_A_SOUND = 2
"""Shards of characters for each shard of sounds: sounds are fewer, and a question in letters needs as many."""
_SENTENCES_A_SHARD = 60

Ways = Sequence[Sequence[str]]
"""For each item, in the order of the catalogue, its sentences; empty where nobody has gathered any."""


def count_shards(ways: Ways) -> int:
    """A power of two, so many that each is about as small as a request; none where there are no sentences."""
    sentences = sum(map(len, ways))
    shards = 1
    while shards < MOST_SHARDS and shards * _SENTENCES_A_SHARD < sentences:
        shards *= 2
    return shards if sentences else 0


def count_sounds(ways: Ways) -> int:
    """As many shards of sounds."""
    return -(-count_shards(ways) // SHARDS_A_SOUND)


def asked_shards(ways: Ways, traditional: Mapping[str, str]) -> list[str]:
    """The shards, each to be fetched by the characters that are first in its parts."""
    return _shards(ways, lambda text: parts_of(text, traditional), count_shards(ways))


def heard_shards(ways: Ways, readings: Callable[[str], Sequence[str]], traditional: Mapping[str, str]) -> list[str]:
    """The same of sounds, each to be fetched by the signs that are first in its parts. `readings`: of a character."""
    return _shards(ways, lambda text: sounds_of(text, readings, traditional), count_sounds(ways))


def _shards(ways: Ways, cut: Callable[[str], Iterable[str]], count: int) -> list[str]:
    shards: list[list[str]] = [[] for _ in range(count)]
    for first, parts in groupby(sorted(_postings(ways, cut).items()), key=lambda row: row[0][0]):
        shards[ord(first) % len(shards)].append(_line(first, list(parts)))
    return ["\n".join(lines) for lines in shards]


def _postings(ways: Ways, cut: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Part → its items, written as a shard has them."""
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, sentences in enumerate(ways):
        for part, count in Counter(chain.from_iterable(map(cut, sentences))).items():
            found.setdefault(part, []).append(_sign(number - last.get(part, -1) - 1, count))
            last[part] = number
    return {part: "".join(signs) for part, signs in found.items()}


def _sign(distance: int, count: int) -> str:
    if count == 1 and distance < _NEAR:
        return SIGNS[distance]
    far, near = divmod(distance, len(SIGNS))
    return "~" * far + SIGNS[near] + (str(min(count, 9)) if count > 1 else "")


def _line(first: str, rows: Sequence[tuple[str, str]]) -> str:
    if first < "\u0080":
        return "\n".join(f"{part} {items}" for part, items in rows)
    return first + "".join(_rest(rows))


def _rest(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    for part, items in rows:
        yield part[1:] + items
