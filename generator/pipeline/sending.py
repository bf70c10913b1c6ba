"""A built site → places where nothing can be switched: a file to carry, a change set to upload, a folder or a
bucket over there that takes file by file.

Judged and signed like any release; what was sent last is remembered here, or read from over there.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.check.release import check_release
from generator.model.errors import PublishError, explain_os_error
from generator.pipeline.composing import (
    Built,
    RefusedError,
    Wishes,
    explained,
    listed_files,
    next_release,
    release_files,
    tell_other_key,
)
from generator.publish.archive import make_archive, write_archive
from generator.publish.changes import Changes, order_changes
from generator.publish.manifest import MANIFEST, Entry, read_manifest
from generator.publish.place import LocalPlace, NewFile
from generator.publish.release import RELEASE, SIGNATURE, Release, find_release
from generator.publish.replace import replace_files
from generator.publish.signing import Signer
from generator.read.tree import read_texts
from generator.resources import STARTER_DIR

_EPOCH = (1980, 1, 1, 0, 0, 0)
REMOVED = "删除清单.txt"


class Store(Protocol):
    """A folder where files are put one by one. `name`: how messages call it."""

    name: str

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None where there is none."""

    def put(self, path: str, data: bytes) -> None:
        """Put a file: whoever asks for it gets the old one or the new one."""

    def remove(self, path: str) -> None:
        """Remove a file; nothing where there is none."""

    def close(self) -> None:
        """Let go of what leads there."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent. `changes`: what it changes over there; `notes`: what the publisher should know."""

    release: Release
    changes: Changes
    notes: tuple[str, ...] = ()


def send_archive(
    path: Path, built: Built, facts: Release, signer: Signer | None, wishes: Wishes, at_least: int, last: bytes | None
) -> Sent:
    """Write a release as one file to carry, with its signature and the script that installs it.

    Args:
        path: the file, `.tar.gz`.
        built: the site.
        facts: what the record says of where it comes from.
        signer: signs the record and the archive; None for no signature.
        wishes: what the publisher decides.
        at_least: the highest number used before.
        last: the manifest of what was sent before, for the judging; None where nothing was.

    Raises:
        RefusedError: residents would lose something by it.
        PublishError: the file cannot be written.
    """
    release, files, listed = _compose(built, facts, signer, wishes, at_least, last)
    data = make_archive(release.id, files, listed)
    script = read_texts(STARTER_DIR, ".sh")["install-release.sh"].encode()
    write_archive(path, data, signer.sign(data).ssh if signer else None, script)
    return Sent(release, order_changes({}, listed))


def send_changes(
    path: Path, built: Built, facts: Release, signer: Signer | None, wishes: Wishes, at_least: int, last: bytes | None
) -> Sent:
    """Write what changed since the last time as a ZIP to upload, in the order in which it is to be unpacked.

    What is to be removed afterwards stands in a list beside it, a path a line.

    Raises:
        RefusedError: residents would lose something by it.
        PublishError: the files cannot be written.
    """
    release, files, listed = _compose(built, facts, signer, wishes, at_least, last)
    manifest = read_manifest(last)
    changes = order_changes(manifest.files if manifest else {}, listed)
    by_path = {file.path: file for file in files}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in changes.sent:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), by_path[name].data, zipfile.ZIP_DEFLATED)
    listing = "".join(f"{name}\n" for name in changes.removed).encode()
    replace_files({path: out.getvalue(), path.with_name(f"{path.stem}-{REMOVED}"): listing or None})
    return Sent(release, changes)


def upload(
    store: Store,
    built: Built,
    facts: Release,
    signer: Signer | None,
    wishes: Wishes,
    at_least: int,
    progress: Callable[[int, int], None] | None = None,
) -> Sent:
    """Put what changed into a folder over there, file by file.

    The manifest goes last, so a run that broke off is simply run again: what is over there already is put once more.

    Raises:
        RefusedError: residents would lose something by it.
        PublishError: the place refused; what is there is a mixture of whole pages of both releases.
    """
    with explained(store.name):
        last, there = store.read(MANIFEST), find_release(store.read(RELEASE))
        highest = max(at_least, there.number if there else 0)
        release, files, listed = _compose(built, facts, signer, wishes, highest, last)
        manifest = read_manifest(last)
        known = {**manifest.files, **(there.beside if there else {})} if manifest else {}
        changes = order_changes(known, listed)
        if changes.is_nothing and there is not None and there.manifest == release.manifest:
            return Sent(there, Changes((), ()))
        notes = tuple(tell_other_key(store.read(SIGNATURE) if there else None, signer))
        by_path = {file.path: file for file in files}
        done = 0
        try:
            for path in changes.sent:
                if path == MANIFEST:  # only when all is done: a run that broke off before finds what is left to remove
                    for gone in changes.removed:
                        store.remove(gone)
                store.put(path, by_path[path].data)
                done += 1
                if progress is not None:
                    progress(done, len(changes.sent))
        except OSError as error:
            raise PublishError(_tell_break(store.name, done, len(changes.sent), error)) from error
    return Sent(release, changes, notes)


def _tell_break(name: str, done: int, whole: int, error: OSError) -> str:
    """What stands over there now: some of the new pages may be served already, so "nothing was changed" is not said."""
    reason = str(error.strerror or explain_os_error(error)).rstrip("。.")
    return (
        f"往“{name}”传到第 {done} 个（共 {whole} 个）断了：{reason}。"
        "已经传的每个文件都是完整的，没有传的还是原来的；再运行一次，把变了的重新传完。"
    )


def _compose(
    built: Built, facts: Release, signer: Signer | None, wishes: Wishes, at_least: int, last: bytes | None
) -> tuple[Release, list[NewFile], dict[str, Entry]]:
    """Record, files and list of the coming release, judged against the last manifest."""
    old = read_manifest(last)
    if old is not None and (reasons := tuple(check_release(old.files, built.files, wishes.share))):
        raise RefusedError(reasons)
    release = next_release(built, facts, (), None, {}, at_least)
    files = list(release_files(LocalPlace(built.folder), built, release, signer, ()))
    return release, files, listed_files(built, release, signer)
