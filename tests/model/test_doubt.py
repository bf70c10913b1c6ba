"""What nobody has checked is told in neutral words; the editors' own stay with them."""

from dataclasses import replace
from datetime import date

import pytest

from generator.model.doubt import doubts, say_doubts, say_row_shortly, unsettled_columns
from generator.model.item import Item, Origin
from generator.model.terms import OriginKind
from generator.pipeline.checking import check_folder
from tests.site.support import ROOT

COMPARED = Origin(OriginKind.NATIONAL, "某通知", compared="2026-05-06")
UNCOMPARED = Origin(OriginKind.OWN, "本目录增补")


@pytest.fixture(scope="module")
def item() -> Item:
    return check_folder(ROOT / "tests" / "examples" / "base", date(2026, 12, 1), name="catalog").catalogue.items[0]


@pytest.mark.parametrize(
    ("note", "columns"),
    [
        ("时限措辞未见原表，待核部颁附件", ("公开时限",)),
        ("公示一周是外县做法，按本县规定核定", ("公开时限",)),
        ("行名、时限凭记忆；燃气条例后续修改未核", ("事项名称", "公开依据", "公开时限")),
        ("财社〔2023〕64号文号凭记忆", ("公开依据",)),
        ("要素只见于转载件", ("公开内容",)),
        ("条款已核", ()),
        ("条款已核；时限待核", ("公开时限",)),
        ("来源为转载页", ()),
        ("", ()),
    ],
)
def test_columns_a_note_is_about(note: str, columns: tuple[str, ...]) -> None:
    assert unsettled_columns(note) == columns


@pytest.mark.parametrize("note", ["时限凭记忆", "凭记忆，待与附件核对", "县里再问问小王"])
def test_a_note_is_never_silent_and_never_quoted(item: Item, note: str) -> None:
    noted = replace(item, origin=COMPARED, verify=note)
    assert say_doubts(noted).startswith("待核：") and note not in say_doubts(noted)
    assert say_row_shortly(noted).endswith("；部分内容待核")


def test_what_was_checked_is_not_doubted(item: Item) -> None:
    checked = replace(item, origin=COMPARED, verify="")
    assert doubts(checked) == () and say_doubts(checked) == "" and "待核" not in say_row_shortly(checked)


def test_wording_and_columns_are_told_side_by_side(item: Item) -> None:
    wording, columns = doubts(replace(item, origin=UNCOMPARED, verify="时限凭记忆"))
    assert "措辞" in wording and columns == "公开时限还没有全部核对"
    assert say_row_shortly(replace(item, origin=UNCOMPARED, verify="时限凭记忆")).endswith("；措辞待核")
