"""Places where nothing can be switched: an archive with its script, a ZIP of changes, an FTP folder."""

import os
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer

from generator.model.errors import PublishError
from generator.pipeline.composing import RefusedError, Wishes, read_built
from generator.pipeline.sending import Sent, send_archive, send_changes, upload
from generator.publish.changes import order_changes
from generator.publish.ftp import FtpStore
from generator.publish.manifest import MANIFEST, Entry
from generator.publish.release import OF_RELEASE, Release
from generator.publish.signing import Signer, allowed_signers, new_signer
from generator.resources import STARTER_DIR
from tests.publish.releases import MADE, served
from tests.publish.sites import RECORD, release

FACTS = Release(0, MADE, "")
SCRIPT = STARTER_DIR / "install-release.sh"


def pages(word: str, **more: bytes) -> dict[str, bytes]:
    return {
        "build.json": RECORD,
        "index.html": word.encode(),
        "01/001/index.html": f"item {word}".encode(),
        "assets/site.css": b"the same",
        "files/附件 一.pdf": b"%PDF-",
        f"search/{word}.js": b"1",
        **more,
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    release(tmp_path / "site", pages("old"))
    return tmp_path / "site"


@pytest.fixture(scope="module")
def signer() -> Signer:
    return new_signer()


# --- the archive ------------------------------------------------------------------------------------------


def pack(site: Path, path: Path, signer: Signer | None, at_least: int = 0, last: bytes | None = None) -> Sent:
    return send_archive(path, read_built(site, with_foreign=False), FACTS, signer, Wishes(), at_least, last)


def install(package: Path, target: Path, allowed: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(SCRIPT), str(package), str(target), *([str(allowed)] if allowed else [])]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **more})


@pytest.fixture
def allowed(tmp_path: Path, signer: Signer) -> Path:
    file = tmp_path / "gk.key.allowed"
    file.write_bytes(allowed_signers(signer.public))
    return file


def test_an_archive_is_carried_and_installed(site: Path, tmp_path: Path, signer: Signer, allowed: Path) -> None:
    package, target = tmp_path / "gk.tar.gz", tmp_path / "www"
    sent = pack(site, package, signer)
    assert (tmp_path / "install-release.sh").read_bytes() == SCRIPT.read_bytes()
    done = install(package, target, allowed)
    assert done.returncode == 0, done.stderr
    assert served(target) == pages("old")
    assert (target / "current").readlink().as_posix() == f"releases/{sent.release.id}"
    assert sorted(os.listdir(target / "releases")) == [sent.release.id]
    assert "没有变化" in install(package, target, allowed).stdout


def test_a_missing_file_of_allowed_keys_is_said_and_an_unsigned_install_too(
    site: Path, tmp_path: Path, signer: Signer
) -> None:
    package, target = tmp_path / "包 一.tar.gz", tmp_path / "网 站"
    pack(site, package, signer)
    assert "没有核对签名的文件" in install(package, target, tmp_path / "nothing.allowed").stderr
    done = install(package, target)
    assert done.returncode == 0
    assert "没有核对签名" in done.stderr


@pytest.mark.parametrize("is_served", [True, False])
def test_a_release_that_was_changed_over_there_is_put_right(
    site: Path, tmp_path: Path, signer: Signer, allowed: Path, *, is_served: bool
) -> None:
    first, second, target = tmp_path / "1.tar.gz", tmp_path / "2.tar.gz", tmp_path / "www"
    sent = pack(site, first, signer)
    install(first, target, allowed)
    if not is_served:
        release(site, pages("new"))
        pack(site, second, signer, at_least=1)
        install(second, target, allowed)
    (target / "releases" / sent.release.id / "index.html").write_bytes(b"evil")
    (target / "releases" / sent.release.id / "evil.php").write_bytes(b"evil")
    done = install(first, target, allowed, GONGKAI_OLDER="1")
    assert done.returncode == 0, done.stderr
    assert "换成包里的" in done.stderr
    assert served(target) == pages("old")


def test_the_same_release_is_the_same_archive(site: Path, tmp_path: Path, signer: Signer) -> None:
    pack(site, tmp_path / "a.tar.gz", signer)
    pack(site, tmp_path / "b.tar.gz", signer)
    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()


