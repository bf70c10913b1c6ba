"""`gongkai edit`: the desk as a process of its own, from the address it prints to Ctrl+C."""

import os
import signal
import socket
import subprocess
import sys
import tomllib
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.cli import edit
from tests.conftest import REPOSITORY, Run


def test_the_desk_answers_at_the_address_it_prints_until_it_is_stopped(small_catalog: Path) -> None:
    command = [sys.executable, "-m", "generator", "edit", str(small_catalog), "--no-browser"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().rpartition("：")[2].strip()
        parts = urlsplit(address)
        assert parts.hostname == "127.0.0.1"
        connection = HTTPConnection("127.0.0.1", parts.port or 0, timeout=30)
        connection.request("GET", f"{parts.path}?{parts.query}")
        opened = connection.getresponse()
        cookie = (opened.getheader("Set-Cookie") or "").partition(";")[0]
        opened.read()
        connection.request("GET", "/sheet/0.json", headers={"Cookie": cookie})
        answer = connection.getresponse()
        assert (answer.status, "征地补偿标准" in answer.read().decode()) == (200, True)
        connection.close()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert "编辑台关上了" in out
    assert err == ""
    assert running.returncode == 0


def test_packages_that_are_missing_are_named(
    gongkai: object, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edit, "find_spec", lambda name: None if name == "uvicorn" else find_spec(name))
    run: Run = gongkai("edit", str(small_catalog), "--no-browser")  # type: ignore[operator]
    assert run.code == 3
    assert "没有装：uvicorn" in run.err
    assert "gongkai[desk]" in run.err
    told: Run = gongkai("doctor")  # type: ignore[operator]
    assert "[提示] 编辑台要用的软件包：没有 uvicorn" in told.out
    assert told.code == 0


def test_packages_looked_for_are_those_of_the_extra() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    extra = {line.split(">")[0] for line in project["project"]["optional-dependencies"]["desk"]}
    assert extra == set(edit.PACKAGES.values())


def test_a_port_that_is_taken_is_said(gongkai: object, small_catalog: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run: Run = gongkai("edit", str(small_catalog), "--no-browser", "--port", str(taken.getsockname()[1]))  # type: ignore[operator]
    assert run.code == 3
    assert "用不了" in run.err


def test_a_folder_that_is_not_there_is_said(gongkai: object) -> None:
    run: Run = gongkai("edit", "nowhere", "--no-browser")  # type: ignore[operator]
    assert run.code == 2
    assert "没有“nowhere”" in run.err
