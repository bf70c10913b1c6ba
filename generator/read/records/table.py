"""A CSV of publication records → its lines as values, and a tree of those that the slow reading has to judge.

The headings are the titles of the schema (公开日期) or the keys (date). Texts of a list stand in one cell, with `；` or
a line break between them. Excel writes a day as 2026/5/6 whatever was typed; that is the same day.

The encoding is UTF-8, or GB 18030, which Excel and WPS write when they save a CSV; nothing is guessed beyond that.

Yields GK821 (headings, more cells than headings, no CSV), GK106, GK151 (characters, as in every file).
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.model.fields import Meaning, Shape
from generator.model.likeness import find_meant
from generator.read.records.simple import Values
from generator.read.records.values import record_fields
from generator.read.schema.guess import sound
from generator.yamltext.characters import find_forbidden_characters
from generator.yamltext.lookalikes import find_lookalikes
from generator.yamltext.nodes import Document, Node, Scalar, Sequence
from generator.yamltext.nodes import Mapping as Group

GK821 = Code(
    "GK821",
    "记录表格读不出来",
    "CSV 第一行是列名：用字段说明里“发布记录”的名称（公开日期）或者字段名（date），每列一种，至少有记录编号和事项编码。"
    "列名不认识、写了两遍，或者一行比列名还多出几格，就不知道哪一格是什么。",
    "列名改成“{names:记录编号、事项编码、文件标题…}”里的；不要的列删掉。",
    {
        "double": "同一列写了两遍｜两列合成一列，删掉一列。",
        "cells": "一行的格子比列名多｜核对这一行：内容里有逗号的，整格两边加英文双引号。",
        "near": "列名写得差一点｜列名改成{names}；不要的列删掉。",
        "quote": "引号没有成对｜看这一行的英文双引号：整格两边各一个，格子里面的写两个，多出来的删掉。",
        "csv": "不是 CSV｜用 Excel 另存为“CSV UTF-8（逗号分隔）”。",
    },
)

_BREAK = re.compile(r"[；;\n]+")
_SLASHED = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `number`: on which line of the file it begins, from 1."""

    number: int
    values: Values


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV as read; where `problems` has an error, nothing of it."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def decode_table(data: bytes) -> str:
    """The text of a CSV, line breaks `\\n` only; what is neither UTF-8 nor GB 18030 gets a sign that is refused."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_table(name: str, data: bytes, titles: Mapping[str, str]) -> Table:
    """The lines of a CSV.

    Args:
        name: of the file, for messages.
        data: its bytes.
        titles: key of a field → its title.
    """
    text = decode_table(data)
    problems = [*find_forbidden_characters(name, text), *find_lookalikes(name, text)]
    if problems:
        return Table(problems=problems)
    if open_at := _unclosed(text):
        return Table(problems=[GK821.at(Place(name, open_at), "从这一行起有一格的双引号没有成对", "quote")])
    reader = csv.reader(line + "\n" for line in text.split("\n"))
    try:
        cells = next(reader, [])
        keys = _keys(cells, titles)
        if isinstance(keys, Trouble):
            return Table(problems=[keys.at(Place(name))])
        return _lines(name, reader, keys)
    except csv.Error:
        line = max(reader.line_num, 1)
        return Table(problems=[GK821.at(Place(name, line), "从这一行起不是 CSV", "csv")])


def _unclosed(text: str) -> int:
    """The line, from 1, where the row begins in which a quotation mark never ends; 0 where there is none."""
    if text.count('"') % 2 == 0:
        return 0
    reader = csv.reader((line + "\n" for line in text.split("\n")), strict=True)
    begun = 1
    try:
        for _ in reader:
            begun = reader.line_num + 1
    except csv.Error as fault:
        return begun if "unexpected end" in str(fault) or "field larger" in str(fault) else 0
    return 0


def _keys(cells: Iterable[str], titles: Mapping[str, str]) -> list[str] | Trouble:
    """The key that each heading stands for."""
    known = {title: key for key, title in titles.items()} | {key: key for key in titles}
    headings = [cell.strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    strange = [heading for heading in headings if heading not in known]
    if strange or not headings:
        what = f"不认识的列名：{'、'.join(f'“{one}”' for one in strange[:5])}" if strange else "第一行没有列名"
        near = {heading: find_meant(heading, titles.values(), sound) for heading in strange if heading}
        if strange and all(near.get(heading) for heading in strange):
            return GK821.of(what, "near", names="、".join(f"“{name}”" for name in near.values()))
        return GK821.of(what, names="、".join(titles.values()))
    keys = [known[heading] for heading in headings]
    double = next((heading for heading, key in zip(headings, keys, strict=True) if keys.count(key) > 1), "")
    return GK821.of(f"列名“{double}”写了两遍", "double") if double else keys


def _lines(name: str, reader: Iterator[list[str]], keys: list[str]) -> Table:
    table = Table()
    lists = {key for key in keys if record_fields()[key].shape is Shape.TEXTS}
    days = {key for key in keys if record_fields()[key].meaning is Meaning.DAY}
    count, number = len(keys), 2
    for cells in reader:
        if any(cell.strip() for cell in cells[count:]):
            message = f"这一行有 {len(cells)} 格，列名只有 {count} 个"
            table.problems.append(GK821.at(Place(name, number), message, "cells"))
        values: Values = {}
        for key, cell in zip(keys, cells, strict=False):
            bare = cell.strip()
            if bare:
                values[key] = _texts(bare) if key in lists else _day(bare) if key in days else bare
        if values:
            table.lines.append(Line(number, values))
        number += 1 + sum(cell.count("\n") for cell in cells)
    return table


def _texts(cell: str) -> list[str]:
    return [text.strip() for text in _BREAK.split(cell) if text.strip()]


def _day(cell: str) -> str:
    """2026/5/6, as Excel writes a day, in the form of files."""
    found = _SLASHED.fullmatch(cell)
    if found is None:
        return cell
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return cell


def table_document(name: str, lines: Iterable[Line]) -> Document:
    """A tree of these lines, as a file of records would have it; every value stands at its line."""
    entries: list[Node] = [_group(line) for line in lines]
    key, rows = Scalar("records", 1, 1), Sequence(entries, 1, 1)
    return Document(name, Group({"records": (key, rows)}, 1, 1))


def _group(line: Line) -> Group:
    entries: dict[str, tuple[Scalar, Node]] = {}
    for column, (key, value) in enumerate(line.values.items(), 1):
        texts = value if isinstance(value, list) else [value]
        nodes: list[Node] = [Scalar(text, line.number, column, plain=False) for text in texts]
        node = Sequence(nodes, line.number, column) if isinstance(value, list) else nodes[0]
        entries[key] = (Scalar(key, line.number, column), node)
    return Group(entries, line.number, 1)
