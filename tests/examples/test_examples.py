"""Good and bad catalogues, found by folder: see README.md beside this file."""

import os
import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from generator.model.diagnostic import WHEN, Code
from generator.pipeline.checking import check_folder
from generator.pipeline.explaining import all_codes
from generator.render.report import write_text
from tests.tables import read_yaml

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
TODAY = date(2026, 11, 24)
GOOD = sorted(path.name for path in (HERE / "good").iterdir())
BAD = sorted(path.name for path in (HERE / "bad").iterdir())


def build_case(case: Path, folder: Path) -> None:
    """Lay out the base with the case's changes."""
    shutil.copytree(HERE / "base", folder)
    settings = read_yaml((case / "case.yml").read_text("utf-8"))
    unknown = settings.keys() - {"what", "change", "remove", "folder", "link", "big", "fifo", "overlay"}
    assert not unknown, f"{case.name}: unknown settings {unknown}"
    lay_aside(folder, settings.get("overlay", ""))
    for name in settings.get("remove", ()):
        (folder / name).unlink()
    if (case / "files").is_dir():
        shutil.copytree(case / "files", folder, dirs_exist_ok=True)
    if (case / "beside").is_dir():
        shutil.copytree(case / "beside", folder.parent, dirs_exist_ok=True)
    for change in settings.get("change", ()):
        file = folder / change["file"]
        text = file.read_text("utf-8")
        if "append" in change:
            text += change["append"]
        else:
            found = text.count(change["replace"])
            assert found == 1, f"{case.name}: “{change['replace']}” stands {found} times in {change['file']}"
            text = text.replace(change["replace"], change["with"])
        file.write_text(text, "utf-8", newline="")
    for name in settings.get("folder", ()):
        (folder / name).mkdir()
    for name, target in settings.get("link", {}).items():
        (folder / name).symlink_to(target)
    for name in settings.get("fifo", ()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / name)
    for name, size in settings.get("big", {}).items():
        (folder / name).write_text("#" * size, "utf-8")


def lay_aside(folder: Path, office: str) -> None:
    """The base as `national` beside the catalogue's folder, which stands on it and has nothing of its own.

    `office`: lines of office.yml besides its own; without any nothing is laid aside.
    """
    if not office:
        return
    shutil.copytree(folder, folder.parent / "national")
    dated = folder.parent / "national" / "01-land.yml"
    dated.write_text(
        dated.read_text("utf-8").replace("    published:\n", "    updated: 2026-11-24\n    published:\n"), "utf-8"
    )
    shutil.rmtree(folder / "pages")
    for path in [*folder.glob("0*.yml"), *(folder / f"{name}.yml" for name in ("bodies", "laws", "words", "calendar"))]:
        path.unlink()
    with (folder / "office.yml").open("a", encoding="utf-8", newline="") as file:
        file.write(office)


@cache
def remedies_of(code: Code) -> tuple[re.Pattern[str], ...]:
    """What a finding of a code may say of the mend: its templates, anything standing for what is filled in."""
    texts = [text.rpartition(WHEN)[2] for text in (code.remedy, *code.remedies.values()) if text]
    parts = [[(re.escape(literal), name) for literal, name, *_ in Formatter().parse(text)] for text in texts]
    return tuple(
        re.compile("".join(literal + ("" if name is None else ".*") for literal, name in part)) for part in parts
    )


def findings(case: Path, folder: Path) -> list[str]:
    build_case(case, folder)
    problems = check_folder(folder, TODAY, name=".").problems
    for problem in problems:
        assert any(form.fullmatch(problem.fix) for form in remedies_of(problem.kind)), f"{problem.code}: {problem.fix}"
    lines = write_text(problems).splitlines()
    return [line for line in lines if not line.startswith("  ")]


NOT_IN_A_FOLDER = {
    **dict.fromkeys(
        ("GK701", "GK702", "GK703", "GK704", "GK705", "GK706", "GK707", "GK708", "GK709", "GK710", "GK711", "GK712"),
        "said of a table, which no catalogue has: tests/read/tables",
    ),
    **dict.fromkeys(
        ("GK713", "GK714", "GK715", "GK716", "GK718"),
        "said while a table is imported: tests/pipeline/test_importing.py",
    ),
    **dict.fromkeys(
        ("GK833", "GK834", "GK835", "GK836", "GK837", "GK838", "GK839"),
        "said of an annual report and its tables: tests/pipeline/test_annual.py",
    ),
    **dict.fromkeys(("GK719", "GK727"), "said while a table is imported: tests/pipeline/test_placing.py"),
    **dict.fromkeys(("GK725", "GK726", "GK728"), "said of a table: tests/read/tables/test_examples.py"),
    **dict.fromkeys(
        ("GK721", "GK722", "GK723", "GK724", "GK730", "GK731"),
        "said of working sheets: tests/pipeline/test_returning.py",
    ),
    **dict.fromkeys(
        ("GK893", "GK894", "GK895", "GK896"),
        "said of a list of people, which no catalogue has: tests/pipeline/test_lookup.py",
    ),
    **dict.fromkeys(
        ("GK921", "GK922", "GK923", "GK924", "GK925", "GK926", "GK927", "GK928", "GK929"),
        "said of offices.yml, which stands beside catalogues: tests/check/test_offices.py",
    ),
    "GK103": "a file that may not be read, or changes meanwhile: tests/read/test_snapshot.py",
}
"""Codes that no folder of files can show → where they are tested."""


def matches(expected: str, actual: str) -> bool:
    return actual.startswith(expected[:-1]) if expected.endswith("…") else actual == expected


def test_base_has_nothing_wrong() -> None:
    assert check_folder(HERE / "base", TODAY, name=".").problems == ()


@pytest.mark.parametrize("name", GOOD)
def test_good(name: str, tmp_path: Path) -> None:
    assert findings(HERE / "good" / name, tmp_path / "catalog") == []


@pytest.mark.parametrize("name", BAD)
def test_bad(name: str, tmp_path: Path) -> None:
    case = HERE / "bad" / name
    actual = findings(case, tmp_path / "catalog")
    golden = case / "expected.txt"
    if os.environ.get("UPDATE_EXAMPLES"):
        golden.write_text("".join(f"{line}\n" for line in actual), "utf-8")
    expected = golden.read_text("utf-8").splitlines()
    assert expected, "a bad example must find something"
    assert len(actual) == len(expected), "\n".join(actual)
    for want, have in zip(expected, actual, strict=True):
        assert matches(want, have), f"\nexpected {want}\ngot      {have}"


def test_every_line_names_file_line_column_severity_and_code() -> None:
    for name in BAD:
        for line in (HERE / "bad" / name / "expected.txt").read_text("utf-8").splitlines():
            assert re.match(r"^[^:]+:[1-9][0-9]*:[1-9][0-9]*: (错误|警告) GK[0-9]{3} \S", line), f"{name}: {line}"


def test_every_code_has_an_example() -> None:
    shown = set()
    for name in BAD:
        shown |= set(re.findall(r"GK[0-9]{3}", (HERE / "bad" / name / "expected.txt").read_text("utf-8")))
    assert all_codes().keys() - shown - NOT_IN_A_FOLDER.keys() == set()
    assert shown - all_codes().keys() == set()


def test_a_case_is_named_after_what_it_finds() -> None:
    for name in BAD:
        expected = (HERE / "bad" / name / "expected.txt").read_text("utf-8")
        for code in re.findall(r"gk[0-9]{3}", name):
            assert code.upper() in expected, name
