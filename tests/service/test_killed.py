"""kill -9 while many send: whatever was acknowledged is there, whole, and opened by its code."""

import re
import threading
from pathlib import Path

import pytest

from generator.service.database import Database
from generator.service.secrets import read_code
from generator.service.store import Store
from tests.service.server import Server, status

_RECEIPT = re.compile(r'gs-number">([^<]+)</dd><dt>查询码</dt><dd class="gs-number">([^<]+)<')
THREADS = 6


def load(server: Server, told: dict[str, tuple[str, str]], stop: threading.Event, who: int, least: int) -> None:
    """Send questions one after the other; note what was acknowledged."""
    n = 0
    while not stop.is_set():
        n += 1
        text = f"第{who}人第{n}问，{'长' * (n % 50)}完"
        try:
            answer = server.post("/ask", {"token": server.token("ask"), "text": text}, 10)
        except (OSError, AssertionError):
            return
        found = _RECEIPT.search(answer.decode("utf-8", "replace"))
        if status(answer) == 200 and found:
            told[found[1]] = (found[2], text)
        if len(told) >= least:
            stop.set()


def kill_under_load(server: Server, least: int) -> dict[str, tuple[str, str]]:
    """Number → query code and text of all that was acknowledged before the kill; at least so many."""
    told: dict[str, tuple[str, str]] = {}
    enough = threading.Event()
    threads = [threading.Thread(target=load, args=(server, told, enough, who, least)) for who in range(THREADS)]
    for thread in threads:
        thread.start()
    enough.wait(120)
    server.kill()
    for thread in threads:
        thread.join(30)
    return told


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_nothing_acknowledged_is_lost(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue("new_postgres") if kind == "postgres" else str(tmp_path / "data.sqlite3")
    told: dict[str, tuple[str, str]] = {}
    for _ in range(3):
        told |= kill_under_load(Server(data, tmp_path / "log"), 25)
    assert len(told) >= 75
    store = Store(Database(data))
    for number, (code, text) in told.items():
        matter = store.find(number, read_code(code))
        assert matter is not None, number
        assert matter.fields == {"text": text}
    numbers = [matter.number for matter in store.walk()]
    assert len(numbers) == len(set(numbers)) >= len(told)
    assert len(numbers) - len(told) <= 3 * THREADS  # kept, and the answer was under way
    store.database.close()
