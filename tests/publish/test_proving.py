"""Whatever is changed in a published release is named: by its manifest, its signature, and what this machine knows."""

import random
import shutil
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from generator.model.errors import SetupError
from generator.pipeline.proving import Proof, prove_folder, prove_server, served_folder
from generator.publish.release import RELEASE, SIGNATURE
from generator.publish.seen import Seen, load_seen, note_seen
from generator.publish.signing import Signer, new_signer
from tests.publish.releases import build_and_send
from tests.publish.sites import RECORD

FILES = {
    "build.json": RECORD,
    "index.html": b"<p>home</p>",
    "01/index.html": b"domain",
    **{f"01/{number:03d}/index.html": b"item %d" % number for number in range(1, 30)},
    "assets/site.css": b"p{}",
}


@pytest.fixture(scope="module")
def signer() -> Signer:
    return new_signer()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, signer: Signer) -> Path:
    """A place with two releases."""
    folder = tmp_path_factory.mktemp("published")
    build_and_send(folder / "www", folder / "site", FILES, signer=signer)
    build_and_send(folder / "www", folder / "site", {**FILES, "index.html": b"<p>later</p>"}, signer=signer)
    return folder / "www"


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The release that is served, to be harmed."""
    return shutil.copytree(root / "current", tmp_path / "copy")


def prove(folder: Path, signer: Signer) -> Proof:
    return prove_folder(folder, signer.public, Seen(2))


def test_a_whole_release_is_right(root: Path, signer: Signer) -> None:
    proof = prove(root / "current", signer)
    assert proof.is_right
    assert proof.signed_by == signer.public.fingerprint
    assert proof.files == len(FILES)


def test_every_tampered_release_is_noticed(root: Path, signer: Signer, tmp_path: Path) -> None:
    """A byte changed, a file dropped, a file added, an older release replayed: each a hundred times."""
    chance = random.Random(15)
    paths = sorted(path.relative_to(root / "current") for path in (root / "current").rglob("*") if path.is_file())
    first = next(path for path in (root / "releases").iterdir() if path.name.startswith("000001-"))
    places = [shutil.copytree(root / "current", tmp_path / "now"), shutil.copytree(first, tmp_path / "before")]
    noticed = 0
    for number in range(400):
        victim = places[number % 4 == 3] / chance.choice(paths)
        was, added = victim.read_bytes(), victim.with_name(f"added-{number}")
        if number % 4 == 0:
            at = chance.randrange(len(was))
            victim.write_bytes(bytes([*was[:at], was[at] ^ 1 << chance.randrange(8), *was[at + 1 :]]))
        elif number % 4 == 1:
            victim.unlink()
        elif number % 4 == 2:
            added.write_bytes(b"x")
        try:
            noticed += not prove(places[number % 4 == 3], signer).is_right
        except SetupError:
            noticed += 1  # the manifest itself
        victim.write_bytes(was)
        added.unlink(missing_ok=True)
    assert noticed == 400


def test_differences_are_named(copy: Path, signer: Signer) -> None:
    (copy / "index.html").write_bytes(b"other")
    (copy / "01" / "001" / "index.html").unlink()
    (copy / "01" / "evil.html").write_bytes(b"x")
    wrong = prove(copy, signer).differences
    assert (wrong.changed, wrong.missing, wrong.added) == (("index.html",), ("01/001/index.html",), ("01/evil.html",))


def test_an_older_release_is_told(root: Path, signer: Signer) -> None:
    first = next(path for path in (root / "releases").iterdir() if path.name.startswith("000001-"))
    proof = prove(first, signer)
    assert not proof.differences
    assert "换回了旧的" in proof.faults[0]
    assert prove_folder(first, signer.public, Seen()).is_right, "who knows of no later one can't tell"


def test_another_key_is_refused(root: Path, copy: Path, signer: Signer) -> None:
    other = new_signer()
    assert "不是这个公钥" in prove(copy, other).faults[0]
    record = (copy / RELEASE).read_bytes()
    (copy / SIGNATURE).write_bytes(other.sign(record).ssh)
    assert prove(copy, signer).faults


def test_no_signature_is_said(copy: Path, signer: Signer) -> None:
    for name in (SIGNATURE, "release.json.ed25519"):
        (copy / name).unlink()
    assert prove(copy, signer).faults == ("没有签名",)
    proof = prove_folder(copy, None, Seen())
    assert proof.is_right
    assert "没有核对签名" in proof.notes[0]


def test_a_folder_that_is_no_site_is_said(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="没有文件清单"):
        prove_folder(tmp_path, None, Seen())


@pytest.fixture
def serve(copy: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *given: object, **more: object) -> None:
            super().__init__(*given, directory=str(copy), **more)  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_server_is_asked_for_every_file(serve: str, copy: Path, signer: Signer) -> None:
    proof = prove_server(serve, signer.public, Seen(2))
    assert proof.is_right, proof
    (copy / "01" / "index.html").write_bytes(b"changed")
    (copy / "01" / "002" / "index.html").unlink()
    wrong = prove_server(serve, signer.public, Seen(2)).differences
    assert (wrong.changed, wrong.missing) == (("01/index.html",), ("01/002/index.html",))


def test_a_server_that_leads_elsewhere_is_said() -> None:
    class Leads(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(301)
            self.send_header("Location", "http://127.0.0.1:9/other/")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Leads)
    Thread(target=server.serve_forever, daemon=True).start()
    with pytest.raises(SetupError, match="转到了别处：http"):
        prove_server(f"http://127.0.0.1:{server.server_port}/", None, Seen())
    server.shutdown()
    server.server_close()


def test_each_place_stands_at_its_own_release(root: Path, signer: Signer, tmp_path: Path) -> None:
    """A second server that got a later number is no replay at the first; a release that no place stands at is one."""
    memory, key = tmp_path / "published.json", signer.public.fingerprint
    note_seen(memory, key, str(root), 2)
    note_seen(memory, key, "sftp://gk@www.example.gov.cn/srv/gk", 7)
    seen = load_seen(memory)[key]
    assert prove_folder(root / "current", signer.public, seen).is_right
    note_seen(memory, key, str(root), 8)
    assert "换回了旧的" in prove_folder(root / "current", signer.public, load_seen(memory)[key]).faults[0]
    note_seen(memory, key, str(root), 2)
    assert load_seen(memory)[key].newest == 8, "numbers go on after a rollback"


def test_the_memory_of_before_is_read_and_a_broken_one_is_none(tmp_path: Path) -> None:
    memory = tmp_path / "published.json"
    memory.write_text('{"SHA256:x": 4}')
    assert load_seen(memory) == {"SHA256:x": Seen(4)}
    for broken in ("{", "[]", '{"x": "y"}', '{"x": {"newest": 1}}', '{"x": {"newest": [], "served": 1}}'):
        memory.write_text(broken)
        assert load_seen(memory) == {}


def test_a_number_that_is_asked_for_is_held(root: Path, signer: Signer) -> None:
    assert "应当至少是第 9 批" in prove_folder(root / "current", signer.public, Seen(), 9).faults[0]


def test_a_place_is_looked_at_through_its_link(root: Path, tmp_path: Path) -> None:
    assert served_folder(root) == root / "current"
    assert served_folder(tmp_path) == tmp_path


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(SetupError, match="连不上"):
        prove_server("http://127.0.0.1:9/", None, Seen())
