"""What the documentation tells people to type exists and gives what the documentation shows."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.main import main
from tests.docs.support import blocks_of, inline_code_of, markdown_files, name_of
from tools.docs import ROOT

FIRST_DOMAIN = "catalog/01-land-requisition.yml"
IN_TEXT = re.compile(r"(gongkai|make|mkdocs|python -m) \S")
SHELL_WORDS = {"cd", "cp", "curl", "git", "ln", "mv", "export", "ssh-keygen", "openssl", "sha256sum", "sh", "dask"}
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def commands_of(path: Path) -> list[list[str]]:
    """Every command of a file's shell blocks, and every whole gongkai, make or python command in its text."""
    lines = [line for block in blocks_of(path, "sh") for line in block.splitlines()]
    lines += [
        text for text in inline_code_of(path) if re.match(r"(gongkai|make|python -m) \S", text) and "…" not in text
    ]
    words = [shlex.split(line, comments=True) for line in lines]
    return [w for line in words if (w := [word for word in line if not re.match(r"[A-Z_]+=", word)])]


ALL = [pytest.param(c, id=f"{name_of(path)}: {' '.join(c)}") for path in markdown_files() for c in commands_of(path)]


@pytest.mark.parametrize("command", ALL)
def test_command_exists(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = command
    name = Path(program).name
    if name == "gongkai":
        assert main([*arguments, "--help"]) == 0
        assert "用法：" in capsys.readouterr().out
    elif name == "make":
        target = arguments[0]
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), f"no task {target}"
    elif name in ("python", "python3"):
        assert_module_runs(arguments)
    elif name == "pip":
        run_help("pip", arguments[0])
    elif name == "mkdocs":
        run_help("mkdocs", arguments[0])
    else:
        assert name in SHELL_WORDS, f"unknown command {program}"


def assert_module_runs(arguments: list[str]) -> None:
    assert arguments[0] == "-m"
    module = arguments[1]
    if module == "generator":
        assert main([*arguments[2:], "--help"]) == 0
    elif module == "pip":
        run_help("pip", arguments[2])
    elif module == "pytest":
        paths = [word for word in arguments[2:] if word.startswith("tests/")]
        assert paths
        assert all((ROOT / path).exists() for path in paths)
    else:  # run in full by tests of its own, or part of Python
        place = ROOT / Path(*module.split("."))
        assert place.with_suffix(".py").is_file() or (place / "__main__.py").is_file() or module == "venv"


def run_help(module: str, subcommand: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, subcommand, "--help"], capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("readme", READMES, ids=name_of)
def test_readme_names_the_two_commands_first(readme: Path) -> None:
    assert [line.split("#")[0].strip() for line in blocks_of(readme, "sh")[0].splitlines()] == [
        "make site",
        "make test",
    ]


@pytest.mark.parametrize("readme", READMES, ids=name_of)
def test_readme_shows_what_check_really_says(
    readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bad line of the README, put in the place it names, gives the message it shows."""
    text = readme.read_text("utf-8")
    assert f"`{FIRST_DOMAIN}`" in text
    bad_line = blocks_of(readme, "yaml")[0].rstrip("\n")
    shown = blocks_of(readme, "text")[0].strip()
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    file = tmp_path / FIRST_DOMAIN
    good = file.read_text("utf-8")
    bad, changed = re.subn(r"^    time_limit: .*$", bad_line, good, count=1, flags=re.MULTILINE)
    assert changed
    file.write_text(bad, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", FIRST_DOMAIN]) == 1, "other files have warnings of their own"
    printed = capsys.readouterr()
    assert (printed.out + printed.err).strip() == shown


@pytest.mark.parametrize("readme", READMES, ids=name_of)
def test_readme_counts_the_unchecked_bases_right(readme: Path) -> None:
    text = readme.read_text("utf-8")
    counted = sum(
        line.strip() == "checked: false"
        for file in (ROOT / "catalog").glob("[0-9]*.yml")
        for line in file.read_text("utf-8").splitlines()
    )
    assert "cat catalog/[0-9]*.yml | grep -c 'checked: false'" in text
    assert re.search(rf"\b{counted} (of the legal bases|条公开依据)", text), f"there are {counted} now"


@pytest.mark.parametrize("readme", READMES, ids=name_of)
def test_readme_counts_domains_and_items_right(readme: Path) -> None:
    files = sorted((ROOT / "catalog").glob("[0-9]*.yml"))
    items = sum(len(re.findall(r"^  - id: ", file.read_text("utf-8"), re.MULTILINE)) for file in files)
    assert re.search(rf"\b{len(files)} (domains|个领域)", readme.read_text("utf-8"))
    assert re.search(rf"\b{items} (items|个事项)", readme.read_text("utf-8")), f"there are {items} now"
