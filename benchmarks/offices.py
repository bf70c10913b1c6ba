"""Many offices with one command against each by itself, and again after edits: time, processor time, memory.

    python -m benchmarks.offices --counties 100 --items 500 --alone 4 --at FOLDER

A national standard of `--items` items (`benchmarks.synthetic`), and counties that stand on it as overlays: their own
office, bodies and telephones, five items in each of three domains with a shorter time limit, one item that does not
apply. Measured, in this order: a sample of counties built one by one, each by a command of its own; all with
`build --all`; all again with nothing changed; again after an edit of one county; again after an edit of the standard.

What one by one costs for all is the sample's median times their number, and is called so. Times on a machine that does
other work too say little; processor time says more. The report goes to benchmarks/offices-report.md.
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.synthetic import write_catalogue

REPORT = Path(__file__).parent / "offices-report.md"
FIRST_CODE = 640401
_CHANGED = ("01", "05", "09")
_PER_DOMAIN = 5
_BODIES = 12


def write_province(out: Path, counties: int, items: int, seed: int = 1) -> Path:
    """`standard`, `offices/CODE` and offices.yml under `out`; returns the list's path. Equal seeds give equal bytes."""
    write_catalogue(items, out / "standard", seed)
    rng = random.Random(seed)
    shared = _Shared.read(out / "standard")
    lines = [
        "standard: standard\n",
        "portal:\n  title: 示例省政务公开标准目录\n  host: 示例省人民政府办公厅\n",
        'offices:\n  - code: "640000"\n    name: 示例省\n    level: 省级\n',
    ]
    for number in range(counties):
        code, name = str(FIRST_CODE + number + number // 98 * 2), f"第{number + 1}县"
        _write_county(out / "offices" / code, name, shared, rng)
        lon, lat = 104.5 + rng.random() * 3, 35.5 + rng.random() * 3.5
        lines.append(
            f'  - code: "{code}"\n    name: {name}\n    level: 县级\n    parent: "640000"\n'
            f'    folder: offices/{code}\n    at: "{lon:.6f},{lat:.6f}"\n'
        )
    listed = out / "offices.yml"
    listed.write_text("".join(lines), "utf-8")
    return listed


@dataclass(frozen=True)
class _Shared:
    """Of the standard: the text of its office, its bodies, ids of items by domain."""

    office: str
    bodies: Sequence[dict[str, Any]]
    items: dict[str, list[str]]

    @staticmethod
    def read(folder: Path) -> "_Shared":
        bodies = yaml.load((folder / "bodies.yml").read_bytes(), yaml.CBaseLoader)["bodies"]
        items = {
            code: [
                line.partition("id: ")[2].strip()
                for line in next(folder.glob(f"{code}-*.yml")).read_text("utf-8").splitlines()
                if line.strip().startswith("- id: " + code)
            ]
            for code in _CHANGED
        }
        own = [body for body in bodies if body["name"].startswith("县") and body.get("phone")]
        return _Shared((folder / "office.yml").read_text("utf-8"), own[:_BODIES], items)


def _write_county(folder: Path, name: str, shared: _Shared, rng: random.Random) -> None:
    folder.mkdir(parents=True)
    office = shared.office.replace("示例县", name)
    (folder / "office.yml").write_text(f"extends: ../../standard\ntier: 县级\n{office}", "utf-8")
    bodies = ["bodies:\n"]
    for number, body in enumerate(shared.bodies):
        phone = f"0000-{rng.randrange(2_000_000, 8_999_999)}"
        own = f"{name}{body['name'][1:]}"
        bodies.append(
            f'  - name: {own}\n    kind: {body["kind"]}\n    phone: "{phone}"\n'
            f"    address: {name}政务路{number + 1}号\n    stands_for: [{body['name']}]\n"
        )
    (folder / "bodies.yml").write_text("".join(bodies), "utf-8")
    for code in _CHANGED:
        *others, last = shared.items[code]  # the last: nothing popular, which a county would have to take out elsewhere
        ids = [last, *rng.sample(others, min(_PER_DOMAIN, len(others)))]
        lines = [f'extends: "{code}"\nitems:\n']
        lines += [
            f"  - id: {item}\n    time_limit: 信息形成或者变更之日起{rng.choice((3, 5, 7))}个工作日内\n\n"
            for item in sorted(ids[1:])
        ]
        lines.append(f"  - id: {ids[0]}\n    not_applicable: {name}没有这一项工作，由上级统一办理。\n")
        (folder / f"{code}-own.yml").write_text("".join(lines), "utf-8")


# --- measuring --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and processor time of a command and its children; `summary` of `build --all`."""

    wall: float
    processor: float
    summary: dict[str, Any]


def run(folder: Path, *arguments: str) -> Cost:
    """Run `gongkai …` in a folder.

    Raises:
        RuntimeError: it failed.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=folder, capture_output=True, check=False)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError((done.stdout + done.stderr).decode()[-3000:])
    path = folder / "summary.json"
    summary = json.loads(path.read_text("utf-8")) if "--summary" in arguments else {}
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, spent, summary)


def measure(folder: Path, counties: int, items: int, alone: int, jobs: int) -> Iterator[str]:
    """The report, after each thing measured: what is stopped in the middle leaves what it has."""
    print("writing …", file=sys.stderr)
    write_province(folder, counties, items)
    codes = sorted(path.name for path in (folder / "offices").iterdir())
    singles = []
    for code in codes[:: max(1, len(codes) // alone)][:alone]:
        singles.append(run(folder, "build", "-q", "--catalog", f"offices/{code}", "--site-dir", f"alone/{code}"))
        print(f"alone {code}: {singles[-1].wall:.1f} s, {singles[-1].processor:.1f} s", file=sys.stderr)
    shutil.rmtree(folder / "alone")
    every = ("build", "--all", "-q", "-j", str(jobs), "--summary", "summary.json")
    rows = {"全部，第一次": run(folder, *every)}

    def told() -> str:
        _show(rows)
        return _report(rows, singles, counties, items, jobs, folder)

    yield told()
    rows["什么也没变"] = run(folder, *every)
    yield told()
    _edit(folder / "offices" / codes[0] / "01-own.yml", "没有这一项工作", "现在没有这一项工作")
    rows["一个县改了一处"] = run(folder, *every)
    yield told()
    _edit(next((folder / "standard").glob("02-*.yml")), "summary: ", "summary: 国家修订：")
    rows["标准目录改了一处"] = run(folder, *every)
    yield told()


def _show(rows: dict[str, Cost]) -> None:
    name, cost = list(rows.items())[-1]
    print(f"{name}: {cost.wall:.1f} s, {cost.processor:.1f} s, {cost.summary['states']}", file=sys.stderr)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def _report(rows: dict[str, Cost], singles: Sequence[Cost], counties: int, items: int, jobs: int, folder: Path) -> str:
    wall = statistics.median(cost.wall for cost in singles) * counties
    processor = statistics.median(cost.processor for cost in singles) * counties
    first = next(iter(rows.values()))
    sites = folder / "sites"
    portal = sum(path.stat().st_size for path in (sites / "portal").rglob("*") if path.is_file())
    one = next(path for path in sites.iterdir() if path.name.isdigit())
    size = sum(path.stat().st_size for path in one.rglob("*") if path.is_file())
    lists = {name: (sites / "portal" / "search" / name).stat().st_size for name in ("first.js", "sayings.js")}
    lines = [
        "# 许多单位一起生成：实测\n",
        f"{counties} 个县，每县约 {items} 个事项，叠加在一份标准目录上；{os.cpu_count()} 个处理器，{jobs} 个进程。",
        f"命令：`python -m benchmarks.offices --counties {counties} --items {items} --alone {len(singles)}`。\n",
        "| 做什么 | 秒 | 处理器秒 | 生成 / 没变 | 一个进程最多（MB） | 和一个一个生成比：秒、处理器秒 |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| 一个一个（{len(singles)} 个，中位数 × {counties}）| {wall:.0f} | {processor:.0f} | {counties} / 0 | | 1 |",
    ]
    for name, cost in rows.items():
        states = cost.summary["states"]
        memory = max([cost.summary["memory_mb"], *(office["memory_mb"] for office in cost.summary["offices"])])
        lines.append(
            f"| {name} | {cost.wall:.0f} | {cost.processor:.0f} | {states['built']} / {states['unchanged']} | "
            f"{memory:.0f} | {cost.wall / wall:.2f}、{cost.processor / processor:.2f} |"
        )
    sizes = (
        f"\n一个县的网站 {size / 1e6:.1f} MB，门户 {portal / 1e6:.1f} MB（{first.summary['portal_pages']} 页）；"
        f"门户搜索的第一份清单 {lists['first.js'] / 1000:.0f} kB，"
        f"常用说法 {lists['sayings.js'] / 1000:.0f} kB（没有压缩）。"
    )
    return "\n".join([*lines, sizes, "机器上有别的活的时候，秒数不准，看处理器秒。\n"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build many offices.")
    parser.add_argument("--counties", type=int, default=100)
    parser.add_argument("--items", type=int, default=500)
    parser.add_argument("--alone", type=int, default=4)
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--at", type=Path, help="a folder on the disk to be measured; a temporary one without")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.at) as place:
        for report in measure(Path(place), options.counties, options.items, options.alone, options.jobs):
            REPORT.write_text(report, "utf-8")
