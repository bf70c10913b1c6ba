"""Which program this is: a hash of everything of it that could make another site."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from generator.read.tree import list_tree, read_bytes

_LEFT_OUT = ("__pycache__/", "_shipped/", ".pyc")


@cache
def program_digest(*roots: Path) -> str:
    """SHA-256 of all files below some folders and of their names: another version, or an edit of this one, has another.

    Raises:
        OSError: one cannot be read.
    """
    digest = sha256()
    for root in roots:
        for path, is_file in list_tree(root):
            if is_file and not any(part in path for part in _LEFT_OUT):
                data = read_bytes(root, path)
                digest.update(f"{path}\0{len(data)}\0".encode())
                digest.update(data)
    return digest.hexdigest()
