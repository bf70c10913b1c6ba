"""A scan by a stranger: stored markup, forged requests, bodies too large or slow, injected headers and statements."""

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.serving import Server, read_all, running, status
from generator.model.matter import Event, Step
from generator.service.app import make_app
from generator.service.guard import MAX_BODY, MAX_HEADERS, Place
from generator.service.store import Store
from tests.service.conftest import APPLICATION, DAY, HOST, ORIGIN, PUBLIC, Resident, make_resident

MARKUP = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</textarea><script>alert(1)</script>",
    "javascript:alert(1)", "{{ 1234*4321 }}{% for x in [1] %}", "<!--", "&lt;b&gt;", "'\"><svg/onload=alert(1)>",
    "\u202e<script>\u2028alert(1)</script>",
]  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP)
def test_what_residents_write_is_never_markup(resident: Resident, markup: str) -> None:
    number, code = resident.apply(wanted=markup, name=markup[:60], paper=markup[:30])
    topic, _ = resident.receipt("topic", {"title": markup[:60], "text": markup})
    resident.store.add(topic, Event(Step.SHOWN, DAY, text=markup), "王五", lambda _: "")
    word = resident.enter()
    resident.step(word, number, "NOTE", text=markup)
    failed = resident.send("apply", {**APPLICATION, "wanted": markup, "contact": markup[:20]})
    pages = [
        resident.look(number, code), resident.get("/topics"), resident.get("/staff/"), failed,
        resident.get(f"/staff/matter/{number}"), resident.get(f"/staff/matter/{topic}"),
        resident.step(word, number, "EXTENDED", text=markup, days=markup[:2]), resident.look(markup, markup),
    ]  # fmt: skip
    for page in pages:
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "<svg/onload" not in page.text
        assert "5332114" not in page.text
        assert not re.search(r'href="javascript:', page.text)


def test_statements_are_no_statements(resident: Resident) -> None:
    for text in ("'; DROP TABLE matters; --", "' OR '1'='1", "%s %d ? $1 {0}", "\\'; SELECT pg_sleep(9)--"):
        number, code = resident.apply(wanted=text)
        assert resident.look(number, code).status_code == 200
        assert resident.look(text, text).status_code == 404
        resident.post("/missed", {"word": text})
    assert len(list(resident.store.walk())) == 4


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "www.example.gov.cn.evil.example", "",
                                  "www.example.gov.cn:8620", "www.example.gov.cn@evil.example"])  # fmt: skip
def test_another_name_that_leads_here_is_refused(resident: Resident, host: str) -> None:
    answer = resident.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "互动" not in answer.text


@pytest.mark.parametrize("host", [HOST, "127.0.0.1:8620", "localhost:8620", "WWW.EXAMPLE.GOV.CN"])
def test_our_own_names_are_let_in(resident: Resident, host: str) -> None:
    assert resident.get("/", headers={"host": host}).status_code == 200


def test_a_proxy_may_leave_a_port_away() -> None:
    place = Place("https://www.example.gov.cn:8443/hudong/", 8620)
    assert place.knows("www.example.gov.cn:8443")
    assert place.knows("www.example.gov.cn")
    assert "https://www.example.gov.cn:8443" in place.origins


def test_without_an_address_only_this_machine_is_let_in() -> None:
    place = Place("", 8620)
    assert not place.knows("")
    assert not place.knows(HOST)
    assert place.knows("127.0.0.1:8620")
    assert ORIGIN not in place.origins


