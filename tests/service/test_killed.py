"""kill -9 while many send: whatever was acknowledged is there, whole, and opened by its code."""

from pathlib import Path

import pytest

from benchmarks.service import THREADS, measure_kills

ROUNDS = 3


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_nothing_acknowledged_is_lost(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue("new_postgres") if kind == "postgres" else str(tmp_path / "data.sqlite3")
    lost = measure_kills(data, tmp_path, ROUNDS, 25)
    assert lost.acknowledged >= 25 * ROUNDS
    assert (lost.missing, lost.changed) == ([], [])
    assert 0 <= lost.extra <= ROUNDS * THREADS  # kept, and the answer was under way
