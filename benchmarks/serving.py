"""The service as its own process, as an office runs it; and a browser of a few lines that speaks to it by sockets."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

REPOSITORY = Path(__file__).parents[1]

RUN = """
import sys
from generator.cli import service
from generator.service import limits, pages
from generator.service.pages import sending
limits.Rates.__init__.__defaults__ = tuple(limits.Rate(10**9, 1) for _ in limits.Rates.__init__.__defaults__)
sending._FASTEST = 0
raise SystemExit(service.run_service(service.Path(sys.argv[1]), sys.argv[2], 0))
"""
"""The command itself, without limits: what is tried is what is kept, not how much one address may."""


class Server:
    """`port`: of this machine; `log`: what it printed."""

    def __init__(self, data: str, log: Path) -> None:
        self.log = log
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}
        environment.pop("GONGKAI_SERVICE_DATA", None)
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", RUN, str(REPOSITORY / "catalog"), data], stdout=out, stderr=out, env=environment
            )
        self.port = self._wait()

    def _wait(self) -> int:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = re.findall(r"http://127\.0\.0\.1:(\d+)/", self.log.read_text("utf-8"))
            if found and self.is_up(int(found[-1])):
                return int(found[-1])
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.1)
        raise AssertionError("the service did not open")

    @staticmethod
    def is_up(port: int) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    # --- talking ----------------------------------------------------------------------------------

    def raw(self, data: bytes, timeout: float = 20) -> bytes:
        """What comes back for these bytes, until the other side has done or the time is over."""
        with socket.create_connection(("127.0.0.1", self.port), timeout) as line:
            line.sendall(data)
            return read_all(line)

    def get(self, path: str) -> bytes:
        return self.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n\r\n".encode())

    def head(self, path: str, length: int | str, *more: str) -> bytes:
        lines = [
            f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Origin: http://127.0.0.1:{self.port}",
            "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {length}", "Connection: close", *more,
        ]  # fmt: skip
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def post(self, path: str, fields: dict[str, str], timeout: float = 20) -> bytes:
        body = urlencode(fields).encode()
        return self.raw(self.head(path, len(body)) + body, timeout)

    def token(self, form: str) -> str:
        found = re.search(rb'name="token" value="([^"]+)"', self.get(f"/{form}"))
        assert found is not None
        return found[1].decode()


def read_all(line: socket.socket) -> bytes:
    found = b""
    try:
        while part := line.recv(65536):
            found += part
    except (TimeoutError, ConnectionError):
        pass
    return found


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


@contextmanager
def running(data: str, log: Path) -> Iterator[Server]:
    server = Server(data, log)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.end()