@pytest.mark.parametrize(
    ("headers", "fine"),
    [
        ({"origin": ORIGIN}, True), ({"origin": "https://evil.example"}, False), ({"origin": "null"}, False),
        ({"origin": "", "sec_fetch_site": "same-origin"}, True),
        ({"origin": "", "sec_fetch_site": "cross-site"}, False),
        ({"origin": "", "referer": f"{PUBLIC}ask"}, True), ({"origin": "", "referer": "https://evil.example/"}, False),
        ({"origin": ""}, True),  # an old browser: the token alone says that the form is ours
    ],
)  # fmt: skip
def test_who_may_send_a_form(resident: Resident, headers: dict[str, str], fine: bool) -> None:
    answer = resident.send("ask", {"text": "公租房"}, **headers)
    assert answer.status_code == (200 if fine else 403)
    assert len(list(resident.store.walk())) == int(fine)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(resident: Resident, method: str) -> None:
    assert resident.client.request(method, "/ask").status_code == 405


def test_only_forms_are_read(resident: Resident) -> None:
    for kind in ("multipart/form-data; boundary=x", "application/json", "text/plain", "text/xml"):
        answer = resident.client.post("/ask", content=b"x=1", headers={"origin": ORIGIN, "content-type": kind})
        assert answer.status_code == 415
    for body in (b"\xff\xfe", "text=中文".encode(), b"&".join(b"a=1" for _ in range(100))):
        head = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
        assert resident.client.post("/ask", content=body, headers=head).status_code == 400


def test_nothing_is_changed_by_looking(resident: Resident) -> None:
    number, _ = resident.apply()
    resident.enter()
    before = list(resident.store.walk())
    for path in ("", "ask", "look", "topics", "large?on=1", "look/amend", "look/withdraw", "missed", "staff/",
                 f"staff/matter/{number}?step=NOTE&text=x", "staff/leave", "staff/enter"):  # fmt: skip
        resident.get(f"/{path}")
    assert list(resident.store.walk()) == before
    assert resident.store.list_missed(DAY) == []


def test_no_fault_of_ours_shows_what_was_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    resident = make_resident(store)
    token = resident.token("apply")

    def fail(*_: object) -> None:
        raise ValueError("张三 13800138000 in the words of a fault")

    monkeypatch.setattr(store, "accept", fail)
    answer = resident.post("/apply", {"token": token, **APPLICATION})
    assert answer.status_code == 500
    for text in (answer.text, *resident.log):
        assert "张三" not in text
        assert "13800138000" not in text
        assert "Traceback" not in text
    assert any("ValueError" in line for line in resident.log)
    guard = make_app(resident.service)
    assert guard.say is not None


def test_when_nothing_can_be_kept_no_number_is_given(store: Store) -> None:
    resident = make_resident(store)
    token = resident.token("apply")
    with store.database.writing() as session:
        session.run("ALTER TABLE matters RENAME TO gone")
    answer = resident.post("/apply", {"token": token, **APPLICATION})
    assert answer.status_code == 503
    assert "没有收下" in answer.text
    assert "0000-0000000" in answer.text  # whom to call instead
    assert not re.search(r"SQ\d{9}", answer.text)
    assert "张三" not in "".join(resident.log)
    with store.database.writing() as session:
        session.run("ALTER TABLE gone RENAME TO matters")
    assert "SQ202600001" in resident.post("/apply", {"token": token, **APPLICATION}).text


# --- by sockets, against the command itself ------------------------------------------------------------


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("service")
    with running(str(folder / "data.sqlite3"), folder / "log") as one:
        yield one


def ask(server: Server, text: str) -> bytes:
    return server.post("/ask", {"token": server.token("ask"), "text": text})


