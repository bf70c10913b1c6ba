"""What the sheets of an XLSX workbook share: names, strings, which styles are days."""

import posixpath
import re
from dataclasses import dataclass, field
from datetime import date

from generator.read.attached.archive import Package
from generator.read.attached.faults import damaged
from generator.read.attached.xmltext import Budget, walk

_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""Formats of days that stand in files without a code (ECMA-376 18.8.30, the Chinese ones too)."""

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DAY_CODE = re.compile(r"[yd年日]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its part, whether a reader sees it."""

    name: str
    part: str
    hidden: bool
    is_named: bool = True
    """Whether the workbook knows it."""


@dataclass(slots=True)
class Book:
    sheets: list[Sheet] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    day_styles: frozenset[str] = frozenset()
    epoch: date = date(1899, 12, 30)


def read_book(package: Package, budget: Budget) -> Book:
    """The workbook's own parts. Sheets that the workbook forgot to name are read too.

    Raises:
        UnreadableError: there is no sheet, or a part is damaged.
    """
    book = Book()
    book.sheets, book.epoch = find_sheets(package, budget)
    for part in package.find("xl/sharedStrings", ".xml"):
        strings = _StringsReader()
        walk(package.read(part), strings, budget)
        book.strings, book.readings = strings.strings, strings.readings
    for part in package.find("xl/styles", ".xml"):
        styles = _StylesReader()
        walk(package.read(part), styles, budget)
        book.day_styles = styles.days()
    return book


def find_sheets(package: Package, budget: Budget) -> tuple[list[Sheet], date]:
    """The sheets in order, those behind that the workbook forgot to name; and the day before day 1.

    Raises:
        UnreadableError: there is no sheet, or a part is damaged.
    """
    root = next(package.find("xl/workbook", ".xml"), "")
    handler = _BookReader(_relations(package, budget, root))
    if root:
        walk(package.read(root), handler, budget)
    sheets = {sheet.part: sheet for sheet in handler.sheets if sheet.part in package}
    for part in [*package.find("xl/worksheets/", ".xml"), *package.find("xl/dialogsheets/", ".xml")]:
        sheets.setdefault(part, Sheet(posixpath.basename(part), part, hidden=True, is_named=False))
    if not sheets and not any(package.find("xl/chartsheets/")):
        raise damaged("工作簿里没有工作表")
    return list(sheets.values()), handler.epoch


def _relations(package: Package, budget: Budget, root: str) -> dict[str, str]:
    """Relation id → part."""
    folder, name = posixpath.split(root)
    part = f"{folder}/_rels/{name}.rels"
    if not root or part not in package:
        return {}
    reader = _RelationsReader()
    walk(package.read(part), reader, budget)
    return {
        key: target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        for key, target in reader.targets.items()
    }


class _Quiet:
    """A handler that takes no text."""

    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


class _RelationsReader(_Quiet):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _BookReader(_Quiet):
    def __init__(self, targets: dict[str, str]) -> None:
        self.targets = targets
        self.sheets: list[Sheet] = []
        self.epoch = date(1899, 12, 30)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(Sheet(attributes.get("name", ""), self.targets.get(key, ""), hidden))
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.epoch = date(1904, 1, 1)


class _StringsReader:
    def __init__(self) -> None:
        self.strings: list[str] = []
        self.readings: list[str] = []
        self._parts: list[str] = []
        self._takes = self._reading = False

    def start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._reading = True
        elif name == "t":
            self._takes = True

    def end(self, name: str) -> None:
        if name == "si":
            self.strings.append("".join(self._parts))
        elif name == "rPh":
            self._reading = False
        elif name == "t":
            self._takes = False

    def text(self, text: str) -> None:
        if self._takes and self._reading:
            self.readings.append(text)
        elif self._takes:
            self._parts.append(text)


class _StylesReader(_Quiet):
    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._styles.append(attributes.get("numFmtId", ""))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def days(self) -> frozenset[str]:
        return frozenset(str(index) for index, key in enumerate(self._styles) if self._is_day(key))

    def _is_day(self, key: str) -> bool:
        code = self._codes.get(key)
        if code is not None:
            return bool(_DAY_CODE.search(_QUOTED.sub("", code)))
        return key.isdigit() and int(key) in _DAYS
