"""Residents' own words as shards: what a browser reads out of them, and what is not in them."""

import re

from generator.model.search import parts_of, sounds_of
from generator.model.sounds import sign_of
from generator.render.search.asked import (
    MOST_SHARDS,
    SIGNS,
    asked_shards,
    count_shards,
    count_sounds,
    heard_shards,
)

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


READINGS = {"征": ("zheng",), "地": ("di", "de"), "补": ("bu",), "钱": ("qian",), "多": ("duo",), "少": ("shao",)}


def test_sounds_are_kept_as_characters_are() -> None:
    """A character with several readings stands for each; letters and figures have no sound."""

    def readings(char: str) -> tuple[str, ...]:
        return READINGS.get(char, ())

    read = _read(heard_shards(WAYS, readings, {}))
    assert set(read) == {part for ways in WAYS for way in ways for part in sounds_of(way, readings, {})}
    zheng, di, de = map(sign_of, ("zheng", "di", "de"))
    assert read[zheng + di] == read[zheng + de] == {0: 2}
    assert read[sign_of("bu")] == {0: 1, LAST: 3}
    assert not any(part.isascii() for part in read)


def test_a_sound_is_in_the_shard_of_its_first_sign() -> None:
    ways = [("征地补钱",)] * 2000
    shards = heard_shards(ways, lambda char: READINGS[char], {})
    assert len(shards) == count_sounds(ways) == 32
    for number, shard in enumerate(shards):
        assert {ord(line[0]) % 32 for line in shard.split("\n") if line} <= {number}


def test_without_words_there_are_no_shards() -> None:
    assert asked_shards([(), ()], {}) == []
    assert heard_shards([(), ()], lambda _: (), {}) == []


def test_sentences_themselves_are_not_shipped() -> None:
    assert "征地补多少钱" not in "".join(asked_shards(WAYS, {}))
