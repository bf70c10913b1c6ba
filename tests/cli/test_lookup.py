"""`gongkai lookup`: where nothing may be written, and that the risk is seen before anything is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import exits
from generator.model.lookup import Asked
from tests.pipeline.test_lookup import write_list

Gongkai = Callable[..., Any]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asked, "rounds", property(lambda _: 10))
    monkeypatch.setattr("os.cpu_count", lambda: 1)


def test_the_risk_is_told_before_anything_is_written(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ("lookup", str(write_list(tmp_path)), "-o", str(out), "--title", "查询", "--number", "身份证号")
    done = gongkai(*asked, "--catalog", str(small_catalog))
    assert done.code == exits.USAGE
    assert "一个人最多试 10,000 次" in done.err
    assert not out.exists()
    done = gongkai(*asked, "--catalog", str(small_catalog), "--knowing-risk")
    assert done.code == exits.OK
    assert sorted(path.name for path in out.iterdir()) == [
        "data.js", "index.html", "lookup.css", "lookup.js", "site.css",
    ]  # fmt: skip


def test_codes_are_written_beside_the_page_never_in_it(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    listed, out = write_list(tmp_path), tmp_path / "out"
    shared = ("lookup", str(listed), "-o", str(out), "--title", "查询", "--show", "村", "--catalog", str(small_catalog))
    for codes in (out / "codes.csv", small_catalog / "codes.csv"):
        assert gongkai(*shared, "--codes", str(codes)).code == exits.USAGE
        assert not codes.exists()
    assert gongkai(*shared, "--codes", str(tmp_path / "codes.csv")).code == exits.OK
    assert (tmp_path / "codes.csv").read_text("utf-8-sig").count("\n") == 51


def test_a_list_in_the_catalogue_is_refused(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    done = gongkai(
        "lookup", str(write_list(small_catalog)),
        "-o", str(tmp_path / "out"), "--title", "查询", "--number", "身份证号",
        "--catalog", str(small_catalog),
    )  # fmt: skip
    assert done.code == exits.USAGE
    assert "不能放在目录文件夹" in done.err


def test_a_list_that_is_not_there_is_a_fault_of_the_disk(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    done = gongkai(
        "lookup", str(tmp_path / "没有.csv"), "-o", str(tmp_path / "out"), "--title", "查询", "--number", "身份证号",
        "--catalog", str(small_catalog),
    )  # fmt: skip
    assert done.code == exits.MACHINE
    assert "没有.csv" in done.err
