"""What a reviewer is told: each thing once, what loosens a duty first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.derive.diff.inline import inline_diff, list_diff
from generator.model.catalogue import Catalogue
from generator.model.change import Note
from generator.model.item import ChannelUse, Item, Subject, TimeLimitEntry
from generator.model.register import Retired
from generator.model.terms import ChangeKind, Channel, Effect, Level, Method, Own
from generator.pipeline.comparing import compare
from generator.read.timelimit.text import parse_time_limit
from tests.derive.diff.test_compare import base

Row = tuple[str, Any, list[tuple[ChangeKind, Effect]]]
LOOSENS, TIGHTENS, NEUTRAL = Effect.LOOSENS, Effect.TIGHTENS, Effect.NEUTRAL


def change(catalogue: Catalogue, item_id: str, **fields: Any) -> Catalogue:
    domains = tuple(
        replace(d, items=tuple(replace(i, **fields) if i.id == item_id else i for i in d.items))
        for d in catalogue.domains
    )
    return replace(catalogue, domains=domains)


def notes(new: Catalogue, old: Catalogue | None = None) -> tuple[Note, ...]:
    return compare(old or base(), new).notes


def item(item_id: str = "01-001") -> Item:
    found = base().find_item(item_id)
    assert found is not None
    return found


def scope(**fields: Any) -> Callable[[Item], dict[str, Any]]:
    return lambda item: {"scope": replace(item.scope, **fields)}


def channels(*names: Channel, note: str = "") -> Callable[[Item], dict[str, Any]]:
    return lambda _: {"channel": tuple(ChannelUse(name, note) for name in names)}


TABLE = [
    ("01-001", channels(Channel.WEBSITE), [(ChangeKind.CHANNEL_REMOVED, LOOSENS)]),
    (
        "01-001",
        channels(Channel.WEBSITE, Channel.NOTICE_BOARD, Channel.GAZETTE),
        [(ChangeKind.CHANNEL_ADDED, TIGHTENS)],
    ),
    (
        "01-001",
        channels(Channel.WEBSITE, Channel.GAZETTE),
        [(ChangeKind.CHANNEL_REMOVED, LOOSENS), (ChangeKind.CHANNEL_ADDED, TIGHTENS)],
    ),
    ("01-001", channels(Channel.WEBSITE, Channel.NOTICE_BOARD, note="说明"), [(ChangeKind.TEXT_CHANGED, NEUTRAL)]),
    ("01-001", channels(Channel.NOTICE_BOARD, Channel.WEBSITE), [(ChangeKind.TEXT_CHANGED, NEUTRAL)]),
    ("01-001", scope(audience=("被征地农户",)), [(ChangeKind.AUDIENCE_NARROWED, LOOSENS)]),
    ("01-001", scope(audience=("全社会", "被征地农户")), [(ChangeKind.TEXT_CHANGED, NEUTRAL)]),
    ("01-003", scope(audience=("全社会",)), [(ChangeKind.AUDIENCE_WIDENED, TIGHTENS)]),
    ("01-003", scope(audience=("被征地农户", "村集体")), [(ChangeKind.AUDIENCE_WIDENED, TIGHTENS)]),
    ("01-003", scope(audience=("村集体",)), [(ChangeKind.AUDIENCE_NARROWED, LOOSENS)]),
    ("01-001", scope(levels=(Level.COUNTY,)), [(ChangeKind.LEVEL_NARROWED, LOOSENS)]),
    ("01-003", scope(levels=(Level.VILLAGE,)), [(ChangeKind.LEVEL_NARROWED, LOOSENS)]),
    ("01-003", scope(levels=(Level.COUNTY, Level.VILLAGE)), [(ChangeKind.LEVEL_WIDENED, TIGHTENS)]),
    ("01-001", scope(methods=(Method.ON_REQUEST,)), [(ChangeKind.METHOD_NARROWED, LOOSENS)]),
    ("01-003", scope(methods=(Method.PROACTIVE,)), [(ChangeKind.METHOD_WIDENED, TIGHTENS)]),
    ("01-001", lambda _: {"subject": (Subject("县人民政府"),)}, [(ChangeKind.SUBJECT_CHANGED, NEUTRAL)]),
    ("01-001", lambda _: {"category": "征地组织实施"}, [(ChangeKind.MOVED, NEUTRAL)]),
    ("01-001", lambda _: {"title": "征地补偿的标准"}, [(ChangeKind.RENAMED, NEUTRAL)]),
    ("01-001", lambda _: {"updated": "2026-11-27"}, [(ChangeKind.TEXT_CHANGED, NEUTRAL)]),
    ("01-001", lambda _: {"updated": "2026-11-27", "title": "征地标准"}, [(ChangeKind.RENAMED, NEUTRAL)]),
    ("01-001", lambda _: {"basis": ()}, [(ChangeKind.BASIS_CHANGED, NEUTRAL)]),
    ("01-001", lambda _: {"content": ("片区综合地价",)}, [(ChangeKind.TEXT_CHANGED, NEUTRAL)]),
]


@pytest.mark.parametrize(("item_id", "fields", "expected"), TABLE)
def test_table(
    item_id: str, fields: Callable[[Item], dict[str, Any]], expected: list[tuple[ChangeKind, Effect]]
) -> None:
    found = notes(change(base(), item_id, **fields(item(item_id))))
    assert [(note.kind, note.effect) for note in found] == expected, [note.sentence for note in found]


SOCIAL = Own("官方微信公众号", Channel.SOCIAL)
TOWN = Own("镇街", Level.TOWNSHIP)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((SOCIAL,), (Channel.SOCIAL,), [ChangeKind.TEXT_CHANGED]),
        ((SOCIAL,), (Own("县融媒体中心", Channel.SOCIAL),), [ChangeKind.TEXT_CHANGED]),
        ((SOCIAL, Channel.SOCIAL), (SOCIAL,), [ChangeKind.CHANNEL_REMOVED]),
        ((SOCIAL,), (Channel.WEBSITE,), [ChangeKind.CHANNEL_REMOVED, ChangeKind.CHANNEL_ADDED]),
    ],
)
def test_own_names_of_channels_are_judged_by_what_they_stand_for(
    old: tuple[Channel], new: tuple[Channel], expected: list[ChangeKind]
) -> None:
    before, after = (change(base(), "01-001", channel=tuple(map(ChannelUse, one))) for one in (old, new))
    assert [note.kind for note in notes(after, before)] == expected


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ((Level.TOWNSHIP,), (TOWN,), ChangeKind.TEXT_CHANGED),
        ((Level.COUNTY, TOWN), (Level.COUNTY,), ChangeKind.LEVEL_NARROWED),
        ((TOWN,), (TOWN, Level.COUNTY), ChangeKind.LEVEL_WIDENED),
        ((TOWN,), (Level.COUNTY,), ChangeKind.LEVEL_WIDENED),
        ((TOWN,), (), ChangeKind.LEVEL_NARROWED),
    ],
)
def test_own_words_for_levels_are_judged_by_their_tier(old: tuple[Level], new: tuple[Level], kind: ChangeKind) -> None:
    before, after = (change(base(), "01-001", **scope(levels=one)(item())) for one in (old, new))
    (note,) = notes(after, before)
    assert note.kind is kind


def test_what_loosens_stands_first() -> None:
    longer = (TimeLimitEntry(parse_time_limit("信息形成或者变更之日起3个月内")),)
    new = change(change(base(), "01-001", title="新名称"), "01-002", time_limit=longer, channel=())
    effects = [note.effect is LOOSENS for note in notes(new)]
    assert effects == sorted(effects, reverse=True)
    assert effects[0]


def test_a_body_with_a_new_name_is_told_once() -> None:
    old_name, name = "县自然资源局", "县资源局"
    body = replace(base().bodies[old_name], name=name)
    new = replace(base(), bodies={name if key == old_name else key: one for key, one in base().bodies.items()})
    new = replace(new, bodies={**new.bodies, name: body})
    new = change(new, "01-001", subject=(Subject(name),), published=())
    new = change(new, "01-003", subject=(Subject(name),))
    new = replace(new, domains=(replace(new.domains[0], authority=name), *new.domains[1:]))
    assert [note.sentence for note in notes(new) if note.field != "published"] == [
        f"机构“{old_name}”改名为“{name}”，2 个事项跟着改"
    ]


def test_a_category_with_a_new_name_is_told_once() -> None:
    domain = base().domains[0]
    categories = (replace(domain.categories[0], name="征地政策"), *domain.categories[1:])
    items = tuple(replace(i, category="征地政策") if i.category == "征地管理政策" else i for i in domain.items)
    new = replace(base(), domains=(replace(domain, categories=categories, items=items), *base().domains[1:]))
    (note,) = notes(new)
    assert (note.kind, note.key) == (ChangeKind.RENAMED, "01-c1")


def withdrawn(**fields: Any) -> Catalogue:
    domain = base().domains[0]
    register = base().permalinks
    gone = Retired(id="01-001", title="征地补偿标准", on="2026-11-27", reason="上级不再要求", **fields)
    issued = {key: one for key, one in register.issued.items() if key != "01-001"}
    permalinks = replace(register, issued=issued, retired=(*register.retired, gone))
    return replace(
        base(), domains=(replace(domain, items=domain.items[1:]), *base().domains[1:]), permalinks=permalinks
    )


def test_a_withdrawn_item_is_told_once_with_its_reason_and_loosens() -> None:
    (note,) = notes(withdrawn())
    assert (note.kind, note.effect, note.title) == (ChangeKind.WITHDRAWN, LOOSENS, "征地补偿标准")
    assert "上级不再要求" in note.sentence
    (note,) = notes(withdrawn(replaced_by=("01-002",)))
    assert note.kind is ChangeKind.MERGED


def test_an_item_that_is_gone_without_an_entry_is_told() -> None:
    new = replace(withdrawn(), permalinks=base().permalinks)
    (note,) = notes(new)
    assert (note.kind, note.effect) == (ChangeKind.LOST, LOOSENS)


def test_an_item_that_went_to_another_domain_moved() -> None:
    new = withdrawn(replaced_by=("02-009",))
    moved = replace(item(), id="02-009", category=new.domains[1].categories[0].name)
    second = replace(new.domains[1], items=(*new.domains[1].items, moved))
    new = replace(new, domains=(new.domains[0], second))
    (note,) = notes(new)
    assert (note.kind, note.effect, note.key) == (ChangeKind.MOVED, NEUTRAL, "02-009")
    assert "征地补偿" in note.sentence


def test_an_item_that_moved_is_still_judged() -> None:
    """A move to another domain must not hide that fewer may see it."""
    new = withdrawn(replaced_by=("02-009",))
    moved = replace(item(), id="02-009", scope=replace(item().scope, audience=("村民",)))
    second = replace(new.domains[1], items=(*new.domains[1].items, moved))
    found = notes(replace(new, domains=(new.domains[0], second)))
    assert ChangeKind.AUDIENCE_NARROWED in {note.kind for note in found}


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("20个工作日内", "7个工作日内", [("-", "20"), ("+", "7"), ("", "个工作日内")]),
        ("信息形成之日起公开", "信息形成或者变更之日起公开", [("", "信息形成"), ("+", "或者变更"), ("", "之日起公开")]),
        (
            "县国土局负责公开",
            "县自然资源局负责公开",
            [("", "县"), ("-", "国土"), ("+", "自然资源"), ("", "局负责公开")],
        ),
        ("完全不同", "另外一句", [("-", "完全不同"), ("+", "另外一句")]),
        ("", "新的", [("+", "新的")]),
    ],
)
def test_old_and_new_wording_in_one(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.sign, piece.text) for piece in inline_diff(old, new)] == pieces


def test_of_a_list_only_what_differs() -> None:
    pieces = list_diff(["甲乙丙丁", "补偿标准", "戊"], ["甲乙丙丁", "补偿的标准", "戊", "己"])
    assert [(piece.sign, piece.text) for piece in pieces] == [
        ("", "补偿"),
        ("+", "的"),
        ("", "标准"),
        ("", "；"),
        ("+", "己"),
    ]


def _own(name: str, channel: Channel = Channel.SOCIAL, note: str = "") -> ChannelUse:
    return ChannelUse(Own(name, channel), note)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ((_own("县府微信"),), (_own("官方微信公众号"),), "公开渠道“县府微信”改称“官方微信公众号”（都是两微一端）"),
        ((ChannelUse(Channel.SOCIAL),), (_own("县府微信"),), "公开渠道“两微一端”改称“县府微信”"),
        ((_own("县府微信"),), (_own("县府微信", note="每周"),), "公开渠道“县府微信”的说明写上了“每周”"),
        (
            (ChannelUse(Channel.SOCIAL, "甲"),),
            (ChannelUse(Channel.SOCIAL, "乙"),),
            "公开渠道“两微一端”的说明从“甲”改为“乙”",
        ),
        (
            (ChannelUse(Channel.SOCIAL), ChannelUse(Channel.WEBSITE)),
            (ChannelUse(Channel.WEBSITE), ChannelUse(Channel.SOCIAL)),
            "公开渠道的先后改了",
        ),
    ],
)
def test_what_became_of_a_channel_that_stayed_is_said(
    old: tuple[ChannelUse, ...], new: tuple[ChannelUse, ...], words: str
) -> None:
    (note,) = notes(change(base(), "01-001", channel=new), change(base(), "01-001", channel=old))
    assert note.sentence == words


def test_what_became_of_a_body_that_stayed_is_said() -> None:
    (subject,) = item().subject
    (note,) = notes(change(base(), "01-001", subject=(replace(subject, note="牵头", section="征地股"),)))
    assert note.sentence == f"责任主体“{subject.body}”的责任科室写上了“征地股”，说明写上了“牵头”"
