"""The folder a catalogue stands on: inside the repository, over no link, in no circle."""

from pathlib import Path

import pytest

from generator.model.diagnostic import Trouble
from generator.read.bases import find_base, find_extends, name_base
from generator.read.snapshot import take_snapshot


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name in (".git", "national", "counties/east"):
        (tmp_path / "gk" / name).mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    return tmp_path / "gk"


def test_a_folder_beside_is_found(repository: Path) -> None:
    assert find_base(repository / "counties" / "east", "../../national") == repository / "national"


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("../../../outside", "仓库外面"),
        ("/etc", "仓库外面"),
        ("..\\..\\national", "仓库外面"),
        ("../../nation", "没有这个文件夹"),
        ("..", "装着它"),
        ("../east", "自己"),
    ],
)
def test_other_ways_are_told(repository: Path, way: str, words: str) -> None:
    found = find_base(repository / "counties" / "east", way)
    assert isinstance(found, Trouble)
    assert words in found.message


def test_no_link_is_followed(repository: Path) -> None:
    (repository / "linked").symlink_to(repository.parent / "outside")
    found = find_base(repository / "counties" / "east", "../../linked")
    assert isinstance(found, Trouble) and "链接" in found.message


def test_without_a_repository_three_steps_up_are_the_most(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    (tmp_path / "a" / "national").mkdir()
    (tmp_path / "national").mkdir()
    assert find_base(deep, "../../../national") == tmp_path / "a" / "national"
    assert isinstance(find_base(deep, "../../../../national"), Trouble)


def test_a_circle_ends(repository: Path) -> None:
    for name, way in (("national", "../counties/east"), ("counties/east", "../../national")):
        (repository / name / "office.yml").write_text(f"name: 甲\nextends: {way}\n", "utf-8")
    snapshot, depth = take_snapshot(repository / "national"), 0
    while snapshot.base is not None:
        snapshot, depth = snapshot.base, depth + 1
    assert depth < 10
    assert [problem.code for problem in snapshot.problems] == ["GK901"]


def test_the_way_is_read_with_its_place() -> None:
    found = find_extends("east/office.yml", "name: 甲\nextends: ../national  # 国家\n".encode())
    assert found is not None
    assert (found[0], found[1].line, found[1].column) == ("../national", 2, 10)
    assert find_extends("office.yml", "name: 甲\n".encode()) is None


@pytest.mark.parametrize(
    ("name", "way", "expected"),
    [("counties/east/", "../../national", "national"), ("", "../national", "../national"), ("a/", "../b/", "b")],
)
def test_messages_call_it_by_the_way_there(name: str, way: str, expected: str) -> None:
    assert name_base(name, way) == expected
