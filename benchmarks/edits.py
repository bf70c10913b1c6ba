"""Random edits, each built twice: after any number of them the site made by what changed is the one made cold.

    python -m benchmarks.edits --edits 500 [--seed 1]        about a second each
    python -m benchmarks.edits --kills 20                    `gongkai build`, killed at random moments

An edit is any change of any record (`benchmarks.mutations`), of a template, of the theme, of the program's version, of
the day, or what may happen to what is remembered: the record deleted, cut short, of another time, of another site; the
site copied to other inodes. After each one every file of the site on the disk is compared with the bytes of a site made
without any memory, and its times with those before: what is the same has its inode and time, what is not has another
length or another second.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.mutations import CHANGES
from generator.model.catalogue import Catalogue
from generator.model.errors import GeneratorError
from generator.pipeline import building
from generator.pipeline.building import SLOT_BODY, SLOT_HEAD, Site
from generator.pipeline.gate import guard_site
from generator.pipeline.publishing import Release, write_site
from generator.pipeline.warm import Warm, note_record, warm_from
from generator.publish.staging import write_file
from generator.render.site.environment import CONSTANTS
from generator.resources import TEMPLATE_DIR

REPOSITORY = Path(__file__).resolve().parents[1]
MANIFEST = "manifest.json"
Stats = dict[str, tuple[int, int, int]]
"""Path → length, time in nanoseconds, inode."""


class Office:
    """A site that is edited: the catalogue, and all else that its pages are made of."""

    def __init__(self, catalogue: Catalogue, work: Path, rng: random.Random) -> None:
        self.catalogue = catalogue
        self.day = date(2026, 11, 28)
        self.version, self.theme, self.prose = "1", "theme", "prose"
        self.templates = work / "templates"
        shutil.copytree(TEMPLATE_DIR, self.templates)
        self.site, self.folder, self.records = work / "site", work / "catalog", work / "records"
        self.rng = rng
        self.refused = self.kept = self.made = 0
        self.last: Warm | None = None

    @contextmanager
    def program(self) -> Iterator[None]:
        """This office's templates and version in the place of the program's own."""
        environment = Environment(
            loader=FileSystemLoader(self.templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        environment.globals.update(CONSTANTS)
        texts = [path.read_text("utf-8") for path in sorted(self.templates.iterdir()) if path.is_file()]
        with (
            mock.patch("generator.render.site.pages.site_environment", lambda: environment),
            mock.patch("generator.pipeline.warm.program_digest", lambda *_: f"{self.version}{hash(tuple(texts))}"),
            mock.patch.object(building, "VERSION", self.version),
        ):
            yield

    # --- building -----------------------------------------------------------------------------------

    def _hosted(self, site: Site) -> dict[str, bytes]:
        """What the host writes: pages in its frame, always anew."""
        pages = [*site.frame_pages(), site.not_found(), site.prose("about/", "关于")]
        names = {page.path if page.path == "404.html" else f"{page.path}index.html": page for page in pages}
        return {
            name: f"{self.theme}{page.head}{page.body}{self.prose if name == 'about/index.html' else ''}".encode()
            for name, page in names.items()
        }

    def _shells(self, site: Site) -> dict[str, str]:
        frame = site.frame("../..")
        shell = f"<{self.theme}>{SLOT_HEAD}{frame.header}{SLOT_BODY}{frame.footer}"
        return {domain.code: shell.replace("<", f"<{domain.code} ", 1) for domain in site.catalogue.domains}

    def cold(self) -> dict[str, bytes]:
        """Path → bytes of the whole site, made without any memory."""
        with self.program():
            site = Site(self.catalogue, self.day.year, self.day, "inputs")
            made = site.make(site.outputs(["about/"]), self._shells(site))
            return {output.path: data for output, data in made} | self._hosted(site)

    def build(self) -> None:
        """Build into the site's folder, out of what the last build left."""
        with self.program():
            before = self.last if self.rng.random() < 0.7 else None  # None: a process of its own
            warm, place = warm_from(self.site, self.folder, str(self.records), before, stays=True)
            self.last = warm
            release = Release(self.site, present=warm.present, discards_foreign=True)
            try:
                release.open()
                site = Site(self.catalogue, self.day.year, self.day, "inputs", warm)
                for path, data in self._hosted(site).items():
                    write_file(release.staging, path, data)
                written = write_site(site, self._shells(site), release.staging, ["about/"], None, warm)
                gate = guard_site(release.staging, self.catalogue, warm)
                if notes := release.publish(written):
                    raise AssertionError(notes)
                note_record(place, release.record(warm.keys, gate))
                self.kept += len(warm.present.shared)
                self.made += len(release.manifest.files) - len(warm.present.shared)
            finally:
                release.abandon()

    # --- edits --------------------------------------------------------------------------------------

    def edit(self) -> tuple[str, dict[str, bytes]]:
        """One change that a site can be made of: its name, and the site."""
        while True:
            before = (self.catalogue, self.day, self.version, self.theme, self.prose)
            change = self.rng.choice((*CHANGES * 2, *self._others()))
            try:
                if change in CHANGES:
                    self.catalogue = change(self.rng, self.catalogue)  # type: ignore[call-arg]
                else:
                    change()  # type: ignore[call-arg]
                return change.__name__, self.cold()
            except (GeneratorError, LookupError, ValueError, TypeError, AttributeError, StopIteration, AssertionError):
                self.catalogue, self.day, self.version, self.theme, self.prose = before
                self.refused += 1

    def _others(self) -> tuple[Callable[[], None], ...]:
        return (
            self._next_day, self._next_version, self._next_theme, self._next_prose, self._edit_template,
            self._lose_record, self._cut_record, self._old_record, self._garble_record, self._copy_site, self._nothing,
        )  # fmt: skip

    def _nothing(self) -> None:
        """Build again."""

    def _next_day(self) -> None:
        self.day += timedelta(days=self.rng.choice((1, 30, 365)))

    def _next_version(self) -> None:
        self.version = f"1.{self.rng.randrange(3)}"

    def _next_theme(self) -> None:
        self.theme = f"theme{self.rng.randrange(3)}"

    def _next_prose(self) -> None:
        self.prose = f"prose{self.rng.randrange(3)}"

    def _edit_template(self) -> None:
        path = self.rng.choice(sorted(path for path in self.templates.iterdir() if path.suffix == ".html"))
        if not path.read_text("utf-8").lstrip().startswith(("{% macro", "{%- macro")):
            path.write_text(path.read_text("utf-8") + f"<!--{self.rng.randrange(9)}-->", "utf-8")

    def _record(self) -> Path:
        return next(iter(sorted(self.records.glob("built-*.json"))))

    def _lose_record(self) -> None:
        self._record().unlink()

    def _cut_record(self) -> None:
        data = self._record().read_bytes()
        self._record().write_bytes(data[: self.rng.randrange(len(data))])

    def _old_record(self) -> None:
        """As if the last run had died between the switch and the record, or another branch had been built."""
        old = self.records.parent / "old-record"
        if old.exists():
            shutil.copy(old, self._record())
        else:
            shutil.copy(self._record(), old)

    def _garble_record(self) -> None:
        """Lines of a record in each other's place."""
        head, *lines, end = self._record().read_text("ascii").splitlines()
        one, other = self.rng.randrange(len(lines)), self.rng.randrange(len(lines))
        (left, mine), (right, yours) = lines[one].split(":", 1), lines[other].split(":", 1)
        lines[one], lines[other] = f"{left}:{yours.rstrip(',')},", f"{right}:{mine.rstrip(',')},"
        lines = [line.rstrip(",") for line in lines]
        self._record().write_text("\n".join([head, ",\n".join(lines), end]) + "\n", "ascii")

    def _copy_site(self) -> None:
        """The site as another machine has it: same times, other inodes."""
        copy = self.site.with_name("copy")
        shutil.copytree(self.site, copy)
        shutil.rmtree(self.site)
        copy.rename(self.site)


