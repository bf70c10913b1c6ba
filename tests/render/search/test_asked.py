"""Residents' own words as shards: what a browser reads out of them, and what is not in them."""

import re

from generator.model.search import parts_of
from generator.render.search.asked import MOST_SHARDS, SIGNS, asked_shards, count_shards

WAYS = [("征地补多少钱", "征地 12345"), (), *[()] * 200, ("补多少钱", "补钱", "补wifi钱")]
LAST = len(WAYS) - 1


def _read(shards: list[str]) -> dict[str, dict[int, int]]:
    """Part → item → in how many sentences, as `scripts/engine/asked.js` reads it."""
    found: dict[str, dict[int, int]] = {}
    for line in filter(None, "\n".join(shards).split("\n")):
        head = re.match("[0-9a-z]+ ", line)
        first, rest = (head[0][:-1], line[head.end() :]) if head else (line[0], line[1:])
        part, item, far = first, -1, 0
        found[part] = {}
        for sign in rest:
            if sign > "~":
                part, item = first + sign, -1
                found[part] = {}
            elif sign == "~":
                far += len(SIGNS)
            elif sign.isdigit():
                found[part][item] = int(sign)
            else:
                item += far + SIGNS.index(sign) + 1
                found[part][item], far = 1, 0
    return found


def test_shards_say_which_item_each_part_is_said_of_and_how_often() -> None:
    read = _read(asked_shards(WAYS, {}))
    assert set(read) == {part for ways in WAYS for way in ways for part in parts_of(way, {})}
    assert read["征地"] == {0: 2}
    assert read["补"] == {0: 1, LAST: 3}
    assert read["12345"] == {0: 1}
    assert read["wifi"] == {LAST: 1}


def test_a_part_is_in_the_shard_of_its_first_character() -> None:
    ways = [(f"{chr(0x4E00 + n)}地补钱",) for n in range(2000)]
    shards = asked_shards(ways, {})
    assert len(shards) == count_shards(ways) == 64 <= MOST_SHARDS
    for number, shard in enumerate(shards):
        assert {ord(line[0]) % 64 for line in shard.split("\n") if line} <= {number}


def test_without_words_there_are_no_shards() -> None:
    assert asked_shards([(), ()], {}) == []


def test_sentences_themselves_are_not_shipped() -> None:
    assert "征地补多少钱" not in "".join(asked_shards(WAYS, {}))
