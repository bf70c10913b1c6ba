"""What the import of tables costs: whole processes, their processor time and peak memory (`processes`).

    python -m benchmarks.imports                500 and 10,000 rows
    python -m benchmarks.imports --rows 500

The table is the official form, XLSX, as `gongkai export` writes it for a synthetic catalogue (`synthetic`). It is read
alone (`--dry-run --format json`), taken into the shipped catalogue, where its rows are new items (500 rows at most: a
file of a domain may have 1 MB), and taken into the catalogue it came from, where nothing changes.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import REPOSITORY, Cost, run_python
from benchmarks.synthetic import write_catalogue

SIZES = (500, 10_000)
LIMITS = {500: (5.0, 0.0), 10_000: (60.0, 512e6)}
"""Rows → most seconds and most bytes that the issue allows; 0 where it says nothing."""

_MOST_NEW = 500
_SHIPPED_AS = "shipped"


def measure(rows: int, folder: Path) -> Iterator[tuple[str, Cost]]:
    """Name of a run and its cost, for one size, in an empty folder."""
    write_catalogue(rows, folder / "synthetic")
    run_python(["-m", "generator", "export", "--format", "xlsx", "--catalog", "synthetic", "-o", "rows.xlsx"], folder)
    read = ["-m", "generator", "import", "rows.xlsx"]
    yield "read", run_python([*read, "--dry-run", "--format", "json"], folder)
    if rows <= _MOST_NEW:
        shutil.copytree(REPOSITORY / "catalog", folder / _SHIPPED_AS)
        yield "new items", run_python([*read, "--into", _SHIPPED_AS, "--yes"], folder, codes=(0, 1))
    yield "same items", run_python([*read, "--into", "synthetic", "--yes"], folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, action="append", choices=SIZES)
    for rows in parser.parse_args().rows or SIZES:
        seconds, most = LIMITS[rows]
        with tempfile.TemporaryDirectory() as folder:
            for name, cost in measure(rows, Path(folder)):
                said = f"limit {seconds:.0f} s" + (f", {most / 1e6:.0f} MB" if most else "")
                print(
                    f"{rows:,} rows, {name}: {cost.wall:.1f} s, cpu {cost.cpu:.1f} s, {cost.peak / 1e6:.0f} MB ({said})"
                )


if __name__ == "__main__":
    main()
