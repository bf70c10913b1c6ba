"""`gongkai build --all`: every office of a list, and the portal over them.

Each office is built whole or not at all, and one that fails stops no other. What did not change since its last build is
not built again.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.build import find_settings
from generator.cli.officejob import peak_memory
from generator.cli.officepool import cluster, run_here, run_on
from generator.clock import build_day, forget_blank_variable
from generator.model.gather import gather
from generator.model.officejob import Job, JobState, Outcome
from generator.model.offices import PORTAL
from generator.pipeline.officejobs import MOST_CHANGES, find_failures, find_unchanged, make_jobs, read_report, tidy
from generator.pipeline.offices import OfficesChecked, catalogues, check_list
from generator.pipeline.province import build_portal, keep_summary
from generator.render.report import write_text
from generator.version import VERSION

_STATES = {
    JobState.BUILT: "生成",
    JobState.UNCHANGED: "没有变，不用重做",
    JobState.REFUSED: "目录有错误",
    JobState.FAILED: "没有做成",
    JobState.CRASHED: "程序出错",
    JobState.KILLED: "进程死了",
    JobState.CHANGED: "目录还在改",
}


@dataclass(frozen=True, slots=True)
class AllRequest:
    """What is asked for. `workers`: 0 for as many as the machine has processors; `scheduler`: of dask, or empty."""

    offices: Path
    root: Path
    workers: int = 0
    summary: str = ""
    scheduler: str = ""
    is_strict: bool = False


def run_build_all(request: AllRequest, *, quiet: bool) -> int:
    """Build all; exit code 1 if any office was not built."""
    if not request.offices.is_file():
        raise click.UsageError(f"没有“{request.offices}”这个文件。各单位写在 offices.yml 里，见 gongkai guide")
    start = time.monotonic()
    forget_blank_variable()
    day = build_day()
    offices = check_list(request.offices)
    if offices.problems:
        click.echo(write_text(gather(offices.problems)), err=True)
    if offices.errors:
        click.echo("清单有错误，一个单位也没有生成。", err=True)
        return exits.DATA
    root = request.root.absolute()
    jobs = list(
        make_jobs(offices, offices.listed.built, root, day, find_settings(request.offices), is_strict=request.is_strict)
    )
    done = [outcome for outcome in map(find_unchanged, jobs) if outcome is not None]
    skipped = {outcome.code for outcome in done}
    todo = [job for job in jobs if job.code not in skipped]
    told = _Progress(offices, root, len(jobs), len(done), quiet=quiet)
    for outcome in _run_until_still(offices, todo, request):
        done.append(outcome)
        told.add(outcome)
    order = {job.code: number for number, job in enumerate(jobs)}
    done.sort(key=lambda outcome: order[outcome.code])
    failures = list(find_failures(offices, done))
    if failures:
        click.echo(write_text(failures), err=True)
    portal = build_portal(offices, root, day, {outcome.code for outcome in done if not outcome.state.is_good})
    for line in portal.notes:
        click.echo(f"提示：{line}", err=True)
    if portal.problems and not quiet:
        click.echo(write_text(gather(portal.problems)), err=True)
    tidy(offices, root, time.time())
    seconds = time.monotonic() - start
    if request.summary:
        _write_summary(request, offices, done, day.isoformat(), seconds, portal.pages)
    if not quiet:
        click.echo(_say_all(done, root, seconds))
    return exits.DATA if failures else exits.OK


def _run_until_still(offices: OfficesChecked, jobs: Sequence[Job], request: AllRequest) -> Iterator[Outcome]:
    """Outcomes of all jobs; of those whose files changed meanwhile, once more with what stands there now."""
    for turn in range(MOST_CHANGES):
        again = []
        for outcome in _run(jobs, request):
            if outcome.state is JobState.CHANGED and turn + 1 < MOST_CHANGES:
                again.append(outcome.code)
            else:
                yield outcome
        if not again:
            return
        entries = [catalogues(offices.listed)[code] for code in again]
        settings = find_settings(request.offices)
        root, day = request.root.absolute(), jobs[0].day
        jobs = list(make_jobs(offices, entries, root, day, settings, is_strict=request.is_strict))


def _run(jobs: Sequence[Job], request: AllRequest) -> Iterator[Outcome]:
    if not jobs:
        return
    if not request.scheduler:
        yield from run_here(jobs, request.workers or os.cpu_count() or 1)
        return
    with cluster(request.scheduler) as executor:
        yield from run_on(executor, jobs)


class _Progress:
    """A line an office, as it is done."""

    def __init__(self, offices: OfficesChecked, root: Path, count: int, unchanged: int, *, quiet: bool) -> None:
        self._names = {code: entry.name for code, entry in catalogues(offices.listed).items()}
        self._root = root
        self._count = count
        self._done = unchanged
        self._quiet = quiet
        if unchanged and not quiet:
            click.echo(f"{unchanged} 个单位没有变，不用重做。", err=True)

    def add(self, outcome: Outcome) -> None:
        self._done += 1
        if self._quiet and outcome.state.is_good:
            return
        name, said = self._names[outcome.code], _STATES[outcome.state]
        figures = f"，{outcome.items} 个事项，{outcome.seconds:.1f} 秒" if outcome.state is JobState.BUILT else ""
        warned = f"，{outcome.warnings} 个警告" if outcome.warnings else ""
        click.echo(f"[{self._done}/{self._count}] {outcome.code} {name}：{said}{figures}{warned}", err=True)
        if not outcome.state.is_good and (report := read_report(self._root, outcome.report)):
            click.echo(report, err=True)
        sys.stderr.flush()


def _say_all(done: Sequence[Outcome], root: Path, seconds: float) -> str:
    counts = {state: sum(outcome.state is state for outcome in done) for state in JobState}
    parts = [f"{counts[JobState.BUILT]} 个生成", f"{counts[JobState.UNCHANGED]} 个没有变"]
    bad = len(done) - counts[JobState.BUILT] - counts[JobState.UNCHANGED]
    parts += [f"{bad} 个没有做成，原来的网站没有改动"] if bad else []
    return f"{len(done)} 个单位：{'，'.join(parts)}，{seconds:.0f} 秒。门户在 {root / PORTAL}/index.html。"


def _write_summary(
    request: AllRequest, offices: OfficesChecked, done: Sequence[Outcome], day: str, seconds: float, pages: int
) -> None:
    by_code = catalogues(offices.listed)
    tree = {
        "format": 1,
        "program": VERSION,
        "day": day,
        "seconds": round(seconds, 2),
        "memory_mb": peak_memory(),
        "portal_pages": pages,
        "states": {state.value: sum(outcome.state is state for outcome in done) for state in JobState},
        "offices": [
            {
                "code": outcome.code,
                "name": by_code[outcome.code].name,
                "site": by_code[outcome.code].where,
                "state": outcome.state.value,
                "items": outcome.items,
                "errors": outcome.errors,
                "warnings": outcome.warnings,
                "pages": outcome.pages,
                "seconds": outcome.seconds,
                "memory_mb": outcome.memory,
                "inputs": outcome.inputs,
                "message": outcome.message,
            }
            for outcome in done
        ],
    }
    keep_summary(Path(request.summary), json.dumps(tree, ensure_ascii=False, indent=1) + "\n")
