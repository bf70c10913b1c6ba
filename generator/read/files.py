"""Bytes from disk, and the schema words. The only module of `read` that touches the disk, beside `revision`.

A catalogue file is at most 1 MB; links and special files are refused, so that a build can never
read outside the folder it was given.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.errors import explain_os_error

MAX_BYTES = 1_000_000
SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: `name` for messages, `data` its bytes."""

    name: str
    data: bytes


def _problem(code: str, name: str, message: str, fix: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Place(name), message, fix)


def read_source(path: Path, name: str, *, inside: Path | None = None) -> Source | Diagnostic:
    """Read one file.

    Args:
        path: the file.
        name: how messages call it.
        inside: a link is refused when it leads out of this folder.

    Returns:
        The source, or one of GK101 (not a file), GK102 (too large), GK103 (unreadable), GK104 (link out).
    """
    try:
        if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
            return _problem("GK104", name, "这是一个指向目录之外的链接", "把文件本身放进来，不要用链接。")
        status = path.stat()
    except RuntimeError:  # before Python 3.13, how `resolve` reports links that lead in a circle
        return _problem("GK103", name, "读不到这个文件（链接绕成了圈）", "把文件本身放进来，不要用链接。")
    except OSError as error:
        return _problem("GK103", name, f"读不到这个文件（{explain_os_error(error)}）", "检查文件名和读取权限。")
    if stat.S_ISDIR(status.st_mode):
        return _problem("GK101", name, "这是一个文件夹，不是目录文件", "文件夹不要用 .yml 结尾的名称。")
    if not stat.S_ISREG(status.st_mode):
        return _problem("GK101", name, "这不是普通文件", "只放 .yml 文本文件。")
    if status.st_size > MAX_BYTES:
        return _problem(
            "GK102",
            name,
            f"文件太大（{status.st_size / 1e6:.1f} MB，最多 {MAX_BYTES / 1e6:.0f} MB）",
            "目录文件一般不到 0.2 MB，检查是不是放错了文件。",
        )
    try:
        return Source(name, path.read_bytes())
    except OSError as error:
        return _problem("GK103", name, f"读不到这个文件（{explain_os_error(error)}）", "检查读取权限。")


def list_sources(folder: Path) -> list[Path]:
    """All YAML paths directly in a catalogue folder, in name order."""
    return sorted(p for p in folder.iterdir() if p.name.endswith(SUFFIXES) and not p.name.startswith("."))
