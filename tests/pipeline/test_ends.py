"""What a finding points at has an end on its line, so that an editor can mark it."""

from datetime import date
from pathlib import Path

from generator.pipeline.checking import check_folder
from tests.examples.test_examples import BAD, HERE, build_case

DAY = date(2026, 11, 24)


def test_every_finding_in_a_text_has_an_end(tmp_path: Path) -> None:
    """Those about a file as a whole stand at its first character and have none; an empty value has none either."""
    seen = 0
    for name in BAD[::4]:
        build_case(HERE / "bad" / name, tmp_path / name / "catalog")
        for problem in check_folder(tmp_path / name / "catalog", DAY, name=".").problems:
            place = problem.place
            is_empty = problem.code == "GK205" and place.end == 0
            assert place.end > place.column or is_empty or (place.line, place.column) == (1, 1), (name, problem)
            seen += place.end > 0
    assert seen > 30


def test_the_end_is_that_of_the_text_not_of_its_remark(tmp_path: Path) -> None:
    build_case(HERE / "good" / "quotes-and-blocks", tmp_path / "catalog")
    file = tmp_path / "catalog" / "02-school.yml"
    text = file.read_text("utf-8").replace("      - 县教育局\n", "      - 县教育和体育局   # 改过名\n")
    file.write_text(text, "utf-8")
    (problem,) = (p for p in check_folder(tmp_path / "catalog", DAY, name=".").problems if p.code == "GK412")
    assert problem.place.end - problem.place.column == len("县教育和体育局")
