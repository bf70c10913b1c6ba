"""Two wordings of one thing are the same; two things are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.sameword import same_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("征地补偿标准", "《征地补偿标准》（2026年）"),
        ("青苗补偿标准", "青苗的补偿标准情况"),
        ("救助对象名单", "救助对象名单 信息"),
        ("收费依据", "关于收费依据"),
        ("ＰＭ２．５日报", "PM2.5日报"),
        ("情况", "情况"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert same_key(one) == same_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("征地补偿标准", "征地补偿标准的测算底稿"),
        ("招生范围", "招生计划"),
        ("信息", "情况"),
        ("征地公告", "征收公告"),
        ("补偿方案", "补偿方案讨论稿"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert same_key(one) != same_key(other)


@given(st.text(max_size=30))
def test_brackets_and_marks_never_matter(text: str) -> None:
    assert same_key(f"《{text}》") == same_key(text) or "《" in text or "》" in text


@given(st.text(alphabet="征地补偿标准的情况信息", min_size=1, max_size=20))
def test_something_is_left_of_what_says_something(text: str) -> None:
    assert same_key(text) or not text.strip("的")
