"""Releases on another machine: OpenSSH's own server, on a port of this one."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.errors import PublishError
from generator.pipeline.composing import RefusedError, Wishes, read_built
from generator.pipeline.releasing import examine, publish, roll_back
from generator.publish.lock import BusyError
from generator.publish.place import LOCK, LocalPlace
from generator.publish.release import Release
from generator.publish.sftp import Address, SftpPlace
from generator.publish.shelf import list_stored
from tests.publish.releases import MADE, served
from tests.publish.sites import RECORD, release
from tests.site.support import lacking

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"


def pages(word: str) -> dict[str, bytes]:
    return {
        "build.json": RECORD,
        "index.html": word.encode(),
        "01/index.html": b"the same",
        "01/001/index.html": f"item {word}".encode(),
        "files/通知.pdf": b"%PDF-",
    }


def make_key(path: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """A running sshd that lets this user in by a key."""
    if not Path(SSHD).exists():
        lacking("没有 sshd：运行 sh tests/prepare.sh")
    folder = tmp_path_factory.mktemp("sshd")
    make_key(folder / "host")
    make_key(folder / "user")
    shutil.copy(folder / "user.pub", folder / "authorized")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"PidFile {folder}/pid\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nSubsystem sftp internal-sftp -u 077\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    server = subprocess.Popen([SSHD, "-D", "-f", str(folder / "config"), "-E", str(folder / "log")])
    host = (folder / "host.pub").read_text().split()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host[0]} {host[1]}\n")
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield Address("127.0.0.1", "", getpass.getuser(), port, key=str(folder / "user"), known_hosts=str(folder / "known"))
    server.terminate()
    server.wait()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "far" / "www"


@pytest.fixture
def place(address: Address, root: Path) -> Iterator[SftpPlace]:
    one = SftpPlace(replace(address, path=str(root)), "sftp://far/www")
    yield one
    one.close()


def send(place: SftpPlace, site: Path, word: str) -> Release:
    release(site, pages(word))
    return publish(place, read_built(site, with_foreign=False), Release(0, MADE, ""), None, Wishes()).release


def test_releases_lie_there_as_they_do_here(place: SftpPlace, root: Path, tmp_path: Path) -> None:
    first = send(place, tmp_path / "site", "old")
    assert served(root) == pages("old")
    assert (root / "current").readlink().as_posix() == f"releases/{first.id}"
    second = send(place, tmp_path / "site", "new")
    assert served(root) == pages("new")
    assert [one.id for one in list_stored(LocalPlace(root))] == [second.id, first.id]
    assert not examine(place, second.id)
    assert not examine(LocalPlace(root), second.id)
    assert not publish(
        place, read_built(tmp_path / "site", with_foreign=False), Release(0, MADE, ""), None, Wishes()
    ).is_new


def modes(root: Path) -> dict[str, int]:
    return {path.relative_to(root).as_posix(): path.stat().st_mode & 0o777 for path in [root, *root.rglob("*")]}


@pytest.mark.parametrize(
    ("rights", "folder", "file"),
    [(0o755, 0o755, 0o644), (0o750, 0o750, 0o640), (0o700, 0o700, 0o600), (0o711, 0o755, 0o644)],
)
def test_who_may_enter_the_place_may_read_it(
    address: Address, root: Path, tmp_path: Path, rights: int, folder: int, file: int
) -> None:
    """Whatever the umask over there: a server that may not read its site answers 403 to everybody."""
    root.mkdir(parents=True)
    root.chmod(rights)
    place = SftpPlace(replace(address, path=str(root)), "sftp://far/www")
    try:
        send(place, tmp_path / "site", "old")
    finally:
        place.close()
    found = modes(root / "releases")
    assert {mode for path, mode in found.items() if (root / "releases" / path).is_dir()} == {folder}
    assert {mode for path, mode in found.items() if (root / "releases" / path).is_file()} == {file}
    assert modes(root)["."] == rights


def test_times_differ_by_whole_seconds(place: SftpPlace, root: Path, tmp_path: Path) -> None:
    send(place, tmp_path / "site", "old")
    before = {path: (root / "current" / path).stat().st_mtime for path in pages("old")}
    send(place, tmp_path / "site", "new")
    after = {path: (root / "current" / path).stat().st_mtime for path in pages("old")}
    assert int(after["index.html"]) > int(before["index.html"])
    assert after["01/index.html"] == before["01/index.html"]


def test_rollback_and_pruning(place: SftpPlace, root: Path, tmp_path: Path) -> None:
    for word in "abcdefg":
        send(place, tmp_path / "site", word)
    assert len(list_stored(place)) == 5
    assert roll_back(place).number == 6
    assert served(root) == pages("f")
    (root / "releases" / list_stored(place)[2].id / "index.html").write_bytes(b"other")
    with pytest.raises(RefusedError, match="不完整"):
        roll_back(place)


def test_what_a_killed_publisher_left_is_removed(place: SftpPlace, root: Path, tmp_path: Path) -> None:
    send(place, tmp_path / "site", "old")
    part = root / "releases" / ".000002-aaaaaaaaaaaa.part" / "01"
    part.mkdir(parents=True)
    (part / "index.html").write_bytes(b"half")
    (root / ".current.new").symlink_to("nowhere")
    lock = root / LOCK
    lock.touch()
    os.utime(lock, (time.time() - 7200,) * 2)
    send(place, tmp_path / "site", "new")
    assert served(root) == pages("new")
    assert sorted(os.listdir(root)) == ["current", "releases"]
    assert not [name for name in os.listdir(root / "releases") if name.startswith(".")]


def test_somebody_at_work_is_told(place: SftpPlace, root: Path, tmp_path: Path) -> None:
    send(place, tmp_path / "site", "old")
    with place.lock(), pytest.raises(BusyError), place.lock():
        pass
    with place.lock(), pytest.raises(PublishError, match="另一个 gongkai"):
        send(place, tmp_path / "site", "new")
    assert served(root) == pages("old")


def test_a_folder_of_others_is_left_alone(place: SftpPlace, root: Path, tmp_path: Path) -> None:
    (root / "current").mkdir(parents=True)
    with pytest.raises(PublishError, match="不是链接"):
        send(place, tmp_path / "site", "old")
    assert os.listdir(root) == ["current"]


def test_a_place_that_may_not_be_written_is_said(address: Address, tmp_path: Path) -> None:
    place = SftpPlace(replace(address, path="/proc/gongkai"), "sftp://far/proc")
    try:
        with pytest.raises(PublishError, match="读写出错"):
            send(place, tmp_path / "site", "old")
    finally:
        place.close()


def test_an_unknown_host_is_refused(address: Address, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(PublishError, match="不认识服务器"):
        SftpPlace(replace(address, path="/tmp", known_hosts=str(tmp_path / "empty")), "x")


def test_who_is_not_let_in_is_said(address: Address, tmp_path: Path) -> None:
    make_key(tmp_path / "other")
    with pytest.raises(PublishError, match="不让登录"):
        SftpPlace(replace(address, path="/tmp", key=str(tmp_path / "other")), "x")


def test_a_closed_port_is_said(address: Address) -> None:
    with pytest.raises(PublishError, match="连不上"):
        SftpPlace(replace(address, path="/tmp", port=9), "x")
