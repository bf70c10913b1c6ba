from pathlib import Path

import pytest

from benchmarks.book import Subject, main, write_report

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_tiny_run_reports_seconds_pages_and_size_and_no_path(tmp_path: Path) -> None:
    catalog = REPOSITORY / "tests" / "examples" / "base"
    out = tmp_path / "report.md"
    assert main(["--no-peer", "--rounds", "1", "--catalog", str(catalog), "--out", str(out)]) == 0
    report = out.read_text("utf-8")
    rows = {line.split(" | ")[0].strip("| "): line for line in report.splitlines() if line.startswith("| `gongkai")}
    assert list(rows) == ["`gongkai book -o x.pdf`", "`gongkai book -o x.docx`", "`gongkai check`, which both contain"]
    assert int(rows["`gongkai book -o x.pdf`"].split(" | ")[4]) > 5
    assert "/tmp" not in report
    assert str(Path.home()) not in report


def test_report_shows_the_median_of_the_rounds() -> None:
    subject = Subject("x", seconds=[1, 9, 2], cpu=[3, 4, 5], peak=[10_000_000] * 3, pages=7, size=1_234_000)
    assert "| x | 2.0 | 4.0 | 10 | 7 | 1,234 |" in write_report({"A": [subject]}, 0)
