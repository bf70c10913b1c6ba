"""`python -m tests.fuzz --count 10000`: hostile input for every room that takes something from outside.

First the kept corpus (`corpus/ROOM`), then cases made by hypothesis: right files damaged, and anything at all. Each room
runs in a process of its own, so that one that dies is told with the case it died of. What breaks a promise is saved as
`corpus/ROOM/new-…`, to be mended and kept under a name of its own.

Promises: no exception, at most 6 s of work (2 s on a machine that does nothing else) and 256 MB, no file outside the
run's own folder, no connection, no markup out of text, nothing that the check lets pass and the build refuses.
"""

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
ROOT = Path(__file__).resolve().parents[2]
REPORT = "report.json"


def kept_cases(room: str) -> Iterator[Path]:
    """Files of the corpus: `NAME@what-it-was-about`, or `NAME` alone. The name of the case stands before the sign."""
    folder = CORPUS / room
    yield from sorted(folder.iterdir()) if folder.is_dir() else ()


# --- the process of one room ------------------------------------------------------------------------------


def run_room(room: str, count: int, seed: int, folder: Path) -> None:
    """Run corpus and cases; writes what was found, as JSON, beside the folder."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    from tests.fuzz.damage import Case
    from tests.fuzz.guard import Watch, run_watched
    from tests.fuzz.rooms import ROOMS

    sys.dont_write_bytecode = True
    os.chdir(folder)
    strategy, run = ROOMS[room].open(folder)
    watch = Watch(folder.parent)
    current = folder.parent / "current"
    report: dict[str, Any] = {"cases": 0, "seconds": 0.0, "slowest": "", "megabytes": 0, "faults": {}}

    def one(case: Case, kept: str = "") -> None:
        current.write_bytes(case.name.encode() + b"\0" + case.data)
        outcome = run_watched(watch, lambda: run(case))
        report["cases"] += 1
        report["megabytes"] = max(report["megabytes"], outcome.megabytes)
        report["seconds"] = max(report["seconds"], outcome.seconds)
        if outcome.fault:
            found = report["faults"].setdefault(outcome.fault, {"times": 0, "size": 1 << 60, "told": outcome.told})
            found["times"] += 1
            if len(case.data) < found["size"]:
                found |= {"size": len(case.data), "file": kept or _save(room, case), "told": outcome.told[-3_000:]}

    for path in kept_cases(room):
        one(Case(path.name.partition("@")[0].replace("--", "/"), path.read_bytes()), path.name)

    @seeded(seed)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def make(case: Case) -> None:
        one(case)

    if count:
        make()
    (folder.parent / REPORT).write_text(json.dumps(report), "utf-8")


def _save(room: str, case: Any) -> str:
    folder = CORPUS / room
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{case.name.replace('/', '--')}@new-{sha256(case.data).hexdigest()[:8]}"
    (folder / name).write_bytes(case.data)
    return name


# --- all rooms --------------------------------------------------------------------------------------------


def fuzz(room: str, count: int, seed: int) -> dict[str, Any]:
    """What one room's process found; one that died is a fault with its last case."""
    with tempfile.TemporaryDirectory(prefix="gongkai-fuzz-") as name:
        folder = Path(name, "room")
        folder.mkdir()
        pid = os.fork()
        if pid == 0:
            os.environ["TMPDIR"] = tempfile.tempdir = name
            try:
                run_room(room, count, seed, folder)
            except BaseException:
                Path(name, "fault").write_text(traceback.format_exc(), "utf-8")
            finally:
                os._exit(0)
        _, status = os.waitpid(pid, 0)
        report, fault = Path(name, REPORT), Path(name, "fault")
        if report.is_file():
            found: dict[str, Any] = json.loads(report.read_text("utf-8"))
            return found
        told = fault.read_text("utf-8") if fault.is_file() else f"status {status}"
        died = {"times": 1, "file": _last(room, Path(name, "current")), "told": told}
        return {"cases": 0, "seconds": 0.0, "megabytes": 0, "faults": {"died": died}}


def _last(room: str, current: Path) -> str:
    if not current.is_file():
        return ""
    from tests.fuzz.damage import Case

    name, _, data = current.read_bytes().partition(b"\0")
    return _save(room, Case(name.decode(), data))


def main() -> int:
    """Exit code 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000, help="cases of all rooms together")
    parser.add_argument("--room", action="append", help="only this room")
    parser.add_argument("--seed", type=int, default=15)
    chosen = parser.parse_args()
    from tests.fuzz.rooms import ROOMS

    rooms = chosen.room or list(ROOMS)
    whole = sum(ROOMS[room].share for room in rooms)
    broken, cases = 0, 0
    for room in rooms:
        report = fuzz(room, max(chosen.count * ROOMS[room].share // whole, 1), chosen.seed)
        cases += report["cases"]
        broken += len(report["faults"])
        print(
            f"{room:10} {report['cases']:6} cases, slowest {report['seconds']:.2f} s, {report['megabytes']} MB,"
            f" {len(report['faults'])} broken",
            flush=True,
        )
        for fault, found in sorted(report["faults"].items()):
            print(f"  BROKEN {found['times']} × {fault}  [{room}/{found.get('file', '')}]")
            print("    " + "\n    ".join(found["told"].splitlines()[-12:]))
    print(f"{cases} cases, {broken} broken promises")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
