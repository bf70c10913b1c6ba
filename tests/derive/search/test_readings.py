"""Readings: phrase first, others of ambiguous characters after it, corrections before all."""

import pytest

from generator.derive.search.readings import MAX_READINGS, everyday_readings, read_text, reading_table, toneless


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("重庆", "chong qing"),
        ("银行", "yin hang"),
        ("行道树", "xing dao shu"),
        ("六安", "lu an"),
        ("供应", "gong ying"),
        ("CA证书", "zheng shu"),
        ("绿地", "lv di"),
    ],
)
def test_phrases_decide(text: str, reading: str) -> None:
    assert " ".join(word for word in read_text(text, {}) if word) == reading


def test_correction_wins() -> None:
    assert read_text("退耕还林补助", {"退耕还林": "tui geng huan lin"})[:4] == ["tui", "geng", "huan", "lin"]
    assert read_text("浚县", {"浚县": "xun xian"}) == ["xun", "xian"]


def test_correction_of_wrong_length_is_left_out() -> None:
    assert read_text("还林", {"还林": "huan"})[1] == "lin"


def test_table_ranks_what_was_seen_first() -> None:
    table = reading_table(["银行", "银行", "行政"], {})
    assert table["行"][0] == "hang"
    assert "xing" in table["行"]
    assert all(len(readings) <= MAX_READINGS for readings in table.values())


def test_toneless() -> None:
    assert [toneless(word) for word in ("lüè", "nǚ", "zhēng", "é")] == ["lve", "nv", "zheng", "e"]


def test_everyday_readings_leave_archaic_ones_out() -> None:
    assert everyday_readings("件") == ("jian",)
    assert "huan" in everyday_readings("还")
