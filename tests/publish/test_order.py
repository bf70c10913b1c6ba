"""The order of system calls, as `benchmarks.publishing --strace` judges it."""

import shutil
from pathlib import Path

import pytest

from benchmarks.publishing_order import Call, find_faults, read_calls, trace_publish

PART = "releases/.000002-aaaaaaaaaaaa.part"
GOOD = [
    Call("write", f'3<{PART}/index.html>, "x"'),
    Call("syncfs", f"4<{PART}>"),
    Call("fsync", "4<releases>"),
    Call("rename", f'"{PART}", "releases/000002-aaaaaaaaaaaa"'),
    Call("fsync", "4<releases>"),
    Call("symlink", '"releases/000002-aaaaaaaaaaaa", ".current.new"'),
    Call("rename", '".current.new", "current"'),
    Call("fsync", "4<.>"),
    Call("unlink", '".gongkai-lock"'),
]


def test_the_promised_order_is_right() -> None:
    assert list(find_faults(GOOD)) == []


@pytest.mark.parametrize(
    ("at", "said"),
    [(1, "bytes"), (3, "got its name"), (4, "the name before"), (6, "link was not changed"), (7, "take the link")],
)
def test_a_call_that_is_missing_is_named(at: int, said: str) -> None:
    assert any(said in fault for fault in find_faults([*GOOD[:at], *GOOD[at + 1 :]]))


def test_calls_in_the_wrong_order_are_named() -> None:
    assert any("touched" in fault for fault in find_faults([Call("unlink", '"releases/000001-b/index.html"'), *GOOD]))
    assert any("bytes" in fault for fault in find_faults([GOOD[1], GOOD[0], *GOOD[2:]]))
    assert any("written after" in fault for fault in find_faults([*GOOD, GOOD[0]]))
    assert any("link changed before" in fault for fault in find_faults([*GOOD[5:7], *GOOD]))


def test_calls_that_failed_or_only_read_are_left_out() -> None:
    trace = (
        '12 mkdir("/p/www/releases", 0777) = -1 EEXIST (File exists)\n'
        '12 openat(AT_FDCWD</p>, "/p/www/a", O_RDONLY) = 4</p/www/a>\n'
        '12 rename("/p/www/.current.new", "/p/www/current") = 0\n'
        "12 fsync(4</p/www>)    = 0\n"
        "12 fsync(5</elsewhere>)    = 0\n"
    )
    assert read_calls(trace, "/p/www") == [Call("rename", '".current.new", "current"'), Call("fsync", "4<.>")]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_real_publish_keeps_the_order(tmp_path: Path) -> None:
    calls = trace_publish(tmp_path)
    assert len(calls) > len(GOOD)
    assert list(find_faults(calls)) == []
