"""Offices as jobs: which are to be built, which are as they were, what a worker does before and after the building.

A job may run twice, or half and again: whatever it writes is written under another name and renamed, and what is there
already is found by the hash of its inputs.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator.model.diagnostic import Code, Diagnostic
from generator.model.gather import gather
from generator.model.officefacts import OfficeFacts
from generator.model.officejob import MOST_DEATHS, Job, JobState, Outcome
from generator.model.offices import OfficeEntry
from generator.pipeline.checking import Checked
from generator.pipeline.offices import OfficesChecked, check_one, digests, facts_of, program
from generator.publish.store import Store, site_mark
from generator.read.officefacts import read_facts
from generator.read.tree import read_bytes
from generator.render.officefacts import render_facts
from generator.render.report import write_text

GK927 = Code(
    "GK927",
    "这个单位的网站没有生成",
    "几个单位一起生成时，一个单位出错不影响别的单位。它原来的网站没有改动，门户上照旧。"
    f"干活的进程中途死掉的，会再来；同一个单位死了 {MOST_DEATHS + 1} 次就不再试，多半是内存不够。",
    "看上面这个单位的错误，改好再运行，只会重新生成它。",
    {
        "killed": "进程死了几次｜给机器加内存，或者用 -j 减少同时生成的个数；只有它这样的，看文件是不是特别大。",
        "machine": "磁盘、网络不行｜照这句话解决，再运行。",
    },
)
GK928 = Code(
    "GK928",
    "生成的时候目录还在改",
    "一个单位的目录读进来以后、网站换上以前又改了，生成出来的不知道是哪一版，所以重做；做了几次还在改，就先放下。",
    "等目录改完再运行一次。",
)
_KEYS = ("inputs", "mark", "facts")
MOST_CHANGES = 3
"""How often an office is built anew because its files changed meanwhile."""


def make_jobs(
    offices: OfficesChecked,
    entries: Sequence[OfficeEntry],
    root: Path,
    day: date,
    settings: Path | None,
    *,
    is_strict: bool,
) -> Iterator[Job]:
    """A job for each of some offices; folders are read, and hashed, once for all of them."""
    digest = digests()
    config = read_bytes(settings.parent, settings.name) if settings else b""
    for entry in entries:
        chain = tuple(folder.absolute() for folder in offices.chain(entry))
        yield Job(
            entry.code,
            tuple(map(str, chain)),
            str(root),
            str(root / entry.where),
            str(settings.absolute()) if settings else "",
            digest(chain, day, config),
            program(),
            day,
            is_strict,
        )


def find_unchanged(job: Job) -> Outcome | None:
    """What is known of an office whose site stands there as it would be made; None where it has to be made.

    Warnings that would stop it are told by a build alone, so a strict one takes only a site without any.
    """
    store = Store(Path(job.root))
    record = store.record(job.code)
    if any(not record.get(key) for key in _KEYS) or record["inputs"] != job.inputs:
        return None
    facts = facts_at(store, record)
    if facts is None or record["mark"] != site_mark(Path(job.target)) or (job.is_strict and facts.warnings):
        return None
    pages = int(record.get("pages", "0") or 0)
    return Outcome(
        job.code, JobState.UNCHANGED, job.inputs, record["facts"], "", "", len(facts.items), 0, facts.warnings, pages
    )


def facts_at(store: Store, record: Mapping[str, str], *, with_content: bool = False) -> OfficeFacts | None:
    """The facts of an office's last good build, by the record of it."""
    data = store.get(record["facts"]) if record.get("facts") else None
    return read_facts(data, with_content=with_content) if data is not None else None


def check_job(job: Job) -> Checked:
    """The office's catalogue, with all it inherits, as it is now."""
    return check_one(tuple(map(Path, job.chain)), job.day, Path(job.target))


def is_fresh(job: Job) -> bool:
    """Whether the files are still those that the job was made for."""
    settings = Path(job.settings)
    config = read_bytes(settings.parent, settings.name) if job.settings else b""
    return digests()(tuple(map(Path, job.chain)), job.day, config) == job.inputs


def is_same_program(job: Job) -> bool:
    """Whether this machine has the program that the job was made by."""
    return program() == job.program


def finish(job: Job, checked: Checked, pages: int) -> Outcome:
    """Note what was built, and what the portal has to know of it."""
    store = Store(Path(job.root))
    name = store.put(render_facts(facts_of(checked, job.code, job.day)))
    mark = site_mark(Path(job.target))
    store.note(job.code, {"inputs": job.inputs, "mark": mark, "facts": name, "pages": str(pages)})
    report = keep_report(job, checked) if checked.problems else ""
    count = len(checked.catalogue.items)
    return Outcome(job.code, JobState.BUILT, job.inputs, name, report, "", count, 0, checked.warnings, pages)


def refuse(job: Job, checked: Checked) -> Outcome:
    """What is told of an office whose catalogue has errors."""
    first = next((problem for problem in checked.problems if problem.is_error or job.is_strict), None)
    message = (
        f"{first.place.file}:{first.place.line}:{first.place.column} {first.code} {first.message}" if first else ""
    )
    report, count = keep_report(job, checked), len(checked.catalogue.items)
    return Outcome(job.code, JobState.REFUSED, job.inputs, "", report, message, count, checked.errors, checked.warnings)


def keep_report(job: Job, checked: Checked) -> str:
    """Lay the findings, as text, into the store."""
    return Store(Path(job.root)).put(write_text(gather(checked.problems)).encode())


def tidy(offices: OfficesChecked, root: Path, now: float) -> None:
    """Remove from the store what no office of the list names any longer. `now`: seconds since 1970."""
    store = Store(root)
    store.sweep({store.record(entry.code).get("facts", "") for entry in offices.listed.built}, now)


def read_report(root: Path, name: str) -> str:
    """The findings of an office as text; empty where there are none."""
    return ((Store(root).get(name) if name else None) or b"").decode("utf-8", "replace")


def find_failures(offices: OfficesChecked, outcomes: Sequence[Outcome]) -> Iterator[Diagnostic]:
    """Each office that was not built, at its line in the list."""
    by_code = offices.listed.by_code
    for outcome in outcomes:
        entry = by_code[outcome.code]
        if outcome.state is JobState.CHANGED:
            yield GK928.at(entry.place, f"“{entry.name}”的目录在生成的时候一直在改")
        elif outcome.state is JobState.KILLED:
            yield GK927.at(entry.place, f"“{entry.name}”没有生成：{outcome.message}", "killed")
        elif outcome.state is JobState.REFUSED:
            yield GK927.at(entry.place, f"“{entry.name}”没有生成：{outcome.message or '有警告'}")
        elif not outcome.state.is_good:
            yield GK927.at(entry.place, f"“{entry.name}”没有生成：{outcome.message}", "machine")
