"""Text, Markdown, JSON, scripts and style sheets by line; CSV by cell with the heading of its column."""

import csv
import re
from collections.abc import Iterator, Sequence

from generator.model.attached import AttachedText
from generator.read.attached.faults import MAX_TEXTS, too_large
from generator.read.attached.headings import Headings

_BREAK = re.compile(r"\r\n|\r|\n")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SEPARATORS = ",\t;|，"


def read_lines(text: str) -> Iterator[AttachedText]:
    """Every line that says something, and its neighbours joined where a number may run over the end of a line."""
    lines = _BREAK.split(text)
    if len(lines) > MAX_TEXTS:
        raise too_large(f"有 {len(lines):,} 行，最多看 {MAX_TEXTS:,} 行")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield AttachedText(line, f"第{number}行", number, 1 + len(line) - len(line.lstrip()))


def read_paragraphs(text: str) -> Iterator[AttachedText]:
    """Lines put together up to a blank one: a number may be broken over two lines. The place is that of the first."""
    lines = _BREAK.split(text)
    start, block = 0, list[str]()
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            start = start if block else number
            block.append(line)
        if block and (not line.strip() or len(block) >= _LONGEST_BLOCK):
            yield AttachedText("\n".join(block), f"第{start}行", start)
            block = []


_LONGEST_BLOCK = 200
"""Lines of a paragraph."""


def read_json(text: str) -> Iterator[AttachedText]:
    r"""Lines with their escapes (`\u5f20`) undone."""
    for found in read_lines(text):
        plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), found.text) if "\\u" in found.text else found.text
        yield AttachedText(plain, found.where, found.line, found.column)


def read_csv(text: str) -> Iterator[AttachedText]:
    """Cells. The separator is the one met most often in the first lines; a broken quotation mark ends the table."""
    separator = _separator(text)
    reader = csv.reader((f"{line}\n" for line in _BREAK.split(text)), delimiter=separator)  # a cell keeps its lines
    headings = Headings()
    count = 0
    before = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield from read_lines(text)
            return
        number, before = before + 1, reader.line_num
        cells = tuple(cell.strip() for cell in row)
        columns = headings.take(cells)
        count += len(cells)
        if count > MAX_TEXTS:
            raise too_large(f"超过 {MAX_TEXTS:,} 格")
        yield from _cells(cells, columns, number)


def _cells(cells: Sequence[str], columns: Sequence[str], number: int) -> Iterator[AttachedText]:
    row = tuple(cells)
    for index, cell in enumerate(cells):
        if cell:
            heading = columns[index] if index < len(columns) else ""
            where = f"第{number}行第{index + 1}列" + (f"“{heading}”" if heading and heading != cell else "")
            yield AttachedText(cell, where, number, 1, heading if heading != cell else "", row)


def _separator(text: str) -> str:
    head = text[:4_000]
    return max(_SEPARATORS, key=lambda sign: (head.count(sign), -_SEPARATORS.index(sign)))
