"""What residents see while a site is published, again and again, and the publisher is killed → publishing-report.md.

    python -m benchmarks.publishing [--kills 200] [--full 40] [--pages 800] [--seconds 20] [--strace]

nginx (from the path) serves TARGET/current without `open_file_cache`; clients ask as fast as they can over kept
connections. Sites of equal size, each page saying of which it is, are published in turn. An answer is wrong when it is
no 200, is cut short or put together from two, or is of an older site after a newer was received. A killed publisher
dies by SIGKILL at a random moment; after each kill what is served must be one of the two, whole. Full disks are a limit
on the bytes a process may write. `--strace`: `benchmarks.publishing_order`.
"""

import argparse
import asyncio
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.publishing_order import tell_order
from generator.model.errors import GeneratorError
from generator.pipeline.composing import RefusedError, Wishes, read_built
from generator.pipeline.releasing import publish, roll_back
from generator.publish.manifest import Manifest, entry_of, write_manifest
from generator.publish.place import LocalPlace
from generator.publish.release import Release
from generator.publish.signing import new_signer

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "benchmarks" / "publishing-report.md"
RECORD = b'{"generator": "gongkai", "version": "0", "pages": 1}'
CONNECTIONS = 8
SIZE = 12_000
"""Bytes of a page, as ours are."""

CONFIG = """
daemon off; worker_processes 1; pid {place}/nginx.pid; error_log {place}/error.log crit;
events {{ worker_connections 256; }}
http {{ access_log off; sendfile on; keepalive_requests 100000000;
  client_body_temp_path {place}/t1; proxy_temp_path {place}/t2; fastcgi_temp_path {place}/t3;
  uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5;
  server {{ listen 127.0.0.1:{port}; root {target}/current; }} }}
"""


@dataclass
class Seen:
    """What the clients got."""

    answers: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    is_over: bool = False
    newest: int = 0
    """The highest number of a publication of which a page was received."""


def page(word: str, number: int) -> bytes:
    head = f"<!doctype html><title>{word}</title><p>{number}".encode()
    return head + b"." * (SIZE - len(head) - 8) + f"<!--{word[:1]}-->".encode()


def build(folder: Path, word: str, pages: int) -> Path:
    """A built site whose pages say `word`."""
    files = {f"{1 + n // 900:02d}/{1 + n % 900:03d}/index.html": page(word, n) for n in range(pages)}
    files |= {"index.html": page(word, -1), "build.json": RECORD, "assets/site.css": b"p{}" + word.encode()}
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (folder / "manifest.json").write_bytes(write_manifest(Manifest({p: entry_of(d) for p, d in files.items()})))
    return folder


def send(target: Path, site: Path, signer: object) -> None:
    facts = Release(0, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "")
    publish(LocalPlace(target), read_built(site, with_foreign=False), facts, signer, Wishes())  # type: ignore[arg-type]


# --- the clients ------------------------------------------------------------------------------------------


async def ask(port: int, paths: list[str], seen: Seen, order: dict[str, int]) -> None:
    """One kept connection that asks for pages at random until the work is done."""
    chance = random.Random(port + id(asyncio.current_task()))
    reader = writer = None
    while not seen.is_over:
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            path = chance.choice(paths)
            asked_at = seen.newest
            writer.write(f"GET /{path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert reader is not None
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            length = next(int(line[15:]) for line in head.split("\r\n") if line.lower().startswith("content-length:"))
            body = await reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError):
            seen.wrong["connection"] += 1
            writer = None
            continue
        seen.answers += 1
        judge(head, body, asked_at, seen, order)
    if writer is not None:
        writer.close()


def judge(head: str, body: bytes, asked_at: int, seen: Seen, order: dict[str, int]) -> None:
    if " 200 " not in head.split("\r\n")[0]:
        seen.wrong[head.split()[1]] += 1
        return
    word = body[22:].split(b"<")[0].decode("latin-1")
    if len(body) != SIZE or not body.endswith(f"<!--{word[:1]}-->".encode()):
        seen.wrong["torn"] += 1
        return
    number = order.get(word, 0)
    if number < asked_at:
        seen.wrong["mixed"] += 1
    seen.newest = max(seen.newest, number)


# --- the runs ---------------------------------------------------------------------------------------------


class Server:
    """nginx on a free port."""

    def __init__(self, target: Path, place: Path) -> None:
        self.port = 20_000 + os.getpid() % 20_000
        place.mkdir(parents=True)
        (place / "nginx.conf").write_text(CONFIG.format(place=place, port=self.port, target=target))
        self.process = subprocess.Popen(["nginx", "-p", str(place), "-c", str(place / "nginx.conf")])
        time.sleep(0.5)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def names(pages: int) -> list[str]:
    return ["", *(f"{1 + n // 900:02d}/{1 + n % 900:03d}/" for n in range(pages))]


