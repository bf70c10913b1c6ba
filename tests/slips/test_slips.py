"""Slips of clerks, each with the line that is to be told first and what its mend says or never says: see README.md.

And what becomes of a file when a clerk does what the message says: nothing more is lost, and the message is gone.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.model.diagnostic import Diagnostic
from generator.model.snapshot import Snapshot
from generator.pipeline.checking import check_changed
from generator.read.snapshot import take_snapshot
from tests.sampling import some
from tests.slips.clerk import follow
from tests.slips.mutants import Mutant, mutants
from tests.tables import read_yaml

HERE = Path(__file__).parent
BASE = HERE.parent / "examples" / "base"
SLIPS: list[dict[str, Any]] = read_yaml((HERE / "slips.yml").read_text("utf-8"))
TODAY = date(2026, 11, 24)
FILE = "01-land.yml"


@cache
def base() -> Snapshot:
    more = {path.name: path.read_bytes() for path in (HERE / "more").iterdir()}
    return take_snapshot(BASE, ".").changed(more)


def source(name: str) -> str:
    return base().sources[name].decode()


def change(slip: dict[str, Any]) -> tuple[str, str, dict[str, bytes]]:
    """The file with the slip, its text, and all files that differ."""
    name = slip.get("file", FILE)
    text = source(name)
    for old, new in slip["change"]:
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times"
        text = text.replace(old, new)
    files = {name: text.encode(slip.get("encoding", "utf-8"))}
    if "cut" in slip:
        files[slip["also"]] = source(slip["also"]).partition(slip["cut"])[0].encode()
    return name, text, files


def check(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    return check_changed(base(), TODAY, files).problems


@cache
def told(index: int) -> tuple[Diagnostic, ...]:
    return check(change(SLIPS[index])[2])


@pytest.mark.parametrize("index", range(len(SLIPS)), ids=[slip["what"] for slip in SLIPS])
def test_the_first_message_is_at_the_slip_and_its_mend_is_right(index: int) -> None:
    slip = SLIPS[index]
    file, text, _ = change(slip)
    wanted = slip.get("line_of", slip.get("at"))
    line = text[: text.index(wanted)].count("\n") + 1
    problems = told(index)
    assert problems, "nothing was found"
    first = problems[0]
    shown = f"{first.place.file}:{first.place.line} {first.code} {first.message}\n  {first.fix}\n(+{len(problems) - 1})"
    assert (first.place.file, first.place.line) == (file, line), shown
    assert first.code == slip.get("code", first.code), shown
    assert slip.get("says", "") in first.message, shown
    assert slip.get("mend", "") in first.fix, shown
    assert not any(word in first.fix for word in slip.get("never", ())), shown


def said(text: str) -> Counter[str]:
    """What a text says, without its signs: its letters and figures."""
    return Counter(char for char in text if char.isalnum())


def judge_mend(file: str, text: str, problems: tuple[Diagnostic, ...], files: dict[str, bytes]) -> bool:
    """Does what the first message says; whether it was an instruction at all.

    Nothing of the file as it was before the slip may be lost besides what the slip lost, and the message is gone.
    """
    first = problems[0]
    mended = follow(text, first) if first.place.file == file else None
    if mended is None:
        return False
    shown = f"{first.place.line} {first.code} {first.message}\n  {first.fix}"
    original = said(source(file))
    lost = (original - said(mended)) - (original - said(text))
    if first.code == "GK203":  # a word in the place of another one
        lost -= said(first.message)
    assert not lost, f"{shown}\nlost {dict(lost)}"
    after = check({**files, file: mended.encode()})
    again = {(p.place.line, p.code, p.message) for p in after}
    assert (first.place.line, first.code, first.message) not in again, f"{shown}\nis still told"
    if first.code >= "GK2":  # of a file that can't be read only the first slip is told
        assert sum(p.is_error for p in after) <= sum(p.is_error for p in problems), f"{shown}\n→ {after[:3]}"
    return True


@pytest.mark.parametrize("index", range(len(SLIPS)), ids=[slip["what"] for slip in SLIPS])
def test_whoever_follows_a_mend_loses_nothing(index: int) -> None:
    file, text, files = change(SLIPS[index])
    if "encoding" not in SLIPS[index]:
        judge_mend(file, text, told(index), files)


STEP = 53
"""Every so many mutants of a file are tried; `GONGKAI_TESTS=all` tries all 3,000, in some five minutes."""


@pytest.mark.parametrize("file", [FILE, "bodies.yml", "laws.yml", "posters.yml", "calendar.yml", "office.yml"])
def test_whoever_follows_a_mend_of_any_slip_loses_nothing(file: str) -> None:
    followed = [mutant for mutant in some(list(mutants(source(file))), STEP) if is_followed(file, mutant)]
    assert followed


def is_followed(file: str, mutant: Mutant) -> bool:
    files = {file: mutant.text.encode()}
    problems = check(files)
    try:
        return bool(problems) and judge_mend(file, mutant.text, problems, files)
    except AssertionError as error:
        error.add_note(f"{file}:{mutant.line} {mutant.what}")
        raise
