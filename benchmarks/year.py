"""A made-up county's year in one go: documents in, records, check, ledger, warnings, reports, site, applications.

    python -m benchmarks.year [--records 5000] [--applications 200] [--keep FOLDER]

The shipped catalogue in a folder of its own. Monthly exports of a portal, a document of every item in each, the same on
every run, are taken in by `gongkai collect --write` as a clerk would; the rest of the records comes in files, as from a
department with a register of its own. Each step is a command in a process of its own, with its seconds and its largest
memory. The applications are handed in and answered through the service's store, by its own rules, then counted by
`gongkai service`. What a step must show is asserted, so the command fails where a step gives something else.
"""

import argparse
import csv
import io
import json
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.ledger import ROOT, SEED, measure, rows, write
from generator.clock import CHINA
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.matter import Event, MatterKind, Step
from generator.model.outcome import Outcome
from generator.model.returnform import FORMS
from generator.pipeline.answering import Ground, read_ground, refuse_event
from generator.pipeline.checking import check_folder
from generator.service.database import Database
from generator.service.store import Sent, Store

TODAY = date(2026, 11, 30)
YEAR = 2026
HEAD = ("信息标题", "所属栏目", "发布机构", "成文日期", "发布时间", "链接")
DAYS = 300
"""Days of the year over which applications come."""

OUTCOMES = (Outcome.GIVEN, Outcome.PARTLY, Outcome.NOT_HELD, Outcome.THIRD_PARTY, Outcome.COMPLAINT)


# --- documents ----------------------------------------------------------------------------------------


