"""A service on the shipped catalogue with a clock that tests set, and somebody who talks to it."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.pipeline.answering import Ground, read_ground
from generator.service.app import make_app
from generator.service.database import Database
from generator.service.guard import Place
from generator.service.pages.staff import STAFF
from generator.service.store import Store
from generator.service.web import Service
from tests.site.support import lacking

DAY = date(2026, 6, 1)
"""A Monday; the 19th is 端午."""
PUBLIC = "https://www.example.gov.cn/gk/hudong/"
HOST = "www.example.gov.cn"
ORIGIN = f"https://{HOST}"

APPLICATION = {
    "applicant": "自然人",
    "name": "张三",
    "paper": "居民身份证",
    "paper_number": "11010519491231002X",
    "contact": "13800138000",
    "wanted": "2025年某某村征地补偿费用支付情况",
    "form": "电子文件",
    "way": "在这个网页上查",
}
PASSWORD = "a-password-long-enough"


@cache
def ground() -> Ground:
    return read_ground(Path(__file__).parents[2] / "catalog")


@dataclass
class Resident:
    """A browser without a window, its clocks, and what it looks at."""

    client: TestClient
    service: Service
    store: Store
    log: list[str]
    clock: dict[str, Any] = field(default_factory=dict)

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def post(self, path: str, data: dict[str, str] | None = None, **headers: str) -> Any:
        sent = {"origin": ORIGIN, **{name.replace("_", "-"): text for name, text in headers.items()}}
        return self.client.post(path, data=data or {}, headers={k: v for k, v in sent.items() if v})

    def token(self, form: str, after: float = 10) -> str:
        """Open a form, and wait."""
        found = re.search('name="token" value="([^"]+)"', self.get(f"/{form}").text)
        assert found is not None
        self.clock["now"] += after
        return found[1]

    def send(self, form: str, data: dict[str, str], **headers: str) -> Any:
        return self.post(f"/{form}", {"token": self.token(form), **data}, **headers)

    def receipt(self, form: str, data: dict[str, str]) -> tuple[str, str]:
        """Number and query code of what was sent."""
        answer = self.send(form, data)
        assert answer.status_code == 200, answer.text
        number, code = re.findall('class="gs-number">([^<]+)<', answer.text)
        return number, code

    def apply(self, **more: str) -> tuple[str, str]:
        return self.receipt("apply", {**APPLICATION, **more})

    def look(self, number: str, code: str) -> Any:
        return self.post("/look", {"number": number, "code": code})

    def enter(self) -> str:
        """Log in as one of the staff. Returns: the word of the forms."""
        self.store.set_password(STAFF, "王五", PASSWORD, DAY)
        self.post("/staff/enter", {"password": PASSWORD})
        found = re.search('name="word" value="([^"]+)"', self.get("/staff/").text)
        assert found is not None
        return found[1]

    def step(self, word: str, number: str, step: str, on: date = DAY, **more: str) -> Any:
        sent = {"word": word, "step": step, "on": on.isoformat(), **more}
        return self.post(f"/staff/matter/{number}", sent)


def make_resident(store: Store, **more: Any) -> Resident:
    log: list[str] = []
    clock = {"now": 1_780_000_000.0, "day": DAY}
    service = Service(
        ground(), store, Place(PUBLIC, 8620), lambda: clock["day"], log.append,
        now=lambda: clock["now"], ticks=lambda: clock["now"],
    )  # fmt: skip
    client = TestClient(make_app(replace(service, **more)), base_url=ORIGIN, raise_server_exceptions=False)
    return Resident(client, service, store, log, clock)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(Database(str(tmp_path / "data.sqlite3")))
    yield made
    made.database.close()


@pytest.fixture
def resident(store: Store) -> Resident:
    return make_resident(store)


# --- a real PostgreSQL --------------------------------------------------------------------------------


def find_postgres() -> Path | None:
    """The folder of the server's programs; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((place for place in reversed(places) if (place / "initdb").is_file()), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server of the tests' own, in a folder of its own, on a socket."""
    programs = find_postgres()
    if programs is None:
        lacking("没有 PostgreSQL：运行 sh tests/prepare.sh")
    who = "postgres" if os.getuid() == 0 else None  # it refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="gk-pg-", dir="/tmp"))
    if who:
        shutil.chown(folder, who)

    def run(*arguments: str) -> None:
        subprocess.run(
            arguments, check=True, user=who, cwd=folder, capture_output=True, timeout=120,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    run(str(programs / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "gongkai", "-E", "UTF8", "-N")
    control = str(programs / "pg_ctl")
    options = f"-k {folder} -c listen_addresses= -c shared_buffers=16MB"
    run(control, "-D", str(folder / "data"), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://gongkai@/postgres?host={folder}"
    finally:
        run(control, "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_postgres(postgres: str) -> str:
    """The same server without tables."""
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return postgres


@pytest.fixture(params=["sqlite", "postgres"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens a store of each kind, again and again."""
    opened: list[Store] = []
    address = request.getfixturevalue("new_postgres") if request.param == "postgres" else str(tmp_path / "d.sqlite3")

    def go() -> Store:
        opened.append(Store(Database(address)))
        return opened[-1]

    yield go
    for one in opened:
        one.database.close()
