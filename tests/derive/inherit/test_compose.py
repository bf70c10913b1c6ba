"""The laws of laying one catalogue over another, on overlays made at random of what an overlay may say."""

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.derive.diff.compare import row_of
from generator.derive.inherit.compose import Composed, as_standard, compose
from generator.derive.inherit.fields import value_at
from generator.model.catalogue import Catalogue
from generator.model.item import ChannelUse, Item, TimeLimitEntry
from generator.model.office import Office
from generator.model.overlay import DomainOverlay, EntryOverlay, Given, ListEdit, Overlay
from generator.model.plain import is_same_plain, to_plain, value_to_plain
from generator.model.terms import Channel, Effect, Level, Method, Tier
from generator.read.timelimit.text import parse_time_limit
from tests.catalogues import base_catalogue

LINES = ("片区综合地价", "青苗补偿标准", "批准机关和批准文号", "甲", "乙", "丙")
CHANNELS = (Channel.WEBSITE, Channel.GAZETTE, Channel.SOCIAL, Channel.NOTICE_BOARD)


def limit(text: str) -> tuple[TimeLimitEntry, ...]:
    return (TimeLimitEntry(parse_time_limit(text)),)


def edits(values: Any, name: Any = lambda value: value) -> Any:
    some = st.lists(values, max_size=3, unique=True).map(tuple)
    return st.builds(
        lambda add, remove: ListEdit(add, tuple(map(name, remove)), (ITEM.place,) * len(remove)), some, some
    )


@cache
def standard() -> Catalogue:
    office = replace(base_catalogue().office, short_name="国家标准", tier=Tier.NATIONAL)
    return as_standard(replace(base_catalogue(), office=office))


ITEM = base_catalogue().items[0]
IDS = tuple(item.id for item in base_catalogue().items)
USES = st.sampled_from(CHANNELS).map(ChannelUse)
FIELDS: dict[tuple[str, ...], Any] = {
    ("title",): st.sampled_from(("甲事项", "乙事项")),
    ("summary",): st.sampled_from(("说明甲", "说明乙")),
    ("time_limit",): st.sampled_from((5, 10, 20, 30)).map(lambda n: limit(f"信息形成或者变更之日起{n}个工作日内")),
    ("content",): edits(st.sampled_from(LINES)) | st.lists(st.sampled_from(LINES), min_size=1, unique=True).map(tuple),
    ("channel",): edits(USES, lambda use: use.channel.value) | st.lists(USES, min_size=1, unique=True).map(tuple),
    ("scope", "audience"): st.sampled_from((("全社会",), ("被征地农户",))),
    ("scope", "method"): st.sampled_from(((Method.PROACTIVE,), (Method.ON_REQUEST,))),
    ("scope", "level"): st.sampled_from(((Level.COUNTY,), (Level.COUNTY, Level.TOWNSHIP))),
    ("keywords",): edits(st.sampled_from(("占地", "丁", "戊"))),
}


@st.composite
def entries(draw: st.DrawFn, item_id: str) -> EntryOverlay:
    paths = draw(st.lists(st.sampled_from(tuple(FIELDS)), max_size=4, unique=True))
    said = tuple(Given(path, draw(FIELDS[path])) for path in paths)
    return EntryOverlay(item_id, said, place=ITEM.place)


@st.composite
def overlays(draw: st.DrawFn) -> Overlay:
    ids = draw(st.lists(st.sampled_from(IDS), max_size=3, unique=True))
    made: dict[str, list[EntryOverlay]] = {}
    for item_id in ids:
        made.setdefault(item_id[:2], []).append(draw(entries(item_id)))
    return Overlay(
        tuple(DomainOverlay(code, EntryOverlay(code), items=tuple(items)) for code, items in sorted(made.items()))
    )


def lay(below: Catalogue, overlay: Overlay, name: str, tier: Tier = Tier.COUNTY) -> Composed:
    office = Office(f"{name}人民政府", name, f"{name}目录", extends="../x", tier=tier)
    own = Catalogue(office, (), {}, {})
    return compose(below, own, overlay, lambda *path: path[-1])


def said(catalogue: Catalogue) -> list[dict[str, Any]]:
    """What the domains say, without where it stands and where it comes from."""
    return [to_plain(domain) | {"items": [to_plain(item) for item in domain.items]} for domain in catalogue.domains]


def join(first: Overlay, second: Overlay) -> Overlay:
    """Two overlays as one, worked out from what each says alone: the oracle of associativity."""
    ones, others = ({e.key: e for d in overlay.domains for e in d.items} for overlay in (first, second))
    made: dict[str, list[EntryOverlay]] = {}
    for key in sorted({*ones, *others}):
        given = {g.path: g for g in (ones[key].given if key in ones else ())}
        for later in others[key].given if key in others else ():
            given[later.path] = join_values(given.get(later.path), later)
        made.setdefault(key[:2], []).append(EntryOverlay(key, tuple(given.values()), place=ITEM.place))
    return Overlay(tuple(DomainOverlay(code, EntryOverlay(code), items=tuple(e)) for code, e in sorted(made.items())))


