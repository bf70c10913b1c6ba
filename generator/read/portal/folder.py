"""Which files a source on the disk is: one file, or a folder with all its plain files below; links are not followed."""

from pathlib import Path

from generator.read.tree import is_plain, list_tree, read_bytes

MOST = 20_000
"""Files of one folder that are read."""


def list_files(path: Path) -> list[tuple[str, Path]]:
    """Name for messages and path of each file, in order.

    Raises:
        OSError: the folder cannot be read.
    """
    if not path.is_dir():
        return [(path.name, path)]
    found = [(name, path / name) for name, is_file in list_tree(path) if is_file and not _is_hidden(name)]
    return found[:MOST]


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "~$")) or part in ("Thumbs.db", "__MACOSX") for part in name.split("/"))


def read_file(path: Path) -> bytes:
    """The bytes of a plain file.

    Raises:
        OSError: it is none, or cannot be read.
    """
    if not is_plain(path):
        raise FileNotFoundError(2, "", str(path))
    return read_bytes(path.parent, path.name)
