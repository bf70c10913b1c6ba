"""DOCX → a grid for each table, read from the XML itself (ECMA-376, WordprocessingML).

No reader at hand shows what stands in a cell: `w:sym` and content-control boxes are missing from python-docx, and its
columns shift after `w:gridBefore`. What Word does not show is left out: struck-out, hidden and deleted text, deleted and
hidden rows, text under merged cells, the fallback of a drawing. A check box is ☑ or □, whatever glyph draws it.

The handler here knows the texts and where they stand; `wordtable` knows what of a table is under one cell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.model.diagnostic import Diagnostic
from generator.read.attached.archive import Package
from generator.read.attached.faults import damaged
from generator.read.attached.xmltext import Budget, walk
from generator.read.tables.faults import GK703, say_ignored
from generator.read.tables.glyphs import drawn, redraw
from generator.read.tables.grid import Grid
from generator.read.tables.ooxml import is_on, value_of
from generator.read.tables.wordstyles import Run, WordStyles
from generator.read.tables.wordtable import CELL_PROPERTIES, Cell, Table

_GONE = frozenset({"del", "moveFrom"})
_SKIPPED = frozenset({"Fallback", "rt"})
"""Shown by old programs only; readings above characters. What ends in `Change` is how it was before."""

_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def read_document(name: str, package: Package) -> tuple[list[Grid], list[Diagnostic]]:
    """The tables in order; a table in a cell is part of that cell's text.

    Raises:
        UnreadableError: damaged, too large.
    """
    budget = Budget()
    styles = WordStyles()
    for part in package.find("word/styles", ".xml"):
        walk(package.read(part), styles, budget)
    main = "word/document.xml" if "word/document.xml" in package else next(package.find("word/document", ".xml"), "")
    if not main:
        raise damaged("Word 文件里没有正文")
    reader = _Reader(styles.hidden(), name)
    walk(package.read(main), reader, budget)
    problems = [problem for grid, told in reader.found for problem in say_ignored(grid.place(), told)]
    if any(package.find("word/vbaProject")):
        problems.insert(0, GK703.at(Grid(name, "", {}).place(), "文件里有宏，没有理会"))
    return [grid for grid, _ in reader.found], problems


@dataclass(slots=True)
class _Box:
    """A content control: whether it is a check box, and chosen."""

    is_box: bool = False
    chosen: bool = False
    start: int = -1
    cell: object = None


class _Reader:
    """Handler for the document's part."""

    def __init__(self, hidden_styles: frozenset[str], name: str) -> None:
        self.hidden_styles, self.name = hidden_styles, name
        self.found: list[tuple[Grid, set[str]]] = []
        self._tables: list[Table] = []
        self._lead: list[str] = []
        self._paragraph: list[str] = []
        self._run = Run()
        self._in_run = self._in_run_properties = self._in_text = False
        self._paragraph_hidden = False
        self._gone = self._fallback = 0
        self._boxes: list[_Box] = []
        self._form: _Box | None = None
        self._in_row_properties = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "t": self._start_text,
            "r": self._start_run,
            "rPr": self._start_run_properties,
            "p": self._start_paragraph,
            "sym": self._symbol,
            "tbl": self._start_table,
            "tr": self._start_row,
            "trPr": self._start_row_properties,
            "tc": self._start_cell,
            **{name: partial(self._cell_property, name) for name in CELL_PROPERTIES},
            "sdt": self._start_control,
            "checkbox": self._start_check_control,
            "ffData": self._start_form,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "t": self._end_text,
            "r": self._end_run,
            "rPr": self._end_run_properties,
            "p": self._end_paragraph,
            "tbl": self._end_table,
            "trPr": self._end_row_properties,
            "tc": self._end_cell,
            "sdt": self._end_control,
            "ffData": self._end_form,
        }

    # --- what the parser calls ---------------------------------------------------------------------

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._fallback or name in _SKIPPED or name.endswith("Change"):
            self._fallback += 1
            return
        if name in self._starts:
            self._starts[name](attributes)
        elif name in _GONE:
            self._start_gone(name)
        elif name in _BREAKS and self._in_run:
            self._add(_BREAKS[name])
        elif self._in_run_properties:
            self._run.take(name, attributes, self.hidden_styles)
        elif self._in_row_properties:
            if self._table is not None:
                self._table.take(name, attributes)
        elif name in ("checkBox", "checked", "default"):
            self._check(name, attributes)
        elif name == "pStyle":
            self._paragraph_hidden = value_of(attributes, "val") in self.hidden_styles

    def end(self, name: str) -> None:
        if self._fallback:
            self._fallback -= 1
            return
        if name in self._ends:
            self._ends[name]()
        elif name in _GONE and not self._in_row_properties:
            self._gone = max(0, self._gone - 1)

    def text(self, text: str) -> None:
        if self._in_text and not self._fallback:
            self._add(redraw(text, self._run.font))

    # --- text --------------------------------------------------------------------------------------

    @property
    def _table(self) -> Table | None:
        return self._tables[-1] if self._tables else None

    @property
    def _is_hidden(self) -> bool:
        run = self._run
        if self._gone:
            return True
        if run.hidden is not None:
            return run.hidden
        return run.by_style or self._paragraph_hidden

    def _add(self, text: str) -> None:
        if not text:
            return
        table = self._table
        if self._is_hidden:
            if table is not None and text.strip():
                table.told.add("修订中删除的文字" if self._gone else "划掉或者隐藏的文字")
                if table.cell is not None:
                    table.cell.any_struck = True
            return
        if table is None:
            self._paragraph.append(text)
        elif table.cell is not None:
            table.cell.parts.append(text)

    def _start_text(self, _: dict[str, str]) -> None:
        self._in_text = True

    def _end_text(self) -> None:
        self._in_text = False

    def _start_run(self, _: dict[str, str]) -> None:
        self._in_run, self._run = True, Run()

    def _end_run(self) -> None:
        self._in_run = False

    def _start_run_properties(self, _: dict[str, str]) -> None:
        self._in_run_properties = self._in_run

    def _end_run_properties(self) -> None:
        self._in_run_properties = False

    def _symbol(self, attributes: dict[str, str]) -> None:
        code = value_of(attributes, "char")
        try:
            self._add(drawn(int(code, 16), value_of(attributes, "font")))
        except ValueError:
            return

    def _start_gone(self, name: str) -> None:
        if self._in_row_properties and name == "del":
            if self._table is not None:
                self._table.draft.hidden_rows[self._table.row] = "修订中删除的行"
        elif not self._in_run_properties:
            self._gone += 1

    def _start_paragraph(self, _: dict[str, str]) -> None:
        self._paragraph_hidden = False
        table = self._table
        if table is not None and table.cell is not None and table.cell.parts:
            table.cell.parts.append("\n")

    def _end_paragraph(self) -> None:
        if self._table is None:
            if text := "".join(self._paragraph).strip():
                self._lead.append(text)
            self._paragraph = []

    # --- check boxes -------------------------------------------------------------------------------

    def _start_control(self, _: dict[str, str]) -> None:
        cell = self._table.cell if self._table is not None else None
        self._boxes.append(_Box(cell=cell, start=len(cell.parts) if cell is not None else -1))

    def _start_check_control(self, _: dict[str, str]) -> None:
        if self._boxes:
            self._boxes[-1].is_box = True

    def _end_control(self) -> None:
        if not self._boxes:
            return
        box = self._boxes.pop()
        cell = self._table.cell if self._table is not None else None
        if box.is_box and not self._gone and cell is not None and cell is box.cell:
            del cell.parts[box.start :]
            cell.parts.append("☑" if box.chosen else "□")

    def _start_form(self, _: dict[str, str]) -> None:
        self._form = _Box()

    def _end_form(self) -> None:
        form, self._form = self._form, None
        if form is not None and form.is_box:
            self._add("☑" if form.chosen else "□")

    def _check(self, name: str, attributes: dict[str, str]) -> None:
        if self._form is not None:
            self._form.is_box = self._form.is_box or name == "checkBox"
            if name != "checkBox":
                self._form.chosen = is_on(attributes)
        elif name == "checked" and self._boxes and self._boxes[-1].is_box:
            self._boxes[-1].chosen = is_on(attributes)

    # --- tables ------------------------------------------------------------------------------------

    def _start_table(self, _: dict[str, str]) -> None:
        self._tables.append(Table())

    def _end_table(self) -> None:
        table = self._tables.pop()
        if self._tables:
            outer = self._tables[-1].cell
            if outer is not None:
                for row, column in sorted(table.draft.cells):
                    outer.parts.append(table.draft.cells[row, column] + "\n")
            self._tables[-1].told |= table.told
            return
        table.draft.lead = tuple(self._lead[-4:])
        self._lead = []
        grid, told = table.finish(self.name, f"表格{len(self.found) + 1}")
        self.found.append((grid, {*told, *table.told} - ({"划掉的文字"} if table.told else set())))

    def _start_row(self, _: dict[str, str]) -> None:
        if self._table is not None:
            self._table.start_row()

    def _start_row_properties(self, _: dict[str, str]) -> None:
        self._in_row_properties = True

    def _end_row_properties(self) -> None:
        self._in_row_properties = False

    def _start_cell(self, _: dict[str, str]) -> None:
        if self._table is not None:
            self._table.cell = Cell()

    def _cell_property(self, name: str, attributes: dict[str, str]) -> None:
        if self._table is not None and self._table.cell is not None:
            self._table.cell.take(name, attributes)

    def _end_cell(self) -> None:
        if self._table is not None:
            self._table.end_cell()
