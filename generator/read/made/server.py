"""A built site over HTTP: a path in, what the server answers out.

Only the host and the base path that were named are ever asked; a redirect within them is followed, one that leaves them
is told and not followed.
"""

import urllib.error
import urllib.parse
import urllib.request
import zlib
from typing import Any

from generator.model.errors import explain_os_error
from generator.model.links import Answer
from generator.read.made.site import LARGEST


class _Within(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only where it stays under the base, be it that https takes the place of http."""

    def __init__(self, base: str) -> None:
        self.bases = (base, base.replace("http://", "https://", 1))

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not newurl.startswith(self.bases):
            raise urllib.error.HTTPError(req.full_url, code, f"转到了别处：{newurl}", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class SiteServer:
    """A served site. `base`: its address with a slash at the end; `timeout`: seconds for one answer."""

    def __init__(self, base: str, timeout: float = 20) -> None:
        self.name = self.base = base if base.endswith("/") else f"{base}/"
        self.timeout = timeout
        self._plain = self.base.replace("https://", "http://", 1)
        self._opener = urllib.request.build_opener(_Within(self.base))

    def paths(self) -> list[str]:
        """A server does not tell what it has: the home page leads to all but the page for lost readers."""
        return ["", "404.html"]

    def fetch(self, path: str, *, is_packed: bool = False) -> Answer:
        """`is_packed`: ask as browsers do, for gzip; the data are unpacked."""
        if path.split("/")[0] == "..":
            return Answer(path, 0, reason="指到了网站外面")
        url = self.base + urllib.parse.quote(path, safe="/%:@!$&'()*+,;=~-._?")
        headers = {"User-Agent": "gongkai links verify", **({"Accept-Encoding": "gzip"} if is_packed else {})}
        request = urllib.request.Request(url, headers=headers)  # noqa: S310  http(s) only
        try:
            with self._opener.open(request, timeout=self.timeout) as response:
                data = response.read(LARGEST)
                if response.headers.get("Content-Encoding") == "gzip":
                    data = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, LARGEST)
                inside = response.url.replace("https://", "http://", 1).removeprefix(self._plain)
                final = urllib.parse.unquote(inside.partition("?")[0])
                return Answer(path, response.status, response.headers.get_content_type(), data, final)
        except urllib.error.HTTPError as error:
            moved = str(error.reason) if str(error.reason).startswith("转到") else ""
            with error:
                return Answer(path, error.code, reason=moved or f"服务器回答 {error.code}")
        except (urllib.error.URLError, OSError, ValueError) as error:
            return Answer(path, 0, reason=_explain(error))
        except Exception as error:  # http.client's own: a broken answer is an answer, not our fault
            return Answer(path, 0, reason=f"回答读不懂（{type(error).__name__}）")


def _explain(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError) or "timed out" in str(cause):
        return "等了太久没有回答"
    if isinstance(cause, ConnectionRefusedError):
        return "连不上：服务器没有开"
    if isinstance(cause, OSError) and cause.errno and cause.errno > 0:
        return f"连不上：{explain_os_error(cause)}"
    return "连不上"
