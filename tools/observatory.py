"""`python -m tools.observatory`: the guide's response headers, marked by Mozilla HTTP Observatory's rules, offline.

The rules are those of `mozilla/http-observatory`, `httpobs/docs/scoring.md` as of 2018-01-18 (commit ce1fabec): 100 to
begin with, each fault takes points off, and what is better than asked for adds them where at least 90 are left. Later
rules of MDN's Observatory add for Cross-Origin-Resource-Policy too; that is left out here. Only what headers decide is
marked: no cookies, no scripts of others (tests of the site's pages see to that); https that works and that http leads
to is the office's own affair and taken as given.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

GUIDE = Path(__file__).parent.parent / "docs" / "publishers" / "servers.md"
_HALF_A_YEAR = 15768000  # seconds, six months
_BONUS_FROM = 90
_QUIET = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_LOUD = {"origin", "origin-when-cross-origin", "unsafe-url"}

Mark = tuple[str, int]


def mark(headers: Mapping[str, str]) -> tuple[int, list[Mark]]:
    """The score of an answer's headers (names in small letters), and what was given and taken, a name each."""
    marks = [*_policy(headers), *_transport(headers), *_framing(headers), *_others(headers)]
    score = 100 + sum(points for _, points in marks if points < 0)
    if score >= _BONUS_FROM:
        score += sum(points for _, points in marks if points > 0)
    return max(score, 0), marks


def directives(policy: str) -> dict[str, list[str]]:
    """Name of a directive → its sources, small letters; the first of a name counts (CSP level 3, 2.2.1)."""
    found: dict[str, list[str]] = {}
    for part in policy.lower().split(";"):
        words = part.split()
        if words:
            found.setdefault(words[0], words[1:])
    return found


def _policy(headers: Mapping[str, str]) -> Iterator[Mark]:
    policy = headers.get("content-security-policy", "")
    if not policy:
        yield "csp-not-implemented", -25
        return
    parts = directives(policy)
    script = parts.get("script-src", parts.get("default-src"))
    style = parts.get("style-src", parts.get("default-src", ["'unsafe-inline'"]))
    objects = parts.get("object-src", parts.get("default-src"))
    broad = {"*", "http:", "https:", "data:", "blob:"}
    if script is None or objects is None or "'unsafe-inline'" in script or broad & {*script, *objects}:
        yield "csp-implemented-with-unsafe-inline", -20
    elif any(source.startswith("http://") for sources in parts.values() for source in sources):
        yield "csp-implemented-with-insecure-scheme", -20
    elif "'unsafe-eval'" in script:
        yield "csp-implemented-with-unsafe-eval", -10
    elif "'unsafe-inline'" in style or broad & set(style) - {"https:"}:
        yield "csp-implemented-with-unsafe-inline-in-style-src-only", 0
    elif parts.get("default-src") == ["'none'"]:
        yield "csp-implemented-with-no-unsafe-default-src-none", 10
    else:
        yield "csp-implemented-with-no-unsafe", 5


def _transport(headers: Mapping[str, str]) -> Iterator[Mark]:
    value = headers.get("strict-transport-security", "")
    age = re.search(r"max-age=(\d+)", value)
    if not value:
        yield "hsts-not-implemented", -20
    elif age is None:
        yield "hsts-header-invalid", -20
    elif int(age[1]) < _HALF_A_YEAR:
        yield "hsts-implemented-max-age-less-than-six-months", -10
    else:
        yield "hsts-implemented-max-age-at-least-six-months", 0


def _framing(headers: Mapping[str, str]) -> Iterator[Mark]:
    ancestors = directives(headers.get("content-security-policy", "")).get("frame-ancestors")
    value = headers.get("x-frame-options", "").upper()
    if ancestors is not None and "*" not in ancestors:
        yield "x-frame-options-implemented-via-csp", 5
    elif value in ("DENY", "SAMEORIGIN"):
        yield "x-frame-options-sameorigin-or-deny", 0
    else:
        yield ("x-frame-options-header-invalid" if value else "x-frame-options-not-implemented"), -20


def _others(headers: Mapping[str, str]) -> Iterator[Mark]:
    sniffing = headers.get("x-content-type-options", "").lower()
    yield (
        ("x-content-type-options-nosniff", 0)
        if sniffing == "nosniff"
        else ("x-content-type-options-not-implemented", -5)
    )
    referrer = headers.get("referrer-policy", "").lower().split(",")[-1].strip()
    if referrer in _QUIET:
        yield "referrer-policy-private", 5
    elif referrer in _LOUD:
        yield "referrer-policy-unsafe", -5
    elif referrer and referrer != "no-referrer-when-downgrade":
        yield "referrer-policy-header-invalid", -5


_NGINX = re.compile(r'add_header\s+([\w-]+)\s+(?:"([^"]*)"|(\S+))\s+always;')
_CADDY = re.compile(r'^ {8}([A-Z][\w-]+)\s+(?:"([^"]*)"|(\S+))$', re.MULTILINE)
_APACHE = re.compile(r'Header always set\s+([\w-]+)\s+(?:"([^"]*)"|(\S+))')
_IIS = re.compile(r'<add name="([A-Z][\w-]+)" value="([^"]*)"()')
SERVERS = {"nginx": _NGINX, "caddy": _CADDY, "apache": _APACHE, "xml": _IIS}


def headers_of(server: str, guide: str) -> dict[str, str]:
    """The headers that the guide's settings of a server set, names in small letters."""
    block = re.search(rf"```{server}\n(.*?)```", guide, re.DOTALL)
    found = SERVERS[server].findall(block[1]) if block else []
    return {name.lower(): quoted or plain for name, quoted, plain in found}


def main() -> int:
    """Mark the settings of each server; exit code 1 where one has less than 100."""
    guide, least = GUIDE.read_text("utf-8"), 1000
    for server in SERVERS:
        score, marks = mark(headers_of(server, guide))
        least = min(least, score)
        told = "、".join(f"{name} {points:+}" for name, points in marks if points)
        print(f"{'IIS' if server == 'xml' else server}：{score} 分（{told}）")
    return 0 if least >= 100 else 1


if __name__ == "__main__":
    sys.exit(main())
