"""Hostile input, a thousand cases each run: `python -m tests.fuzz --count 10000` tries ten times as many."""

import subprocess
import sys
from pathlib import Path

from tests.fuzz.damage import Edit, apply_edits
from tests.fuzz.judge import judge_markup

ROOT = Path(__file__).resolve().parents[2]


def test_a_thousand_hostile_inputs_break_no_promise() -> None:
    """In a process of its own: the guard listens to all that a process does."""
    command = [sys.executable, "-B", "-m", "tests.fuzz", "--count", "1000"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=900, check=False)
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
    assert " 0 broken promises" in done.stdout


def test_the_guard_notices_what_it_is_for(tmp_path: Path) -> None:
    """A guard that notices nothing would let everything pass; asked in a process of its own, since it never lets go."""
    script = f"""
import os, socket, subprocess, sys
from pathlib import Path
from tests.fuzz.guard import Watch, run_watched
root = Path({str(tmp_path)!r})
watch = Watch(root / "inside")
(root / "inside").mkdir()
def connect():
    with socket.socket() as one:
        one.settimeout(0.1)
        one.connect(("127.0.0.1", 9))
works = {{
    "fine": lambda: (root / "inside" / "x").write_text("x"),
    "write": lambda: (root / "x").write_text("x"),
    "low": lambda: os.close(os.open(root / "y", os.O_CREAT | os.O_WRONLY)),
    "link": lambda: os.symlink("x", root / "link"),
    "rename": lambda: os.rename(root / "inside" / "x", root / "z"),
    "program": lambda: subprocess.run(["true"]),
    "raise": lambda: 1 // 0,
    "memory": lambda: b"x" * 400_000_000,
    "connect": connect,
}}
for name in sys.argv[1:]:
    print(name, run_watched(watch, works[name]).fault or "-")
"""
    names = ["fine", "write", "low", "link", "rename", "program", "raise", "memory", "connect"]
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, *names], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120
    )
    said = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert said.keys() == set(names), done.stderr
    assert said.pop("fine") == "-"
    assert "-" not in said.values(), said
    assert said["raise"].startswith("ZeroDivisionError")
    assert said["memory"] == "memory"


def test_the_judge_of_markup_notices_what_runs() -> None:
    right = '<html><body><script src="../assets/x.js"></script><a href="../x/">甲</a></body></html>'
    judge_markup(right, r"\.\./assets/\w+\.js")
    wrong = (
        right.replace("../assets", "//evil/assets"),
        right.replace("甲", "<script>x</script>"),
        right.replace("甲", '<b onclick="x">甲</b>'),
        right.replace("../x/", "java\tscript:x").replace("\t", ""),
        right.replace("甲", "<iframe></iframe>"),
        right.replace("甲", '<b style="x">甲</b>'),
    )
    for page in wrong:
        try:
            judge_markup(page, r"\.\./assets/\w+\.js")
        except AssertionError:
            continue
        raise AssertionError(page)


def test_every_kind_of_edit_changes_something() -> None:
    data = b"a: 1\nb: 2\nc: 3\n"
    for kind in ("insert", "replace", "delete", "flip", "repeat", "line", "swap", "value", "gentle", "cut"):
        assert apply_edits(data, [Edit(kind, 0.4, 0.9, "x", 2)]) != data, kind
