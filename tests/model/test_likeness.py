"""What a mistyped name was meant to be."""

from generator.model.likeness import find_meant, find_typed


def test_name_left_empty_is_meant_by_nobody() -> None:
    assert find_meant("征地补偿款", ["", "补偿款"], str) == "补偿款"
    assert find_meant("征地补偿款", [""], str) is None
    assert find_typed("", [""], str) is None
