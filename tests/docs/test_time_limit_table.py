"""The wordings that the editors' guide recommends are understood; those it warns of are reported."""

import pytest

from generator.check.rules import time_limits
from generator.model.item import TimeLimitEntry
from generator.model.timelimit import Kind
from generator.read.timelimit.text import parse_time_limit
from tests.docs.support import table_after
from tools.docs import ROOT

GUIDE = ROOT / "docs/editors/index.md"
GOOD = [row[0] for row in table_after(GUIDE, "table: good")] + [
    row[2] for row in table_after(GUIDE, "table: bad") if "原样" not in row[2]
]
BAD = [row[0] for row in table_after(GUIDE, "table: bad")]


@pytest.mark.parametrize("wording", GOOD)
def test_recommended_wording_is_understood_without_doubt(wording: str) -> None:
    limit = parse_time_limit(wording)
    assert limit.clauses and limit.warnings == ()
    assert all(clause.kind is not Kind.UNPARSED for clause in limit.clauses)


@pytest.mark.parametrize("wording", BAD)
def test_wording_warned_of_is_reported(wording: str) -> None:
    found = list(time_limits._check_entry(TimeLimitEntry(parse_time_limit(wording))))
    assert [problem.code for problem in found]
