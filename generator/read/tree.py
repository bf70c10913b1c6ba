"""A folder of finished files: their names and bytes. Links and special files are named, never followed."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path


def list_tree(root: Path) -> Iterator[tuple[str, bool]]:
    """Path below `root` with `/`, and whether it is a plain file, in order."""
    start = len(os.path.join(root, ""))  # noqa: PTH118  ten thousand Path objects cost more than reading
    for folder, folders, files in os.walk(str(root)):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118
        folders.sort()
        for name in sorted(files + links):
            path = f"{folder}{os.sep}{name}"
            yield path[start:].replace(os.sep, "/"), stat.S_ISREG(os.lstat(path).st_mode)


def is_plain(path: Path) -> bool:
    """Whether a file lies there; a link to one counts, a pipe, a device or a folder does not."""
    return path.is_file()


def read_bytes(root: Path, name: str) -> bytes:
    """The file's content.

    Raises:
        OSError: it cannot be read.
    """
    with open(f"{root}/{name}", "rb") as file:  # noqa: PTH123  as above
        return file.read()


def read_texts(root: Path, ending: str) -> dict[str, str]:
    """Path below `root` → text, of the files whose names end so, in order of their paths part by part.

    Raises:
        OSError: one cannot be read.
    """
    paths = sorted((path for path, _ in list_tree(root) if path.endswith(ending)), key=lambda path: path.split("/"))
    return {path: read_bytes(root, path).decode() for path in paths}
