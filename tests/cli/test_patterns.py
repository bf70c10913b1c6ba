"""Expressions that are kept are those that `re` makes; nothing of an office is kept, nothing depends on the file."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import patterns
from generator.cli.patterns import Patterns, kept_patterns, read_kept, write_kept

TEXTS = [
    ("a", 0), ("[一-龥]{2,}", 0), (r"(?P<day>\d+)日(?:内|前)(?P=day)", 0), ("(a)(b)?", re.IGNORECASE), (b"PK\x03", 0),
    (r"(?i)ſ|[^\W_]", re.ASCII), ("(?x) a b # c", 0), ("", re.DOTALL | re.MULTILINE),
]  # fmt: skip


def test_what_is_kept_is_what_re_makes(tmp_path: Path) -> None:
    store = Patterns({})
    for text, flags in TEXTS:
        own = re.compile(text, flags)
        assert store.compile(text, int(flags)) == own
        parsed = store.kept
        assert not parsed, "a test is no module that is being imported"
    module = tmp_path / "gk_expressions.py"
    module.write_text(
        "import re\n" + "\n".join(f"P{n} = COMPILE({text!r}, {int(flags)})" for n, (text, flags) in enumerate(TEXTS)),
        "utf-8",
    )
    scope = {"COMPILE": store.compile, "__name__": "gk_expressions"}
    exec(compile(module.read_text("utf-8"), str(module), "exec"), scope)
    assert len(store.kept) == store.fresh == len(TEXTS)
    path = tmp_path / "kept" / "file.bin"
    write_kept(path, store.kept)
    again = Patterns(read_kept(path))
    for text, flags in TEXTS:
        own, given = re.compile(text, flags), again.compile(text, int(flags))
        assert given == own
        assert (given.groups, dict(given.groupindex), given.flags) == (own.groups, dict(own.groupindex), own.flags)
    assert not again.fresh


@pytest.mark.parametrize("damage", [b"", b"x" * 400])
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "file.bin"
    write_kept(path, {("a", 0): (32, b"", 0, {}, (None,))})
    assert read_kept(path)
    path.write_bytes(path.read_bytes()[:40] + damage)
    assert read_kept(path) == {}
    assert read_kept(tmp_path / "none.bin") == {}


def test_re_is_as_before_afterwards() -> None:
    compiler = importlib.import_module("re._compiler")
    own = compiler.compile
    with kept_patterns():
        assert compiler.compile is not own
        assert re.compile("kept_patterns_test_[a-z]").fullmatch("kept_patterns_test_x")
    assert compiler.compile is own


@pytest.mark.parametrize("setting", [{}, {"PYTHONDONTWRITEBYTECODE": "1"}])
def test_a_command_keeps_them_where_python_keeps_modules(tmp_path: Path, setting: dict[str, str]) -> None:
    command = [sys.executable, "-m", "generator", "limit", "20个工作日内"]
    surroundings = {"PYTHONPATH": str(Path(patterns.__file__).parents[2]), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    done = [
        subprocess.run(command, env=surroundings | setting, capture_output=True, text=True, check=True, timeout=120)
        for _ in range(2)
    ]
    assert done[0].stdout == done[1].stdout
    assert bool(list(tmp_path.rglob("expressions*.bin"))) == (not setting)
