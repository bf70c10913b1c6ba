"""What a page says of the layers its item comes from: little, and nothing where the standard says it itself."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.derive.views.heritage import field_marks, left_out_lines, say_changes
from generator.model.catalogue import Catalogue
from generator.model.doubt import say_row_shortly
from generator.model.item import Item
from generator.model.origin import say_origin
from generator.model.rowheritage import who_changed
from generator.pipeline.checking import check_folder
from generator.render.tables.data import render_catalogue_json
from tests.catalogues import base_catalogue

CHAIN = Path(__file__).parents[2] / "data" / "chain"


@cache
def office(name: str) -> Catalogue:
    return check_folder(CHAIN / name, date(2026, 11, 30)).catalogue


def item(name: str, item_id: str) -> Item:
    found = office(name).find_item(item_id)
    assert found is not None
    return found


MORE = "公开内容多了：新旧标准对照表；公开时限从20个工作日缩短为15个工作日"
LESS = "公开时限从15个工作日缩短为10个工作日；公开渠道多了：政务服务中心"


@pytest.mark.parametrize(
    ("name", "item_id", "expected"),
    [
        ("east", "01-002", ""),
        ("east", "01-001", f"和国家标准目录不同，示例省：{MORE}。东县：{LESS}"),
        ("east", "01-501", "这一项是示例省定的，国家标准目录里没有"),
        ("province", "01-001", f"和国家标准目录不同，示例省这样改了：{MORE}"),
    ],
)
def test_the_line_says_who_changed_what(name: str, item_id: str, expected: str) -> None:
    assert say_changes(item(name, item_id), office(name).office.short_name) == expected


def test_what_is_less_is_told_with_its_reason() -> None:
    assert "（理由：村广播已经停用，改在村公示栏张贴）" in say_changes(item("west", "01-002"), "西县")


def test_only_what_a_layer_changed_is_marked() -> None:
    assert field_marks(item("east", "01-001")) == {"content": "示例省", "time_limit": "东县", "channel": "东县"}
    assert field_marks(item("east", "01-002")) == {}


def test_a_row_that_was_changed_is_nobodys_wording() -> None:
    changed = item("east", "01-001")
    assert "原文" not in say_origin(changed.origin, who_changed(changed)).heading
    assert "示例省、东县有改动" in say_row_shortly(changed)


def test_what_does_not_apply_is_listed_with_its_reason() -> None:
    assert [(one.id, one.reason) for one in left_out_lines(office("west").domains[0])] == [
        ("01-003", "补偿款由省里统一支付，本县不开凭证。")
    ]


def test_a_catalogue_on_nothing_says_nothing_of_layers() -> None:
    assert all(not say_changes(one, "示例县") and not field_marks(one) for one in base_catalogue().items)
    assert b"heritage" not in render_catalogue_json(base_catalogue())


def test_the_data_say_each_layer() -> None:
    text = render_catalogue_json(office("west")).decode()
    assert '"from": {"tier": "国家标准", "name": "国家标准"}' in text
    assert '"effect": "loosens"' in text and '"not_applicable": [' in text
