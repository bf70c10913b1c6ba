"""The settings in the guide, run by the real servers: every answer has its headers, whatever was asked."""

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest

from tests.site.support import lacking

GUIDE = Path(__file__).parents[2] / "docs" / "publishers" / "servers.md"
POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'"
HEADERS = {
    "content-security-policy": POLICY,
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}
FILES = {
    "index.html": b"<p>home</p>" * 300,
    "404.html": b"<p>lost</p>" * 10,
    "01/index.html": b"<p>domain</p>",
    "01/feed.xml": b"<feed/>",
    "feed.xml": b"<feed/>" * 300,
    "bodies/0123456789abcdef.xml": b"<feed/>",
    "sitemap.xml": b"<urlset/>",
    "catalogue.json": b"{}",
    "assets/gongkai/site.css": b"p{}" * 600,
    "assets/search.js": b"1",
    "empty/deep/x.txt": b"x",
    ".hidden": b"secret",
}


def block(language: str, number: int = 0) -> str:
    """The settings in the guide; `number`: 1 for what is added for packed copies."""
    return re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)[number]


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Server(NamedTuple):
    name: str
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={"Host": "www.example.gov.cn", **headers})
            response = connection.getresponse()
            known: dict[str, str] = {}
            for name, value in response.getheaders():
                known[name.lower()] = f"{known[name.lower()]}, {value}" if name.lower() in known else value
            return Answer(response.status, known, response.read())
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def find(program: str) -> str:
    path = shutil.which(program) or f"/usr/sbin/{program}"
    if not Path(path).exists():
        lacking(f"没有 {program}：运行 sh tests/prepare.sh")
    return path


