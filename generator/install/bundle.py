"""Which wheels go into a bundle, and the bundle's bytes: the same for the same wheels."""

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple

from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from generator.install.lock import Locked, Target

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PROGRAMS = (".sh", ".cmd")


class Wheel(NamedTuple):
    """A wheel's file: its name, and the SHA-256 of its bytes."""

    file: str
    sha256: str


def choose(
    wheels: Iterable[Wheel], locked: Iterable[Locked], target: Target
) -> tuple[dict[Locked, Wheel], tuple[Locked, ...]]:
    """A wheel for each requirement, of the lock's own hash and for that machine; and the requirements without one."""
    tags = target.tags()
    fitting: dict[str, list[Wheel]] = {}
    for wheel in wheels:
        try:
            name, _, _, own = parse_wheel_filename(wheel.file)
        except InvalidWheelFilename:
            continue
        if own & tags:
            fitting.setdefault(canonicalize_name(name), []).append(wheel)
    chosen: dict[Locked, Wheel] = {}
    missing = []
    for one in locked:
        found = sorted(wheel for wheel in fitting.get(one.name, ()) if wheel.sha256 in one.hashes)
        if found:
            chosen[one] = found[0]
        else:
            missing.append(one)
    return chosen, tuple(missing)


def requirements(wheels: Iterable[Wheel]) -> str:
    """What the installer hands to pip: the very files that are packed, by hash."""
    return "".join(f"./wheels/{wheel.file} --hash=sha256:{wheel.sha256}\n" for wheel in sorted(wheels))


def sums(files: Mapping[str, bytes]) -> str:
    """Lines as `sha256sum -c` reads them."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def pack(folder: str, files: Mapping[str, bytes]) -> bytes:
    """A ZIP with one folder at its top, with SHA256SUMS over all files. No clock and no machine gets into it."""
    whole = {**files, "SHA256SUMS": sums(files).encode()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(whole.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = (0o100755 if name.endswith(_PROGRAMS) else 0o100644) << 16
            packed = name.endswith((".whl", ".gz", ".zip", ".exe"))
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
