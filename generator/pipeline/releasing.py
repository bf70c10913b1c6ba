"""A built site → a release in a place: judged, signed, written whole, switched; and the way back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from generator.check.release import check_release
from generator.model.errors import PublishError
from generator.pipeline.composing import (
    Built,
    RefusedError,
    Wishes,
    explained,
    listed_files,
    next_release,
    release_files,
    tell_differences,
    tell_other_key,
)
from generator.publish.lock import BusyError
from generator.publish.manifest import MANIFEST, read_manifest
from generator.publish.place import Place
from generator.publish.release import RAW_SIGNATURE, RELEASE, SIGNATURE, Release
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

_NEVER = "9999"


@dataclass(frozen=True, slots=True)
class Published:
    """What was done. `release`: the one that is served now; `is_new`: whether it was written just now.

    `notes`: what the publisher should know, a sentence each.
    """

    release: Release
    is_new: bool
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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
        release = next_release(built, facts, stored, current, old.files if old else {}, at_least)
        if current and current.release and is_same(place, current.release, release, signer):
            return Published(current.release, is_new=False)
        was = place.read(f"{folder_of(current.id)}/{SIGNATURE}") if current else None
        put_release(
            place, release, release_files(place, built, release, signer, stored), listed_files(built, release, signer)
        )
        switch_to(place, release.id)
        removed = _prune(place, wishes, _since(facts, wishes))
        return Published(release, is_new=True, removed=removed, notes=tuple(tell_other_key(was, signer)))


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
    with explained(place.name):
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


def is_same(place: Place, current: Release, coming: Release, signer: Signer | None) -> bool:
    """Whether what is served is what is coming, signed alike and whole: then nothing is to be done."""
    if current.manifest != coming.manifest or dict(coming.beside) != dict(current.beside):
        return False
    folder = folder_of(current.id)
    data, ssh, raw = (place.read(f"{folder}/{name}") for name in (RELEASE, SIGNATURE, RAW_SIGNATURE))
    is_signed = ssh is not None or raw is not None
    is_right = is_signed_by(signer.public, data or b"", ssh, raw) if signer else not is_signed
    return is_right and not examine(place, current.id)


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
    with explained(place.name):
        check_place(place)
        place.make("")
        try:
            with place.lock():
                check_place(place)
                yield
        except BusyError as busy:
            raise PublishError(f"另一个 gongkai 正在往“{place.name}”发布，等它结束再运行。") from busy