def test_a_later_archive_takes_over_and_an_older_is_refused(
    site: Path, tmp_path: Path, signer: Signer, allowed: Path
) -> None:
    first, second, target = tmp_path / "1.tar.gz", tmp_path / "2.tar.gz", tmp_path / "www"
    pack(site, first, signer)
    release(site, pages("new"))
    pack(site, second, signer, at_least=1)
    assert install(first, target, allowed).returncode == 0
    assert install(second, target, allowed).returncode == 0
    assert served(target) == pages("new")
    replayed = install(first, target, allowed)
    assert replayed.returncode == 1
    assert "旧" in replayed.stderr
    assert served(target) == pages("new")
    assert install(first, target, allowed, GONGKAI_OLDER="1").returncode == 0
    assert served(target) == pages("old")


def test_an_archive_that_was_changed_is_refused(site: Path, tmp_path: Path, signer: Signer, allowed: Path) -> None:
    package, target = tmp_path / "gk.tar.gz", tmp_path / "www"
    pack(site, package, signer)
    data = package.read_bytes()
    package.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert "签名不对" in install(package, target, allowed).stderr
    package.write_bytes(data)
    (tmp_path / "gk.tar.gz.sig").write_bytes(new_signer().sign(data).ssh)
    assert "签名不对" in install(package, target, allowed).stderr
    (tmp_path / "gk.tar.gz.sig").unlink()
    assert "没有签名文件" in install(package, target, allowed).stderr
    package.write_bytes(data[: len(data) // 2])
    assert install(package, target).returncode == 1
    assert not (target / "current").exists()
    assert os.listdir(target / "releases") == []


@pytest.mark.parametrize("harm", ["change", "add", "drop", "link", "climb"])
def test_an_archive_made_up_by_somebody_is_refused(site: Path, tmp_path: Path, harm: str) -> None:
    """Without signatures the list of hashes still has to fit, and nothing may lie outside."""
    package, target, inside = tmp_path / "gk.tar.gz", tmp_path / "www", tmp_path / "inside"
    pack(site, package, None)
    with tarfile.open(package) as tar:
        tar.extractall(inside, filter="data")
    page = inside / "site" / "index.html"
    if harm == "change":
        page.write_bytes(b"evil")
    elif harm == "add":
        page.with_name("evil.html").write_bytes(b"evil")
    elif harm == "drop":
        page.unlink()
    elif harm == "link":
        page.with_name("evil.html").symlink_to("/etc/hostname")
    else:
        (inside / "id").write_text("../../evil\n")
    subprocess.run(["tar", "-czf", str(package), "-C", str(inside), "."], check=True)
    assert install(package, target).returncode == 1
    assert not (target / "current").exists()
    assert os.listdir(target / "releases") == []


def test_a_full_disk_leaves_what_is_served(site: Path, tmp_path: Path) -> None:
    first, second, target = tmp_path / "1.tar.gz", tmp_path / "2.tar.gz", tmp_path / "www"
    pack(site, first, None)
    release(site, pages("new", **{"files/large.bin": bytes(200_000)}))
    pack(site, second, None, at_least=1)
    assert install(first, target).returncode == 0
    limited = f"ulimit -f 100; sh {SCRIPT} {second} {target}"  # blocks of 512 or 1024 bytes
    done = subprocess.run(["sh", "-c", limited], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "没有发布" in done.stderr
    assert served(target) == pages("old")
    assert install(second, target).returncode == 0


def test_what_is_no_archive_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(b"nothing")
    assert "没有发布" in install(tmp_path / "x.tar.gz", tmp_path / "www").stderr
    assert install(tmp_path / "absent", tmp_path / "www").returncode == 1
    assert subprocess.run(["sh", str(SCRIPT)], capture_output=True, check=False).returncode == 2


def test_a_lost_address_is_not_packed(site: Path, tmp_path: Path) -> None:
    last = (site / MANIFEST).read_bytes()
    release(site, {path: data for path, data in pages("new").items() if path != "01/001/index.html"})
    with pytest.raises(RefusedError, match="01-001"):
        pack(site, tmp_path / "gk.tar.gz", None, last=last)
    assert not (tmp_path / "gk.tar.gz").exists()


# --- changes ----------------------------------------------------------------------------------------------


def entry(word: str) -> Entry:
    return Entry(len(word), word.ljust(64, "0"))


def test_changes_are_ordered_so_that_no_page_breaks() -> None:
    old = {"a.html": entry("1"), "assets/a.js": entry("1"), "search/a.js": entry("1"), "gone.html": entry("1")}
    new = {
        "release.json": entry("2"),
        "manifest.json": entry("2"),
        "a.html": entry("2"),
        "assets/a.js": entry("1"),
        "assets/new.js": entry("2"),
        "search/index.html": entry("2"),
        "search/a.js": entry("2"),
        "01/001/qr.svg": entry("2"),
    }
    changes = order_changes(old, new)
    assert changes.sent == (
        "01/001/qr.svg", "assets/new.js", "a.html", "search/index.html", "search/a.js", "release.json", "manifest.json",
    )  # fmt: skip
    assert changes.removed == ("gone.html",)
    assert order_changes(new, new).is_nothing


def test_a_zip_holds_what_changed_and_a_list_of_what_goes(site: Path, tmp_path: Path) -> None:
    path = tmp_path / "上传.zip"

    def send(last: bytes | None) -> Sent:
        return send_changes(path, read_built(site, with_foreign=False), FACTS, None, Wishes(), 0, last)

    send(None)
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist() if name not in OF_RELEASE} == pages("old")
        assert archive.namelist()[-1] == MANIFEST
    assert not (tmp_path / "上传-删除清单.txt").exists()
    last = (site / MANIFEST).read_bytes()
    release(site, pages("new"))
    send(last)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["01/001/index.html", "index.html", "search/new.js", "release.json", MANIFEST]
    assert (tmp_path / "上传-删除清单.txt").read_text("utf-8") == "search/old.js\n"


# --- FTP --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """A running FTP server: its port and its folder."""
    home = tmp_path_factory.mktemp("ftp")
    rights = DummyAuthorizer()
    rights.add_user("gk", "geheim", str(home), perm="elradfmwMT")
    handler = type("Handler", (FTPHandler,), {"authorizer": rights, "banner": "x"})
    ftp = FTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=ftp.serve_forever, kwargs={"timeout": 0.05, "handle_exit": False}, daemon=True)
    thread.start()
    yield ftp.socket.getsockname()[1], home
    ftp.close_all()


@pytest.fixture
def home(server: tuple[int, Path]) -> Iterator[Path]:
    folder = server[1] / "www"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def store(server: tuple[int, Path], home: Path) -> Iterator[FtpStore]:
    one = FtpStore("127.0.0.1", server[0], f"/{home.name}", "gk", "geheim", is_safe=False)
    yield one
    one.close()


def put(store: FtpStore, site: Path, signer: Signer | None = None) -> Sent:
    return upload(store, read_built(site, with_foreign=False), FACTS, signer, Wishes(), 0)


def content(home: Path) -> dict[str, bytes]:
    found = {path.relative_to(home).as_posix(): path for path in home.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in OF_RELEASE}


def test_only_what_changed_goes_up_by_ftp(store: FtpStore, home: Path, site: Path, signer: Signer) -> None:
    first = put(store, site, signer)
    assert content(home) == pages("old")
    assert first.release.number == 1
    assert put(store, site, signer).changes.sent == ()
    release(site, pages("new"))
    second = put(store, site, signer)
    assert content(home) == pages("new")
    assert second.release.number == 2
    assert "assets/site.css" not in second.changes.sent
    assert second.changes.removed == ("search/old.js",)


def test_a_broken_upload_is_run_again(store: FtpStore, home: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, site)
    release(site, pages("new"))
    real, count = FtpStore.put, 0

    def break_off(self: FtpStore, path: str, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == 3:
            raise OSError(5, "broken")
        real(self, path, data)

    monkeypatch.setattr(FtpStore, "put", break_off)
    with pytest.raises(PublishError, match="传到第 2 个（共 5 个）断了") as caught:
        put(store, site)
    assert "没有改动" not in str(caught.value), "some of the new pages are served"
    for name, data in content(home).items():
        assert data in (pages("old").get(name), pages("new").get(name)), "each file is whole"
    put(store, site)
    assert content(home) == pages("new")


def test_half_a_file_never_takes_the_name(
    store: FtpStore, home: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that calls half a file complete: the length tells."""
    put(store, site)
    release(site, pages("new"))
    real = store._ftp.storbinary
    monkeypatch.setattr(
        store._ftp, "storbinary", lambda command, file: real(command, __import__("io").BytesIO(file.read()[:2]))
    )
    with pytest.raises(PublishError):
        put(store, site)
    assert content(home)["index.html"] == b"old"
    assert content(home)["01/001/index.html"] == b"item old"


def test_who_is_not_let_in_is_said(server: tuple[int, Path]) -> None:
    with pytest.raises(PublishError, match="不让进"):
        FtpStore("127.0.0.1", server[0], "/", "gk", "wrong", is_safe=False)
    with pytest.raises(PublishError, match="连不上"):
        FtpStore("127.0.0.1", 9, "/", "gk", "geheim", is_safe=False)
