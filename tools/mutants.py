"""`python -m tools.mutants`: mutants of tables, patterns and guards; how many the tests kill.

mutmut (settings in pyproject.toml, `python -m mutmut run`) changes code in functions and leaves out module constants,
tables and patterns. These are changed here by hand (`tools.mutant_table`), one at a time, in copies of the repository.

`python -m tools.mutants AREA… [--workers N] [--only TEXT]`. Each mutant is judged in a fork of this process, which has
the libraries of others imported already and nothing of ours: the tests then start in a second.
"""

import argparse
import contextlib
import importlib
import io
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tools.mutant_kinds import Area, Mutant
from tools.mutant_table import AREAS

REPOSITORY = Path(__file__).parent.parent
WORKERS = 2
MOST_SECONDS = 300
"""A mutant that keeps the tests busy for longer is noticed."""

_OF_OTHERS = (
    "pytest", "hypothesis", "hypothesis.strategies", "yaml", "jsonschema_rs", "jinja2", "nh3", "markdown", "lxml.etree",
    "lxml.html", "segno", "pypinyin", "openpyxl", "xlsxwriter", "pypdf", "PIL.Image", "starlette.testclient",
    "cryptography.hazmat.primitives.serialization", "asyncssh", "pyftpdlib.servers", "click", "numpy", "xlrd", "rjsmin",
)  # fmt: skip
"""Libraries that tests import; those that are not there are left out."""


def copy_repository(folder: Path) -> Path:
    """What the tests need, in a folder of its own."""
    left_out = shutil.ignore_patterns("node_modules", "__pycache__", ".hypothesis")
    for part in ("generator", "tests", "catalog", "schema", "docs"):
        shutil.copytree(REPOSITORY / part, folder / part, ignore=left_out)
    for file in ("pyproject.toml", "mkdocs.yml", "README.md"):
        shutil.copy(REPOSITORY / file, folder / file)
    return folder


def is_killed(copy: Path, area: Area, mutant: Mutant) -> bool:
    """Whether a test fails with the mutant; the copy is whole again afterwards."""
    path = copy / mutant.file
    text = path.read_text("utf-8")
    if mutant.old not in text:
        raise SystemExit(f"{mutant.file}: {mutant.old} 已经不在了，改 tools/mutant_table.py")
    path.write_text(text.replace(mutant.old, mutant.new, 1), "utf-8")
    try:
        return any(_fails(copy, chosen) for chosen in (*_nearest(area, mutant.file), area.quick, area.tests))
    finally:
        path.write_text(text, "utf-8")


def _nearest(area: Area, file: str) -> Sequence[tuple[str, ...]]:
    """The tests that are asked first: those the area names, or those in the place that mirrors the module's own."""
    path = Path(file)
    own = area.nearest.get(file) or Path("tests", *path.parent.parts[1:], f"test_{path.name}").as_posix()
    return ((own,),) if (REPOSITORY / own).is_file() else ()


def _fails(copy: Path, chosen: Sequence[str]) -> bool:
    """Whether the tests fail in a process of their own, which has this one's imports."""
    said = copy / "said.txt"
    pid = os.fork()
    if pid == 0:
        code = 9
        try:
            os.setsid()
            code = _run(copy, chosen, said)
        except BaseException:
            said.write_text(traceback.format_exc(), "utf-8")
        finally:
            os._exit(code)
    ends = time.monotonic() + MOST_SECONDS
    while time.monotonic() < ends:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            if code not in (0, 1, 2) and code >= 0:
                raise SystemExit(f"{' '.join(chosen)}：{said.read_text('utf-8')[-500:]}")
            return code != 0
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return True


