"""The marks are those of the rules, and the guide's settings have a hundred and more."""

import pytest

from tools.observatory import GUIDE, SERVERS, headers_of, main, mark

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'"
GOOD = {
    "content-security-policy": POLICY,
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "strict-origin-when-cross-origin",
}


def score(**changes: str | None) -> int:
    headers = {**GOOD, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return mark({name: value for name, value in headers.items() if value is not None})[0]


def test_no_headers_at_all() -> None:
    assert mark({})[0] == 100 - 25 - 20 - 20 - 5


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("x_frame_options", None, 115),
        ("content_security_policy", POLICY.replace("'self'", "'none'", 1), 120),
        ("content_security_policy", None, 75),
        ("content_security_policy", "default-src 'self'", 110),
        ("content_security_policy", "script-src 'self'", 80),  # nothing said of objects
        ("content_security_policy", POLICY + "; script-src 'self' 'unsafe-inline'", 80),
        ("content_security_policy", POLICY + "; script-src https:", 80),
        ("content_security_policy", POLICY + "; script-src 'self' 'unsafe-eval'", 100),
        ("content_security_policy", POLICY + "; style-src 'self' 'unsafe-inline'", 110),
        ("content_security_policy", POLICY + "; img-src http://example.cn", 80),
        ("strict_transport_security", None, 80),
        ("strict_transport_security", "includeSubDomains", 80),
        ("strict_transport_security", "max-age=86400", 105),
        ("x_content_type_options", "sniff", 110),
        ("referrer_policy", None, 110),
        ("referrer_policy", "no-referrer-when-downgrade", 110),
        ("referrer_policy", "unsafe-url", 105),
        ("referrer_policy", "whatever", 105),
    ],
)
def test_each_rule_takes_or_gives_its_points(name: str, value: str | None, expected: int) -> None:
    assert score() == 115
    assert score(**{name: value}) == expected


def test_without_any_protection_from_frames() -> None:
    policy = POLICY.replace("; frame-ancestors 'self'", "")
    assert score(content_security_policy=policy, x_frame_options=None) == 80
    assert score(content_security_policy=policy) == 110
    assert score(content_security_policy=policy, x_frame_options="ALLOWALL") == 80


@pytest.mark.parametrize("server", SERVERS)
def test_the_guides_settings_have_a_hundred_and_more(server: str) -> None:
    headers = headers_of(server, GUIDE.read_text("utf-8"))
    assert len(headers) >= 7
    if server != "xml":
        assert mark(headers)[0] >= 100


def test_all_servers_are_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().out.count(" 分（") == 4
