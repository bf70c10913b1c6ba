"""What the program itself is: a hash of its own files and of the libraries beside it.

Everything a site is made by, beside what it is made of: templates, scripts, schemas, word lists, the code, and which
versions of which libraries stand in the same environment. A development tree that says one version and holds another
is another program.
"""

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = (".dist-info", ".egg-info")


@cache
def program_digest(*beside: Path) -> str:
    """Hexadecimal; equal for programs that make the same of the same catalogue.

    Args:
        beside: folders of the program that stand outside the package.

    Raises:
        OSError: a file of the program cannot be read.
    """
    digest = sha256(f"{sys.version}\0".encode())
    for name in _libraries():
        digest.update(f"{name}\0".encode())
    for root in (_PACKAGE, *(place for place in beside if not place.is_relative_to(_PACKAGE))):
        for path in _files(root):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def _files(root: Path) -> list[Path]:
    """What stands below a folder, in order, without what Python keeps of it."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [Path(folder, name) for name in names]
    return sorted(found)


def _libraries() -> list[str]:
    """Name and version of everything installed beside the program, by the folders that installers leave."""
    found: set[str] = set()
    for place in filter(None, sys.path):
        if Path(place).is_dir():
            found.update(name for name in os.listdir(place) if name.endswith(_INSTALLED))
    return sorted(found)