def _run(copy: Path, chosen: Sequence[str], said: Path) -> int:
    import pytest

    os.chdir(copy)
    os.environ |= {
        "PYTHONPATH": str(copy),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / "h"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    sys.dont_write_bytecode = True
    sys.path[:] = [str(copy), *(one for one in sys.path if Path(one or ".").resolve() != REPOSITORY)]
    with said.open("w", encoding="utf-8") as out, contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        return int(
            pytest.main(
                [
                    *chosen,
                    "-x",
                    "-q",
                    "-n",
                    "0",
                    "-p",
                    "no:cacheprovider",
                    "--no-header",
                    "-W",
                    "ignore::pytest.PytestAssertRewriteWarning",
                ]
            )
        )


def _import_others() -> None:
    for name in _OF_OTHERS:
        with contextlib.suppress(ImportError), contextlib.redirect_stderr(io.StringIO()):
            importlib.import_module(name)
    ours = [name for name in sys.modules if name.partition(".")[0] in ("generator", "tests")]
    assert not ours, f"a mutant would not be seen: {ours}"


def main() -> int:
    """All mutants, or those of the areas named; exit code 1 where less than nine of ten are killed somewhere."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants")
    parser.add_argument("area", nargs="*", metavar="AREA")
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--skip", type=int, default=0, help="so many of the first are left out")
    parser.add_argument("--only", default="", help="mutants whose file or text has these words")
    chosen = parser.parse_args()
    areas = [area for area in AREAS if not chosen.area or area.name in chosen.area]
    _import_others()
    with tempfile.TemporaryDirectory(prefix="gongkai-mutants-") as name:
        copies = [copy_repository(Path(name, str(number))) for number in range(chosen.workers)]
        for area in areas:
            if not (chosen.only or chosen.skip) and _fails(copies[0], area.quick):
                raise SystemExit(
                    f"{area.name}：没有改动时测试就不过，先改好：{(copies[0] / 'said.txt').read_text()[-800:]}"
                )
        waiting = [
            (area, mutant) for area in areas for mutant in area.mutants if chosen.only in f"{mutant.file} {mutant.old}"
        ][chosen.skip :]
        judged = _judge_all(copies, waiting)
        results = {(area.name, mutant): dead for (area, mutant), dead in zip(waiting, judged, strict=True)}
    killed = {area.name: [dead for (name, _), dead in results.items() if name == area.name] for area in areas}
    if len(waiting) == sum(len(area.mutants) for area in AREAS):
        Path(__file__).with_name("mutants.md").write_text(
            _report(areas, [killed[area.name] for area in areas]), "utf-8"
        )
    for area in areas:
        sys.stdout.write(f"{area.name}: {sum(killed[area.name])}/{len(killed[area.name])}\n")
    return 0 if all(sum(some) >= 0.9 * len(some) for some in killed.values()) else 1


def _judge_all(copies: Sequence[Path], waiting: Sequence[tuple[Area, Mutant]]) -> list[bool]:
    """Each worker is a process of its own, with its own copy; it takes every n-th mutant."""
    pipes = []
    for number, copy in enumerate(copies):
        reading, writing = os.pipe()
        if os.fork() == 0:
            try:
                for area, mutant in waiting[number :: len(copies)]:
                    is_dead = is_killed(copy, area, mutant)
                    sys.stderr.write(
                        f"{'killed' if is_dead else 'SURVIVED'} {area.name}: {mutant.file}: {mutant.new!r}\n"
                    )
                    os.write(writing, b"1" if is_dead else b"0")
            finally:
                os._exit(0)
        os.close(writing)
        pipes.append(reading)
    found = []
    for reading in pipes:
        with os.fdopen(reading, "rb") as answers:
            found.append(answers.read())
    if sum(map(len, found)) != len(waiting):
        raise SystemExit("有的变异没有判断完")
    return [found[at % len(copies)][at // len(copies)] == ord("1") for at in range(len(waiting))]


def _report(areas: Sequence[Area], results: Sequence[Sequence[bool]]) -> str:
    lines = ["# Hand-made mutants", "", "Made by `python -m tools.mutants`."]
    for area, killed in zip(areas, results, strict=True):
        lines += ["", f"## {area.name}: {sum(killed)} of {len(killed)} killed", ""]
        for (file, old, new, why), dead in zip(area.mutants, killed, strict=True):
            lines.append(
                f"- {'killed' if dead else 'SURVIVED'}: {file}: `{_line(old)}` → `{_line(new)}`{f' ({why})' if why else ''}"
            )
    return "\n".join((*lines, ""))


def _line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
