"""A release as one file to carry: a tar that a small shell script on the other side checks and installs.

    id          the release's id
    sha256      one line a file, as `sha256sum -c` reads it
    site/…      the release

The same release gives the same bytes. Beside it lie its signature and the script; the script is to be kept over there
from the first time on, or whoever changes the archive brings a script that finds it right.
"""

import gzip
import io
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.publish.manifest import Entry
from generator.publish.place import NewFile
from generator.publish.replace import replace_files

ENDINGS = (".tar.gz", ".tgz")
SCRIPT = "install-release.sh"
_SECOND = 1_000_000_000  # nanoseconds


def make_archive(release_id: str, files: Iterable[NewFile], listed: Mapping[str, Entry]) -> bytes:
    """The bytes of the archive."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        _add(tar, "id", f"{release_id}\n".encode(), 0)
        lines = (f"{entry.sha256}  {path}\n" for path, entry in sorted(listed.items()))
        _add(tar, "sha256", "".join(lines).encode(), 0)
        for file in sorted(files, key=lambda file: file.path):
            _add(tar, f"site/{file.path}", file.data, file.time // _SECOND)
    return out.getvalue()


def _add(tar: tarfile.TarFile, name: str, data: bytes, time: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime, entry.mode = len(data), time, 0o644
    tar.addfile(entry, io.BytesIO(data))


def write_archive(path: Path, data: bytes, signature: bytes | None, script: bytes) -> None:
    """Write the archive, its signature and the script, all or none.

    Raises:
        PublishError: the disk refused.
    """
    files = {path: data, path.with_name(SCRIPT): script}
    if signature is not None:
        files[path.with_name(f"{path.name}.sig")] = signature
    replace_files(files)
