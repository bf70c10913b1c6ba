"""A check that remembers what it read says what one says that does not, whatever was changed in between."""

import random
import shutil
from datetime import date
from pathlib import Path

from generator.pipeline.checking import check_folder
from generator.pipeline.rereading import Rereading
from tests.catalogues import BASE

DAY = date(2026, 11, 28)


def damage(rng: random.Random, folder: Path) -> None:
    """One line of one file lost, doubled, moved, or with a character more or less."""
    path = rng.choice(sorted(folder.glob("*.yml")))
    lines = path.read_text("utf-8").splitlines(keepends=True) or ["a: b\n"]
    at = rng.randrange(len(lines))
    line = lines[at]
    cut = rng.randrange(len(line))
    lines[at] = rng.choice(["", line * 2, line[:cut] + line[cut + 1 :], line[:cut] + "改" + line[cut:], f" {line}"])
    path.write_text("".join(lines), "utf-8")


def test_a_check_that_remembers_says_what_one_does_that_does_not(tmp_path: Path) -> None:
    rng, again = random.Random(1), Rereading()
    for number in range(30):
        folder = tmp_path / "catalog"
        if number % 6 == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(BASE, folder)
        damage(rng, folder)
        warm = check_folder(folder, DAY, name="catalog", again=again)
        cold = check_folder(folder, DAY, name="catalog")
        assert warm.problems == cold.problems
        assert warm.catalogue == cold.catalogue


def test_records_of_a_file_that_did_not_change_are_the_same_objects(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "catalog")
    again = Rereading()
    before = check_folder(tmp_path / "catalog", DAY, again=again).catalogue
    school = tmp_path / "catalog" / "02-school.yml"
    school.write_text(school.read_text("utf-8").replace("summary: ", "summary: 另外，", 1), "utf-8")
    after = check_folder(tmp_path / "catalog", DAY, again=again).catalogue
    assert after.domains[0] is before.domains[0]
    assert after.laws["土地管理法"] is before.laws["土地管理法"]
    assert after.domains[1] is not before.domains[1]


def test_a_new_own_word_is_judged_by_everywhere(tmp_path: Path) -> None:
    """office.yml alone changes; what other files may say changes with it."""
    shutil.copytree(BASE, tmp_path / "catalog")
    again = Rereading()
    office = tmp_path / "catalog" / "office.yml"
    check_folder(tmp_path / "catalog", DAY, again=again)
    land = tmp_path / "catalog" / "01-land.yml"
    land.write_text(land.read_text("utf-8").replace("政府网站", "县府网", 1), "utf-8")
    assert check_folder(tmp_path / "catalog", DAY, again=again).errors
    office.write_text(office.read_text("utf-8") + "channels:\n  县府网: 政府网站\n", "utf-8")
    warm = check_folder(tmp_path / "catalog", DAY, again=again)
    cold = check_folder(tmp_path / "catalog", DAY)
    assert (warm.problems, warm.catalogue) == (cold.problems, cold.catalogue)
