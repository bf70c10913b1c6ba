"""Any edit, built out of what the last build left, gives the bytes of a cold build."""

import random
from pathlib import Path

from benchmarks.edits import run
from benchmarks.edits_office import rich_catalogue
from benchmarks.mutations import CHANGES, find_spots, put

EDITS = 25


def test_incremental_sites_are_the_cold_ones(tmp_path: Path) -> None:
    office, wrong = run(rich_catalogue(), tmp_path, EDITS, 20261128, lambda _line: None)
    assert wrong == []
    assert office.kept > office.made, "nothing was kept, so nothing was shown"


def test_what_is_put_somewhere_is_found_there() -> None:
    catalogue = rich_catalogue()
    spots = [spot for spot in find_spots(catalogue) if type(spot[1]) is str]
    path, _ = random.Random(1).choice(spots)
    changed = put(catalogue, path, "另一句话")
    assert dict(find_spots(changed))[path] == "另一句话"
    assert len({change.__name__ for change in CHANGES}) >= 7
