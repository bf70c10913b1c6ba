"""The benchmark of builds: what it says of its figures, and one tiny run of everything that is ours."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.measured import BUILD, CHECK, COPY, FLOOR, SHIPPED, START, Measured, Output, Spread, exponent, wall
from benchmarks.phases import Clock
from benchmarks.plot import STEP, _spread, draw_plot
from benchmarks.processes import Cost, surroundings_of
from benchmarks.report import RICH, write_report
from benchmarks.run import _lack_of_room, _refusal, main
from benchmarks.synthetic import write_catalogue


@pytest.mark.slow
def test_tiny_run_reports_ratios_phases_and_no_path(tmp_path: Path) -> None:
    given = ["--sizes", "13", "--rounds", "1", "--no-peer", "--no-memory", "--out", str(tmp_path / "report.md")]
    assert main(given) == 0
    report = (tmp_path / "report.md").read_text("utf-8")
    assert re.search(r"\n\| 13 \| build \| [0-9.]+ \([0-9.]+–[0-9.]+\) \|", report)
    assert re.search(r"\n\| 13 \| build \| [0-9,]+ \| [0-9.]+ \| [0-9]{2} \|", report)
    for phase in ("read", "derive search", "qr", "views", "render pages", "write"):
        assert f"\n| {phase} |" in report
    assert "load of the machine" in report
    assert "/tmp" not in report
    assert str(Path.home()) not in report


def one(label: str, items: int, build: float, floor: float = 1.0, place: str = "disk") -> Measured:
    """A catalogue whose build took so many seconds in each of three rounds, the floor so many."""
    names = (FLOOR, CHECK, BUILD, RICH)
    rounds = {name: [Cost(floor, floor, 10)] * 3 for name in names} | {START: [Cost(0, 0, 1)] * 3}
    rounds[BUILD] = [Cost(build, build, 20)] * 3
    outputs = {name: Output(items, 10 * items, items, 10) for name in rounds}
    return Measured(label, items, place, rounds, outputs, {"read": 1.0, "total": 2.0})


def test_ratio_is_the_median_of_the_rounds_with_least_and_most_and_the_start_taken_out() -> None:
    measured = one(SHIPPED, 10, 1)
    measured.rounds |= {
        FLOOR: [Cost(1, 1, 10), Cost(2, 2, 10), Cost(1, 1, 10)],
        START: [Cost(1, 1, 10), Cost(2, 2, 10), Cost(1, 1, 10)],
        BUILD: [Cost(4, 5, 10), Cost(8, 10, 20), Cost(9, 10, 30)],
        CHECK: [Cost(0.3, 0.3, 10)] * 3,
    }
    assert measured.times(BUILD, FLOOR, wall) == Spread(4, 4, 9)
    assert measured.times(BUILD, FLOOR, wall, net=True) == Spread(3, 3, 8)
    report = write_report([measured], {})
    assert "| build, net, shipped, wall | ≤ 3.0 × floor | 3.00 (3.00–8.00) | reached |" in report
    assert "| check, shipped, start-up included | ≤ 0.35 s | 0.30 s | reached |" in report


def test_goals_name_what_is_missed() -> None:
    large = one("10,000", 10_000, 2.5)
    large.rounds[BUILD] = [Cost(2.5, 2.5, 600_000_000)] * 3
    report = write_report([one("2,000", 2_000, 0.25), large], {"Hugo": "1.2"})
    assert "Beside it: Hugo 1.2." in report
    assert "| build, 10,000, wall | ≤ 1.0 × Hugo, rich | 2.50 (2.50–2.50) | **missed** |" in report
    assert "| build, 10,000, cpu | ≤ 3.0 × floor | 2.50 (2.50–2.50) | reached |" in report
    assert "| build, 10,000, largest process | ≤ 512 MB | 600 MB | **missed** |" in report
    assert "| build, cost an item, 10,000 | ≤ 1.15 × 2,000's | 2.00 | **missed** |" in report


def test_growth_is_the_exponent_of_processor_time() -> None:
    small, large = one("1,000", 1_000, 1), one("10,000", 10_000, 100)
    assert exponent(small, large, BUILD) == pytest.approx(2)
    assert exponent(small, large, COPY) is None
    assert exponent(small, one("1,500", 1_500, 100), BUILD) is None
    assert "\n| build | 2.00 |" in write_report([small, large], {})


def test_what_was_not_measured_is_told_with_its_reason() -> None:
    missing = Measured("50,000", 50_000, skipped={"": "permalinks.yml 太大"})
    part = one("2,000", 2_000, 1)
    part.skipped["Zensical"] = "it failed"
    report = write_report([part, missing], {})
    assert "- 50,000, all: not measured, permalinks.yml 太大" in report
    assert "- 2,000, Zensical: not measured, it failed" in report


@pytest.mark.slow
def test_catalogue_that_our_check_refuses_is_left_out_in_its_words(tmp_path: Path) -> None:
    write_catalogue(13, tmp_path / "catalog")
    large = tmp_path / "catalog" / "permalinks.yml"
    large.write_text(large.read_text("utf-8") + "# 很长\n" * 1_000_000, "utf-8")
    refused = _refusal(tmp_path)
    assert "permalinks.yml" in refused
    assert "GK" in refused
    assert str(tmp_path) not in refused


def test_plot_has_a_line_for_each_subject_of_two_sizes_and_is_well_formed() -> None:
    plot = draw_plot([one(SHIPPED, 300, 9), one("500", 500, 3), one("2,000", 2_000, 2)])
    tree = ET.fromstring(plot)
    lines = tree.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == 3, "build, check, the peer; the floor is the rule at 1 ×"
    assert all(len(line.attrib["points"].split()) == 2 for line in lines)
    assert draw_plot([one("500", 500, 3)]) == ""


def test_names_in_the_plot_do_not_lie_on_each_other() -> None:
    heights = sorted(_spread({str(n): 400.0 for n in range(9)}).values())
    assert all(b - a >= STEP for a, b in pairwise(heights))


def test_memory_is_used_only_where_there_is_room() -> None:
    huge = one("500", 500, 1)
    huge.outputs[BUILD] = Output(1, 10**15, 1, 1)
    assert "GB are free" in _lack_of_room(huge, 3) or "no file system" in _lack_of_room(huge, 3)
    assert _lack_of_room(Measured("x", skipped={"": "why"}), 3) == "why"


def test_children_keep_their_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in surroundings_of()


def test_clock_takes_inner_calls_out_of_outer_ones() -> None:
    clock = Clock()
    inner = clock.timed("inner", lambda: sum(range(200_000)))
    clock.timed("outer", lambda: [inner() for _ in range(5)])()
    assert 0 < clock.seconds["outer"] < clock.seconds["inner"]
