"""Characters nobody can see are refused by their code point; an encoding is named only where it is plain which."""

import pytest

from generator.model.diagnostic import Diagnostic
from generator.yamltext.characters import decode_text, find_forbidden_characters, is_forbidden

UNSEEN = ("\u0378", "\u2028", "\u2029", "\ue000", "\u200b", "\x00", "\ufffd", "\u0085")


@pytest.mark.parametrize("char", UNSEEN, ids=lambda char: f"{ord(char):04X}")
def test_what_cannot_be_seen_is_refused_with_its_code_point(char: str) -> None:
    assert is_forbidden(char)
    (problem,) = find_forbidden_characters("x.yml", f"a: 甲{char}乙\n")
    assert (problem.code, problem.place.line, problem.place.column) == ("GK106", 1, 5)
    assert f"U+{ord(char):04X}" in problem.message


def test_a_damaged_place_in_utf_8_is_not_called_gbk() -> None:
    found = decode_text("x.yml", "征地补偿的标准和程序都在这里".encode() + b"\xff\xff" + "，还有时限".encode())
    assert isinstance(found, Diagnostic)
    assert "GBK" not in found.message
    other = decode_text("x.yml", "征地补偿的标准".encode("gb18030"))
    assert isinstance(other, Diagnostic)
    assert "GBK" in other.message


def test_a_private_character_is_called_so() -> None:
    (problem,) = find_forbidden_characters("x.yml", "a: 甲\ue000乙\n")
    assert problem.message.startswith("这里有私用区字符 U+E000")
    assert "控制字符" not in problem.message
    assert "删掉" not in problem.fix
    (problem,) = find_forbidden_characters("x.yml", "a: 甲\ue843乙\n")  # FE7E of GBK
    assert "“\u9fb9”" in problem.fix
