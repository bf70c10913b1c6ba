"""A mutant whose place has moved changes nothing, and would count as one that no test notices."""

from pathlib import Path

import pytest

from tools.mutant_table import AREAS

ROOT = Path(__file__).parent.parent
MUTANTS = [(area.name, *mutant, area.why) for area in AREAS for mutant in area.mutants]


@pytest.mark.parametrize(("area", "file", "old", "new", "why", "in_general"), MUTANTS)
def test_what_a_mutant_replaces_stands_there(
    area: str, file: str, old: str, new: str, why: str, in_general: str
) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert old in text
    compile(text.replace(old, new, 1), file, "exec")  # a mutant that is no Python is killed by nobody's merit
    assert old != new
    assert why or in_general, area
