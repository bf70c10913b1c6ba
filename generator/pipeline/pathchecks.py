"""Files and folders that were named → the checks of the catalogues they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.model.diagnostic import Diagnostic, sort_key
from generator.model.personal.hide import hide_personal
from generator.model.snapshot import PAGES, Snapshot
from generator.pipeline.checking import Checked, check_folder, check_snapshot
from generator.pipeline.remembering import recall
from generator.pipeline.shipped import schemas
from generator.read.catalogue.assemble import Parts, assemble_catalogue
from generator.read.files import Source, find_catalogue
from generator.read.snapshot import read_source, take_snapshot


def check_paths(paths: Sequence[Path], today: date) -> Checked:
    """Check files and folders together; each file is judged with the registers of its own folder.

    For a file only its own problems are returned, for a folder those of all its files. A file or folder under `pages/`
    is judged with the catalogue it belongs to.
    """
    results: list[Diagnostic] = []
    catalogue = assemble_catalogue(Parts(), schemas().titles)
    wanted: dict[Path, list[Path]] = {}
    for path in paths:
        wanted.setdefault(find_catalogue(path), []).append(path)
    for folder, inside in sorted(wanted.items()):
        checked = check_folder_or_files(folder, inside, today)
        catalogue = checked.catalogue
        results.extend(checked.problems)
    return Checked(catalogue, tuple(sorted(set(results), key=sort_key)))


def check_folder_or_files(folder: Path, wanted: Sequence[Path], today: date) -> Checked:
    """Check a folder, keeping only the problems of the wanted files when the folder itself was not asked for."""
    if folder in wanted:
        return check_folder(folder, today)
    snapshot = take_snapshot(folder)
    names = [path.relative_to(folder).as_posix() for path in wanted]
    checked = check_snapshot(_with_others(snapshot, folder, names), today, recall(folder))
    shown = [hide_personal(snapshot.name + name) for name in names]  # as messages call them
    kept = [problem for problem in checked.problems if _is_wanted(problem.place.file, shown)]
    return replace(checked, problems=tuple(kept))


def _with_others(snapshot: Snapshot, folder: Path, names: Iterable[str]) -> Snapshot:
    """The folder with files that were named, though their names do not end as those of catalogue files do."""
    known = {problem.place.file for problem in snapshot.problems}
    for name in names:
        if "/" in name or name in snapshot.files or snapshot.name + name in known or name + "/" == PAGES:
            continue
        source = read_source(folder / name, snapshot.name + name)
        if isinstance(source, Source):
            snapshot = snapshot.changed({name: source.data})
        else:
            snapshot = replace(snapshot, problems=(*snapshot.problems, source))
    return snapshot


def _is_wanted(file: str, names: Iterable[str]) -> bool:
    return any(file == name or file.startswith(f"{name}/") for name in names)
