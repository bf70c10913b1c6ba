"""Lines of an overlay: only what is other than below, and of that only what changes."""

from dataclasses import replace

import pytest

from generator.edit.draft import CannotEditError
from generator.edit.overlay import ItemChange, begin_overlay, change_items, leave_out, overlay_rows, take_item
from generator.model.item import ChannelUse, TimeLimitEntry
from generator.model.terms import Channel
from generator.read.timelimit.text import parse_time_limit
from tests.catalogues import base_catalogue

BELOW = base_catalogue().items[0]
TEN = replace(BELOW, time_limit=(TimeLimitEntry(parse_time_limit("信息形成或者变更之日起10个工作日内")),))
MORE = replace(TEN, content=(*BELOW.content, "本县对照表"))


def test_an_item_that_says_the_same_has_no_lines() -> None:
    assert overlay_rows(BELOW, BELOW) == []


def test_a_line_more_is_written_as_an_edit_of_the_list() -> None:
    assert overlay_rows(BELOW, replace(BELOW, content=(*BELOW.content, "本县对照表"))) == [
        "content:",
        "  add:",
        "    - 本县对照表",
    ]


def test_a_line_less_is_taken_out_by_its_words_and_a_record_by_its_name() -> None:
    assert overlay_rows(BELOW, replace(BELOW, content=BELOW.content[:1])) == [
        "content:",
        "  remove:",
        f"    - {BELOW.content[1]}",
    ]
    fewer = replace(BELOW, channel=BELOW.channel[:1])
    assert overlay_rows(BELOW, fewer)[-1] == f"    - {BELOW.channel[1].channel.value}"


def test_an_order_that_no_edit_gives_is_written_whole() -> None:
    first = ChannelUse(Channel.GAZETTE)
    rows = overlay_rows(BELOW, replace(BELOW, channel=(first, *BELOW.channel)))
    assert rows[:2] == ["channel:", "  - 政府公报"]


def test_of_a_group_only_what_differs_is_written() -> None:
    rows = overlay_rows(BELOW, replace(BELOW, scope=replace(BELOW.scope, audience=("被征地农户",))))
    assert rows == ["scope:", "  audience: [被征地农户]"]


def test_an_optional_field_cannot_be_emptied() -> None:
    with pytest.raises(CannotEditError):
        overlay_rows(replace(BELOW, remark="备注"), BELOW)


def test_changing_and_changing_back_leaves_nothing() -> None:
    begun = change_items(begin_overlay("01"), [ItemChange(BELOW, BELOW, MORE)])
    assert b"01-001" in begun
    assert b"01-001" not in change_items(begun, [ItemChange(BELOW, MORE, BELOW)])


def test_other_lines_and_remarks_stay() -> None:
    text = 'extends: "01"\nitems:\n  # 一条备注\n  - id: 01-001\n    remark: 本县的备注  # 另一条\n'.encode()
    old = replace(BELOW, remark="本县的备注")
    made = change_items(text, [ItemChange(BELOW, old, replace(old, time_limit=TEN.time_limit))]).decode()
    assert made == text.decode() + "    time_limit: 信息形成或者变更之日起10个工作日内\n"


def test_an_item_that_does_not_apply_says_nothing_else() -> None:
    begun = change_items(begin_overlay("01"), [ItemChange(BELOW, BELOW, MORE)])
    text = leave_out(begun, "01-001", "本县没有集体土地。").decode()
    assert "time_limit" not in text and text.count("01-001") == 1


def test_an_item_of_its_own_is_taken_out_by_its_id() -> None:
    text = 'extends: "01"\nitems:\n  - id: 01-501\n    title: 甲\n  - id: 01-502\n    title: 乙\n'.encode()
    assert "01-501" not in take_item(text, "01-501").decode()
    with pytest.raises(CannotEditError):
        take_item(text, "01-503")
