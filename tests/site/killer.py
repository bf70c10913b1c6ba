"""Builds two catalogues in turn over one site and kills the builds. Run as a program; prints what was left as JSON.

Usage: killer.py CATALOG OTHER_CATALOG SITE, where SITE was built from CATALOG.

A child is forked for every try, so that a try costs a build and no imports, nor the compiling of templates. It is
killed (SIGKILL) either at a random moment from outside, or by itself at its n-th file operation, or at its n-th from
the switch on, told by an audit hook.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import mkdocs.commands.build  # noqa: F401

import generator.cli.build as commands
import generator.mkdocs_plugin  # noqa: F401  loaded before the forks

SWITCH = "ctypes.dlsym"  # renameat2 is looked up: the next thing done is the exchange
OPERATIONS = ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.", SWITCH)


def digest(folder: Path) -> str:
    """Names and bytes of a whole tree; "" where there is none."""
    if not folder.is_dir():
        return ""
    sum_ = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        sum_.update(path.relative_to(folder).as_posix().encode() + b"\0")
        sum_.update(path.read_bytes() if path.is_file() else b"/")
    return sum_.hexdigest()


def child(catalog: Path, site: Path, die_at: int, after: str, report: Path | None) -> None:
    """Build and never return; dies at the `die_at`-th file operation from `after` on (0: lives)."""
    os.setpgid(0, 0)
    seen: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith(OPERATIONS) or (after and not seen and event != after):
            return
        if event == "open" and not (isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+")):
            return
        seen.append(event)
        if len(seen) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    code = commands.run_build(str(catalog), str(site), strict=False, quiet=True)
    if report is not None:
        report.write_text(json.dumps(seen))
    os._exit(code)


def start(catalog: Path, site: Path, die_at: int = 0, after: str = "", report: Path | None = None) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            child(catalog, site, die_at, after, report)
        finally:
            os._exit(70)
    return pid


def finish(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def leftovers(site: Path) -> list[Path]:
    return sorted(path for path in site.parent.iterdir() if path.name.startswith(f".{site.name}."))


def main() -> None:
    catalogs = [Path(argument).absolute() for argument in sys.argv[1:3]]
    site = Path(sys.argv[3]).absolute()
    os.chdir(site.parent)
    report = site.parent / "operations.json"
    trees = [digest(site)]
    warm = site.parent / "warm"
    assert commands.run_build(str(catalogs[0]), str(warm), strict=False, quiet=True) == 0
    shutil.rmtree(warm)
    assert finish(start(catalogs[1], site)) == 0
    trees.append(digest(site))
    assert trees[0] != trees[1]
    begun = time.monotonic()
    assert finish(start(catalogs[0], site, report=report)) == 0
    seconds = time.monotonic() - begun
    assert digest(site) == trees[0]
    operations = json.loads(report.read_text())
    switch = operations.index(SWITCH) + 1
    chance = random.Random(time.time_ns())
    tries: list[tuple[str, float]] = [("operation", n) for n in range(1, switch, switch // 9)]
    tries += [("switch", n) for n in (1, 2, 3, 4, 5, 8, 15, 40, 80)]
    tries += [("random", chance.uniform(0.05, 1.05)) for _ in range(4)]
    tries += [("random", chance.uniform(0.85, 1.1)) for _ in range(5)]
    outcome: dict[str, Any] = {"mixed": [], "old": 0, "new": 0, "random": 0, "operation": 0, "switch": 0, "finished": 0}
    now = 0
    for kind, at in tries:
        for path in leftovers(site):
            shutil.rmtree(path)
        if kind == "random":
            pid = start(catalogs[1 - now], site)
            time.sleep(at * seconds)
            os.kill(pid, signal.SIGKILL)
        else:
            pid = start(catalogs[1 - now], site, die_at=int(at), after=SWITCH if kind == "switch" else "")
        code = finish(pid)
        found = digest(site)
        if found not in trees:
            outcome["mixed"].append([kind, at, code])
            assert finish(start(catalogs[now], site)) == 0
            continue
        if code == -signal.SIGKILL:
            outcome[kind] += 1
            outcome["old" if found == trees[now] else "new"] += 1
        else:
            outcome["finished"] += 1
            seconds *= 0.8 if kind == "random" else 1  # the machine was busier when it was measured
        now = trees.index(found)
    for path in leftovers(site):  # to clear them away would count among its operations
        shutil.rmtree(path)
    assert finish(start(catalogs[1 - now], site, die_at=switch // 2)) == -signal.SIGKILL
    outcome["beside_after_kill"] = [path.name for path in leftovers(site)]
    assert finish(start(catalogs[0], site)) == 0
    outcome["mixed"] += [["last", 0, 0]] if digest(site) != trees[0] else []
    outcome["beside_after_next_build"] = [path.name for path in leftovers(site)]
    print(json.dumps({**outcome, "seconds": seconds}))


if __name__ == "__main__":
    main()
