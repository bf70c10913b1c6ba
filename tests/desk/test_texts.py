"""Values as people type them."""

from dataclasses import replace

import pytest

from generator.desk.texts import TypedError, is_same, is_typed, read, say
from generator.model.fields import FieldRow, fields_of
from generator.model.item import ChannelUse, Item, Scope, Subject
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis
from generator.model.terms import Channel, Level, Stage


def row(record: type, attribute: str) -> FieldRow:
    return next(one for one in fields_of(record) if one.attribute == attribute)


@pytest.mark.parametrize(
    ("record", "attribute", "value", "text"),
    [
        (Item, "title", "征地公告", "征地公告"),
        (Item, "stage", Stage.RESULT, "结果"),
        (Item, "content", ("一", "二"), "一\n二"),
        (
            Item,
            "subject",
            (Subject("县人民政府", Level.COUNTY, "张贴"), Subject("村委会")),
            "县人民政府｜县级｜张贴\n村委会",
        ),
        (Item, "channel", (ChannelUse(Channel.WEBSITE), ChannelUse(Channel.OTHER, "村广播")), "政府网站\n其他｜村广播"),
        (Item, "basis", (LegalBasis("土地管理法", ("第一条", "第二条")),), "土地管理法｜第一条、第二条"),
        (Item, "basis", (LegalBasis("土地管理法", (), checked=False),), "土地管理法｜｜否"),
        (Scope, "levels", (Level.COUNTY, Level.VILLAGE), "县级\n村级"),
        (Law, "articles", {"第一条": "目的"}, "第一条：目的"),
    ],
)
def test_a_value_is_read_back_from_what_it_says(record: type, attribute: str, value: object, text: str) -> None:
    field = row(record, attribute)
    assert say(field, value) == text
    assert is_same(field, read(field, text, None), value)
    assert is_typed(field, value)


def test_the_same_text_gives_the_old_value_itself() -> None:
    old = (Subject("县人民政府", Level.COUNTY),)
    assert read(row(Item, "subject"), "  县人民政府｜县级 \r\n", old) is old


@pytest.mark.parametrize(
    ("record", "attribute", "text", "words"),
    [
        (Item, "stage", "结局", "决策、执行、管理、服务、结果"),
        (Item, "stage", "", "要选一个"),
        (Item, "channel", "大喇叭", "不能选"),
        (Item, "subject", "县人民政府｜县级" + "｜多的" * 9, "太多"),
        (LegalBasis, "checked", "也许", "是”或者“否"),
        (Law, "articles", "第一条", "名称：说明"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(record: type, attribute: str, text: str, words: str) -> None:
    field = row(record, attribute)
    old = Stage.RESULT if attribute == "stage" else field.fallback
    with pytest.raises(TypedError, match=words):
        read(field, text, old)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("content", ("一行\n两行",)),
        ("subject", (Subject("县｜局"),)),
        ("basis", (LegalBasis("法", ("第一条、第二条",)),)),
    ],
)
def test_what_a_text_would_lose_is_not_typed(attribute: str, value: object) -> None:
    assert not is_typed(row(Item, attribute), value)


def test_places_make_no_difference() -> None:
    field = row(Item, "subject")
    one = Subject("县人民政府")
    assert is_same(field, (one,), (replace(one, place=replace(one.place, line=9)),))
