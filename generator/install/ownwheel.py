"""The program's own wheel, put together again from where it is installed: whoever packs need not have kept the file.

The files and the record are those of the wheel it came from (PEP 376, PEP 427), less what pip added; so the same
installation gives the same bytes. A checkout has no files to put together: there the wheel is built.
"""

import base64
import hashlib
import zipfile
from collections.abc import Mapping
from io import BytesIO

_ADDED = ("INSTALLER", "REQUESTED", "direct_url.json", "RECORD")
"""What an installer writes into `.dist-info` (PEP 376, PEP 610)."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def belongs(name: str) -> bool:
    """Whether an installed file came out of the wheel."""
    parts = name.split("/")
    if ".." in parts or "__pycache__" in parts:
        return False
    return not (parts[0].endswith(".dist-info") and parts[-1] in _ADDED)


def put_together(files: Mapping[str, bytes], dist_info: str) -> bytes:
    """The wheel of these files. `dist_info`: name of the folder that holds the metadata."""
    record = f"{dist_info}/RECORD"
    lines = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in sorted(files.items())]
    whole = {**files, record: "\n".join([*lines, f"{record},,", ""]).encode()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as wheel:
        for name in sorted(
            whole, key=lambda name: (name.startswith(dist_info), name)
        ):  # metadata last, as PEP 427 has it
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, whole[name])
    return out.getvalue()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


PLAIN = frozenset({"rjsmin"})
"""Packages without wheels for Windows whose module works without its compiled part and says the same (1.3.0)."""

_COMPILED = (".so", ".pyd")


def without_compiled(file: str, data: bytes) -> tuple[str, bytes]:
    """The wheel of such a package for every machine: name and bytes, made of one for Linux that has the lock's hash."""
    with zipfile.ZipFile(BytesIO(data)) as wheel:
        files = {name: wheel.read(name) for name in wheel.namelist() if not name.endswith(("/", *_COMPILED))}
    info = next(name.split("/")[0] for name in files if name.endswith(".dist-info/METADATA"))
    files.pop(f"{info}/RECORD", None)
    kept = [line for line in files[f"{info}/WHEEL"].decode().splitlines() if line.startswith(("Wheel-", "Generator:"))]
    files[f"{info}/WHEEL"] = "\n".join([*kept, "Root-Is-Purelib: true", "Tag: py3-none-any", ""]).encode()
    name, version = file.split("-")[:2]
    return f"{name}-{version}-py3-none-any.whl", put_together(files, info)
