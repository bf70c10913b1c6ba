"""A day in a cell is no signature, and the 口 of 门口 is no box."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Run

HEAD = "序号,一级事项,二级事项,公开内容,公开时限,公开主体,公开渠道,公开层级,公开方式\n"


def _items(folder: Path, gongkai: Callable[..., Run], rows: str) -> dict[str, dict[str, object]]:
    (folder / "a.csv").write_text(HEAD + rows, "utf-8")
    data = json.loads(gongkai("import", "a.csv", "--dry-run", "--format", "json").out)
    return {item["title"]: item for item in data["items"]}


def test_a_day_as_time_limit_leaves_no_item_out(tmp_path: Path, gongkai: Callable[..., Run]) -> None:
    rows = "1,管理,甲,划线,2026年3月1日,县自然资源局,政府网站,县级,主动\n,,,,,2026年3月1日,示例县自然资源局,,\n"
    items = _items(tmp_path, gongkai, rows)
    assert list(items) == ["甲"]
    assert items["甲"]["time_limit"] == "2026年3月1日"


def test_mouths_in_words_are_no_boxes(tmp_path: Path, gongkai: Callable[..., Run]) -> None:
    rows = (
        "1,管理,甲,内容,20个工作日,县自然资源局,政府网站、村口公示栏,县级,主动\n"
        "2,管理,乙,内容,20个工作日,县自然资源局,口政府网站口政府公报■政务服务中心,县级,主动\n"
    )
    items = _items(tmp_path, gongkai, rows)
    assert "村口公示栏" in json.dumps(items["甲"]["channel"], ensure_ascii=False)
    assert items["乙"]["channel"] == ["政务服务中心"]
