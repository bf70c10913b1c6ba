"""Two changes of one file."""

import pytest

from generator.desk.merging import ClashError, Conflict, merge_texts

BASE = "一\n二\n三\n四\n五\n"


def test_changes_at_different_places_are_both_taken() -> None:
    assert merge_texts(BASE, BASE.replace("一", "甲"), BASE.replace("五", "戊")) == "甲\n二\n三\n四\n戊\n"


def test_the_same_change_is_taken_once() -> None:
    both = BASE.replace("三", "丙")
    assert merge_texts(BASE, both, both) == both


@pytest.mark.parametrize("theirs", [BASE.replace("三", "叁"), BASE.replace("三\n四\n", ""), BASE.replace("四", "肆")])
def test_changes_that_touch_are_not_put_together(theirs: str) -> None:
    with pytest.raises(ClashError):
        merge_texts(BASE, BASE.replace("三", "丙"), theirs)


@pytest.mark.parametrize("gone", ["base", "mine", "theirs"])
def test_a_file_that_came_or_went_is_chosen_whole(gone: str) -> None:
    texts = {"base": b"a\n", "mine": b"b\n", "theirs": b"a\nc\n"} | {gone: None}
    assert Conflict("x.yml", **texts).merged is None
