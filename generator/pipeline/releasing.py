"""A built site → a release in a place: judged, signed, written whole, switched; and the way back.

What is published is the built folder byte for byte: it must be what its own manifest says, so nothing that `check` and
the gate have not seen goes out.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from generator.check.release import check_release
from generator.model.errors import PublishError, explain_os_error
from generator.publish.lock import BusyError
from generator.publish.manifest import MANIFEST, Entry, entry_of, find_manifest, is_site_of_ours, read_manifest
from generator.publish.place import LocalPlace, NewFile, Place
from generator.publish.release import RAW_SIGNATURE, RELEASE, SIGNATURE, Release, write_release
from generator.publish.shelf import (
    Differences,
    Stored,
    check_place,
    compare_tree,
    folder_of,
    list_stored,
    manifest_of,
    prune,
    put_release,
    switch_to,
    tidy,
)
from generator.publish.signing import Signer, is_signed_by

_SECOND = 1_000_000_000  # nanoseconds
_CARRIED = ("assets/", "search/")
"""Folders whose files a page of the release before may still ask for, after the switch."""

_NEVER = "9999"
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
    """A built site, read: what its manifest lists, what lies beside, and when each file changed (nanoseconds)."""

    folder: Path
    files: Mapping[str, Entry]
    foreign: Mapping[str, Entry]
    times: Mapping[str, int]
    manifest: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """What was done. `release`: the one that is served now; `is_new`: whether it was written just now."""

    release: Release
    is_new: bool
    removed: tuple[str, ...] = ()


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
    with _explained(str(folder)):
        tree = place.survey("")
        manifest = place.read(MANIFEST) or b""
    wrong = compare_tree(tree, listed.files)
    files = {path: tree.files[path] for path in wrong.added if path in tree.files} if with_foreign else {}
    if reasons := tuple(tell_differences(replace(wrong, added=tuple(p for p in wrong.added if p not in files)))):
        raise RefusedError((*reasons, _NOT_AS_BUILT))
    return Built(folder, listed.files, files, tree.times, manifest)


def tell_differences(wrong: Differences) -> Iterator[str]:
    """Each kind of difference as a sentence."""
    for words, paths in (("改动过的", wrong.changed), ("缺少的", wrong.missing), ("多出来的", wrong.added)):
        if paths:
            more = f" 等 {len(paths)} 个" if len(paths) > 10 else ""
            yield f"{words}文件：{'、'.join(paths[:10])}{more}"


def publish(
    place: Place, built: Built, facts: Release, signer: Signer | None, wishes: Wishes, at_least: int = 0
) -> Published:
    """Put a built site into a place and let it be served.

    Args:
        place: where releases lie; made where there is none.
        built: the site.
        facts: time, commit, inputs and versions; number, manifest, former release and what is carried are set here.
        signer: signs it; None for no signature.
        wishes: what the publisher decides.
        at_least: the number known to have been served before, by the memory of this machine.

    Raises:
        RefusedError: residents would lose something by it.
        PublishError: the place refused; what is served is as it was.
    """
    with _at_work(place):
        tidy(place)
        stored = list_stored(place)
        current = next((one for one in stored if one.is_current), None)
        old = manifest_of(place, current.id) if current else None
        if old is not None and (reasons := tuple(check_release(old.files, built.files, wishes.share))):
            raise RefusedError(reasons)
        release = _next_release(built, facts, stored, current, old.files if old else {}, at_least)
        if current and current.release and _is_same(place, current.release, release, signer):
            return Published(current.release, is_new=False)
        put_release(place, release, _files(place, built, release, signer, stored), _listed(built, release, signer))
        switch_to(place, release.id)
        return Published(release, is_new=True, removed=_prune(place, wishes, _since(facts, wishes)))


def _prune(place: Place, wishes: Wishes, since: str) -> tuple[str, ...]:
    """Remove old releases; what cannot be removed is tried again with the next, for the new one is served already."""
    try:
        return tuple(prune(place, list_stored(place), wishes.number, since))
    except OSError:
        return ()


def roll_back(place: Place, wanted: str = "") -> Release:
    """Serve an earlier release again: the newest below the one that is served, or the one that is named.

    Raises:
        RefusedError: it is not there, or no longer whole.
        PublishError: the place refused; what is served is as it was.
    """
    with _explained(place.name):
        is_empty = not list_stored(place)
    if is_empty:
        raise RefusedError([f"“{place.name}”里没有发布过"])
    with _at_work(place):
        stored = list_stored(place)
        chosen = _choose(stored, wanted)
        assert chosen.release is not None
        if reasons := tuple(tell_differences(examine(place, chosen.id))):
            raise RefusedError([*reasons, f"{chosen.id} 不完整，没有换"])
        switch_to(place, chosen.id)
        return chosen.release


def _choose(stored: Sequence[Stored], wanted: str) -> Stored:
    """The release to go back to."""
    if wanted:
        named = [one for one in stored if wanted in (one.id, one.id.split("-")[0].lstrip("0"))]
        if not named or named[0].release is None:
            have = "、".join(one.id for one in stored if one.release)
            raise RefusedError([f"没有发布批次“{wanted}”。有：{have}"])
        return named[0]
    at = next((number for number, one in enumerate(stored) if one.is_current), -1)
    older = [one for one in stored[at + 1 :] if one.release]
    if not older:
        raise RefusedError(["没有更早的发布批次可以退回"])
    return older[0]


def examine(place: Place, release_id: str) -> Differences:
    """Hold a stored release against its manifest, and the manifest against its record."""
    folder = folder_of(release_id)
    stored = next((one for one in list_stored(place) if one.id == release_id), None)
    data = place.read(f"{folder}/{MANIFEST}")
    manifest = read_manifest(data)
    if data is None or manifest is None or stored is None or stored.release is None:
        return Differences(missing=(MANIFEST if manifest is None else RELEASE,))
    if sha256(data).hexdigest() != stored.release.manifest:
        return Differences(changed=(MANIFEST,))
    return compare_tree(place.survey(folder), {**manifest.files, **stored.release.beside})


# --- one release, put together ----------------------------------------------------------------------------


def _next_release(
    built: Built,
    facts: Release,
    stored: Sequence[Stored],
    current: Stored | None,
    old: Mapping[str, Entry],
    at_least: int,
) -> Release:
    numbers = [int(one.id.split("-")[0]) for one in stored]
    carried = {path: entry for path, entry in old.items() if path.startswith(_CARRIED) and path not in built.files}
    return replace(
        facts,
        number=max([*numbers, at_least, 0]) + 1,
        manifest=sha256(built.manifest).hexdigest(),
        previous=current.id if current else "",
        beside={**carried, **built.foreign},
    )


def _is_same(place: Place, current: Release, coming: Release, signer: Signer | None) -> bool:
    """Whether what is served is what is coming, signed alike and whole: then nothing is to be done."""
    if current.manifest != coming.manifest or dict(coming.beside) != dict(current.beside):
        return False
    folder = folder_of(current.id)
    data, ssh, raw = (place.read(f"{folder}/{name}") for name in (RELEASE, SIGNATURE, RAW_SIGNATURE))
    is_signed = ssh is not None or raw is not None
    is_right = is_signed_by(signer.public, data or b"", ssh, raw) if signer else not is_signed
    return is_right and not examine(place, current.id)


def _record_files(release: Release, signer: Signer | None) -> dict[str, bytes]:
    record = write_release(release)
    if signer is None:
        return {RELEASE: record}
    signatures = signer.sign(record)
    return {RELEASE: record, SIGNATURE: signatures.ssh, RAW_SIGNATURE: signatures.raw}


def _listed(built: Built, release: Release, signer: Signer | None) -> dict[str, Entry]:
    """Every file of the release, its own record included."""
    own = {**_record_files(release, signer), MANIFEST: built.manifest}
    return {**built.files, **release.beside, **{path: entry_of(data) for path, data in own.items()}}


def _files(
    place: Place, built: Built, release: Release, signer: Signer | None, stored: Sequence[Stored]
) -> Iterator[NewFile]:
    """What is written, with times that servers can rely on (design, decision 11)."""
    clock, site = _Times(place, stored), LocalPlace(built.folder)
    for path, entry in {**built.files, **built.foreign}.items():
        data = site.read(path) or b""
        if entry_of(data) != entry:
            raise PublishError(f"发布的时候有人改了“{built.folder}”里的“{path}”，没有发布。")
        yield NewFile(path, data, clock.of(path, entry, built.times[path]))
    for path in release.beside:
        if path not in built.foreign:
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


def _since(facts: Release, wishes: Wishes) -> str:
    """From when on releases are kept by their age."""
    if not wishes.days:
        return _NEVER
    made = datetime.strptime(facts.made, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return (made - timedelta(days=wishes.days)).strftime("%Y-%m-%dT%H:%M:%SZ")


# --- errors in words --------------------------------------------------------------------------------------


@contextmanager
def _at_work(place: Place) -> Iterator[None]:
    """The place is made, ours, and nobody else is at work in it."""
    with _explained(place.name):
        check_place(place)
        place.make("")
        try:
            with place.lock():
                check_place(place)
                yield
        except BusyError as busy:
            raise PublishError(f"另一个 gongkai 正在往“{place.name}”发布，等它结束再运行。") from busy


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PublishError(f"“{name}”读写出错：{explain_os_error(error)}。正在用的网站没有改动。") from error
