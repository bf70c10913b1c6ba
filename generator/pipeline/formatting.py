"""Files of the catalogue are put into their regular form; what they say is compared before anything is written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.edit.draft import CannotEditError
from generator.edit.form import format_text
from generator.model.diagnostic import Diagnostic
from generator.model.errors import SetupError
from generator.model.kinds import KINDS, kind_of
from generator.pipeline.checking import check_changed, check_folder
from generator.pipeline.editing import is_same


@dataclass(frozen=True, slots=True)
class Formatting:
    """What will be done. `changes`: file name → new bytes. `left`: file name → why it stays as it is.

    `faults`: what keeps files from being read; those are left alone too.
    """

    changes: Mapping[str, bytes]
    left: Mapping[str, str]
    faults: tuple[Diagnostic, ...]


def plan_formatting(folder: Path, today: date, only: Collection[str] = ()) -> Formatting:
    """Work out and verify the new texts; nothing is written.

    Args:
        folder: the catalogue's folder.
        today: the day of the check.
        only: names of files; none: all of them.

    Raises:
        SetupError: a text would say something else afterwards; that is our own fault.
    """
    before = check_folder(folder, folder.as_posix(), today)
    faults = tuple(problem for problem in before.problems if problem.is_error and problem.code < "GK3")
    unreadable = {fault.place.file.rpartition("/")[2] for fault in faults}
    changes: dict[str, bytes] = {}
    left: dict[str, str] = {}
    for file, data in before.snapshot.sources.items():
        if file in unreadable or (only and file not in only):
            continue
        try:
            text = format_text(data, KINDS[kind_of(file)])
        except CannotEditError as error:
            left[file] = str(error)
            continue
        if text != data:
            changes[file] = text
    if changes and not is_same(before.catalogue, check_changed(before.snapshot, today, changes).catalogue):
        raise SetupError("排好以后的内容和原来不一样，所以没有改动。请把目录文件报告给维护者。")
    return Formatting(changes, left, faults)
