"""What a mistyped name was meant to be."""

import pytest

from generator.model.likeness import find_meant, find_typed


def test_name_left_empty_is_meant_by_nobody() -> None:
    assert find_meant("征地补偿款", ["", "补偿款"], str) == "补偿款"
    assert find_meant("征地补偿款", [""], str) is None
    assert find_typed("", [""], str) is None


@pytest.mark.parametrize(("word", "name"), [("列入", "不列入"), ("不公开", "公开"), ("动产登记中心", "不动产登记中心")])
def test_a_word_is_no_slip_for_its_opposite(word: str, name: str) -> None:
    assert find_typed(word, [name], str) is None
    assert find_meant(word, [name, "别的"], str) is None
