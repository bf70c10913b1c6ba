"""What a row says that no field has a place for: kept beside the item, under its own heading, and told. Nothing is lost."""

from dataclasses import dataclass, field

from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.read.tables.beside import find_beside, fits, read_portal
from generator.read.tables.glyphs import CHOSEN, EMPTY_TICKS, EMPTY_WORDS
from generator.read.tables.grid import Grid
from generator.read.tables.heads import Column, Head
from generator.read.tables.lists import split_list
from generator.read.tables.rawitems import Cells, RawItem
from generator.read.tables.texts import one_line, tidy

GK711 = Code(
    "GK711",
    "目录里没有位置的内容",
    "表格里有，目录的格式里没有位置：多出来的列，公开方式一格里多写的话。没有丢，按事项记在 imports.yml 里。",
    "核对 imports.yml；有位置的，用 --map 列=字段 说明；不需要的，用 --map 列=不导入。",
    {
        "nameless": "没有列名的列｜要导入的，在表头里写上列名，再导入。",
    },
    severity=Severity.WARNING,
)


@dataclass(slots=True)
class Reading:
    """What was read of one item so far."""

    values: dict[str, object] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    further: dict[str, tuple[str, ...]] = field(default_factory=dict)
    portal: list[tuple[str, str]] = field(default_factory=list)


class Keeper:
    """Keeps for the items of one table. A heading is told of once."""

    def __init__(self, grid: Grid, head: Head) -> None:
        self.grid, self.head = grid, head
        self._told: set[str] = set()

    def place(self, row: int, column: int) -> Place:
        return self.grid.place(row, column)

    def keep(self, cells: Cells, read: Reading, field: str = "") -> None:
        for column, row, text in cells.texts:
            words = one_line(text) if "\n" not in tidy(text) else "；".join(split_list(text))
            if not words or words in EMPTY_TICKS or words in EMPTY_WORDS:
                continue
            name = self.name(column)
            if len(words) == 1 and words in CHOSEN:
                words = f"{words}（打了勾）"  # a sign alone says nothing where it is kept
            key = field or find_beside(column.leaf)
            if key == "portal":
                words = "；".join(filter(None, map(one_line, tidy(text).split("\n"))))
            if key and self._beside(key, name, words, read):
                read.places.setdefault(key, self.place(row, column.column))
                continue
            known = read.kept.get(name, "")
            read.kept[name] = "；".join(dict.fromkeys(filter(None, (known, words))))
            if column.heading not in self._told:
                self._told.add(column.heading)
                message = f"“{name}”一列，目录里没有位置，记在旁边"
                read.problems.append(GK711.at(self.place(row, column.column), message))

    def _beside(self, key: str, name: str, words: str, read: Reading) -> bool:
        """Whether a text of a column beside the official ones has found its field."""
        if key == "portal":
            read.portal += [(name, line) for line in words.split("；")]
            return True
        known = str(read.values.get(key, ""))
        joined = "；".join(dict.fromkeys(filter(None, (known, words))))
        if fits(key, joined):
            read.values[key] = joined
        return fits(key, joined)

    def read_portal(self, read: Reading) -> None:
        columns, rest = read_portal([text for _, text in read.portal])
        if columns:
            read.values["portal"] = columns
        for name, text in read.portal:
            if text in rest:
                read.kept[name] = "；".join(dict.fromkeys(filter(None, (read.kept.get(name, ""), text))))

    def say_nameless(self, raw: RawItem, read: Reading) -> None:
        """Cells in columns that have no heading: nobody knows whether they are for others."""
        known = {column.column for column in self.head.columns}
        for row in raw.rows:
            for column in self.grid.by_row.get(row, {}):
                if column not in known and f"{column}" not in self._told:
                    self._told.add(f"{column}")
                    place = self.place(row, column)
                    read.problems.append(GK711.at(place, "这一列没有列名，没有导入", "nameless"))

    def name(self, column: Column) -> str:
        """What a column is called: its own heading, where no other is called so."""
        return column.heading if sum(other.leaf == column.leaf for other in self.head.columns) > 1 else column.leaf

    def unknown(self, words: str, unknown: tuple[str, ...], cells: Cells, read: Reading) -> None:
        if unknown:
            column, row, _ = cells.texts[0]
            read.kept[words] = "；".join(unknown)
            read.problems.append(GK711.at(self.place(row, column.column), f"“{words}”里有认不出的文字，记在旁边"))