def join_values(first: Given | None, second: Given) -> Given:
    if first is None or not isinstance(second.value, ListEdit):
        return second
    edit = second.value
    called = (lambda use: use.channel.value) if second.path == ("channel",) else str
    before = first.value.add if isinstance(first.value, ListEdit) else first.value
    kept = tuple(part for part in before if called(part) not in edit.remove)
    added = (*kept, *(part for part in edit.add if part not in kept))
    if not isinstance(first.value, ListEdit):
        return Given(second.path, added)
    removed = tuple(dict.fromkeys((*first.value.remove, *edit.remove)))
    return Given(second.path, ListEdit(added, removed, (ITEM.place,) * len(removed)))


def test_an_overlay_that_says_nothing_is_the_standard() -> None:
    made = lay(standard(), Overlay(), "东县")
    assert not made.problems
    assert made.catalogue.domains == standard().domains
    assert (made.catalogue.laws, made.catalogue.bodies) == (standard().laws, standard().bodies)
    assert made.catalogue.words == standard().words
    assert not made.catalogue.permalinks.known, "ids are an office's own"


@given(overlays(), overlays())
def test_laying_is_associative_along_the_chain(first: Overlay, second: Overlay) -> None:
    by_and_by = lay(lay(standard(), first, "示例省", Tier.PROVINCE).catalogue, second, "东县")
    at_once = lay(standard(), join(first, second), "东县")
    assert said(by_and_by.catalogue) == said(at_once.catalogue)


@given(overlays(), overlays())
def test_each_field_comes_from_the_last_layer_that_changed_it(first: Overlay, second: Overlay) -> None:
    province = lay(standard(), first, "示例省", Tier.PROVINCE).catalogue
    county = lay(province, second, "东县").catalogue
    for below, middle, item in zip(standard().items, province.items, county.items, strict=True):
        for path in FIELDS:
            expected = "国家标准"
            expected = "示例省" if not same(below, middle, path) else expected
            expected = "东县" if not same(middle, item, path) else expected
            assert item.heritage is not None
            assert item.heritage.layer_of(*path).called == expected, (item.id, path)


@given(overlays())
def test_a_value_taken_out_of_the_overlay_falls_back(overlay: Overlay) -> None:
    for domain in overlay.domains:
        for entry in domain.items:
            for given_ in entry.given:
                less = replace(entry, given=tuple(one for one in entry.given if one is not given_))
                rest = replace(domain, items=tuple(less if one is entry else one for one in domain.items))
                made = lay(standard(), Overlay((rest,)), "东县").catalogue
                found, below = made.find_item(entry.key), standard().find_item(entry.key)
                assert found is not None and below is not None
                assert same(found, below, given_.path)


@given(overlays())
def test_what_no_overlay_speaks_of_is_the_very_record_of_the_standard(overlay: Overlay) -> None:
    spoken = {entry.key for domain in overlay.domains for entry in domain.items}
    made = lay(standard(), overlay, "东县").catalogue
    for below, item in zip(standard().items, made.items, strict=True):
        assert (item is below) or item.id in spoken


def same(one: Item, other: Item, path: tuple[str, ...]) -> bool:
    row, value = value_at(one, path)
    return is_same_plain(value_to_plain(row, value), value_to_plain(row, value_at(other, path)[1]))


def one_change(path: tuple[str, ...], value: Any) -> tuple[Effect, str]:
    entry = EntryOverlay(ITEM.id, (Given(path, value),), place=ITEM.place)
    overlay = Overlay((DomainOverlay("01", EntryOverlay("01"), items=(entry,)),))
    item = lay(standard(), overlay, "东县").catalogue.find_item(ITEM.id)
    assert item is not None and item.heritage is not None
    (touch,) = item.heritage.touches
    return touch.effect, touch.sentence


def test_a_shorter_limit_is_told_as_one_and_a_longer_one_too() -> None:
    ten, sixty = (limit(f"信息形成或者变更之日起{n}个工作日内") for n in (10, 60))
    assert one_change(("time_limit",), ten) == (Effect.TIGHTENS, "公开时限从20个工作日缩短为10个工作日")
    assert one_change(("time_limit",), sixty) == (Effect.LOOSENS, "公开时限从20个工作日延长到60个工作日")


def test_workdays_and_calendar_days_are_compared() -> None:
    """Twenty calendar days are fewer than twenty working days."""
    assert one_change(("time_limit",), limit("信息形成或者变更之日起20日内"))[0] is Effect.TIGHTENS


def test_a_line_said_more_precisely_is_not_gone() -> None:
    precise = tuple(f"{line}（含附图）" for line in ITEM.content)
    assert one_change(("content",), precise)[0] is Effect.TIGHTENS
    assert one_change(("content",), ListEdit((), (ITEM.content[0],), (ITEM.place,)))[0] is Effect.LOOSENS


def test_every_field_of_an_item_can_be_overlaid() -> None:
    """The one table of fields drives it: nothing has to be named here again."""
    for field in ("remark", "duration", "cycle", "how_to_apply", "privacy"):
        assert row_of(Item, field).attribute
        assert one_change((field,), "本县另有说明")[0] is Effect.NEUTRAL
