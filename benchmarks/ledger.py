"""Time and memory of the check and the ledger of a catalogue with many publication records.

`python -m benchmarks.ledger [--records 100000] [--kind yml|csv]` makes the records in a copy of the catalogue, runs the
commands each in a process of its own, and prints seconds (by the clock and of the processor: a busy machine tells the
latter better) and the most memory held. Goal: check ≤ 10 s, ledger ≤ 5 s,
512 MB, with 100,000 records.
"""

import argparse
import csv
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.pipeline.checking import check_folder

ROOT = Path(__file__).resolve().parent.parent
SEED = 20_261_130
FIRST = date(2024, 1, 2)
DAYS = 1_060
A_FILE = 2_000
"""Records of one YAML file, which may have a megabyte."""

TITLES = (
    "{unit}征地补偿费用支付情况",
    "关于{unit}{year}年度情况的公告",
    "{unit}公示名单",
    "示例县人民政府办公室关于印发{unit}方案的通知",
)


def rows(catalogue: Catalogue, count: int) -> Iterator[dict[str, str]]:
    """Made-up records, the same on every run: events with their day, documents, villages."""
    dice = random.Random(SEED)
    items: list[Item] = list(catalogue.items)
    numbers: dict[int, int] = {}
    for _ in range(count):
        item = dice.choice(items)
        event = FIRST + timedelta(days=dice.randrange(DAYS))
        shown = event + timedelta(days=dice.randrange(60))
        year = shown.year
        numbers[year] = numbers.get(year, 0) + 1
        unit = f"{dice.choice('东西南北')}{dice.choice('河山湾桥')}村"
        row = {
            "id": f"{year}-{numbers[year]:06}",
            "item": item.id,
            "title": dice.choice(TITLES).format(unit=unit, year=event.year),
            "url": f"https://www.example.gov.cn/art/{year}/{shown.month}/{shown.day}/art_{numbers[year]}.html",
            "bodies": item.subject[0].body if item.subject else "",
            "units": unit,
            "event_on": event.isoformat(),
            "made": event.isoformat(),
            "date": min(shown, date(2026, 11, 30)).isoformat(),
            "date_from": "网页标注",
            "channel": "政府网站",
        }
        yield {key: value for key, value in row.items() if value}


LISTS = ("bodies", "units")


def write(folder: Path, kind: str, made: list[dict[str, str]]) -> None:
    """The records in files of their kind."""
    for year in sorted({row["id"][:4] for row in made}):
        own = [row for row in made if row["id"][:4] == year]
        home = folder / "records" / year
        home.mkdir(parents=True, exist_ok=True)
        if kind == "csv":
            text = io.StringIO()
            keys = list(dict.fromkeys(key for row in own for key in row))
            writer = csv.DictWriter(text, keys, lineterminator="\n")
            writer.writeheader()
            writer.writerows(own)
            (home / "all.csv").write_text(text.getvalue(), "utf-8")
            continue
        for start in range(0, len(own), A_FILE):
            lines = ["records:"]
            for row in own[start : start + A_FILE]:
                told = [f"{key}: {_yaml(key, value)}" for key, value in row.items()]
                lines += [f"  - {told[0]}", *(f"    {line}" for line in told[1:])]
            (home / f"{start // A_FILE + 1:03}.yml").write_text("\n".join(lines) + "\n", "utf-8")


def _yaml(key: str, value: str) -> str:
    return f"[{value}]" if key in LISTS else f'"{value}"' if "://" in value else value


PROGRAM = """
import resource, sys
from generator.cli.main import main
try:
    sys.exit(main())
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_maxrss, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


def measure(*arguments: str, output: Path | None = None) -> tuple[float, float, float, int]:
    """Seconds by the clock and of the processor, megabytes, exit code of one run in a process of its own.

    `output`: where to keep what it printed.
    """
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    taken = time.perf_counter() - start
    if output is not None:
        output.write_text(done.stdout, "utf-8")
    memory, used = map(float, done.stderr.strip().splitlines()[-1].split())
    return taken, used, memory / 1024, done.returncode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--kind", choices=("yml", "csv"), default="yml")
    chosen = parser.parse_args()
    catalogue = check_folder(ROOT / "catalog", date(2026, 11, 30)).catalogue
    made = list(rows(catalogue, chosen.records))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "catalog"
        shutil.copytree(ROOT / "catalog", folder)
        write(folder, chosen.kind, made)
        size = sum(path.stat().st_size for path in (folder / "records").rglob("*") if path.is_file())
        print(f"{chosen.records} records as {chosen.kind}, {size / 1e6:.1f} MB")
        for name, arguments in (
            ("check", ("check", "--quiet", str(folder))),
            ("ledger", ("ledger", "--catalog", str(folder), "--today", "2026-11-30", "--format", "json")),
        ):
            seconds, used, memory, code = measure(*arguments)
            print(f"{name:8} {seconds:6.1f} s, processor {used:5.1f} s, {memory:5.0f} MB, exit code {code}", flush=True)


if __name__ == "__main__":
    main()
