"""What the commands that change the catalogue share: the register's file, the comparison, the writing."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Place
from generator.model.errors import PublishError, explain_os_error
from generator.model.register import Permalinks
from generator.model.snapshot import Snapshot
from generator.publish.lock import BusyError, Lock, take_lock
from generator.publish.replace import complete_changes, replace_files

REGISTER = "permalinks.yml"
HERITAGE = "heritage"
"""Where a record's fields come from: no part of what it says."""
BEGUN = f"原来没有编码登记，新建了 {REGISTER}，全部编码都登记了，首次发布的日期写的是今天；早就发布的，改成当时的日期。"


def complete_edits(folder: Path) -> str:
    """Complete a change of the catalogue in which an earlier command was killed. Returns what was done, or nothing.

    Raises:
        PublishError: the disk refused.
    """
    if not (names := complete_changes(folder)):
        return ""
    return f"上次修改目录时中断了，已经补完：{'、'.join(names)}。"


def find_register(snapshot: Snapshot) -> str:
    """The name of the register's file; of what it would be when there is none."""
    return next((name for name in snapshot.sources if name.rpartition(".")[0] == "permalinks"), REGISTER)


def is_same(one: Catalogue, other: Catalogue) -> bool:
    """Whether two catalogues say the same, wherever it stands."""
    return is_same_record(one, other)


def is_same_record(one: object, other: object) -> bool:
    """Whether two records say the same, wherever they stand."""
    return bool(_bare(one) == _bare(other))


def _bare(value: object) -> Any:
    """A value without places, file names and heritage, to be compared."""
    if isinstance(value, Permalinks):
        value = replace(value, sections=frozenset(), file="")
    if isinstance(value, Mapping):
        return {key: _bare(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_bare(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        values = (getattr(value, entry.name) for entry in fields(value) if entry.name != HERITAGE)
        return [_bare(part) for part in values if not isinstance(part, Place)]
    return value


def write_changes(folder: Path, changes: Mapping[str, bytes | None]) -> None:
    """Write all files of a plan or none: file name → new bytes, None for removed.

    Raises:
        PublishError: the disk refused; nothing was changed.
    """
    replace_files({folder / name: data for name, data in changes.items()})


def hold_place(path: Path) -> Lock:
    """Hold the lock at `path` for as long as somebody works; it is let go by `release`, or when the process ends.

    Raises:
        PublishError: another holds it, or the disk refused.
    """
    try:
        return take_lock(path)
    except BusyError as error:
        sure = "" if error.is_sure else f"；确认没有打开的，删掉“{path}”再试"
        raise PublishError(f"编辑台已经打开着，一个目录同时只能开一个{sure}。") from error
    except OSError as error:
        raise PublishError(f"写不了“{path}”：{explain_os_error(error)}") from error
