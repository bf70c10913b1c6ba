"""Steps: done, taken back, done again, told from another text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.steps import History, StaleError, apply_step, make_step, replay

TEXT = st.lists(st.sampled_from([b"a\n", b"b\n", b"c", b"\xff\n", b"\r\n"])).map(b"".join)
FILES = st.dictionaries(st.sampled_from(["1.yml", "2.yml", "pages/a"]), TEXT)


@given(FILES, FILES)
def test_a_step_leads_there_and_its_reverse_back(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    changes = {name: after.get(name) for name in {*before, *after}}
    step = make_step("", before, changes)
    made = {**before, **apply_step(before, step)}
    assert {name: data for name, data in made.items() if data is not None} == after
    back = {**made, **apply_step({n: d for n, d in made.items() if d is not None}, step.reverse)}
    assert {name: data for name, data in back.items() if data is not None} == before


@given(st.lists(FILES, max_size=5))
def test_steps_in_a_row_are_replayed(states: list[dict[str, bytes]]) -> None:
    first, steps, now = (states or [{}])[0], [], (states or [{}])[0]
    for after in states[1:]:
        steps.append(make_step("", now, {name: after.get(name) for name in {*now, *after}}))
        now = after
    made = {**first, **replay(first, steps)}
    assert {name: data for name, data in made.items() if data is not None} == now


def test_a_step_is_never_applied_to_another_text() -> None:
    step = make_step("", {"1.yml": b"a\nb\n"}, {"1.yml": b"a\nc\n"})
    with pytest.raises(StaleError):
        apply_step({"1.yml": b"a\nb\nmore\n"}, step)


def test_a_step_holds_only_the_lines_that_differ() -> None:
    step = make_step("", {"1.yml": b"a\nb\nc\n"}, {"1.yml": b"a\nx\nc\n", "2.yml": None})
    (one,) = step.files
    assert (one.at, one.removed, one.added) == (1, (b"b\n",), (b"x\n",))


def test_what_is_new_ends_what_could_be_done_again() -> None:
    one, two = make_step("一", {}, {"a": b"1"}), make_step("二", {}, {"b": b"2"})
    history = History().did(one).undo()
    assert history.redo().done == (one,)
    assert history.did(two).undone == ()
