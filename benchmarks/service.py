"""What the service keeps when it is killed, and how much it takes → benchmarks/service-report.md.

    python -m benchmarks.service [--rounds 20] [--seconds 5] [--postgres postgresql://…]

The command itself in a process of its own, without limits of addresses. A round of the first part sends questions from
six threads until so many were acknowledged, then kills the process with SIGKILL; the next round opens the same data.
At the end every acknowledged number must be there, whole, and open with its code. A kill is no loss of power: what the
machine's disk does with a sync is its own affair.
"""

import argparse
import os
import platform
import re
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from benchmarks.serving import Server, running, status
from generator.service.database import Database
from generator.service.secrets import read_code
from generator.service.store import Store

REPORT = Path(__file__).with_name("service-report.md")
RECEIPT = re.compile(r'gs-number">([^<]+)</dd><dt>查询码</dt><dd class="gs-number">([^<]+)<')
THREADS = 6
CLIENTS = (1, 8, 32)

Told = dict[str, tuple[str, str]]
"""Number → query code and text of what was acknowledged."""


@dataclass
class Lost:
    """What was found after the kills. `extra`: kept, though the kill cut the answer off."""

    acknowledged: int
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    extra: int = 0


def load(server: Server, told: Told, stop: threading.Event, who: str, least: int) -> None:
    """Send questions one after the other; note what was acknowledged."""
    n = 0
    while not stop.is_set():
        n += 1
        text = f"第{who}人第{n}问，{'长' * (n % 50)}完"
        try:
            answer = server.post("/ask", {"token": server.token("ask"), "text": text}, 10)
        except (OSError, AssertionError):
            return
        found = RECEIPT.search(answer.decode("utf-8", "replace"))
        if status(answer) == 200 and found:
            told[found[1]] = (found[2], text)
        if len(told) >= least:
            stop.set()


def kill_under_load(server: Server, least: int, name: str) -> Told:
    """All that was acknowledged before the kill; at least so many, or what came in two minutes."""
    told: Told = {}
    enough = threading.Event()
    threads = [
        threading.Thread(target=load, args=(server, told, enough, f"{name}-{who}", least)) for who in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    enough.wait(120)
    server.kill()
    for thread in threads:
        thread.join(30)
    return told


def find_lost(data: str, told: Told) -> Lost:
    """Open the data and look for everything that was acknowledged."""
    store = Store(Database(data))
    lost = Lost(len(told))
    for number, (code, text) in told.items():
        matter = store.find(number, read_code(code))
        if matter is None:
            lost.missing.append(number)
        elif matter.fields != {"text": text}:
            lost.changed.append(number)
    lost.extra = sum(1 for _ in store.walk()) - len(told)
    store.database.close()
    return lost


def measure_kills(data: str, folder: Path, rounds: int, least: int) -> Lost:
    told: Told = {}
    for number in range(rounds):
        told |= kill_under_load(Server(data, folder / "log"), least, str(number))
    return find_lost(data, told)


def measure_speed(server: Server, clients: int, seconds: float) -> tuple[float, float, float]:
    """Acknowledged a second, and milliseconds of one: the middle one, and of a hundred the slowest but one."""
    times: list[float] = []
    end = time.monotonic() + seconds

    def work(who: int) -> None:
        n = 0
        while time.monotonic() < end:
            token, n = server.token("ask"), n + 1
            begun = time.perf_counter()
            answer = server.post("/ask", {"token": token, "text": f"{who}-{n}-{clients} " + "问" * 200})
            if status(answer) == 200:
                times.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=work, args=(who,)) for who in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / seconds, median(times) * 1000, quantiles(times, n=100)[97] * 1000


def measure_store(data: str, seconds: float) -> float:
    """Kept a second by one thread without the web: what the sync of the disk allows."""
    from datetime import date

    from generator.model.matter import MatterKind
    from generator.service.store import Sent

    store, n, end = Store(Database(data)), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        n += 1
        store.accept(Sent(MatterKind.QUESTION, f"store-{n}", {"text": "问" * 200}), date(2026, 6, 1))
    store.database.close()
    return n / seconds


def report(parts: list[tuple[str, Callable[[str], str]]], rounds: int, seconds: float) -> str:
    """The report's text: a part a kind of data."""
    lines = [
        "# 互动服务：突然断掉丢不丢，一秒收得下多少",
        "",
        (
            f"`python -m benchmarks.service --rounds {rounds} --seconds {seconds:g}`。{platform.machine()}，"
            f"{os.cpu_count()} 核，Python {platform.python_version()}，SQLite {sqlite3.sqlite_version}。"
            f"五分钟平均负载 {os.getloadavg()[1]:.1f}（测的时候机器上还有别的活）。"
        ),
    ]
    for title, make in parts:
        lines += ["", f"## {title}", "", make(title)]
    return "\n".join(lines) + "\n"


def describe(data: str, folder: Path, rounds: int, seconds: float) -> str:
    lost = measure_kills(data, folder, rounds, 40)
    lines = [
        f"六个线程同时提交，收到至少 40 件回执就 `kill -9`，重复 {rounds} 次，每次接着用同一份数据：",
        "",
        f"- 给了回执的 **{lost.acknowledged}** 件，丢失 **{len(lost.missing)}** 件，内容变了 {len(lost.changed)} 件；",
        f"- 已经存下、回执还没送到就断了的 {lost.extra} 件（再交一次仍是同一件）。",
        "",
        "| 同时提交 | 一秒收下（件） | 一件的中位数（毫秒） | 百件里第二慢的（毫秒） |",
        "| --- | --- | --- | --- |",
    ]
    with running(data, folder / "log") as server:
        for clients in CLIENTS:
            speed, middle, slow = measure_speed(server, clients, seconds)
            lines.append(f"| {clients} | {speed:.0f} | {middle:.0f} | {slow:.0f} |")
    lines += ["", f"不经网页、一个线程直接存，一秒 {measure_store(data, seconds):.0f} 件，每件都等磁盘写完。"]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--postgres", default="", help="an empty database, which is filled")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        file = str(folder / "data.sqlite3")
        parts: list[tuple[str, Callable[[str], str]]] = [
            ("SQLite（默认）", lambda _: describe(file, folder, chosen.rounds, chosen.seconds))
        ]
        if chosen.postgres:
            parts.append(
                ("PostgreSQL", lambda _: describe(chosen.postgres, folder, max(3, chosen.rounds // 4), chosen.seconds))
            )
        text = report(parts, chosen.rounds, chosen.seconds)
    REPORT.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
