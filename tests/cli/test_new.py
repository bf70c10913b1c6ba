"""`gongkai new item`: an id is for ever, so none is given out by a slip of typing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.clock import build_day

Gongkai = Callable[..., Any]
BASE = Path(__file__).parent.parent / "examples" / "base"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "catalog"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["--title", "征收土地公告"], "已经有了：01-002"),
        (["--title", " 征收土地公告 "], "--again"),
        (["--title", ""], "没有名称"),
        (["--title", "——"], "没有名称"),
        (["--title", "征地\n听证"], "“征地……”里有换行"),
        (["--title", "新事项", "--category", "c9"], "可选：c1 征地管理政策、c2 征地组织实施"),
    ],
)
def test_what_would_be_a_slip_is_refused_and_nothing_changes(
    gongkai: Gongkai, base: Path, typed: list[str], says: str
) -> None:
    before = {path: path.read_bytes() for path in base.glob("*.yml")}
    result = gongkai("new", "item", "01", *typed, "--catalog", str(base))
    assert result.code == 2, result.out + result.err
    assert says in result.out + result.err
    assert {path: path.read_bytes() for path in base.glob("*.yml")} == before


@pytest.mark.parametrize("name", ["c1", "01-c1", "C1", "征地管理政策"])
def test_a_category_is_called_as_pages_call_it(gongkai: Gongkai, base: Path, name: str) -> None:
    result = gongkai("new", "item", "01", "--title", "青苗补偿标准", "--category", name, "--catalog", str(base))
    assert result.code == 0, result.out + result.err
    text = (base / "01-land.yml").read_text("utf-8")
    assert text.index("01-005") < text.index("01-002")


def test_a_second_item_of_a_title_is_added_when_asked_for(gongkai: Gongkai, base: Path) -> None:
    result = gongkai("new", "item", "01", "--title", "征收土地公告", "--again", "-q", "--catalog", str(base))
    assert result.out.strip() == "01-005"


def test_without_a_title_it_is_left_to_be_written(gongkai: Gongkai, base: Path) -> None:
    gongkai("new", "item", "01", "--catalog", str(base))
    assert f"01-005: {build_day()} 待填写" in (base / "permalinks.yml").read_text("utf-8")


def test_a_title_that_was_lost_is_no_new_item(gongkai: Gongkai, base: Path) -> None:
    path = base / "01-land.yml"
    path.write_text(path.read_text("utf-8").partition("  - id: 01-003")[0], "utf-8", newline="")
    result = gongkai("new", "item", "01", "--title", "补偿费用支付凭证", "--catalog", str(base))
    assert result.code == 2
    assert "登记过编码 01-003" in result.out + result.err


def test_the_folder_of_a_new_office_is_quoted_where_a_shell_would_cut_it(gongkai: Gongkai, tmp_path: Path) -> None:
    assert "cd '" in gongkai("init", str(tmp_path / "示例县 目录")).out
    assert "cd '" not in gongkai("init", str(tmp_path / "示例县目录")).out


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("县教育局", "县教育局"), "都是“县教育局”"),
        (("县教育局", " "), "新名称是空的"),
        (("", "县教育局"), "旧名称是空的"),
    ],
)
def test_a_name_that_stays_is_no_new_name(gongkai: Gongkai, base: Path, names: tuple[str, str], says: str) -> None:
    result = gongkai("rename", "body", *names, "--catalog", str(base))
    assert result.code == 2
    assert says in result.out + result.err


@pytest.mark.parametrize("added", [["item", "01", "--title", "新的事项"], ["domain", "社会救助"]])
def test_a_warning_about_what_a_table_lacks_stops_nothing(gongkai: Gongkai, base: Path, added: list[str]) -> None:
    file = base / "01-land.yml"
    file.write_text(file.read_text("utf-8").replace("      method: [主动公开]\n", "", 1), "utf-8")
    assert "GK155" in gongkai("check", str(base)).out
    result = gongkai("new", *added, "--catalog", str(base))
    assert result.code == 0, result.out + result.err
