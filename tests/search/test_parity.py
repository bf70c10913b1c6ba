"""The index built in Python and queried in JavaScript cut text alike."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.derive.search.hanzi import traditional_forms
from generator.model.search import fold_text, parts_of, tokens_of

TRICKY = [
    "",
    " ",
    "征",
    "征地",
    "征地补偿CA证书",
    "ＰＭ２．５　空气",
    "第〇条〡㐀䶿一鿿",
    "徵地補償與臺灣",
    "a征1地b",
    "𠮷田𠀀a",
    "é ß İ ı Ａ",
    "征\u200b地\u00a0补\u3000偿",
    "constructor __proto__ toString",
    "﹏～｡､〖〗",
]


def pieces() -> st.SearchStrategy[str]:
    """Chinese, letters, wide letters, marks and whatever else a key can send."""
    han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=6)
    wide = st.text(st.characters(min_codepoint=0xFF00, max_codepoint=0xFF5F), max_size=4)
    traditional = st.text(st.sampled_from(sorted(traditional_forms())), max_size=4)
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    return st.lists(st.one_of(han, wide, traditional, anything, st.sampled_from(TRICKY)), max_size=4).map("".join)


def test_tokens_are_the_same_on_both_sides(engine: Any) -> None:
    made: list[str] = list(TRICKY)

    @settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(pieces())
    def collect(text: str) -> None:
        made.append(text)

    collect()
    there = engine(tokens=made)["tokens"]
    forms = traditional_forms()
    for text, tokens in zip(made, there, strict=True):
        assert tokens == tokens_of(text, forms), text


def test_folding_keeps_the_length() -> None:
    forms = traditional_forms()
    for text in TRICKY:
        assert len(fold_text(text, forms)) == len(text)


def test_parts_are_the_same_on_both_sides(engine: Any) -> None:
    for text, parts in zip(TRICKY, engine(parts=TRICKY)["parts"], strict=True):
        assert set(parts) == parts_of(text, traditional_forms()), text
