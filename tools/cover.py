"""`python -m tools.cover [ROOM…]`: lines and branches that the tests of the rooms pass that must not fail.

A room is what an office would be called to account for: the loader, escaping, personal data, counting days, publishing.
Each is measured by its own tests alone, in one process; what only a process of its own reaches (a killed build,
another's server) is not counted, so the figure is a lower bound. All rooms measured, it writes `tools/cover.md`.
"""

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Room(NamedTuple):
    """`sources`: packages and modules; `tests`: what is run."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "loader": Room(
        ("generator/yamltext/*", "generator/read/snapshot.py", "generator/read/files.py"),
        ("tests/yamltext", "tests/read/test_snapshot.py", "tests/examples/test_examples.py", "tests/edit"),
    ),
    "escaping": Room(
        ("generator/render/site/*", "generator/model/markup.py"),
        ("tests/render/site", "tests/site/test_escaping.py", "tests/model", "tests/derive/test_occasions.py"),
    ),
    "personal data": Room(
        ("generator/model/personal/*",), ("tests/check/personal", "tests/check/test_privacy.py", "tests/mask")
    ),
    "workdays": Room(
        ("generator/derive/workdays.py", "generator/model/calendar.py", "generator/read/calendar.py"),
        ("tests/derive/test_workdays.py", "tests/read/test_calendar.py", "tests/derive/ledger"),
    ),
    "publish": Room(
        (
            "generator/publish/*",
            "generator/pipeline/releasing.py",
            "generator/pipeline/sending.py",
            "generator/pipeline/composing.py",
            "generator/pipeline/proving.py",
            "generator/check/release.py",
        ),
        ("tests/publish", "tests/cli/test_publish.py", "tests/site/test_publishing.py"),
    ),
}


class Figure(NamedTuple):
    """`missing`: module → lines and branches (`12->15`) that nothing passed."""

    lines: float
    branches: float
    missing: dict[str, list[str]]


def measure(room: Room) -> Figure:
    """Run a room's tests and count.

    Raises:
        SystemExit: a test failed; figures of failing tests say nothing.
    """
    tests = [path for path in room.tests if (ROOT / path).exists()]
    with tempfile.TemporaryDirectory() as folder:
        data, report = Path(folder, "data"), Path(folder, "report.json")
        include = f"--include={','.join(str(ROOT / source) for source in room.sources)}"
        run = [
            "run",
            "--branch",
            f"--data-file={data}",
            include,
            "-m",
            "pytest",
            "-q",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
        ]
        done = subprocess.run(_coverage(*run, *tests), cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise SystemExit(f"测试没有通过：\n{done.stdout[-2_000:]}")
        subprocess.run(_coverage("json", f"--data-file={data}", "-q", "-o", str(report)), cwd=ROOT, check=True)
        return _read(json.loads(report.read_text("utf-8")))


def _coverage(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "coverage", *arguments]


def _read(tree: dict[str, dict[str, dict[str, object]]]) -> Figure:
    sums = dict.fromkeys(("num_statements", "covered_lines", "num_branches", "covered_branches"), 0)
    missing: dict[str, list[str]] = {}
    for name, file in tree["files"].items():
        summary, lines, branches = file["summary"], file["missing_lines"], file["missing_branches"]
        assert isinstance(summary, dict) and isinstance(lines, list) and isinstance(branches, list)
        for key in sums:
            sums[key] += summary[key]
        gaps = [*map(str, lines), *(f"{start}->{end}" for start, end in branches if start not in lines)]
        if gaps:
            missing[name] = gaps
    whole = sums["num_statements"], sums["num_branches"]
    passed = sums["covered_lines"], sums["covered_branches"]
    lines_part, branches_part = (100 * some / (all_ or 1) for some, all_ in zip(passed, whole, strict=True))
    return Figure(lines_part, branches_part, missing)


def main() -> int:
    """Measure; always 0 where tests pass, for the figure is to be read."""
    chosen = sys.argv[1:] or list(ROOMS)
    out = io.StringIO()
    for name in chosen:
        figure = measure(ROOMS[name])
        out.write(f"\n## {name}: {figure.lines:.1f} % of lines, {figure.branches:.1f} % of branches\n\n")
        for module, gaps in sorted(figure.missing.items()):
            out.write(f"- {module}: {', '.join(gaps[:40])}{' …' if len(gaps) > 40 else ''}\n")
        print(out.getvalue().splitlines()[-1 - len(figure.missing) - 1 or None], flush=True)
        print(
            "\n".join(f"  {module}: {', '.join(gaps[:40])}" for module, gaps in sorted(figure.missing.items())),
            flush=True,
        )
    if len(chosen) == len(ROOMS):
        head = "# Lines and branches passed by the tests of each room\n\nMade by `python -m tools.cover`.\n"
        Path(__file__).with_name("cover.md").write_text(head + out.getvalue(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