def test_the_command_serves_this_machine_alone(server: Server) -> None:
    assert status(server.get("/")) == 200
    with socket.socket() as line:
        line.settimeout(2)
        own = [info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
        for address in own:
            if not address.startswith("127."):
                assert line.connect_ex((address, server.port)) != 0


def test_a_large_body_is_refused_before_it_is_sent(server: Server) -> None:
    begun = time.monotonic()
    assert status(server.raw(server.head("/ask", 10**9))) == 413
    assert time.monotonic() - begun < 5
    assert status(server.raw(server.head("/ask", "9" * 400))) in (400, 413)


def test_a_large_body_that_does_not_say_so_is_cut_off(server: Server) -> None:
    head = server.head("/ask", 0).replace(b"Content-Length: 0", b"Transfer-Encoding: chunked")
    chunk = b"4000\r\n" + b"a" * 0x4000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", server.port), 20) as line:
        line.sendall(head)
        try:
            for _ in range(MAX_BODY // 0x4000 * 20):
                line.sendall(chunk)
        except OSError:
            pass  # the door was shut, as it should be
        assert status(read_all(line)) in (0, 413)
    assert status(ask(server, "还在吗")) == 200


def test_a_slow_body_is_not_waited_for(server: Server) -> None:
    """Twenty seconds are its patience; here others are served meanwhile, and the end is tried with less of it below."""
    lines = [socket.create_connection(("127.0.0.1", server.port), 20) for _ in range(40)]
    try:
        for line in lines:
            line.sendall(server.head("/ask", 1000) + b"text=")
        begun = time.monotonic()
        assert status(ask(server, "别人在慢慢写")) == 200
        assert time.monotonic() - begun < 10
    finally:
        for line in lines:
            line.close()


def test_patience_ends(store: Store) -> None:
    import asyncio

    sent: list[dict[str, Any]] = []

    async def slow() -> dict[str, Any]:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def keep(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/ask", "raw_path": b"/ask", "root_path": "", "scheme": "http",
        "query_string": b"", "http_version": "1.1", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 1),
        "headers": [(b"host", HOST.encode()), (b"content-type", b"application/x-www-form-urlencoded")],
    }  # fmt: skip
    app = make_app(make_resident(store).service, patience=0.3)
    begun = time.monotonic()
    asyncio.run(asyncio.wait_for(app(scope, slow, keep), 10))
    assert time.monotonic() - begun < 5
    assert sent[0]["status"] == 408


@pytest.mark.parametrize(
    "head",
    [
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: evil.example\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n" + "X-A: 1\r\n" * (MAX_HEADERS + 1),
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-A: " + "a" * 70_000 + "\r\n",
        "GET /" + "a" * 7_000 + " HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n",
        "GET /%00 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n",
        "GET /large?on=1&to=%0d%0aSet-Cookie:a=b HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n",
        "POST /ask HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: -1\r\n",
        "POST /ask HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 3\r\nContent-Length: 30\r\n",
        "\x16\x03\x01\x02",
    ],
)
def test_odd_requests_bring_nothing_down(server: Server, head: str) -> None:
    answer = server.raw((head.format(port=server.port) + "Connection: close\r\n\r\n").encode("latin-1"), 5)
    assert status(answer) in (0, 303, 400, 404, 405, 413, 415, 414, 421, 431)
    assert b"a=b" not in answer
    assert b"Traceback" not in answer
    assert status(server.get("/")) == 200


def test_a_flood_of_connections_is_borne(server: Server) -> None:
    lines = [socket.create_connection(("127.0.0.1", server.port), 20) for _ in range(300)]
    for line in lines:
        line.sendall(b"GET / HTTP/1.1\r\n")
    for line in lines:
        line.close()
    time.sleep(0.5)
    assert status(ask(server, "还在吗")) == 200


def test_the_log_knows_nobody(server: Server) -> None:
    token = server.token("apply")
    number = re.search(rb"SQ\d{9}", server.post("/apply", {"token": token, **APPLICATION}))
    assert number is not None
    server.post("/look", {"number": number[0].decode(), "code": "AAAABBBBCCCC"})
    server.get("/fault?item=张三".encode().decode("latin-1"))
    server.post("/missed", {"word": "塘坝"})
    log = server.log.read_text("utf-8")
    for secret in ("张三", "13800138000", APPLICATION["paper_number"], "塘坝", "AAAABBBB", number[0].decode()):
        assert secret not in log


def test_the_data_are_for_their_owner_alone(server: Server) -> None:
    folder = Path(server.log).parent
    assert [path.name for path in folder.glob("data.sqlite3*") if path.stat().st_mode & 0o077] == []
