"""What lies where a site's file should be and is none: told or passed over, never opened and waited for."""

import os
from pathlib import Path

import pytest

from generator.pipeline.gate import find_in_file
from generator.read.made.site import BUILT, SiteFolder, read_addresses


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "01" / "001").mkdir(parents=True)
    (tmp_path / "01" / "001" / "index.html").write_bytes(b"")
    (tmp_path / BUILT).write_bytes(b"{}")
    return tmp_path


def test_pipe_for_the_list_hides_no_id_and_holds_nobody(site: Path) -> None:
    os.mkfifo(site / "catalogue.json")
    assert "01-001" in read_addresses(site)


def test_pipe_for_a_page_is_answered(site: Path) -> None:
    os.mkfifo(site / "feed.xml")
    answer = SiteFolder(site).fetch("feed.xml")
    assert answer.status == 0
    assert "不是普通文件" in answer.reason


def test_pipe_given_to_the_gate_is_told(site: Path) -> None:
    os.mkfifo(site / "a.txt")
    (problem,) = find_in_file(site / "a.txt")
    assert problem.code == "GK104"
