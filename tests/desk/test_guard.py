"""Who is let in."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.desk.app import make_app
from generator.desk.guard import MAX_BODY, Keys
from tests.desk.conftest import HOST, PORT, Clerk

CHANGES = ("/save", "/undo", "/edit/item/01-001", "/cells", "/new", "/rename", "/import", "/submit", "/files/01-001")


def stranger(clerk: Clerk, **more: Any) -> TestClient:
    return TestClient(make_app(clerk.desk, clerk.keys), base_url=f"http://{HOST}", follow_redirects=False, **more)


@pytest.mark.parametrize("path", ["/", "/sheet.json", "/edit/item/01-001", "/preview/", "/assets/desk.css", "/nowhere"])
def test_without_the_cookie_nothing_is_told(clerk: Clerk, path: str) -> None:
    answer = stranger(clerk).get(path)
    assert answer.status_code == 403
    assert "征地" not in answer.text


def test_the_token_is_changed_for_a_cookie_no_script_can_read(clerk: Clerk) -> None:
    client = stranger(clerk)
    assert client.get("/open?token=wrong").status_code == 403
    answer = client.get(clerk.keys.address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert clerk.keys.token not in cookie


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:1", "127.0.0.1", ""])
def test_another_name_that_leads_here_is_refused(clerk: Clerk, host: str) -> None:
    assert clerk.client.get("/", headers={"host": host}).status_code == 403
    assert clerk.client.get(f"/open?token={clerk.keys.token}", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{HOST}"},
        {"origin": "http://127.0.0.1:9999"},
        {},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_a_change_from_another_page_is_refused(clerk: Clerk, path: str, headers: dict[str, str]) -> None:
    before = clerk.desk.version
    answer = clerk.client.post(path, data={"word": clerk.keys.word, "do": "save", "title": "坏"}, headers=headers)
    assert answer.status_code == 403
    assert clerk.desk.version == before


@pytest.mark.parametrize("path", CHANGES)
def test_a_change_without_the_word_is_refused(clerk: Clerk, path: str) -> None:
    before = clerk.desk.version
    assert clerk.post(path, {"word": "guess", "title": "坏"}).status_code == 403
    json = {"origin": f"http://{HOST}", "content-type": "application/json"}
    assert clerk.client.post(path, content="{}", headers=json).status_code == 403
    assert clerk.desk.version == before


def test_no_address_changes_anything_when_it_is_only_looked_at(clerk: Clerk) -> None:
    app = clerk.client.app
    for route in app.app.routes:  # type: ignore[union-attr]
        if "GET" in route.methods:
            path = route.path.replace("{kind}", "item").replace("{key}", "01-001").replace("{code}", "01")
            clerk.get(path.replace("{id}", "01-001").replace("{name}", "desk.css").replace("{path:path}", ""))
    assert clerk.desk.version == 0
    assert clerk.desk.changes == {}
    assert clerk.desk.typing == {}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(clerk: Clerk, method: str) -> None:
    assert clerk.client.request(method, "/save").status_code == 405


def test_a_body_too_large_is_refused_before_it_is_read(clerk: Clerk) -> None:
    assert clerk.post("/save", {"x": "字" * (MAX_BODY // 3)}).status_code == 413
    headers = {"origin": f"http://{HOST}", "content-type": "application/x-www-form-urlencoded"}

    def parts() -> Any:
        for _ in range(MAX_BODY // 100_000 + 2):
            yield b"x" * 100_000

    assert clerk.client.post("/save", content=parts(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/assets/..%2Fapp.py",
        "/assets/../app.py",
        "/assets/%2e%2e%2fsession.py",
        "/preview/../../office.yml",
        "/preview/files/..%2f..%2foffice.yml",
        "/preview/assets/../main.html",
        "/packs/..%2foffice.yml",
        "/packs/%2Fetc%2Fpasswd",
    ],
)
def test_no_path_leads_out(clerk: Clerk, path: str) -> None:
    answer = clerk.get(path)
    assert answer.status_code == 404
    assert "short_name" not in answer.text


@pytest.mark.parametrize("path", ["/", "/edit/item/01-001", "/preview/", "/assets/desk.css"])
def test_the_policy_lets_nothing_foreign_run(clerk: Clerk, path: str) -> None:
    headers = clerk.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_texts_of_the_catalogue_are_never_markup(clerk: Clerk) -> None:
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    clerk.post("/edit/item/01-001", {"title": bad, "summary": bad, "do": "keep"})
    for path in ("/edit/item/01-001", "/changes", "/preview/01/001/", "/list/01", "/submit", f"/?said={bad}"):
        page = clerk.get(path).text
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path


def test_keys_are_new_each_time() -> None:
    one, other = Keys.new(1), Keys.new(1)
    assert len({one.token, one.cookie, one.word, other.token, other.cookie, other.word}) == 6
