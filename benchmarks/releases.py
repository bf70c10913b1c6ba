"""`python -m benchmarks.releases [--items 2000]`: how long a release takes, of a site of so many items.

An item is a page and two drawings of its code; the sizes are those of the shipped site. Seconds of work beside seconds
on the clock, for a machine that does other things too. Nothing of the renderer is measured.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator.pipeline.composing import Wishes, read_built, with_packed
from generator.pipeline.proving import prove_folder
from generator.pipeline.releasing import publish, roll_back
from generator.publish.place import LocalPlace
from generator.publish.release import Release
from generator.publish.seen import Seen
from generator.publish.signing import new_signer
from tests.publish.sites import RECORD, release

PAGE, SVG, PNG = 26_000, 9_000, 700
_WORDS = "政务公开标准目录事项内容时限主体渠道依据方式层级程度征地补偿社会救助公共法律服务"


def make_site(folder: Path, items: int, changed: int) -> None:
    """A built site; the pages of `changed` items say something else."""
    chance = random.Random(1)
    words = "".join(chance.choice(_WORDS) for _ in range(PAGE // 3))
    files = {"build.json": RECORD, "404.html": words.encode(), "index.html": words.encode()}
    for number in range(items):
        place = f"{number // 900 + 1:02}/{number % 900 + 1:03}"
        said = f"{'新' if number < changed else '旧'}{number}"
        files[f"{place}/index.html"] = f"<p>{said}</p>{words[number % 700 :]}".encode()
        files[f"{place}/qr.svg"] = f"<svg>{number}{words[: SVG // 3]}</svg>".encode()
        files[f"{place}/qr.png"] = random.Random(number).randbytes(PNG)
    release(folder, files)


def timed(name: str, work: Callable[[], object]) -> None:
    """Print how long something took."""
    begun, spent = time.monotonic(), os.times()
    work()
    now = os.times()
    worked = now.user + now.system - spent.user - spent.system
    print(f"| {name} | {time.monotonic() - begun:.2f} | {worked:.2f} |", flush=True)


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.releases")
    parser.add_argument("--items", type=int, default=2_000)
    chosen = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="gongkai-releases-"))
    try:
        site, place, signer = base / "site", LocalPlace(base / "srv"), new_signer()
        make_site(site, chosen.items, 0)
        built = read_built(site, with_foreign=False)
        size = sum(entry.size for entry in built.files.values())
        print(f"{chosen.items} items: {len(built.files)} files, {size / 1e6:.0f} MB\n")
        print("| step | seconds | of work |\n| --- | ---: | ---: |")

        def send(*, packed: bool = False) -> None:
            found = read_built(site, with_foreign=False)
            made = with_packed(found) if packed else found
            publish(place, made, Release(0, "2026-12-01T04:00:00Z", ""), signer, Wishes())

        timed("first release", send)
        timed("the same again: nothing to do", send)
        make_site(site, chosen.items, 1)
        timed("one page changed", send)
        make_site(site, chosen.items, chosen.items)
        timed("every page changed", send)
        timed("rollback", lambda: roll_back(place))
        timed("verify", lambda: prove_folder(base / "srv" / "current", signer.public, Seen()))
        timed("with packed copies", lambda: send(packed=True))
    finally:
        shutil.rmtree(base)
    return 0


if __name__ == "__main__":
    sys.exit(main())
