"""XLS and ET → grids: read in a process of its own (`child`), for the format has no limits of its own."""

from generator.model.diagnostic import Diagnostic
from generator.read.attached.apart import ask_apart
from generator.read.attached.faults import locked
from generator.read.attached.oldoffice import streams
from generator.read.tables.faults import GK701, GK703, GK704, say_ignored
from generator.read.tables.grid import Draft, Grid, Span

_BOOKS = ("Workbook", "Book")


def read_old_workbook(name: str, data: bytes) -> tuple[list[Grid], list[Diagnostic]]:
    """The visible sheets of an old workbook.

    Raises:
        UnreadableError: damaged, encrypted, too large.
    """
    names = {stream for stream, _ in streams(data)}
    if "WordDocument" in names:
        return [], [GK701.at(Grid(name, "", {}).place(), "这是旧的 Word 文件（.doc、.wps）", "old")]
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise locked()
    if "PowerPoint Document" in names:
        return [], [GK701.at(Grid(name, "", {}).place(), "这是演示文稿，读不出里面的表格", "not_table")]
    if not any(stream in names for stream in _BOOKS):
        return [], [GK701.at(Grid(name, "", {}).place(), "这不是表格（旧的 Office 或者 WPS 文件）", "not_table")]
    answer = ask_apart("generator.read.tables.child", (), data)
    grids: list[Grid] = []
    problems: list[Diagnostic] = []
    if any("VBA" in stream.upper() for stream in names):
        problems.append(GK703.at(Grid(name, "", {}).place(), "文件里有宏，没有理会"))
    for sheet in answer["sheets"]:
        if sheet["hidden"]:
            problems += say_ignored(Grid(name, sheet["name"], {}).place(), ["隐藏的工作表"])
            continue
        draft = Draft(
            cells={(row, column): text for row, column, text in sheet["cells"]},
            merges=[Span(*span) for span in sheet["merges"]],
            hidden_rows=dict.fromkeys(sheet["rows"], "隐藏的行"),
            hidden_columns=set(sheet["columns"]),
            struck={(row, column) for row, column in sheet["struck"]},
            dates={(row, column) for row, column in sheet["dates"]},
            blank={(row, column) for row, column in sheet["blank"]},
            any_struck=sheet.get("any_struck", False),
        )
        grid, told = draft.finish(name, sheet["name"])
        grids.append(grid)
        problems += say_ignored(grid.place(), told)
        problems += [GK704.at(grid.place(row, column), "这一格的公式没有结果") for row, column in sorted(grid.blank)]
    return grids, problems
