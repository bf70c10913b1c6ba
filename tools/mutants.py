"""`python -m tools.mutants`: mutants of tables, patterns and guards; how many the tests kill.

mutmut (settings in pyproject.toml, `python -m mutmut run`) changes code in functions and leaves out module constants,
tables and patterns. These are changed here by hand (`tools.mutant_table`), one at a time, in two copies of the repository.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tools.mutant_table import AREAS, Area

REPOSITORY = Path(__file__).parent.parent
WORKERS = 2
MOST_SECONDS = 300
"""A mutant that keeps the tests busy for longer is noticed."""

Mutant = tuple[str, str, str]


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
    file, old, new = mutant
    path = copy / file
    text = path.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{file}: {old} 已经不在了，改 tools/mutant_table.py")
    path.write_text(text.replace(old, new, 1), "utf-8")
    try:
        return any(_fails(copy, chosen) for chosen in (area.quick, area.tests))
    finally:
        path.write_text(text, "utf-8")


def _fails(copy: Path, chosen: Sequence[str]) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", *chosen, "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
    environment = {"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin", "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / "h")}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, check=False, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return True
    if done.returncode not in (0, 1, 2):
        raise SystemExit(f"{' '.join(chosen)}：{done.stdout.decode()[-500:]}")
    return done.returncode != 0


def main() -> int:
    """All mutants, or those of the areas named; exit code 1 where less than nine of ten are killed somewhere."""
    areas = [area for area in AREAS if not sys.argv[1:] or area.name in sys.argv[1:]]
    with tempfile.TemporaryDirectory(prefix="gongkai-mutants-") as name:
        copies: Queue[Path] = Queue()
        for number in range(WORKERS):
            copies.put(copy_repository(Path(name, str(number))))
        for area in areas:
            if _fails(Path(name, "0"), area.quick):
                raise SystemExit(f"{area.name}：没有改动时测试就不过，先改好")

        def judge(one: tuple[Area, Mutant]) -> bool:
            copy = copies.get()
            try:
                killed = is_killed(copy, *one)
            finally:
                copies.put(copy)
            sys.stderr.write(f"{'killed' if killed else 'SURVIVED'} {one[1]}\n")
            return killed

        with ThreadPoolExecutor(WORKERS) as pool:
            results = [list(pool.map(judge, [(area, mutant) for mutant in area.mutants])) for area in areas]
    if len(areas) == len(AREAS):
        Path(__file__).with_suffix(".md").write_text(_report(areas, results), "utf-8")
    for area, killed in zip(areas, results, strict=True):
        sys.stdout.write(f"{area.name}: {sum(killed)}/{len(killed)}\n")
    return 0 if all(sum(killed) >= 0.9 * len(killed) for killed in results) else 1


def _report(areas: Sequence[Area], results: Sequence[Sequence[bool]]) -> str:
    lines = ["# Hand-made mutants", "", "Made by `python -m tools.mutants`."]
    for area, killed in zip(areas, results, strict=True):
        lines += ["", f"## {area.name}: {sum(killed)} of {len(killed)} killed", ""]
        for (file, old, new), dead in zip(area.mutants, killed, strict=True):
            lines.append(f"- {'killed' if dead else 'SURVIVED'}: {file}: `{_line(old)}` → `{_line(new)}`")
    return "\n".join((*lines, ""))


def _line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