def look(site: Path) -> Stats:
    """What the disk says of each file of a site."""
    found = {path.relative_to(site).as_posix(): path.stat() for path in site.rglob("*") if path.is_file()}
    return {name: (one.st_size, one.st_mtime_ns, one.st_ino) for name, one in found.items() if name != MANIFEST}


def compare(office: Office, cold: dict[str, bytes], before: Stats, old: dict[str, bytes]) -> list[str]:
    """What is wrong with the site on the disk."""
    wrong = []
    now = look(office.site)
    wrong += [f"{path} 只有一边有" for path in sorted(now.keys() ^ cold.keys())]
    for path in now.keys() & cold.keys():
        if (office.site / path).read_bytes() != cold[path]:
            wrong.append(f"{path} 不一样")
        elif path in before and old.get(path) == cold[path]:
            if now[path][1:] != before[path][1:]:
                wrong.append(f"{path} 没有变，时间或者 inode 变了")
        elif path in before and (now[path][0], now[path][1] // 10**9) == (before[path][0], before[path][1] // 10**9):
            wrong.append(f"{path} 变了，长度和时间还是原来的")
    return wrong


def run(
    catalogue: Catalogue, work: Path, edits: int, seed: int, say: Callable[[str], None]
) -> tuple[Office, list[str]]:
    """Edit and build; the office as it ended, and everything that was wrong."""
    rng = random.Random(seed)
    office = Office(catalogue, work, rng)
    office.build()
    old, before = office.cold(), look(office.site)
    for number in range(1, edits + 1):
        name, cold = office.edit()
        before = look(office.site)  # a copied site has inodes of its own
        office.build()
        if wrong := compare(office, cold, before, old):
            return office, [f"{number} {name}: {one}" for one in wrong]
        old = cold
        say(f"{number}/{edits} {name}")
    return office, []


def kill(work: Path, kills: int, seed: int, say: Callable[[str], None]) -> list[str]:
    """`gongkai build` killed at random moments of its life; the next build must be the cold one."""
    rng = random.Random(seed)
    shutil.copytree(REPOSITORY / "tests" / "examples" / "base", work / "catalog")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796083200", "PYTHONPATH": str(REPOSITORY)}
    base = [sys.executable, "-m", "generator", "build", "--quiet"]

    def build(*more: str) -> None:
        subprocess.run([*base, *more], cwd=work, env=environment, check=True, capture_output=True)

    start = time.monotonic()
    build()
    whole = time.monotonic() - start
    page = work / "catalog" / "02-school.yml"
    text = page.read_text("utf-8")
    for number in range(1, kills + 1):
        page.write_text(text.replace("summary: ", f"summary: 第{number}版"), "utf-8")
        with subprocess.Popen(base, cwd=work, env=environment, stderr=subprocess.DEVNULL) as child:
            with suppress(subprocess.TimeoutExpired):
                child.wait(rng.uniform(0.3, 1.1) * whole)
            child.send_signal(signal.SIGKILL)
        page.write_text(text.replace("summary: ", f"summary: 第{number}版又一版"), "utf-8")
        build()
        build("--no-cache", "--site-dir", "cold")
        shutil.copy(work / "site" / MANIFEST, work / "warm.json")
        if (work / "warm.json").read_bytes() != (work / "cold" / MANIFEST).read_bytes():
            return [f"{number}: 网站和全部重做的不一样"]
        say(f"{number}/{kills} killed")
    return []


def main(arguments: list[str] | None = None) -> int:
    """Edit, build, compare; 0 where all was right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edits", description="Incremental equals cold.")
    parser.add_argument("--edits", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="gongkai-edits-") as place:
        work = Path(place)
        wrong: list[str] = []
        if options.edits:
            from benchmarks.edits_office import rich_catalogue

            (work / "edits").mkdir()
            start = time.monotonic()
            office, wrong = run(rich_catalogue(), work / "edits", options.edits, options.seed, print)
            print(
                f"{options.edits} 次改动，{time.monotonic() - start:.0f} 秒；做不成网站、收回的 {office.refused} 次；"
                f"沿用 {office.kept} 个文件，新做 {office.made} 个。"
            )
        if options.kills and not wrong:
            (work / "kills").mkdir()
            wrong = kill(work / "kills", options.kills, options.seed, print)
    for one in wrong:
        print(one, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
