"""`gongkai rename`: the name everywhere it is called by, every other byte as it was; or nothing at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.cli import exits
from generator.clock import build_day
from generator.edit.rename import REFERENCES, REGISTERED
from generator.model.body import Body
from generator.model.feed import body_feed_path
from generator.model.fields import Meaning, Shape, fields_of
from generator.model.gather import gather
from generator.model.kinds import KINDS
from generator.model.law import Law
from generator.pipeline.checking import check_folder
from generator.render.report import write_json, write_sarif, write_text
from tests.site.support import tree

Gongkai = Callable[..., Any]
OLD, NEW = "县自然资源局", "县自然资源和规划局"
BASE = Path(__file__).parent.parent / "examples" / "base"


def rename(gongkai: Gongkai, catalog: Path, *arguments: str) -> Any:
    return gongkai("rename", *arguments, "--catalog", str(catalog))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "catalog"
    for path in BASE.rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(BASE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_body_is_renamed_everywhere_and_nothing_else_changes(gongkai: Gongkai, base: Path, ends: bytes) -> None:
    for path in base.glob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", ends))
    before = {path.name: path.read_bytes() for path in base.glob("*.yml")}
    result = rename(gongkai, base, "body", OLD, NEW)
    assert result.code == exits.OK, result.out + result.err
    for path in base.glob("*.yml"):
        expected = before[path.name].decode().replace(OLD, NEW)
        if path.name == "bodies.yml":
            last = '    phone: "0000-0000001"' + ends.decode()
            expected = expected.replace(last, f"{last}    formerly: [{OLD}]{ends.decode()}")
        assert path.read_bytes().decode() == expected
    assert check_folder(base, date(2026, 11, 24), name=".").problems == ()


def test_names_that_registers_know_are_the_names_that_are_renamed() -> None:
    named = set()
    for kind in KINDS.values():
        waiting = [
            (part, (key, "[]") if key == kind.entries or key != "domain" else (key,))
            for key, part in kind.parts.items()
        ]
        while waiting:
            record, path = waiting.pop()
            for row in fields_of(record):
                if row.shape is Shape.RECORDS:
                    waiting.append((row.of, (*path, row.key, "[]")))
                elif row.shape is Shape.RECORD:
                    waiting.append((row.of, (*path, row.key)))
                elif row.meaning is Meaning.NAME and row.key != "formerly":
                    named.add((kind.name, (*path, row.key, *(["[]"] if row.shape is Shape.TEXTS else []))))
    known = {(kind, path) for paths in REFERENCES.values() for kind, listed in paths.items() for path in listed}
    known |= set(REGISTERED.values())
    known.add(
        ("records", ("records", "[]", "bodies", "[]"))
    )  # lines are only added: what they call a former name is known
    assert named - known == set()


def test_what_was_renamed_by_hand_is_finished(gongkai: Gongkai, base: Path) -> None:
    register = base / "bodies.yml"
    register.write_text(register.read_text("utf-8").replace(OLD, NEW), "utf-8", newline="")
    assert rename(gongkai, base, "body", OLD, NEW).code == exits.OK
    assert check_folder(base, date(2026, 11, 24), name=".").problems == ()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("body", OLD, "县教育局"), "已经登记了"),
        (("body", "县自然资原局", NEW), "您是不是想写“县自然资源局”"),
        (("body", OLD, OLD), "一样"),
        (("body", OLD, "局"), "检查通不过"),
        (("law", "没有的法", "新法"), "没有法规文件"),
        (("category", "没有的", "新的"), "没有一级事项"),
        (("category", "征地管理政策", "征地组织实施"), "已经登记了"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    arguments: tuple[str, ...], said: str, gongkai: Gongkai, base: Path
) -> None:
    before = tree(base)
    result = rename(gongkai, base, *arguments)
    assert result.code != exits.OK
    assert said in (result.out + result.err)
    assert tree(base) == before


def test_dry_run_shows_the_lines_and_changes_nothing(gongkai: Gongkai, base: Path) -> None:
    before = tree(base)
    result = rename(gongkai, base, "category", "01-c1", "征地政策", "--dry-run")
    assert "-      name: 征地管理政策" in (result.out + result.err)
    assert "+    category: 征地政策" in (result.out + result.err)
    assert tree(base) == before


def test_a_category_keeps_its_address(gongkai: Gongkai, base: Path) -> None:
    before = check_folder(base, date(2026, 11, 24), name=".").catalogue.addresses
    assert rename(gongkai, base, "category", "征地管理政策", "收地规定").code == exits.OK
    after = check_folder(base, date(2026, 11, 24), name=".")
    assert [*after.catalogue.addresses] == [*before]
    assert not any(problem.is_error for problem in after.problems)


def test_a_name_taken_back_is_former_no_more(gongkai: Gongkai, base: Path) -> None:
    rename(gongkai, base, "body", OLD, NEW)
    rename(gongkai, base, "body", NEW, OLD)
    assert check_folder(base, date(2026, 11, 24), name=".").catalogue.bodies[OLD].formerly == (NEW,)


def test_former_names_are_fields_of_both_registers() -> None:
    assert all(any(row.key == "formerly" for row in fields_of(record)) for record in (Body, Law))


def test_the_feed_of_a_former_name_goes_on(gongkai: Gongkai, base: Path) -> None:
    from generator.derive.feeds import derive_feeds

    rename(gongkai, base, "body", OLD, NEW)
    feeds = {feed.path: feed for feed in derive_feeds(check_folder(base, date(2026, 11, 24), name=".").catalogue)}
    assert feeds[body_feed_path(OLD)].entries == feeds[body_feed_path(NEW)].entries


def test_equal_errors_are_told_once_with_their_places(base: Path) -> None:
    register = base / "bodies.yml"
    register.write_text(register.read_text("utf-8").replace(OLD, NEW), "utf-8", newline="")
    problems = check_folder(base, date(2026, 11, 24), name=".").problems
    (told,) = gather(problems)
    assert len(told.also) == len(problems) - 1 > 1
    assert f"gongkai rename body {OLD} {NEW}" in told.fix
    assert f"同样的还有 {len(told.also)} 处" in write_text([told])
    assert write_json([told]).count('"line"') == len(problems)
    assert write_sarif([told]).count("startLine") == len(problems)


def test_a_new_item_says_nothing_that_nobody_gave(gongkai: Gongkai, base: Path) -> None:
    assert gongkai("new", "item", "01", "--title", "新事项", "--catalog", str(base)).code == exits.OK
    new = (base / "01-land.yml").read_text("utf-8").partition("title: 新事项\n")[2].splitlines()
    values = [line.rpartition(": ")[2].rpartition("- ")[2].strip("[]") for line in new if not line.endswith(":")]
    assert values[0] == "征地组织实施"
    assert set(values[1:-1]) == {"待填写"}
    problems = check_folder(base, build_day(), name=".").problems
    assert {p.code for p in problems if p.is_error} == {"GK203", "GK451"}
    assert len(problems) == 13


def test_the_folder_is_told_to_somebody_inside_it(
    gongkai: Gongkai, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base)
    result = gongkai("check")
    assert result.code == exits.USAGE
    assert "cd .." in (result.out + result.err)
