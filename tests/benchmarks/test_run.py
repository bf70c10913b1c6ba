import re
from pathlib import Path

import pytest

from benchmarks.phases import Clock
from benchmarks.processes import Cost
from benchmarks.report import BUILD, CHECK, FLOOR, START, Measured, write_report
from benchmarks.run import main


@pytest.mark.slow
def test_tiny_run_reports_ratios_phases_and_no_path(tmp_path: Path) -> None:
    assert main(["--sizes", "13", "--rounds", "1", "--out", str(tmp_path / "report.md")]) == 0
    report = (tmp_path / "report.md").read_text("utf-8")
    assert re.search(r"build, cold, net, 13 \| ≤ 3 × floor \| [0-9.]+ × wall, [0-9.]+ × cpu", report)
    assert re.search(r"\n\| 13 \| 13 \| [0-9]{2} \| [0-9]+ \|", report)
    for phase in ("read", "derive search", "qr", "views", "render pages", "write"):
        assert f"\n| {phase} |" in report
    assert "/tmp" not in report
    assert str(Path.home()) not in report


def test_ratio_is_the_median_of_the_rounds_with_the_start_taken_out() -> None:
    rounds = {
        FLOOR: [Cost(1, 1, 10), Cost(2, 2, 10), Cost(1, 1, 10)],
        CHECK: [Cost(0.4, 0.3, 10)] * 3,
        START: [Cost(1, 1, 10), Cost(2, 2, 10), Cost(1, 1, 10)],
        BUILD: [Cost(4, 5, 600_000_000), Cost(8, 10, 20), Cost(9, 10, 30)],
    }
    measured = Measured("shipped", 10, 20, 1, 1, rounds, {"read": 1.0, "total": 2.0})
    assert measured.times_floor(BUILD, lambda cost: cost.wall, net=True) == 3
    report = write_report([measured])
    assert "3.00 × wall, 4.00 × cpu | **missed**" in report
    assert "600 MB | **missed**" in report
    assert "0.30 s cpu | reached" in report


def test_growth_is_the_exponent_of_processor_time() -> None:
    def one(label: str, items: int, cpu: float) -> Measured:
        costs = {name: [Cost(cpu, cpu, 1)] for name in (FLOOR, CHECK, BUILD)} | {START: [Cost(0, 0, 1)]}
        return Measured(label, items, items, 1, 1, costs, {"total": 1.0})

    report = write_report([one("1,000", 1_000, 1), one("10,000", 10_000, 100)])
    assert "1,000 → 10,000 | linear (≤ 1.1) | N^2.00 | **missed**" in report


def test_clock_takes_inner_calls_out_of_outer_ones() -> None:
    clock = Clock()
    inner = clock.timed("inner", lambda: sum(range(200_000)))
    clock.timed("outer", lambda: [inner() for _ in range(5)])()
    assert 0 < clock.seconds["outer"] < clock.seconds["inner"]