def nginx(place: Path, port: int, *, packed: bool = False) -> list[str]:
    settings = re.sub(r"listen \[::\]:443 ssl;", "", block("nginx")).replace(
        "listen 443 ssl", f"listen 127.0.0.1:{port}"
    )
    if packed:
        settings = settings.replace("    gzip on;\n", f"    gzip on;\n{block('nginx', 1)}")
    folders = "".join(
        f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(
        f"{user} daemon off; worker_processes 1; pid {place}/pid; error_log {place}/error.log;"
        "events { } http { include /etc/nginx/mime.types; access_log off;"
        f"{folders} {settings.replace('/srv/gk', str(place / 'srv'))} }}"
    )
    return [find("nginx"), "-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "error.log")]


def caddy(place: Path, port: int, *, packed: bool = False) -> list[str]:
    settings = block("caddy").replace("www.example.gov.cn {", f"http://www.example.gov.cn:{port} {{")
    if packed:
        assert settings.count("        file_server\n") == 1
        settings = settings.replace("        file_server\n", block("caddy", 1))
    (place / "Caddyfile").write_text("{\n admin off\n}\n" + settings.replace("/srv/gk", str(place / "srv")))
    return [find("caddy"), "run", "--config", str(place / "Caddyfile"), "--adapter", "caddyfile"]


def apache(place: Path, port: int, *, packed: bool = False) -> list[str]:
    settings = block("apache")
    if packed:
        settings = settings.replace("</VirtualHost>", f"{block('apache', 1)}</VirtualHost>")
    settings = settings.replace("*:443", f"127.0.0.1:{port}").replace("/srv/gk", str(place / "srv"))
    modules = ["mpm_event", "authn_core", "authz_core", "alias", "dir", "mime", "headers", "deflate", "filter", "unixd"]
    modules += ["rewrite", "env"] if packed else []
    folder = Path("/usr/lib/apache2/modules")
    find("apache2")
    loads = "".join(
        f"LoadModule {name}_module {folder}/mod_{name}.so\n" for name in modules if (folder / f"mod_{name}.so").exists()
    )
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    (place / "apache.conf").write_text(
        f"{loads}{user}ServerRoot {place}\nPidFile {place}/pid\nErrorLog {place}/error.log\nListen 127.0.0.1:{port}\n"
        f"ServerName x\nDefaultRuntimeDir {place}\nTypesConfig /etc/mime.types\nServerTokens Prod\n{settings}"
    )
    return [find("apache2"), "-D", "FOREGROUND", "-f", str(place / "apache.conf")]


@contextmanager
def serving(
    start: Callable[..., list[str]], place: Path, files: Mapping[str, bytes], *, packed: bool = False
) -> Iterator[Server]:
    """The server, serving a release through the link."""
    release = place / "srv" / "releases" / "000001-0123456789ab"
    for path, data in files.items():
        target = release / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (place / "srv" / "current").symlink_to(f"releases/{release.name}")
    for folder in (place, *place.parents):
        if str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    port = free_port()
    environment = {**os.environ, "HOME": str(place), "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    log = (place / "log").open("wb")
    process = subprocess.Popen(start(place, port, packed=packed), stdout=log, stderr=log, env=environment)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert process.poll() is None, (place / "log").read_text() + "".join(
            path.read_text() for path in place.glob("error.log")
        )
        time.sleep(0.05)
    try:
        yield Server(start.__name__, port)
    finally:
        process.terminate()
        process.wait()
        log.close()


SERVERS = pytest.mark.parametrize("start", [nginx, caddy, apache], ids=["nginx", "caddy", "apache"])


@pytest.fixture(scope="module", params=[nginx, caddy, apache], ids=["nginx", "caddy", "apache"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(request.param, tmp_path_factory.mktemp(request.param.__name__), FILES) as one:
        yield one


@SERVERS
def test_packed_copies_are_sent_as_they_lie_there(start: Callable[..., list[str]], tmp_path: Path) -> None:
    """Other bytes than the server itself would make tell that it is the copy; the header, that browsers unpack it."""
    texts = {path: data for path, data in FILES.items() if len(data) > 1024}
    copies = {f"{path}.gz": gzip.compress(data, 1, mtime=7) for path, data in texts.items()}
    brs = {f"{path}.br": brotli.compress(data, quality=1) for path, data in texts.items()}
    with serving(start, tmp_path, {**FILES, **copies, **brs}, packed=True) as one:
        for path, data in texts.items():
            address = f"/gk/{path.removesuffix('index.html')}"
            plain = one.ask(address)
            assert plain.body == data
            packed = one.ask(address, **{"Accept-Encoding": "gzip"})
            assert packed.body == copies[f"{path}.gz"], address
            assert packed.headers["content-encoding"] == "gzip"
            assert packed.headers["content-type"] == plain.headers["content-type"]
            assert "Accept-Encoding" in packed.headers["vary"]
            assert {name: packed.headers.get(name) for name in HEADERS} == HEADERS
            etag = packed.headers.get("etag")
            again = one.ask(
                address,
                **{
                    "Accept-Encoding": "gzip",
                    **({"If-None-Match": etag} if etag else {"If-Modified-Since": packed.headers["last-modified"]}),
                },
            )
            assert again.status == 304, address
            if one.name != "nginx":  # its brotli is a module of others
                best = one.ask(address, **{"Accept-Encoding": "gzip, br"})
                assert best.body == brs[f"{path}.br"], address
                assert best.headers["content-encoding"] == "br"
                assert best.headers["content-type"] == plain.headers["content-type"]
        assert one.ask("/gk/meiyou/", **{"Accept-Encoding": "gzip"}).status == 404
        assert one.ask("/gk/assets/search.js", **{"Accept-Encoding": "gzip"}).body == FILES["assets/search.js"]


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/gk/", "GET", (200,)),
        ("/gk/01/", "GET", (200,)),
        ("/gk/01/", "HEAD", (200,)),
        ("/gk/assets/search.js", "GET", (200,)),
        ("/gk/feed.xml", "GET", (200,)),
        ("/gk", "GET", (301,)),
        ("/gk/01", "GET", (301, 308)),
        ("/gk/meiyou/", "GET", (404,)),
        ("/gk/empty/deep/", "GET", (403, 404)),
        ("/gk/.hidden", "GET", (404,)),
        ("/gk/", "POST", (403, 405)),
        ("/gk/x", "PUT", (403, 405)),
        ("/gk/x", "DELETE", (403, 405)),
    ],
)
def test_every_answer_has_its_headers(server: Server, path: str, method: str, status: tuple[int, ...]) -> None:
    answer = server.ask(path, method)
    assert answer.status in status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_an_unchanged_page_is_not_sent_again_and_keeps_its_headers(server: Server) -> None:
    first = server.ask("/gk/")
    again = server.ask("/gk/", **{"If-None-Match": first.headers["etag"]})
    assert again.status == 304
    assert again.headers["cache-control"] == "no-cache"
    assert server.ask("/gk/", **{"If-None-Match": '"other"'}).status == 200


@pytest.mark.parametrize("path", ["/gk/meiyou/", "/gk/meiyou/deep/x.html", "/gk/empty/deep/", "/gk/.hidden"])
def test_what_is_not_there_shows_the_sites_own_page(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.body == FILES["404.html"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/gk/", "text/html; charset=utf-8"),
        ("/gk/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/gk/01/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/gk/bodies/0123456789abcdef.xml", "application/atom+xml; charset=utf-8"),
        ("/gk/catalogue.json", "application/json"),
    ],
)
def test_kinds_of_files_are_told_right(server: Server, path: str, kind: str) -> None:
    assert server.ask(path).headers["content-type"].removesuffix("; charset=utf-8") == kind.removesuffix(
        "; charset=utf-8"
    )


@pytest.mark.parametrize("path", ["/gk/", "/gk/feed.xml", "/gk/assets/gongkai/site.css"])
def test_texts_are_packed(server: Server, path: str) -> None:
    answer = server.ask(path, **{"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]


def test_a_switched_link_is_followed_at_once(server: Server, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = next(tmp_path_factory.getbasetemp().glob(f"{server.name}*")) / "srv"
    later = place / "releases" / "000002-0123456789ab"
    shutil.copytree(place / "current", later)
    (later / "index.html").write_bytes(b"<p>later</p>")
    (place / ".current.new").symlink_to(f"releases/{later.name}")
    (place / ".current.new").replace(place / "current")
    assert server.ask("/gk/").body == b"<p>later</p>"
    (place / ".current.new").symlink_to("releases/000001-0123456789ab")
    (place / ".current.new").replace(place / "current")
    assert server.ask("/gk/").body == FILES["index.html"]


def test_the_server_does_not_say_its_version(server: Server) -> None:
    assert not re.search(r"\d", server.ask("/gk/").headers.get("server", ""))
