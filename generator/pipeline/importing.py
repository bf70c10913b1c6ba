"""read: files of tables → drafts of items, with what is remembered of how this office names its columns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model.diagnostic import Diagnostic
from generator.model.imported import Imported
from generator.read.tables.grid import Grid
from generator.read.tables.kinds import read_grids
from generator.read.tables.understand import understand
from generator.read.tree import read_bytes


def read_tables(files: Sequence[Path], mapped: Mapping[str, str]) -> Imported:
    """All that the files say, in the order of files, sheets and rows.

    Raises:
        OSError: a file cannot be read.
    """
    names = Counter(path.name for path in files)
    grids: list[Grid] = []
    problems: list[Diagnostic] = []
    for path in files:
        name = path.name if names[path.name] == 1 else path.as_posix()
        found, said = read_grids(name, read_bytes(path.parent, path.name))
        grids += found
        problems += said
    imported = understand(grids, mapped, several=len(files) > 1)
    return Imported(imported.items, imported.left_out, (*problems, *imported.problems), imported.heads)
