"""Syllables as they are typed: what the dialects blur has one sign, what they keep apart has two."""

from itertools import combinations

import pytest

from generator.derive.search.hanzi import polyphones
from generator.derive.search.readings import readings_of
from generator.model.sounds import FIRST, HEADS, TAILS, sign_of

ALL = sorted({syllable for code in range(0x4E00, 0x9FA6) for syllable in readings_of(chr(code))})


@pytest.mark.parametrize(
    "alike",
    [
        ("zheng", "zhen", "zeng", "zen"),
        ("shuang", "suan"),
        ("nan", "lan", "ran"),
        ("lv", "lu", "nv", "nu", "ru"),
        ("hui", "fei"),
        ("hu", "fu"),
        ("huang", "fang"),
        ("xing", "xin"),
    ],
)
def test_what_dialects_blur_has_one_sign(alike: tuple[str, ...]) -> None:
    assert len({sign_of(syllable) for syllable in alike}) == 1
    assert sign_of(alike[0])


@pytest.mark.parametrize("apart", [("zheng", "zhong"), ("di", "ti"), ("bu", "pu"), ("qian", "xian"), ("shi", "xi")])
def test_what_nobody_confuses_stays_apart(apart: tuple[str, ...]) -> None:
    assert all(sign_of(one) != sign_of(other) for one, other in combinations(apart, 2))


def test_every_syllable_in_use_has_a_sign() -> None:
    """Not 嗯 (n, ng), 呣 (m) and their like, nor ê: nobody begins a question with them."""
    used = {syllable for readings in polyphones().values() for syllable in readings} | set(ALL)
    assert {syllable for syllable in used if not sign_of(syllable)} <= {
        "e\u0302",
        "ê",
        "hm",
        "hng",
        "m",
        "n",
        "ng",
        "o",
    }
    assert {sign_of(syllable) for syllable in used} <= {"", *(chr(FIRST + n) for n in range(len(HEADS) * len(TAILS)))}


@pytest.mark.parametrize("letters", ["", "b", "zh", "qwx", "abc", "ii", "vip"])
def test_what_is_no_syllable_has_none(letters: str) -> None:
    assert sign_of(letters) == ""
