"""A record as a form and back."""

from dataclasses import replace

import pytest

from generator.desk.form import Control, Facts, Layout, build_form, read_form
from generator.model.catalogue import Catalogue
from generator.model.fields import fields_of
from generator.model.item import NO_ORIGIN, ChannelUse, Item, Origin, Subject
from generator.model.office import Office
from generator.model.terms import Channel, Level, OriginKind
from generator.pipeline.drafting import read_draft
from generator.pipeline.reading import read_folder
from tests.conftest import REPOSITORY

LAYOUT = Layout(lambda names: Facts(names[-1]))


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return read_draft(read_folder(REPOSITORY / "tests" / "examples" / "base")).catalogue


def flat(controls: tuple[Control, ...]) -> dict[str, list[str]]:
    """What a browser sends of a form that nobody touched: lines of texts end as browsers end them."""
    found: dict[str, list[str]] = {}
    for control in controls:
        if control.kind in ("group", "list"):
            found |= {control.name: [""]} if control.kind == "list" else {}
            found |= flat(control.parts)
        elif control.kind == "ticks":
            found[control.name] = ["", *control.value]
        elif control.kind != "fixed":
            found[control.name] = [str(control.value).replace("\n", "\r\n")]
    return found


def test_a_form_nobody_touched_changes_nothing(shipped: Catalogue) -> None:
    records = [*shipped.items, *shipped.domains, *shipped.bodies.values(), *shipped.laws.values(), shipped.office]
    for record in records:
        posted = read_form(record, flat(build_form(record, LAYOUT)))
        assert posted.record == record
        assert posted.faults == {}


def test_every_field_has_a_control(shipped: Catalogue) -> None:
    names = {control.name for control in build_form(shipped.items[0], LAYOUT)}
    assert names == {row.key for row in fields_of(Item)}


def test_a_part_of_a_form_leaves_the_rest(shipped: Catalogue) -> None:
    item = shipped.items[0]
    assert read_form(item, {"title": ["新的名称"]}).record == replace(item, title="新的名称")


def test_fixed_fields_stay_whatever_is_sent(shipped: Catalogue) -> None:
    item = shipped.items[0]
    assert read_form(item, {"id": ["09-999"]}, frozenset({"id"})).record == item


def test_entries_are_added_dropped_and_cleared(shipped: Catalogue) -> None:
    item = replace(shipped.items[0], subject=(Subject("甲"), Subject("乙", Level.TOWNSHIP), Subject("丙")))
    form = {
        "subject": [""],
        "subject.0.body": ["甲"],
        "subject.0.-": ["on"],
        "subject.1.body": ["乙"],
        "subject.2.body": [" "],
        "subject.3.body": ["丁"],
        "subject.3.level": ["村级"],
        "subject.4.body": [""],
        "subject.4.level": [""],
    }
    posted = read_form(item, form)
    assert [(one.body, one.level) for one in posted.record.subject] == [("乙", Level.TOWNSHIP), ("丁", Level.VILLAGE)]
    assert posted.name_of(("subject", 1, "body")) == "subject.3.body"


def test_a_list_with_all_entries_gone_is_empty(shipped: Catalogue) -> None:
    item = shipped.items[0]
    assert item.published
    assert read_form(item, {"published": [""]}).record.published == ()
    assert read_form(item, {"title": [item.title]}).record.published == item.published


def test_a_yes_alone_makes_no_entry(shipped: Catalogue) -> None:
    item = shipped.items[0]
    form = {"basis.5.law": [""], "basis.5.articles": [""], "basis.5.checked": ["是"], "basis.5.note": [""]}
    assert read_form(item, form).record.basis == ()


def test_ticks_are_what_is_ticked(shipped: Catalogue) -> None:
    item = shipped.items[0]
    assert read_form(item, {"scope.level": ["", "村级", "县级"]}).record.scope.levels == (Level.VILLAGE, Level.COUNTY)
    assert read_form(item, {"scope.level": [""]}).record.scope.levels == ()


def test_a_choice_left_open_is_told_at_its_field(shipped: Catalogue) -> None:
    item = shipped.items[0]
    posted = read_form(item, {"channel.7.name": [""], "channel.7.note": ["村广播"]})
    assert list(posted.faults) == ["channel.7.name"]
    assert "政府网站" in posted.faults["channel.7.name"]
    assert read_form(item, {"channel.7.name": ["其他"], "channel.7.note": ["村广播"]}).record.channel == (
        ChannelUse(Channel.OTHER, "村广播"),
    )


def test_a_group_cleared_says_nothing_any_more(shipped: Catalogue) -> None:
    item = replace(shipped.items[0], origin=Origin(OriginKind.OWN, "某文件"))
    blank = {f"origin.{row.key}": [""] for row in fields_of(Origin)}
    assert read_form(item, blank).record.origin == NO_ORIGIN


def test_a_blank_entry_is_offered_without_a_choice_made(shipped: Catalogue) -> None:
    controls = build_form(shipped.items[0], replace(LAYOUT, more={"channel": 1}))
    channel = next(control for control in controls if control.name == "channel")
    assert channel.parts[-1].parts[0].value == ""


def test_names_are_offered_from_their_register(shipped: Catalogue) -> None:
    def found(controls: tuple[Control, ...]) -> dict[str, str]:
        own = {control.name: control.suggestions for control in controls if control.suggestions}
        for control in controls:
            own |= found(control.parts)
        return own

    names = found(build_form(shipped.items[0], LAYOUT))
    assert names["subject.0.body"] == "bodies"
    assert names["basis.0.law"] == "laws"
    assert names["category"] == "categories"


def test_a_value_no_text_can_carry_is_only_shown() -> None:
    office = Office("某县", "某县", "某站")
    assert all(control.kind != "fixed" for control in build_form(office, LAYOUT))
