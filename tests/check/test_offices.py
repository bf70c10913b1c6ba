"""The list of offices: what is wrong in it, and where."""

from pathlib import Path

import pytest

from generator.pipeline.offices import check_list

GOOD = """standard: standard
portal:
  title: 示例省政务公开标准目录
offices:
  - code: "640000"
    name: 示例自治区
    level: 省级
  - code: "640300"
    name: 示例市
    level: 市级
    parent: "640000"
  - code: "640323"
    name: 盐池县
    level: 县级
    parent: "640300"
    folder: offices/yanchi
    path: yanchi
    at: "107.405100,37.784500"
    system: GCJ-02
  - code: "640324"
    name: 同心县
    level: 县级
    parent: "640300"
    folder: offices/tongxin
  - code: "640323100"
    name: 花马池镇
    level: 乡级
    parent: "640323"
  - code: "649001"
    name: 直辖县
    level: 县级
    parent: "640000"
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    for folder in ("standard", "offices/yanchi", "offices/tongxin"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "office.yml").write_text("name: 县\n", "utf-8")
    return tmp_path / "offices.yml"


def found(path: Path, text: str) -> list[tuple[str, int, int]]:
    path.write_text(text, "utf-8")
    return [(p.code, p.place.line, p.place.column) for p in check_list(path, "offices.yml").problems]


def test_a_good_list_has_nothing_wrong(listed: Path) -> None:
    assert found(listed, GOOD) == []
    offices = check_list(listed).listed
    county, town = offices.by_code["640323"], offices.by_code["640323100"]
    assert [entry.name for entry in offices.above(town)] == ["盐池县", "示例市", "示例自治区"]
    assert (county.where, county.href) == ("yanchi", "../yanchi/")
    assert [entry.code for entry in offices.built] == ["640323", "640324"]


CASES = {
    "a code twice": ('code: "640324"', 'code: "640323"', [("GK921", 20, 11)]),
    "a folder twice": ("folder: offices/tongxin", "folder: offices/yanchi", [("GK921", 24, 13)]),
    "a path twice": ("folder: offices/tongxin", "path: yanchi", [("GK921", 24, 11)]),
    "a name twice": ("name: 同心县", "name: 盐池县", [("GK921", 21, 11)]),
    "another tier": ("level: 市级", "level: 县级", [("GK922", 8, 11), ("GK923", 15, 13), ("GK923", 23, 13)]),
    "a town of six digits": ('code: "640323100"', 'code: "640399"', [("GK922", 25, 11), ("GK923", 28, 13)]),
    "nobody above": ('parent: "640323"', 'parent: "640399"', [("GK923", 28, 13)]),
    "above a stranger": ('parent: "640323"', 'parent: "640324"', [("GK923", 28, 13)]),
    "above itself": ('parent: "640323"', 'parent: "640323100"', [("GK923", 28, 13)]),
    "no folder": ("folder: offices/tongxin", "folder: offices/nowhere", [("GK924", 24, 13)]),
    "no standard": ("standard: standard", "standard: none", [("GK924", 1, 1)]),
    "coordinates the wrong way": ("107.405100,37.784500", "37.784500,107.405100", [("GK925", 18, 9)]),
    "coordinates abroad": ("107.405100,37.784500", "12.4,41.9", [("GK925", 18, 9)]),
    "coordinates in minutes": ("107.405100,37.784500", "东经107度，北纬37度", [("GK925", 18, 9)]),
    "the portal's folder": ("path: yanchi", "path: portal", [("GK926", 17, 11)]),
    "another's code": ("path: yanchi", "path: '640324'", [("GK921", 20, 11), ("GK926", 17, 11)]),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_wrong_is_told_at_its_place(
    listed: Path, old: str, new: str, expected: list[tuple[str, int, int]]
) -> None:
    assert old in GOOD
    assert sorted(found(listed, GOOD.replace(old, new, 1))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("offices: []\n", "GK2"),
        ("", "GK1"),
        ("offices:\n  - code: 640323\n    name: 盐池县\n    level: 县级\n   x\n", "GK1"),
        (GOOD.replace('code: "640324"', 'code: "64032"'), "GK2"),
        (GOOD.replace("level: 市级", "level: 地级"), "GK2"),
        (GOOD.replace("path: yanchi", "path: 盐池"), "GK2"),
        (GOOD.replace("name: 盐池县", "nmae: 盐池县"), "GK2"),
    ],
)
def test_what_is_not_in_form_is_told_by_the_schema_alone(listed: Path, text: str, code: str) -> None:
    problems = found(listed, text)
    assert problems
    assert all(number.startswith(code) for number, _, _ in problems)


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "offices.yml").mkdir()
    assert [problem.code for problem in check_list(tmp_path / "offices.yml").problems] == ["GK101"]
