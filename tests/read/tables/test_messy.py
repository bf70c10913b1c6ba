"""Messy tables, each with what it says; `UPDATE_TABLES=1` writes `expected/` anew: read the difference before committing."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.imported import Imported
from generator.read.tables.kinds import read_grids
from generator.read.tables.understand import understand
from generator.render.imported import write_dry_run
from tests.read.tables.messy import TABLES, Made

EXPECTED = Path(__file__).parent / "expected"


def read(name: str, data: bytes) -> Imported:
    grids, problems = read_grids(name, data)
    found = understand(grids, {}, files=[name])
    return Imported(found.items, found.left_out, (*problems, *found.problems), found.heads)


@pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)
def test_every_item_is_read_as_it_is_meant(make: Callable[[], Made]) -> None:
    imported = read(*make())
    found = json.loads(write_dry_run(imported))
    found["problems"] = [f"{one['file']} {one['code']} {one['message']}" for one in found["problems"]]
    found["kept"] = {f"{item.sheet} {item.row}": dict(item.kept) for item in imported.items if item.kept}
    found["domains"] = {f"{item.sheet} {item.row}": item.domain for item in imported.items}
    path = EXPECTED / f"{make.__name__}.json"
    if os.environ.get("UPDATE_TABLES"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)
def test_the_same_file_is_made_twice(make: Callable[[], Made]) -> None:
    assert make() == make()


SECRETS = (
    "秘密事项",
    "绝密",
    "草稿事项",
    "旧事项",
    "旧内容",
    "删掉的",
    "内部数据",
    "作废",
    "旧名",
    "隐藏内容",
    "看不见的事项",
    "原安监局",
    "不同意此条",
    "已阅",
    "王某",
    "李某",
    "请勿外传",
)


@pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)
def test_nothing_that_nobody_sees_gets_out(make: Callable[[], Made]) -> None:
    said = repr(read(*make())).replace("隐藏的行", "").replace("隐藏的工作表", "")
    assert [secret for secret in SECRETS if secret in said] == []
