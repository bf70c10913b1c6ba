"""A mutant whose place has moved changes nothing, and would count as one that no test notices."""

from pathlib import Path

import pytest

from tools.mutant_table import AREAS

ROOT = Path(__file__).parent.parent
MUTANTS = [(area.name, *mutant) for area in AREAS for mutant in area.mutants]


@pytest.mark.parametrize(("area", "file", "old", "new"), MUTANTS)
def test_what_a_mutant_replaces_stands_there(area: str, file: str, old: str, new: str) -> None:
    assert old in (ROOT / file).read_text("utf-8")
    assert old != new
