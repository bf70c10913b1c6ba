"""Files of the catalogue are put into their regular form; what they say is compared before anything is written.

Characters that look like others (radicals out of a PDF, GK151) are first put right, in every file asked for.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.edit.draft import CannotEditError
from generator.edit.form import format_text
from generator.model.diagnostic import Diagnostic
from generator.model.errors import SetupError
from generator.model.kinds import KINDS, kind_of
from generator.model.office import Office
from generator.pipeline.checking import check_changed, check_folder
from generator.pipeline.editing import is_same
from generator.yamltext.characters import decode_text
from generator.yamltext.lookalikes import unify


@dataclass(frozen=True, slots=True)
class Formatting:
    """What will be done. `changes`: file name → new bytes. `left`: file name → why it stays as it is.

    `faults`: what keeps files from being read; those are left alone too. `office`: whose catalogue it is.
    """

    changes: Mapping[str, bytes]
    left: Mapping[str, str]
    faults: tuple[Diagnostic, ...]
    office: Office


def plan_formatting(folder: Path, today: date, only: Collection[str] = ()) -> Formatting:
    """Work out and verify the new texts; nothing is written.

    Args:
        folder: the catalogue's folder.
        today: the day of the check.
        only: names of files; none: all of them.

    Raises:
        SetupError: a text would say something else afterwards; that is our own fault.
    """
    before = check_folder(folder, today)
    sources = before.snapshot.sources
    unified = dict(_unified(sources))
    if unified:
        before = check_changed(before.snapshot, today, unified)
    faults = tuple(problem for problem in before.problems if problem.is_error and problem.code < "GK3")
    unreadable = {fault.place.file.rpartition("/")[2] for fault in faults}
    changes: dict[str, bytes] = {}
    left: dict[str, str] = {}
    for file, original in sources.items():
        if only and file not in only:
            continue
        text = unified.get(file, original)
        try:
            text = text if file in unreadable else format_text(text, KINDS[kind_of(file)])
        except CannotEditError as error:
            left[file] = str(error)
        if text != original:
            changes[file] = text
    if changes and not is_same(before.catalogue, check_changed(before.snapshot, today, changes).catalogue):
        raise SetupError("排好以后的内容和原来不一样，所以没有改动。请把目录文件报告给维护者。")
    return Formatting(changes, left, faults, before.catalogue.office)


def _unified(sources: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Files with characters that look like others (GK151), with those that are meant in their place."""
    for file, data in sources.items():
        text = decode_text(file, data)
        if isinstance(text, str) and unify(text) != text:
            yield file, unify(data.decode("utf-8")).encode()
