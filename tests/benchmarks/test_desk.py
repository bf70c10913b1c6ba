"""The desk's benchmark: what it says of its figures."""

from benchmarks.desk import ROWS, Figures, write_report


def test_the_report_has_a_row_for_each_figure() -> None:
    told = {key: f"{number}" for number, key in enumerate(ROWS)}
    text = write_report([Figures("自带的目录", 319, told), Figures("合成的目录", 10_000)])
    assert all(f"| {words} | {told[key]} | — |" in text for key, words in ROWS.items())
    assert "自带的目录（319 项）" in text
