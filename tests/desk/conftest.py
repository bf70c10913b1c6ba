"""A desk on the small catalogue of the examples, and a browser without a window that may talk to it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.desk.app import make_app
from generator.desk.guard import Keys
from generator.desk.session import Desk

DAY = date(2026, 11, 30)
PORT = 8123
HOST = f"127.0.0.1:{PORT}"


@dataclass
class Clerk:
    """Whoever sits at the desk."""

    desk: Desk
    keys: Keys
    client: TestClient

    @property
    def folder(self) -> Path:
        return self.desk.folder

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        sent = {"word": self.keys.word, **(data or {})}
        return self.client.post(path, data=sent, headers={"origin": f"http://{HOST}"}, **more)

    def send(self, path: str, sent: object) -> Any:
        headers = {"origin": f"http://{HOST}", "x-gongkai": self.keys.word, "content-type": "application/json"}
        return self.client.post(path, content=json.dumps(sent), headers=headers)

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def open_desk(small_catalog: Path) -> Iterator[Callable[[], Desk]]:
    """Opens the desk; the one that was open before is let go as a kill would let it go."""
    opened: list[Desk] = []

    def go() -> Desk:
        if opened:
            opened[-1].close()
        opened.append(Desk(small_catalog, lambda: DAY))
        return opened[-1]

    yield go
    for desk in opened:
        desk.close()


@pytest.fixture
def clerk(open_desk: Callable[[], Desk]) -> Clerk:
    desk, keys = open_desk(), Keys.new(PORT)
    client = TestClient(make_app(desk, keys), base_url=f"http://{HOST}")
    client.get(keys.address)
    return Clerk(desk, keys, client)
