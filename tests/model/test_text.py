"""Wordings that every row has in common."""

from generator.model.text import shorten


def test_a_text_is_cut_only_where_it_is_too_long_and_never_longer_than_allowed() -> None:
    assert shorten("一二三四五", 5) == "一二三四五"
    assert shorten("一二三四五六", 5) == "一二三四…"
    assert shorten("一二三四五六", 5, tail=2) == "一二…五六"
