"""What an editor says of a wrong value stands in the schema, in Chinese, beside what it is said of."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.model.day import parse_day
from generator.model.kinds import KINDS
from generator.read.schema.faults import pattern_test

SCHEMAS = Path(__file__).parents[3] / "schema"


def parts(kind: str) -> Iterator[tuple[str, Any]]:
    waiting: list[tuple[str, Any]] = [("", json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8")))]
    while waiting:
        where, node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("title"), str):
                yield where, node
            waiting.extend((f"{where}/{key}", value) for key, value in node.items())


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_speaks_of_every_form_in_chinese(kind: str) -> None:
    for where, part in parts(kind):
        if part.keys() & {"pattern", "format"}:
            said = part.get("patternErrorMessage", "")
            assert said.startswith(f"{part['title']}写法不对。"), where
            assert re.search(r"例如|写成|以 https|两位数字|彩色", said), f"{where} shows nobody what is right"
            assert not re.search(r"[\\^$]", said), where
        if "enum" in part:
            assert part.get("errorMessage") == f"{part['title']}只能写：{'、'.join(part['enum'])}。", where
        elif part.get("type") in ("string", "boolean") and "/propertyNames" not in where:
            assert part.get("errorMessage", "").startswith(part["title"]), where


def test_a_day_that_is_none_is_red_in_an_editor_too() -> None:
    """An editor takes `format: date` for a form; the pattern knows the months and the leap years."""
    patterns = {part["pattern"] for kind in KINDS for _, part in parts(kind) if part.get("format") == "date"}
    (pattern,) = patterns
    accepts = pattern_test(pattern)
    years = ("1900", "1949", "2000", "2023", "2024", "2026", "2100", "2400")
    days = [f"{year}-{month:02}-{day:02}" for year in years for month in range(14) for day in range(33)]
    assert [day for day in days if accepts(day) != (parse_day(day) is not None)] == []
    assert not any(map(accepts, ("2026-5-06", "2026-05-06\n", "2026/05/06", "26-05-06", "")))
