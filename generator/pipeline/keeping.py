"""What surrounds a release: the place it goes to, what is said of it, what forbids it, what is remembered of it."""

import ftplib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.model.errors import SetupError
from generator.model.links import LinkProblem
from generator.pipeline.checking import check_folder
from generator.pipeline.composing import Built
from generator.pipeline.verifying import open_site, verify_site
from generator.publish.ftp import FtpStore
from generator.publish.manifest import MARKER, read_small
from generator.publish.place import LocalPlace, Place, is_inside
from generator.publish.release import SIGNATURE, Release
from generator.publish.seen import Seen, load_seen, load_sent, memory_of, note_seen, note_sent, sent_of
from generator.publish.shelf import CURRENT, folder_of, list_stored, manifest_of
from generator.publish.signing import find_signing_key
from generator.read.git import Git
from generator.read.revision import find_root, is_in_repository
from generator.read.snapshot import take_snapshot
from generator.version import VERSION

_SHOWN = 10
_GIT_SECONDS = 20


def find_misplaced(target: str, folders: Iterable[Path]) -> str:
    """Why a target on this machine cannot be: it lies in the site or the catalogue. Empty where it does not."""
    if "://" in target:
        return ""
    for folder in folders:
        if is_inside(Path(target), folder):
            return f"“{target}”在“{folder}”里面，发布的会混进自己的来源，换一个别的地方"
    return ""


def served_path(target: str) -> str:
    """What the server's root is to be set to: the path over there, whole."""
    folder = unquote(urlsplit(target).path) if "://" in target else str(Path(target).absolute())
    return f"{folder.rstrip('/')}/{CURRENT}"


@contextmanager
def open_place(target: str, password: str = "") -> Iterator[Place]:
    """The place a target names: a folder of this machine, or `sftp://user@host:port/path`.

    Args:
        target: as written.
        password: of the account over there; keys of OpenSSH's own folder and its agent are tried too.

    Raises:
        SetupError: a package is missing, or the address cannot be read.
        PublishError: the other machine is not reached or lets nobody in.
    """
    if "://" not in target:
        yield LocalPlace(Path(target).absolute(), target)
        return
    if target.startswith(("ftp://", "ftps://")):
        raise SetupError(
            f"“{target}”：FTP 上只有正在用的网站，没有别的批次可以列出、退回；要退回就再发布一次旧的网站。"
        )
    try:
        parts = urlsplit(target)
        port = parts.port or 22
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in ("sftp", "ssh") or not parts.hostname or not parts.path.strip("/") or parts.password:
        raise SetupError(f"“{target}”不对：写服务器上的文件夹，或者 sftp://用户名@服务器/文件夹，密码不写在里面。")
    if find_spec("asyncssh") is None:
        raise SetupError("SFTP 要用的软件包没有装：asyncssh。运行 pip install 'gongkai[publish]'。")
    from generator.publish.sftp import Address, SftpPlace

    address = Address(parts.hostname, unquote(parts.path), unquote(parts.username or ""), port, password)
    place = SftpPlace(address, target)
    try:
        yield place
    finally:
        place.close()


@contextmanager
def open_store(target: str, password: str = "") -> Iterator[FtpStore]:
    """The folder on an FTP server that a target names: `ftp://user@host:port/path`, with TLS `ftps://`.

    Raises:
        SetupError: the address cannot be read.
        PublishError: the server is not reached or lets nobody in.
    """
    try:
        parts = urlsplit(target)
        port = parts.port or ftplib.FTP_PORT
    except ValueError:
        parts, port = urlsplit(""), 0
    if not parts.hostname or parts.password:
        raise SetupError(f"“{target}”不对：写 ftp://用户名@服务器/文件夹（加密的写 ftps://），密码不写在里面。")
    is_safe = parts.scheme == "ftps"
    store = FtpStore(
        parts.hostname, port, unquote(parts.path), unquote(parts.username or ""), password, is_safe=is_safe
    )
    try:
        yield store
    finally:
        store.close()


def last_sent(catalog: Path, target: str) -> bytes | None:
    """The manifest of what was last sent to a target that keeps none itself."""
    return load_sent(sent_of(catalog, target))


def note_sent_to(catalog: Path, target: str, built: Built) -> None:
    """Remember what was sent to such a target.

    Raises:
        PublishError: the disk refused.
    """
    note_sent(sent_of(catalog, target), built.manifest)


