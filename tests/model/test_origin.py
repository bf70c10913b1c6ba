"""A row is called the ministry's own only where it was compared; 待核 stands beside every other."""

import pytest

from generator.model.item import NO_ORIGIN, Origin
from generator.model.origin import say_origin, say_origin_shortly
from generator.model.terms import OriginKind

COMPARED = "2026-05-06"


@pytest.mark.parametrize("kind", OriginKind)
def test_without_a_comparison_no_row_is_an_original(kind: OriginKind) -> None:
    origin = Origin(kind, "某某标准目录", date="2019-05-30")
    words = say_origin(origin)
    assert "原文（整行）" not in words.heading
    assert words.doubt and say_origin_shortly(origin).endswith("；措辞待核")


def test_headings_follow_the_kind() -> None:
    headings = {kind: say_origin(Origin(kind, "某", compared=COMPARED)).heading for kind in OriginKind}
    assert headings[OriginKind.NATIONAL] == "标准目录原文（整行）"
    assert headings[OriginKind.SUPERIOR] == "上级目录原文（整行）"
    assert headings[OriginKind.OWN] == "本县编写（整行）"
    assert len(set(headings.values())) == len(OriginKind)


@pytest.mark.parametrize("kind", OriginKind)
def test_a_comparison_takes_the_doubt_away(kind: OriginKind) -> None:
    origin = Origin(kind, "某某标准目录", compared=COMPARED)
    words = say_origin(origin)
    assert words.doubt == "" and "待核" not in say_origin_shortly(origin)
    assert COMPARED in words.source


@pytest.mark.parametrize("origin", [NO_ORIGIN, Origin(None, compared=COMPARED)])
def test_what_does_not_say_where_it_comes_from_claims_nothing(origin: Origin) -> None:
    words = say_origin(origin)
    assert words.heading == "目录整行（来源未注明）"
    assert words.doubt and say_origin_shortly(origin) == "来源：未注明；措辞待核"


def test_source_with_its_day() -> None:
    words = say_origin(Origin(OriginKind.NATIONAL, "应急厅函〔2019〕390号", date="2019-05-30", compared=COMPARED))
    assert words.source == "国家标准目录：应急厅函〔2019〕390号，2019-05-30；2026-05-06 逐字核对"
    assert say_origin(Origin(OriginKind.OWN, compared=COMPARED)).source == "本县编写；2026-05-06 审定"