def run_load(port: int, pages: int, order: dict[str, int], work: Callable[[], None]) -> tuple[Seen, float]:
    """Clients ask while `work` runs in a thread. Returns what they got, and the seconds it took."""
    seen = Seen()

    async def everything() -> None:
        clients = [asyncio.create_task(ask(port, names(pages), seen, order)) for _ in range(CONNECTIONS)]
        try:
            await asyncio.to_thread(work)
        finally:
            seen.is_over = True
            await asyncio.gather(*clients)

    began = time.monotonic()
    asyncio.run(everything())
    return seen, time.monotonic() - began


class Publisher:
    """Builds sites that say their number, and publishes them in processes of their own."""

    def __init__(self, place: Path, pages: int) -> None:
        self.place, self.pages = place, pages
        self.target = place / "www"
        self.signer = new_signer()
        self.order: dict[str, int] = {}
        self.count = 0

    def next_site(self) -> Path:
        self.count += 1
        word = f"s{self.count}"
        self.order[word] = self.count
        shutil.rmtree(self.place / "site", ignore_errors=True)
        return build(self.place / "site", word, self.pages)

    def start(self, site: Path, limit: int = 0) -> int:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                if limit:
                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                send(self.target, site, self.signer)
                code = 0
            except (GeneratorError, RefusedError):
                code = 3
            finally:
                os._exit(code)
        return pid

    def served(self) -> str:
        """Which site is served, whole; empty where it is none."""
        words = {p.read_bytes()[22:].split(b"<")[0].decode() for p in (self.target / "current").rglob("*.html")}
        return words.pop() if len(words) == 1 else ""


def kill_at_random(publisher: Publisher, number: int) -> int:
    """Publish and kill at a random moment, `number` times. Returns how often old or new was served whole."""
    chance, usual, whole = random.Random(4), 0.3, 0
    for _ in range(number):
        before, site, began = publisher.served(), publisher.next_site(), time.monotonic()
        pid = publisher.start(site)
        time.sleep(chance.uniform(0, usual * 1.2))
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status):
            usual = 0.8 * usual + 0.2 * (time.monotonic() - began)
        after = publisher.served()
        whole += bool(after) and after in (before, f"s{publisher.count}")
    return whole


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--full", type=int, default=40)
    parser.add_argument("--pages", type=int, default=800)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--report", action="store_true", help="write benchmarks/publishing-report.md")
    parser.add_argument("--strace", action="store_true", help="only the order of the system calls")
    options = parser.parse_args()
    if options.strace:
        sys.exit(tell_order())
    if shutil.which("nginx") is None:
        sys.exit("nginx is not installed")
    place = Path(tempfile.mkdtemp(prefix="gongkai-publishing-"))
    place.chmod(0o755)
    try:
        lines = measure(place, options)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print("\n".join(lines))
    if options.report:
        REPORT.write_text("\n".join(lines) + "\n")


def measure(place: Path, options: argparse.Namespace) -> list[str]:
    publisher = Publisher(place, options.pages)
    send(publisher.target, publisher.next_site(), publisher.signer)
    server = Server(publisher.target, place / "nginx")
    lines = [
        "# Publishing under load, kills and full disks",
        "",
        f"`python -m benchmarks.publishing --report`: {options.pages} pages of {SIZE:,} bytes, {CONNECTIONS} clients.",
        "",
        "| Run | publications | answers | per second | wrong | site old or new, whole |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    try:
        first = publisher.count
        until = time.monotonic() + options.seconds

        def again() -> None:
            while time.monotonic() < until:
                os.waitpid(publisher.start(publisher.next_site()), 0)

        seen, took = run_load(server.port, options.pages, publisher.order, again)
        lines.append(row("published again and again", publisher.count - first, seen, took, "–"))
        whole: list[int] = []

        def kill() -> None:
            whole.append(kill_at_random(publisher, options.kills))

        seen, took = run_load(server.port, options.pages, publisher.order, kill)
        lines.append(row("killed at a random moment", options.kills, seen, took, f"{whole[0]} of {options.kills}"))
        lines.append(full_disks(publisher, options.full))
        began = time.perf_counter()
        roll_back(LocalPlace(publisher.target))
        lines += ["", f"Rollback: {time.perf_counter() - began:.3f} s, the release read whole before the switch."]
    finally:
        server.stop()
    return lines


def full_disks(publisher: Publisher, number: int) -> str:
    """A file-size limit a little below what a page or the manifest needs stands in for a full disk."""
    exact = 0
    for at in range(number):
        before = publisher.served()
        site = publisher.next_site()
        limit = SIZE - 1 - 200 * at if at % 2 else (site / "manifest.json").stat().st_size - 1
        _, status = os.waitpid(publisher.start(site, limit), 0)
        exact += publisher.served() == before and os.waitstatus_to_exitcode(status) == 3
    return f"| disk full | {number} | – | – | – | {exact} of {number} exactly old |"


def row(name: str, published: int, seen: Seen, seconds: float, whole: str) -> str:
    wrong = sum(seen.wrong.values())
    said = f"{wrong}" + (f" ({', '.join(f'{k} {v}' for k, v in seen.wrong.items())})" if wrong else "")
    return f"| {name} | {published} | {seen.answers:,} | {seen.answers / seconds:,.0f} | {said} | {whole} |"


if __name__ == "__main__":
    main()
