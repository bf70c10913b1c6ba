"""What is said shows at most three places of a number: in messages, paths, offered mends, file names, in every form."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.personal import find_personal, hide_personal
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.personal.reading import find_runs, read_text
from generator.render.report import WRITERS
from tests.check.personal.grid import KINDS, SCRIPTS, cells, id_number, mobile, split
from tests.conftest import Run

NUMBERS = tuple(list(KINDS)[:5] + list(KINDS)[6:10])

NUMBER_CODES = {"GK501", "GK502", "GK503", "GK504"}


def longest_digits(text: str) -> int:
    """Most digits of any disguise that stand together or parted by separators only."""
    return max((len(run.places.replace("*", "")) for run in find_runs(read_text(text))), default=0)


@pytest.mark.parametrize("kind", NUMBERS)
def test_nothing_is_left_of_a_number_of_the_grid(kind: str) -> None:
    for cell in cells((kind,)):
        hidden = hide_personal(cell.text)
        assert hide_personal(hidden) == hidden, cell
        assert not NUMBER_CODES.intersection(found.code for found in find_personal(hidden)), cell


@given(st.integers(0, 2**32), st.sampled_from(SCRIPTS[:12]))
@settings(max_examples=120, deadline=None)
def test_three_places_are_left_of_a_number_in_any_writing(seed: int, script: str) -> None:
    rng = random.Random(seed)
    number = split(rng, id_number(rng))
    spelt = "".join(script[int(char)] if char.isdigit() else char for char in number)
    assert longest_digits(hide_personal("看" + spelt + "看")) <= 3


@given(st.text(alphabet="0123456789Xx*-. ,，一〇①１张三身份证号\n\t…", max_size=60))
@settings(max_examples=200, deadline=None)
def test_hiding_twice_is_hiding_once(text: str) -> None:
    hidden = hide_personal(text)
    assert hide_personal(hidden) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-06 08:30:00", "0471-1234567、0319-8162003", "国办发〔2019〕54号", "01-land.yml:112:13: 错误 GK203", "20260506", "第 1381 行第 2345 列",
        "3f2a9d8e7c1b4560123456789abcdef012345678", "", "12345", "共 138 个错误，0013 个警告",
    ],
)  # fmt: skip
def test_what_is_no_persons_stays(text: str) -> None:
    assert hide_personal(text) == text


def test_a_number_cut_short_is_hidden_too() -> None:
    assert hide_personal("“3599991990010…”") == "“359…”"
    assert hide_personal("1390000000") == "139…"
    assert hide_personal("359999 1990 01 等") == "359… 等"


@pytest.mark.parametrize("form", WRITERS)
def test_no_form_of_a_diagnostic_shows_a_number(form: str) -> None:
    rng = random.Random(5)
    number, dial = id_number(rng), mobile(rng)
    place = Place(f"catalog/{number}.yml", 3, 4, f"救助 › {number}领取情况 › {dial}")
    problem = Diagnostic(
        Code("GK203", "", ""), Severity.ERROR, place, f"“{number}”不对", f"你是不是想写“{dial}”？", number, (place,)
    )
    said = WRITERS[form]([problem])
    for text in (number, dial, number[:4], dial[:4]):
        assert text not in said


def test_paths_mends_and_schema_faults_of_a_check_show_no_number(
    small_catalog: Path, gongkai: Callable[..., Run]
) -> None:
    rng = random.Random(7)
    number, dial = id_number(rng), mobile(rng)
    file = small_catalog / "02-school.yml"
    text = file.read_text("utf-8")
    text = text.replace("title: 招生范围", f"title: {number}招生范围", 1).replace("stage: ", f"stage: {dial} ", 1)
    file.write_text(text.replace("- 招生片区", f"- 招生片区{number}", 1), "utf-8")
    (small_catalog / f"09-{number}.yml").write_text(f"domain: {number}\n", "utf-8")
    for form in WRITERS:
        run = gongkai("check", str(small_catalog), "--format", form)
        assert run.code == 1
        assert "359" in run.out
        assert longest_id(run.out + run.err, number, dial) <= 3
    json.loads(gongkai("check", str(small_catalog), "--format", "json").out)


def longest_id(said: str, *numbers: str) -> int:
    """Longest part of one of the numbers that stands in what was said.

    The fingerprint of a quality report is a sum, whose figures are no part of anything.
    """
    said = re.sub(r'"fingerprint": "[0-9a-f]+"', "", said)
    parts = (n[i : i + k] for n in numbers for k in range(4, len(n) + 1) for i in range(len(n) - k + 1))
    return max((len(part) for part in parts if part in said and part not in "2024-2026"), default=0)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{}"), ("check", "{}.yml"), ("build", "--catalog", "{}"), ("links", "verify", "--site", "{}"), ("links", "verify", "--url", "{}"), ("{}",),
        ("poster", "{}"), ("book", "-o", "{}"), ("new", "item", "{}"), ("retire", "{}", "--reason", "x"), ("init", "x", "--name", "{}"), ("check", "--{}"),
        ("links", "verify", "--history", "{}"), ("serve", "--addr", "{}"), ("poster", "--set", "{}"),
    ],
)  # fmt: skip
def test_no_command_repeats_a_number_it_was_given(arguments: tuple[str, ...], gongkai: Callable[..., Run]) -> None:
    rng = random.Random(11)
    number = id_number(rng)
    run = gongkai(*(argument.format(number) for argument in arguments))
    assert run.code != 0
    assert longest_id(run.out + run.err, number) <= 3
