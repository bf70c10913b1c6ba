"""The program is what its files and its libraries are."""

import sys
from pathlib import Path

import pytest

from generator.read.program import program_digest
from generator.resources import SCHEMA_DIR

digest_of = program_digest.__wrapped__


def test_the_same_files_give_the_same_digest() -> None:
    assert digest_of(SCHEMA_DIR) == program_digest(SCHEMA_DIR)


def test_a_file_more_or_less_or_other_gives_another(tmp_path: Path) -> None:
    seen = {digest_of(), digest_of(tmp_path)}
    (tmp_path / "a.html").write_text("甲", "utf-8")
    seen.add(digest_of(tmp_path))
    (tmp_path / "a.html").write_text("乙", "utf-8")
    seen.add(digest_of(tmp_path))
    (tmp_path / "a.html").rename(tmp_path / "b.html")
    seen.add(digest_of(tmp_path))
    assert len(seen) == 4, "an empty folder beside changes nothing"


def test_what_python_keeps_of_a_file_does_not_count(tmp_path: Path) -> None:
    before = digest_of(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert digest_of(tmp_path) == before


def test_another_library_gives_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_of()
    (tmp_path / "jinja2-99.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert digest_of() != before
