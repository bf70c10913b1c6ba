"""Pages from an address on the office's own network: off unless a person names the host, and polite.

One request at a time with a pause between; robots.txt is asked first and obeyed; only hosts that were named are ever
asked, redirects included; no cookies, no proxy of the environment, no more bytes than a page has.
"""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from http.client import HTTPMessage
from typing import IO
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from generator.model.errors import explain_os_error

AGENT = "gongkai-collect"
PAUSE = 1.0
"""Seconds between two requests to one host, more where its robots.txt asks for more (at most 30)."""
TIMEOUT = 20
LARGEST = 30_000_000
GIVES_UP = 3
MOST = 1_000
"""Requests of one run."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer; `fault` says in words why there is none. `final`: where it came from in the end."""

    url: str
    data: bytes = b""
    fault: str = ""
    status: int = 0
    final: str = ""


class _Within(urllib.request.HTTPRedirectHandler):
    """Follows redirects to the named hosts only."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self._allowed = allowed

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if not self._allowed(newurl):
            raise urllib.error.HTTPError(newurl, code, f"转到没有列出的网站 {urlsplit(newurl).hostname}", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass(slots=True)
class Fetcher:
    """Asks the named hosts.

    Attributes:
        hosts: names of hosts, with their port where it is not the usual one.
        pause: seconds between requests.
    """

    hosts: Collection[str]
    pause: float = PAUSE
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _last: float = 0.0
    _silent: dict[str, int] = field(default_factory=dict)
    """Host → times in a row that nothing answered."""
    _asked: int = 0

    def is_allowed(self, url: str) -> bool:
        """Whether the address is of a named host."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        names = {host, f"{host}:{port or (443 if parts.scheme == 'https' else 80)}"}
        return parts.scheme in ("http", "https") and parts.username is None and bool(names & set(self.hosts))

    def fetch(self, url: str) -> Fetched:
        """One page, or why there is none."""
        if not self.is_allowed(url):
            return Fetched(url, fault=f"没有列出 {urlsplit(url).hostname or url}，不去读")
        if self._asked >= MOST:
            return Fetched(url, fault=f"一次最多读 {MOST} 个网页")
        host = urlsplit(url).netloc
        if self._silent.get(host, 0) >= GIVES_UP:
            return Fetched(url, fault="网站连不上，没有再试")
        robots = self._rules(url)
        if robots is not None and not robots.can_fetch(AGENT, url):
            return Fetched(url, fault="网站的 robots.txt 不让读")
        delay = robots.crawl_delay(AGENT) if robots is not None else None
        answer = self._ask(url, min(float(delay or 0), 30.0))
        self._silent[host] = 0 if answer.status else self._silent.get(host, 0) + 1
        return answer

    def _rules(self, url: str) -> RobotFileParser | None:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            answer = self._ask(f"{root}/robots.txt", 0)
            lines = answer.data.decode("utf-8", "replace").splitlines()
            if answer.status in (401, 403):
                lines = ["User-agent: *", "Disallow: /"]
            self._robots[root] = RobotFileParser() if lines else None
            if (rules := self._robots[root]) is not None:
                rules.parse(lines)
        return self._robots[root]

    def _ask(self, url: str, delay: float) -> Fetched:
        time.sleep(max(0.0, self._last + max(self.pause, delay) - time.monotonic()))
        self._asked += 1
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Within(self.is_allowed))
        request = urllib.request.Request(url, headers={"User-Agent": AGENT})  # noqa: S310  http(s), checked above
        try:
            with opener.open(request, timeout=TIMEOUT) as response:
                return Fetched(url, response.read(LARGEST), "", response.status, response.url)
        except urllib.error.HTTPError as error:
            with error:
                said = str(error.reason)
                return Fetched(
                    url, fault=said if said.startswith("转到") else f"服务器回答 {error.code}", status=error.code
                )
        except (urllib.error.URLError, OSError, ValueError) as error:
            return Fetched(url, fault=_explain(error))
        except Exception as error:  # http.client's own: a broken answer is an answer, not our fault
            return Fetched(url, fault=f"回答读不懂（{type(error).__name__}）")
        finally:
            self._last = time.monotonic()


def _explain(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError) or "timed out" in str(cause):
        return "等了太久没有回答"
    if isinstance(cause, OSError) and cause.errno and cause.errno > 0:
        return f"连不上：{explain_os_error(cause)}"
    return "连不上"
