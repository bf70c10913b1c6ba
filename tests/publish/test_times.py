"""Bytes that change show it in the time of change; equal bytes keep theirs (design, decision 11)."""

import os
import time
from pathlib import Path

from tests.publish.sites import pages, release


def mtime(path: Path) -> int:
    return path.stat().st_mtime_ns


def test_equal_files_keep_their_time_and_changed_ones_differ_by_a_second(tmp_path: Path) -> None:
    site = tmp_path / "site"
    release(site, pages("old"))
    os.utime(site / "01" / "index.html", ns=(123456789_000000001,) * 2)
    before = mtime(site / "index.html")
    release(site, pages("new"))
    assert mtime(site / "01" / "index.html") == 123456789_000000001
    assert mtime(site / "index.html") // 10**9 > before // 10**9
    release(site, pages("new"))
    assert mtime(site / "01" / "index.html") == 123456789_000000001


def test_no_time_comes_twice_for_the_same_name_however_fast_releases_follow(tmp_path: Path) -> None:
    site, seen = tmp_path / "site", set[int]()
    for number in range(8):
        release(site, pages(f"w{number}"))
        seen.add(mtime(site / "index.html") // 10**9)
    assert len(seen) == 8


def test_time_goes_on_from_a_clock_that_ran_ahead(tmp_path: Path) -> None:
    site = tmp_path / "site"
    release(site, pages("old"))
    ahead = int(time.time()) + 10**6
    os.utime(site / "index.html", (ahead, ahead))
    release(site, pages("new"))
    assert mtime(site / "index.html") == (ahead + 1) * 10**9