def describe_release(catalog: Path, site: Path, made: str) -> tuple[Release, tuple[str, ...]]:
    """What a release says of where it comes from, and what the publisher should know of that.

    Args:
        catalog: the folder the site was built from.
        site: the built site.
        made: the time, as a release says it.
    """
    inputs = _inputs_of(site)
    is_same = bool(inputs) and inputs_hash(catalog) == inputs
    notes = () if is_same else (f"“{site}”不是照现在的目录“{catalog}”生成的，发布的是生成时的样子。",)
    commit = _find_commit(catalog) if is_same else ""
    return Release(0, made, "", commit=commit, inputs=inputs, versions=_versions()), notes


def inputs_hash(catalog: Path) -> str:
    """The hash of a catalogue folder's files, as a build record and a release say it."""
    return take_snapshot(catalog).digest


def archive_commit(catalog: Path, commit: str) -> tuple[bytes, str]:
    """All of a commit as a tar, and where the catalogue stands in it.

    Raises:
        SetupError: git is missing, the folder is in no repository, or there is no such commit.
    """
    git = Git(catalog)
    inside = find_root(catalog)
    top = git.run("rev-parse", "--show-toplevel").decode().strip()
    return Git(Path(top)).run("archive", "--format=tar", commit), inside


def _inputs_of(site: Path) -> str:
    try:
        return str(json.loads(read_small(site / MARKER) or b"{}").get("inputs") or "")
    except (ValueError, AttributeError, RecursionError):
        return ""


def _find_commit(catalog: Path) -> str:
    """The commit whose catalogue this is; empty where it was changed since, or there is no git."""
    if not is_in_repository(catalog):
        return ""
    try:
        git = Git(catalog)
        looked_at = () if take_snapshot(catalog).base is not None else ("--", ".")  # else what it stands on counts too
        if git.run("status", "--porcelain", *looked_at, timeout=_GIT_SECONDS).strip():
            return ""
        return git.run("rev-parse", "HEAD", timeout=_GIT_SECONDS).decode().strip()
    except SetupError:
        return ""


def _versions() -> dict[str, str]:
    """Every package that is installed beside this program, and the program."""
    found = {(one.metadata["Name"] or "").lower(): one.version for one in distributions()}
    return {**{name: version for name, version in sorted(found.items()) if name}, "gongkai": VERSION}


def find_serving_faults(catalog: Path, site: Path, today: date, *, codes: bool) -> list[str]:
    """Ids without a page, codes that do not read, links that lead nowhere, a sentence each."""
    checked = check_folder(catalog, today)
    if checked.unread:
        return [f"目录“{catalog}”有文件读不出来，先运行 gongkai check"]
    report = verify_site(checked.catalogue, open_site(site, ""), None, codes=codes)
    said = [_say(problem) for problem in report.problems]
    return (
        said if len(said) <= _SHOWN else [*said[:_SHOWN], f"还有 {len(said) - _SHOWN} 处，用 gongkai links verify 看"]
    )


def _say(problem: LinkProblem) -> str:
    where = problem.target or problem.path or "首页"
    return f"{problem.fault.value} {where}：{problem.message}"


def list_releases(place: Place) -> list[dict[str, Any]]:
    """Every release of a place, newest first, as facts for people and machines."""
    rows = []
    for one in list_stored(place):
        manifest = manifest_of(place, one.id)
        files = manifest.files if manifest else {}
        signer = find_signing_key(place.read(f"{folder_of(one.id)}/{SIGNATURE}"))
        rows.append(
            {
                "id": one.id,
                "number": one.release.number if one.release else None,
                "made": one.release.made if one.release else "",
                "commit": one.release.commit if one.release else "",
                "current": one.is_current,
                "files": len(files),
                "bytes": sum(entry.size for entry in files.values()),
                "signed_by": signer.fingerprint if signer else "",
            }
        )
    return rows


def seen_of(catalog: Path, key: str) -> Seen:
    """What this machine knows of the releases that a key signed (empty: unsigned)."""
    return load_seen(memory_of(catalog)).get(key, Seen())


def note_served(catalog: Path, key: str, target: str, number: int) -> None:
    """Remember what a target serves from now on.

    Raises:
        PublishError: the disk refused.
    """
    note_seen(memory_of(catalog), key, target, number)


def signer_of(place: Place, release: Release) -> str:
    """The fingerprint of the key that a stored release says it was signed with; empty for none."""
    signer = find_signing_key(place.read(f"{folder_of(release.id)}/{SIGNATURE}"))
    return signer.fingerprint if signer else ""
