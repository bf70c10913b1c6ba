"""A clock that cannot be right is told as the clock; the catalogue is never blamed for it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator import clock
from generator.clock import build_day
from generator.model.errors import SetupError

BAD = [
    "abc",
    "-5",
    "0",
    "1",
    "1.5",
    "1795478400.0",
    "1e9",
    "1795478400000",
    "1795478400000000",
    "99999999999999999999",
    "999999999999",
    "１７９５４７８４００",
    "0x10",
    "2026-11-24",
    "1795478400s",
    "+1795478400",
    "253402300800",
    "1_795_478_400",
]


@pytest.mark.parametrize("text", BAD)
def test_a_bad_variable_is_named(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(SetupError, match="SOURCE_DATE_EPOCH"):
        build_day()


@pytest.mark.parametrize("text", ["1795478400", " 1795478400 ", "1795500000"])
def test_a_good_variable_is_the_day(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert build_day() == date(2026, 11, 24)


@pytest.mark.parametrize(("text", "day"), [("1795535999", 24), ("1795536000", 25)])
def test_the_day_is_that_of_china(text: str, day: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At four in the afternoon of UTC the day begins there: what an editor notes then lies in no future."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert build_day() == date(2026, 11, day)


@pytest.mark.parametrize("text", ["", " "])
def test_a_blank_variable_is_none(
    text: str, monkeypatch: pytest.MonkeyPatch, gongkai: Any, small_catalog: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert small_catalog.is_dir()
    run = gongkai("build", "--quiet")
    assert run.code == 0, run.err


class _Clock(datetime):
    shown = datetime(1970, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return cls.shown


@pytest.mark.parametrize("year", [1970, 1999, 2015, 2025, 2075, 2106, 9999])
@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("build",),
        ("poster", "01", "-o", "a.pdf"),
        ("book", "-o", "a.pdf"),
        ("retire", "01-001", "--reason", "试"),
        ("new", "item", "01"),
        ("doctor",),
        ("links", "verify", "--history"),
    ],
)
def test_every_command_says_that_it_is_the_clock(
    year: int,
    command: tuple[str, ...],
    gongkai: Callable[..., Any],
    small_catalog: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(clock, "datetime", _Clock)
    monkeypatch.setattr(_Clock, "shown", datetime(year, 1, 2, tzinfo=UTC))
    before = (small_catalog / "permalinks.yml").read_bytes()
    run = gongkai(*command)
    assert run.code == 3, run.out + run.err
    assert "时钟" in run.err
    assert "GK" not in run.out + run.err
    assert (small_catalog / "permalinks.yml").read_bytes() == before


def test_a_clock_behind_the_catalogue_is_told_once(
    gongkai: Callable[..., Any], small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not absurd in itself, yet before nearly everything that has happened."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run = gongkai("check")
    assert run.code == 1
    assert run.out.count("错误 GK499") == 1
    assert "GK462" not in run.out
    assert "GK494" not in run.out


def test_the_hosts_own_command_says_it_too(small_catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs.config import load_config
    from mkdocs.exceptions import PluginError

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    root = Path(__file__).parent.parent
    config = load_config(str(root / "mkdocs.yml"), plugins=[{"gongkai": {"catalog": str(small_catalog)}}])
    with pytest.raises(PluginError, match="SOURCE_DATE_EPOCH"):
        config.plugins["gongkai"].on_config(config)
