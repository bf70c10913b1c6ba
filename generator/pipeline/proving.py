"""A release, wherever it lies, held against its manifest, its signature and what this machine knows of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator.model.errors import SetupError, explain_os_error
from generator.publish.manifest import MANIFEST, Entry, entry_of, read_manifest
from generator.publish.packing import unpacked_path
from generator.publish.place import LocalPlace, Tree
from generator.publish.release import RAW_SIGNATURE, RELEASE, SIGNATURE, Release, find_release
from generator.publish.seen import Seen
from generator.publish.shelf import CURRENT, Differences, compare_tree
from generator.publish.signing import PublicKey, find_signing_key, is_signed_by
from generator.read.made.server import SiteServer
from generator.read.made.site import fetch_all

Read = Callable[[str], bytes | None]

_NOTHING = Entry(-1, "")
"""Stands for a file that is not answered."""

_TWO = Entry(-2, "")
"""Stands for a file that is answered in two ways."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found.

    Attributes:
        where: the folder or address that was looked at.
        release: its record; None where there is none.
        differences: what is not as the manifest says.
        faults: what else is wrong, a sentence each.
        notes: what could not be looked at, a sentence each.
        signed_by: fingerprint of the key whose signature is right; empty where none was checked or is right.
        files: how many files were compared.
    """

    where: str
    release: Release | None
    differences: Differences
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    signed_by: str = ""
    files: int = 0

    @property
    def is_right(self) -> bool:
        return not self.differences and not self.faults


def prove_folder(folder: Path, key: PublicKey | None, seen: Seen, at_least: int = 0) -> Proof:
    """Every file of a folder, read.

    Args:
        folder: a release, `current`, or a site as it was built.
        key: the key that must have signed it; None where signatures are not asked for.
        seen: what this machine knows of the releases of this key.
        at_least: the number that whoever asks expects, or a higher one; 0 where nobody does.

    Raises:
        SetupError: the folder cannot be read, or holds no site of ours.
    """
    place = LocalPlace(folder)
    try:
        tree = place.survey("")
    except OSError as error:
        raise SetupError(f"读不了“{folder}”：{explain_os_error(error)}。") from error
    judge = partial(_judge_number, seen=seen, at_least=at_least)
    return _prove(str(folder), place.read, lambda _: tree, key, judge)


def served_folder(folder: Path) -> Path:
    """What to look at where somebody names a folder: of a place with releases, the one that is served."""
    place = LocalPlace(folder)
    return folder / CURRENT if place.pointed(CURRENT) and MANIFEST not in place.names("") else folder


def prove_server(url: str, key: PublicKey | None, seen: Seen, at_least: int = 0) -> Proof:
    """Every file of a served site, fetched, plain and packed.

    Raises:
        SetupError: the server does not answer.
    """
    server = SiteServer(url)
    first = server.fetch(MANIFEST)
    if not first.status:
        raise SetupError(f"{url} {first.reason}。先看网址对不对、服务器开没开、这台电脑能不能上网。")
    if not first.is_ok:
        raise SetupError(f"{url} 打不开 {MANIFEST}：{first.reason}。先看网址对不对，写最后打开的那个网址。")

    def read(path: str) -> bytes | None:
        answer = server.fetch(path)
        return answer.data if answer.is_ok else None

    judge = partial(_judge_number, seen=seen, at_least=at_least)
    return _prove(server.base, read, lambda listed: _fetch_tree(server, listed), key, judge, is_served=True)


def read_record(where: str) -> tuple[Release, Mapping[str, Entry]]:
    """What a release says of itself, and the files its build wrote, from a folder or an address.

    Raises:
        SetupError: there is none.
    """
    if "://" in where:
        server = SiteServer(where)
        manifest, record = (answer.data if answer.is_ok else None for answer in map(server.fetch, (MANIFEST, RELEASE)))
    else:
        place = LocalPlace(served_folder(Path(where)))
        manifest, record = place.read(MANIFEST), place.read(RELEASE)
    release, listed = find_release(record), read_manifest(manifest)
    if release is None or listed is None:
        raise SetupError(f"“{where}”没有 {RELEASE} 和 {MANIFEST}，或者读不出来：不是 gongkai publish 发布的。")
    return release, listed.files


def compare_folder(folder: Path, listed: Mapping[str, Entry]) -> Differences:
    """Hold a built folder against what a release lists.

    Raises:
        SetupError: it cannot be read.
    """
    try:
        return compare_tree(LocalPlace(folder).survey(""), listed)
    except OSError as error:
        raise SetupError(f"读不了“{folder}”：{explain_os_error(error)}。") from error


def _fetch_tree(server: SiteServer, listed: Iterable[str]) -> Tree:
    """What a server answers, first plain and then packed: a `.gz` that was left behind is only seen by who asks so."""
    tree = Tree()
    paths = list(listed)
    for is_packed in (False, True):
        for path, answer in zip(paths, fetch_all(server, paths, is_packed=is_packed), strict=True):
            entry = entry_of(answer.data) if answer.is_ok else _NOTHING
            if path not in tree.files or entry != tree.files[path]:
                tree.files[path] = entry if path not in tree.files else _TWO
    return Tree({path: entry for path, entry in tree.files.items() if entry != _NOTHING})


def _prove(
    where: str,
    read: Read,
    look: Callable[[Iterable[str]], Tree],
    key: PublicKey | None,
    judge: Callable[[Release | None], Iterator[str]],
    *,
    is_served: bool = False,
) -> Proof:
    data = read(MANIFEST)
    manifest = read_manifest(data)
    if data is None or manifest is None:
        raise SetupError(f"“{where}”没有文件清单 {MANIFEST}，或者读不出来：不是 gongkai 生成的网站，或者清单坏了。")
    record = read(RELEASE)
    release = find_release(record)
    faults = [*_judge_record(data, record, release), *judge(release)]
    signed_by = ""
    if key is not None:
        signed_by, said = _judge_signature(record, read(SIGNATURE), read(RAW_SIGNATURE), key)
        faults += said
    listed = {**manifest.files, **(release.beside if release else {})}
    if is_served:  # a server sends packed copies for the texts they are of, and is asked for these
        listed = {
            path: entry
            for path, entry in listed.items()
            if unpacked_path(path) not in listed or path == unpacked_path(path)
        }
    differences = compare_tree(look(listed), listed)
    notes = tuple(_notes(key, is_served=is_served))
    return Proof(where, release, differences, tuple(faults), notes, signed_by, len(listed))


def _judge_record(manifest: bytes, record: bytes | None, release: Release | None) -> Iterator[str]:
    if record is not None and release is None:
        yield f"{RELEASE} 读不出来"
    if release is not None and sha256(manifest).hexdigest() != release.manifest:
        yield f"{MANIFEST} 和 {RELEASE} 里记的不一样"


def _judge_number(release: Release | None, *, seen: Seen, at_least: int) -> Iterator[str]:
    """Whether it is a release that should be served now."""
    newest = max(at_least, seen.newest)
    if release is None:
        if newest:
            yield f"没有 {RELEASE}：不是 gongkai publish 发布的，应当是第 {newest} 批"
    elif release.number < at_least:
        yield f"这是第 {release.number} 批（{release.made}），应当至少是第 {at_least} 批：网站被换回了旧的"
    elif not seen.accepts(release.number):
        yield (
            f"这是第 {release.number} 批（{release.made}），这台电脑发布过第 {newest} 批："
            "网站被换回了旧的，或者新的一批做成了包、还没有装上"
        )


def _judge_signature(
    record: bytes | None, ssh: bytes | None, raw: bytes | None, key: PublicKey
) -> tuple[str, list[str]]:
    """Fingerprint of the key that signed it, and what is wrong."""
    if record is None or (ssh is None and raw is None):
        return "", ["没有签名"]
    if ssh is None or raw is None:
        return "", [f"缺少签名文件 {SIGNATURE if ssh is None else RAW_SIGNATURE}"]
    if is_signed_by(key, record, ssh, raw):
        return key.fingerprint, []
    other = find_signing_key(ssh)
    if other is not None and other != key:
        return "", [f"签名不是这个公钥（{key.fingerprint}）的，写的是 {other.fingerprint}"]
    return "", ["签名不对：内容签了以后被改过"]


def _notes(key: PublicKey | None, *, is_served: bool) -> Iterator[str]:
    if key is None:
        yield "没有核对签名（用 --key 写明公钥），只能看出意外的损坏，看不出有意的改动。"
    if is_served:
        yield "隔着网络看不到清单以外多出来的文件；在服务器上对文件夹再运行一次就看得到。"
