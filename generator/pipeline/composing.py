"""One release, put together: the built site, held against its manifest; its record; its files with their times.

What goes out is the built folder byte for byte: it must be what its own manifest says, so nothing that `check` and the
gate have not seen leaves the house.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error
from generator.publish.manifest import MANIFEST, Entry, entry_of, find_manifest, is_site_of_ours
from generator.publish.packing import pack_texts, unpacked_path
from generator.publish.place import LocalPlace, NewFile, Place
from generator.publish.release import RAW_SIGNATURE, RELEASE, SIGNATURE, Release, write_release
from generator.publish.shelf import Differences, Stored, compare_tree, folder_of, manifest_of
from generator.publish.signing import Signer, find_signing_key

_SECOND = 1_000_000_000  # nanoseconds
_CARRIED = ("assets/", "search/")
"""Folders whose files a page of the release before may still ask for, after the switch."""

_OF_OTHERS = "有不是 gongkai 生成的文件：要一起发布的（mkdocs.yml 的 keep 留下的也算），写 --with-foreign；不要的移走"
_NOT_AS_BUILT = "网站和生成的时候不一样。再运行一次 gongkai build；别人放的文件要一起发布的，写 --with-foreign"


class RefusedError(Exception):
    """A release that must not go out; `reasons`, a sentence each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("；".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the publisher decides.

    Attributes:
        share: the part of the pages that may go at once, 0 to 1.
        number: how many releases are kept.
        days: releases younger than so many days are kept too, whatever their number.
        with_foreign: whether files that others put into the built site go out with it.
    """

    share: float = 0.2
    number: int = 5
    days: int = 0
    with_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A built site, read: what its manifest lists, what lies beside, and when each file changed (nanoseconds).

    `packed`: path → bytes of the packed copies that go out beside the texts.
    """

    folder: Path
    files: Mapping[str, Entry]
    foreign: Mapping[str, Entry]
    times: Mapping[str, int]
    manifest: bytes
    packed: Mapping[str, bytes] = field(default_factory=dict)


def with_packed(built: Built) -> Built:
    """The same site, with packed copies beside its texts."""
    site = LocalPlace(built.folder)
    with explained(str(built.folder)):
        data = {path: site.read(path) or b"" for path in (*built.files, *built.foreign)}
    return replace(built, packed=pack_texts(data))


def read_built(folder: Path, *, with_foreign: bool) -> Built:
    """Read a built site and hold it against its manifest.

    Raises:
        PublishError: there is no built site, or it cannot be read.
        RefusedError: it is not what was built.
    """
    if not is_site_of_ours(folder):
        raise PublishError(f"“{folder}”不是生成好的网站。先运行 gongkai build，或者用 --site 写明网站在哪里。")
    listed = find_manifest(folder)
    if listed is None:
        raise PublishError(f"“{folder}”的文件清单 {MANIFEST} 读不出来。再运行一次 gongkai build。")
    place = LocalPlace(folder)
    with explained(str(folder)):
        tree = place.survey("")
        manifest = place.read(MANIFEST) or b""
    wrong = compare_tree(tree, listed.files)
    files = {path: tree.files[path] for path in wrong.added if path in tree.files} if with_foreign else {}
    if reasons := tuple(tell_differences(replace(wrong, added=tuple(p for p in wrong.added if p not in files)))):
        raise RefusedError((*reasons, _NOT_AS_BUILT if wrong.changed or wrong.missing else _OF_OTHERS))
    return Built(folder, listed.files, files, tree.times, manifest)


def next_release(
    built: Built,
    facts: Release,
    stored: Sequence[Stored],
    current: Stored | None,
    old: Mapping[str, Entry],
    at_least: int,
) -> Release:
    """The record of the release that is to come.

    Args:
        built: the site.
        facts: what the record says of where it comes from.
        stored: the releases of the place.
        current: the one that is served there.
        old: what that one lists.
        at_least: the highest number known to have been used, by whoever remembers.
    """
    numbers = [int(one.id.split("-")[0]) for one in stored]
    carried = {path: entry for path, entry in old.items() if path.startswith(_CARRIED) and path not in built.files}
    return replace(
        facts,
        number=max([*numbers, at_least, 0]) + 1,
        manifest=sha256(built.manifest).hexdigest(),
        previous=current.id if current else "",
        beside={**carried, **built.foreign, **{path: entry_of(data) for path, data in built.packed.items()}},
    )


def _record_files(release: Release, signer: Signer | None) -> dict[str, bytes]:
    record = write_release(release)
    if signer is None:
        return {RELEASE: record}
    signatures = signer.sign(record)
    return {RELEASE: record, SIGNATURE: signatures.ssh, RAW_SIGNATURE: signatures.raw}


def listed_files(built: Built, release: Release, signer: Signer | None) -> dict[str, Entry]:
    """Every file of the release, its own record included."""
    own = {**_record_files(release, signer), MANIFEST: built.manifest}
    return {**built.files, **release.beside, **{path: entry_of(data) for path, data in own.items()}}


def release_files(
    place: Place, built: Built, release: Release, signer: Signer | None, stored: Sequence[Stored]
) -> Iterator[NewFile]:
    """What is written, with times that servers can rely on (design, decision 11)."""
    clock, site = _Times(place, stored), LocalPlace(built.folder)
    for path, entry in {**built.files, **built.foreign}.items():
        data = site.read(path) or b""
        if entry_of(data) != entry:
            raise PublishError(f"发布的时候有人改了“{built.folder}”里的“{path}”，没有发布。")
        yield NewFile(path, data, clock.of(path, entry, built.times[path]))
    for path, data in built.packed.items():
        yield NewFile(path, data, clock.of(path, release.beside[path], built.times[unpacked_path(path)]))
    for path in release.beside:
        if path not in built.foreign and path not in built.packed:
            carried = place.read(f"{folder_of(release.previous)}/{path}") or b""
            yield NewFile(path, carried, clock.of(path, release.beside[path], 0))
    newest = max(built.times.values())
    for path, data in {MANIFEST: built.manifest, **_record_files(release, signer)}.items():
        yield NewFile(path, data, clock.of(path, entry_of(data), newest))


class _Times:
    """Times of change: an equal file keeps the one it has, another gets a later one than any kept release gives it.

    Only the release that is served and the newest one are looked at: what residents can hold is from one of these.
    """

    def __init__(self, place: Place, stored: Sequence[Stored]) -> None:
        served = [one for one in stored if one.is_current]
        chosen = [*served, *(one for one in stored[:1] if one not in served)]
        self._known: list[tuple[Mapping[str, Entry], Mapping[str, int]]] = []
        for one in chosen:
            manifest = manifest_of(place, one.id)
            if manifest is not None and one.release is not None:
                files = {**manifest.files, **one.release.beside}
                self._known.append((files, place.times(folder_of(one.id))))

    def of(self, path: str, entry: Entry, natural: int) -> int:
        """The time of a coming file, in nanoseconds."""
        seen = [(files.get(path), times[path]) for files, times in self._known if path in times]
        equal = [time for old, time in seen if old == entry]
        others = [time for old, time in seen if old != entry]
        if equal and all(equal[0] // _SECOND > time // _SECOND for time in others):
            return equal[0]
        later = [(time // _SECOND + 1) * _SECOND for time in others]
        return max([natural, *later])


def tell_other_key(was: bytes | None, signer: Signer | None) -> Iterator[str]:
    """What the publisher should know where a signed release gives way to one that this key did not sign.

    Args:
        was: the signature of the release that is served; None where it has none.
        signer: who signs the coming one.
    """
    key = find_signing_key(was)
    if key is None or (signer is not None and signer.public == key):
        return
    now = f"这一批用的是另一个密钥 {signer.public.fingerprint}" if signer else "这一批没有签名"
    yield (
        f"正在用的那一批是密钥 {key.fingerprint} 签名的，{now}：照原来的公钥核对会说不对。"
        "不是有意换的，用原来的密钥再发布一次；有意换的，把新的 .pub、.allowed 交给核对的人"
    )


def tell_differences(wrong: Differences) -> Iterator[str]:
    """Each kind of difference as a sentence."""
    for words, paths in (("改动过的", wrong.changed), ("缺少的", wrong.missing), ("多出来的", wrong.added)):
        if paths:
            more = f" 等 {len(paths)} 个" if len(paths) > 10 else ""
            yield f"{words}文件：{'、'.join(paths[:10])}{more}"


@contextmanager
def explained(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PublishError(f"“{name}”读写出错：{explain_os_error(error)}。正在用的网站没有改动。") from error
