"""Where an id leads today, through whatever became of those that replaced it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.register import MAX_FOLLOWED, Destination, Retired, find_fate, find_successors
from generator.model.terms import Fate


def retired(address_id: str, targets: tuple[str, ...]) -> Retired:
    return Retired(id=address_id, title=address_id, on="2026-11-24", reason="试", replaced_by=targets)


def fates(**entries: tuple[str, ...]) -> dict[str, Retired]:
    return {i: retired(i, targets) for i, targets in entries.items()}


def test_chain_of_merges_leads_to_what_is_live() -> None:
    assert find_successors(fates(a=("b",), b=("c",)), "a").live == ("c",)


def test_split_gives_every_part_once_in_order() -> None:
    found = find_successors(fates(a=("d", "b", "c"), b=("c", "e")), "a")
    assert (found.live, found.ends, found.circle) == (("d", "c", "e"), (), ())


def test_end_without_successor_is_told_beside_what_is_live() -> None:
    found = find_successors(fates(a=("b", "c"), b=()), "a")
    assert (found.live, found.ends) == (("c",), ("b",))


def test_withdrawn_id_itself_is_no_dead_end() -> None:
    found = find_successors(fates(a=()), "a")
    assert (found.live, found.ends, found.moved) == ((), (), ())


def test_circle_over_several_steps_is_found_and_does_not_hang() -> None:
    assert find_successors(fates(a=("b",), b=("c",), c=("a",)), "a").circle == ("a", "b", "c")
    assert find_successors(fates(a=("a",)), "a").circle == ("a",)


def test_office_that_took_over_is_reached_through_a_merge() -> None:
    entries = fates(a=("b",))
    entries["b"] = replace(retired("b", ()), moved_to=Destination("示例市"))
    found = find_successors(entries, "a")
    assert (found.moved, found.ends, found.live) == (("b",), (), ())


def test_hostile_chain_is_left_alone_after_some_hundred_steps() -> None:
    long = {str(n): retired(str(n), (str(n + 1),)) for n in range(50_000)}
    assert find_successors(long, "0").live == ()
    assert find_successors({k: v for k, v in long.items() if int(k) < MAX_FOLLOWED - 2}, "0").live == (
        str(MAX_FOLLOWED - 2),
    )


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghij"), max_size=3, unique=True)))
def test_what_is_live_is_never_retired_and_every_id_has_an_outcome(table: dict[str, list[str]]) -> None:
    entries = {i: retired(i, tuple(targets)) for i, targets in table.items()}
    for start in entries:
        found = find_successors(entries, start)
        assert not set(found.live) & entries.keys()
        assert all(not entries[end].replaced_by for end in found.ends)
        if entries[start].replaced_by:
            assert found.live or found.ends or found.circle


def test_fate_follows_from_what_replaces_an_id() -> None:
    assert [find_fate(targets, "") for targets in ((), ("a",), ("a", "b"))] == [Fate.WITHDRAWN, Fate.MERGED, Fate.SPLIT]
    assert find_fate((), "示例市") is Fate.MOVED
