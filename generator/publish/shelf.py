"""The releases of one place, and the one name that leads to what is served.

    current            a link to releases/ID: what the server serves
    releases/ID/       a whole site each, with its record; nothing is shared between two of them
    releases/.ID.part  one that is being written, or was when somebody pulled the plug

A release gets its name when every byte of it lies on the disk and was read back; the link changes after that, in one
step. So whenever the program dies, `current` leads to the old release or to the new one. Files are copied and not
linked: who mends a page by hand in one release must not change the others, and an archive holds one release whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from generator.model.errors import PublishError, explain_os_error
from generator.publish.manifest import MANIFEST, Entry, Manifest, read_manifest
from generator.publish.place import LOCK, NewFile, Place, Tree
from generator.publish.release import OF_RELEASE, RELEASE, Release, find_release, is_release_id

CURRENT = "current"
RELEASES = "releases"
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Stored:
    """A release as it lies in a place. `release`: None where its record cannot be read."""

    id: str
    release: Release | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class Differences:
    """What of a tree is not as its manifest says, paths in order."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.added)


def folder_of(release_id: str) -> str:
    """Where a release lies in its place."""
    return f"{RELEASES}/{release_id}"


def check_place(place: Place) -> None:
    """Refuse a place that holds something else.

    Raises:
        PublishError: `current` is no link of ours, or the folder is full of other things.
    """
    pointed = place.pointed(CURRENT)
    if pointed == "":
        raise PublishError(
            f"“{place.name}”里的 {CURRENT} 是文件夹或者文件，不是链接，没有动它。"
            "换一个空文件夹；原来直接放网站的，发布以后让服务器改用新文件夹里的 current。"
        )
    names = set(place.names("")) - {LOCK, f".{CURRENT}.new"}
    if pointed is None and names - {RELEASES}:
        some = "、".join(sorted(names - {RELEASES})[:3])
        raise PublishError(f"“{place.name}”里有别的东西（{some}），没有发布。换一个空文件夹。")


def list_stored(place: Place) -> list[Stored]:
    """All releases of a place, newest first."""
    pointed = place.pointed(CURRENT)
    names = sorted(filter(is_release_id, place.names(RELEASES)), reverse=True)
    return [Stored(n, find_release(place.read(f"{folder_of(n)}/{RELEASE}")), pointed == folder_of(n)) for n in names]


def manifest_of(place: Place, release_id: str) -> Manifest | None:
    """The manifest of a stored release; None where it cannot be read."""
    return read_manifest(place.read(f"{folder_of(release_id)}/{MANIFEST}"))


def compare_tree(tree: Tree, listed: Mapping[str, Entry], unlisted: Iterable[str] = OF_RELEASE) -> Differences:
    """Hold what lies there against what a manifest lists; `unlisted` may be there and is not looked at."""
    there = {**tree.files, **dict.fromkeys(tree.odd)}
    apart = set(unlisted)
    return Differences(
        changed=tuple(sorted(path for path in listed if path in there and there[path] != listed[path])),
        missing=tuple(sorted(path for path in listed if path not in there)),
        added=tuple(sorted(path for path in there if path not in listed and path not in apart)),
    )


def tidy(place: Place) -> list[str]:
    """Remove what killed runs left. Returns its names."""
    left = [name for name in place.names(RELEASES) if name.endswith(_PART)]
    for name in left:
        place.remove(f"{RELEASES}/{name}")
    place.remove(f".{CURRENT}.new")
    return left


def put_release(place: Place, release: Release, files: Iterable[NewFile], listed: Mapping[str, Entry]) -> None:
    """Write a release whole, read it back, and give it its name; what is served does not change.

    Raises:
        PublishError: what was read back is not what was written.
        OSError: the place refused.
    """
    part, final = f"{RELEASES}/.{release.id}{_PART}", folder_of(release.id)
    try:
        place.make(part)
        place.write_all(part, files)
        if wrong := compare_tree(place.survey(part), listed):
            path = [*wrong.changed, *wrong.missing, *wrong.added][0]
            raise PublishError(f"写到“{place.name}”的“{path}”读回来不对，磁盘可能满了或者坏了。没有发布。")
        place.sync(part, whole=True)
        place.rename(part, final)
    except BaseException:
        with suppress(OSError, PublishError):  # a full disk is not left full; what stays goes with the next run
            place.remove(part)
        raise
    place.sync(RELEASES, whole=False)


def switch_to(place: Place, release_id: str) -> None:
    """Serve another release from now on.

    Raises:
        OSError: the place refused; what is served is as it was.
        PublishError: it is served, and the disk did not say that this lasts.
    """
    place.point(CURRENT, folder_of(release_id))
    try:
        place.sync("", whole=False)
    except OSError as error:
        said = explain_os_error(error)
        raise PublishError(
            f"“{place.name}”已经换成 {release_id}，可是磁盘没有确认（{said}），这时断电可能退回原来的网站。"
        ) from error


def prune(place: Place, stored: Sequence[Stored], number: int, since: str) -> list[str]:
    """Remove old releases: those beyond the `number` newest that were made before `since`; never what is served.

    The newest besides the one that is served stays too, for there must be one to go back to.

    Args:
        place: where they lie.
        stored: all of them, newest first.
        number: how many are kept whatever their age.
        since: time of making (UTC, ISO 8601) from which on they are kept whatever their number.

    Returns:
        Their ids.
    """
    old = [one for one in stored[max(number, 2) :] if not one.is_current and _made(one) < since]
    for one in old:  # by another name first: what is half removed is no release
        part = f"{RELEASES}/.{one.id}{_PART}"
        place.rename(folder_of(one.id), part)
        place.remove(part)
    return [one.id for one in old]


def _made(stored: Stored) -> str:
    return stored.release.made if stored.release else ""
