"""Characters that look like others are told by the one that is meant, and put right without touching anything else."""

import unicodedata

import pytest

from generator.yamltext.lookalikes import find_lookalikes, meant_by, unify
from generator.yamltext.tree import read_located

MEANT = {
    "\u2f63": "生",  # Kangxi radical
    "\u2ed3": "长",  # radicals supplement: simplified
    "\u2ef0": "龙",
    "\u2e9f": "母",
    "\u31d0": "一",  # stroke
    "\uf914": "樂",  # compatibility ideograph
    "\ufa4c": "社",
    "\U0002f800": "丽",
    "\ufe35": "（",  # vertical form
    "\ufe50": "，",  # small form
    "\ufe55": "：",
    "\ufe5f": "＃",
    "\uff61": "。",  # half-width mark
}


@pytest.mark.parametrize(("char", "meant"), MEANT.items(), ids=lambda char: f"{ord(char):04X}")
def test_the_character_that_is_meant(char: str, meant: str) -> None:
    assert meant_by(char) == meant
    (problem,) = find_lookalikes("x.yml", f"a: 甲{char}乙\n")
    assert (problem.code, problem.place.line, problem.place.column, problem.place.end) == ("GK151", 1, 5, 6)
    assert f"“{meant}”" in problem.message
    assert f"U+{ord(char):04X}" in problem.message
    assert f"“{meant}”" in problem.fix


@pytest.mark.parametrize("char", "生长㎡①Ⅲ％～·㈠\ufa0e\ufa29\uff21\u3007々")
def test_characters_that_are_what_they_look_like(char: str) -> None:
    assert meant_by(char) == ""


def test_every_kangxi_radical_and_compatibility_ideograph() -> None:
    blocks = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E), *range(0xFA70, 0xFADA), *range(0x2F800, 0x2FA1E))
    unmapped = {chr(code) for code in blocks if not meant_by(chr(code))}
    assert unmapped == set("\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29")  # no doubles
    radicals = [chr(code) for code in range(0x2E81, 0x2EF4) if code != 0x2E9A]
    assert all(meant_by(char) for char in radicals)


def test_what_is_put_in_place_never_means_anything_to_yaml() -> None:
    everything = "".join(map(chr, (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0xFE10, 0xFE6C))))
    put = {meant for char in everything if (meant := meant_by(char))}
    assert not any(char.isascii() for char in put)
    assert all(len(char) == 1 and unicodedata.category(char) != "Cn" for char in put)
    assert len(unify(everything)) == len(everything)
    assert unify(unify(everything)) == unify(everything)


def test_a_file_with_look_alikes_is_not_read() -> None:
    document = read_located("x.yml", "a: 招\u2f63\nb: [\n".encode())
    assert [problem.code for problem in document.problems] == ["GK151"]  # what follows from it stays unsaid