def month_of_documents(items: Sequence[Item], month: int, dice: random.Random) -> str:
    """The export of a month, one document of every item, as a portal's back office writes it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for number, item in enumerate(items):
        made = date(YEAR, month, dice.randint(1, 20))
        shown = made + timedelta(days=dice.randrange(8))
        body = item.subject[0].body if item.subject else ""
        url = f"https://www.example.gov.cn/art/{YEAR}/{month}/art_{month}_{number}.html"
        title = f"示例县{YEAR}年{month}月{item.title}"
        writer.writerow((title, item.category, body, made.isoformat(), f"{shown:%Y-%m-%d} 09:30:00", url))
    return text.getvalue()


def make_exports(items: Sequence[Item], exports: Path) -> None:
    """The exports of the months up to today, in the encoding of Chinese spreadsheets."""
    dice = random.Random(SEED)
    exports.mkdir()
    for month in range(1, TODAY.month + 1):
        (exports / f"{month:02}.csv").write_bytes(month_of_documents(items, month, dice).encode("gb18030"))


def add_records(catalogue: Catalogue, folder: Path, count: int) -> None:
    """So many more records, as a department writes them that keeps a register of its own."""
    own = (row for row in rows(catalogue, 10 * count) if row["id"].startswith(f"{YEAR}-"))
    write(folder, "yml", list(islice(own, count)))


# --- applications -------------------------------------------------------------------------------------


def answer(store: Store, ground: Ground, number: str, dice: random.Random) -> None:
    """What the staff do with an application, a step at a time; most are answered, some late, some not yet."""
    matter = store.get(number)
    assert matter is not None
    came = matter.handed_in
    plan = [Event(Step.CONFIRMED, came + timedelta(days=1))]
    fate = dice.random()
    answered = came + timedelta(days=dice.randint(5, 34))
    if fate < 0.15:
        plan += [
            Event(Step.AMEND_ASKED, came + timedelta(days=4), came + timedelta(days=18), text="请写明是哪个村"),
            Event(Step.AMENDED, came + timedelta(days=10), text="河东村"),
        ]
        answered += timedelta(days=10)
    elif fate < 0.25:
        plan.append(Event(Step.EXTENDED, came + timedelta(days=5), days=10, text="要核对的资料多"))
    plan.append(Event(Step.ANSWERED, answered, text="随信附上。", outcome=dice.choice(OUTCOMES)))
    for event in plan:
        if event.on > TODAY:
            return
        refused = store.add(number, event, "王五", lambda held, made=event: refuse_event(ground, held, made, TODAY))
        assert not refused or event.step is not Step.ANSWERED, (number, event, refused)


def make_applications(folder: Path, data: Path, count: int) -> None:
    dice = random.Random(SEED)
    store, ground = Store(Database(str(data))), read_ground(folder)
    choices = {field.name: field.choices for field in FORMS[MatterKind.APPLICATION] if field.choices}
    for n in range(count):
        fields = {name: dice.choice(known) for name, known in choices.items()}
        fields |= {"name": f"申请人{n}", "paper": "居民身份证", "contact": "0000-0000003", "wanted": f"第{n}件要的信息"}
        came = date(YEAR, 1, 5) + timedelta(days=n * DAYS // count)
        receipt = store.accept(Sent(MatterKind.APPLICATION, f"form-{n}", fields), came)
        answer(store, ground, receipt.number, dice)
    store.database.close()


# --- the steps ----------------------------------------------------------------------------------------


def run(name: str, *arguments: str, codes: Iterable[int] = (0,)) -> None:
    seconds, used, memory, code = measure(*arguments)
    print(f"{name:<26}{seconds:7.1f} s, processor {used:6.1f} s, {memory:5.0f} MB, exit code {code}", flush=True)
    assert code in tuple(codes), (name, arguments, code)


def read_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def say(told: Mapping[str, object]) -> None:
    print("  " + ", ".join(f"{name} {value}" for name, value in told.items()), flush=True)


def live(place: Path, records: int, applications: int) -> None:
    """The year, step by step."""
    os.environ["SOURCE_DATE_EPOCH"] = str(
        int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=CHINA).timestamp())
    )
    folder, out = place / "catalog", place / "out"
    shutil.copytree(ROOT / "catalog", folder)
    out.mkdir()
    catalogue = check_folder(folder, TODAY).catalogue
    make_exports(catalogue.items, place / "exports")
    at = ("--catalog", str(folder))
    day = (*at, "--today", TODAY.isoformat())

    run("collect, write", "collect", *map(str, sorted((place / "exports").iterdir())), *at, "--write")
    taken = len(check_folder(folder, TODAY).catalogue.records)
    say({"documents": TODAY.month * len(catalogue.items), "records": taken})
    assert 0 < taken <= records
    add_records(catalogue, folder, records - taken)
    run("check", "check", str(folder))
    kept = check_folder(folder, TODAY).catalogue.records
    say({"records": len(kept), "items with one": len({one.item for one in kept})})
    assert len(kept) == records
    for form in ("json", "text", "html", "xlsx", "docx", "ics"):
        run(f"ledger {form}", "ledger", *day, "--format", form, "-o", str(out / f"ledger.{form}"))
    ledger = read_json(out / "ledger.json")
    say(Counter(line["state"] for line in ledger["lines"]))
    known = {one.id for one in kept}
    assert all(record in known for line in ledger["lines"] for record in line["records"])
    run("notices and calendars", "ledger", *day, "--notices", str(out / "notices"))
    for report in ("10", "20", "quarter"):
        run(
            f"report {report}",
            "ledger",
            *day,
            "--format",
            "docx",
            "--report",
            report,
            "-o",
            str(out / f"{report}.docx"),
        )
    run("build", "build", *at, "--site-dir", str(out / "site"))
    assert (out / "site" / "due" / "index.html").is_file()
    data = out / "service.sqlite3"
    make_applications(folder, data, applications)
    run("applications, status", "service", "status", "--data", str(data))
    run(
        "applications, export",
        "service",
        "export",
        "--data",
        str(data),
        *at,
        "--format",
        "json",
        "-o",
        str(out / "a.json"),
    )
    matters = read_json(out / "a.json")["matters"]
    say(Counter(one["outcome"] or "open" for one in matters))
    assert len(matters) == applications
    report_and_inspect(folder, out)


def report_and_inspect(folder: Path, out: Path) -> None:
    """The year's report from the list of applications, and what an evaluator would count."""
    at, day = ("--catalog", str(folder)), ("--today", TODAY.isoformat())
    listed = ("report", "annual", "--year", str(YEAR), "--applications", str(out / "a.json"), *at, *day)
    for form in ("json", "xlsx", "docx", "html"):
        run(f"annual report {form}", *listed, "--format", form, "-o", str(out / f"annual.{form}"))
    told = read_json(out / "annual.json")
    say({"new applications": told["values"]["requests.new.total"], "cells nobody told": len(told["blanks"])})
    assert told["values"]["requests.new.total"] == len(read_json(out / "a.json")["matters"])
    seconds, used, memory, code, points = inspect(folder, out)
    print(f"{'inspect':<26}{seconds:7.1f} s, processor {used:6.1f} s, {memory:5.0f} MB, exit code {code}", flush=True)
    say({point["name"]: f"{point['grade']} {len(point['findings'])}/{point['counted']}" for point in points})
    wrong = {point["key"] for point in points if point["grade"] == "poor"}
    assert code == (1 if wrong else 0)
    assert not wrong & {"links", "attachments", "personal"}, wrong


def inspect(folder: Path, out: Path) -> tuple[float, float, float, int, list[Any]]:
    """Figures of the command as `measure` has them, and its points."""
    sheet = out / "inspect.json"
    arguments = (
        "inspect",
        str(out / "site"),
        "--catalog",
        str(folder),
        "--today",
        TODAY.isoformat(),
        "--format",
        "json",
    )
    figures = measure(*arguments, output=sheet)
    return (*figures, read_json(sheet)["points"])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--applications", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="where to leave what was made")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        live(chosen.keep or Path(place), chosen.records, chosen.applications)


if __name__ == "__main__":
    main()
