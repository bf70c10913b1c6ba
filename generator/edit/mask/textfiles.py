"""Files of text: plain, Markdown, JSON, CSV, HTML. Everything that is not hidden stays, quotation marks and line ends too."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.edit.mask.mapped import ATTRIBUTE, Mapped, apply, tags
from generator.edit.mask.patterns import Patterns
from generator.edit.mask.texts import Mark, Masked, mask_row, mask_text
from generator.model.personal.finding import About

HeadingsOf = Callable[[Sequence[Sequence[str]]], Sequence[Sequence[str]]]
"""The rows of a table → the headings of the columns, for each row."""

Place = tuple[str, Mark]
"""Words for a place, and what was masked there."""

WIDE = "＊"
"""Hides in Markdown, where two `*` make bold type."""


def mask_plain(raw: str, patterns: Patterns, *, is_markdown: bool = False) -> tuple[str, list[Place]]:
    """A whole text at once: a number may run over the end of a line."""
    masked = mask_text(raw, patterns, sign=WIDE if is_markdown else "*")
    return masked.text, [(f"第{raw.count(chr(10), 0, mark.start) + 1}行", mark) for mark in masked.marks]


_JSON_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_JSON_NUMBER = re.compile(r"(?<![\w.\"])-?\d{7,}(?![\w.\"])")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def mask_json(raw: str, patterns: Patterns) -> tuple[str, list[Place]]:
    """Strings, their escapes read; a bare number that is hidden becomes a string."""
    changes: dict[tuple[int, int], str] = {}
    marks: list[Place] = []
    for match in _JSON_STRING.finditer(raw):
        mapped = Mapped()
        at = match.start(1)
        for escape in _JSON_ESCAPE.finditer(raw, match.start(1), match.end(1)):
            mapped.add_plain(raw, at, escape.start())
            char = chr(int(escape[1], 16)) if escape[1] else _SHORT.get(escape[2], escape[2])
            mapped.add(char, escape.start(), escape.end())
            at = escape.end()
        mapped.add_plain(raw, at, match.end(1))
        marks += _take(raw, mapped, mask_text(mapped.text, patterns), changes)
    for match in _JSON_NUMBER.finditer(raw):
        masked = mask_text(match[0], patterns)
        if masked.marks:
            changes[match.span()] = f'"{masked.text}"'
            marks += [(_line(raw, match.start()), mark) for mark in masked.marks]
    return apply(raw, changes), marks


def _take(raw: str, mapped: Mapped, masked: Masked, changes: dict[tuple[int, int], str]) -> list[Place]:
    changes.update({(start, end): new for start, end, new in mapped.changes(masked.text)})
    return [(_line(raw, mapped.places[mark.start][0]), mark) for mark in masked.marks]


def _line(raw: str, at: int) -> str:
    return f"第{raw.count(chr(10), 0, at) + 1}行"


# --- CSV ------------------------------------------------------------------------------------------------

_SEPARATORS = ",\t;|，"


def mask_csv(raw: str, patterns: Patterns, headings_of: HeadingsOf) -> tuple[str, list[Place]]:
    """Cells, judged by heading and row. `headings_of`: rows in order → the headings for each."""
    head = raw[:4_000]
    separator = max(_SEPARATORS, key=lambda sign: (head.count(sign), -_SEPARATORS.index(sign)))
    rows = list(_rows(raw, separator))
    names = headings_of([[cell.text.strip() for cell in row] for row in rows])
    changes: dict[tuple[int, int], str] = {}
    marks: list[Place] = []
    for row, headings in zip(rows, names, strict=True):
        for cell, masked in zip(row, mask_row([cell.text for cell in row], headings, patterns), strict=True):
            marks += _take(raw, cell, masked, changes)
    return apply(raw, changes), marks


def _rows(raw: str, separator: str) -> Iterator[list[Mapped]]:
    cell = re.compile(rf'"((?:[^"]|"")*)"|[^{re.escape(separator)}\r\n"][^{re.escape(separator)}\r\n]*')
    row: list[Mapped] = [Mapped()]
    at, end = 0, len(raw)
    while at < end:
        char = raw[at]
        if char == separator:
            row.append(Mapped())
            at += 1
        elif char in "\r\n":
            yield row
            row = [Mapped()]
            at += 2 if raw.startswith("\r\n", at) else 1
        elif match := cell.match(raw, at):
            _add_cell(row[-1], raw, match)
            at = match.end()
        else:
            row[-1].add_plain(raw, at, at + 1)
            at += 1
    yield row


def _add_cell(cell: Mapped, raw: str, match: re.Match[str]) -> None:
    if match[1] is None:
        cell.add_plain(raw, match.start(), match.end())
        return
    at = match.start(1)
    while at < match.end(1):
        width = 2 if raw.startswith('""', at) else 1
        cell.add(raw[at], at, at + width)
        at += width


# --- HTML -----------------------------------------------------------------------------------------------

_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr tspan".split()
)


def mask_html(raw: str, patterns: Patterns, headings_of: HeadingsOf) -> tuple[str, list[Place]]:
    """Texts by block, cells by row, attributes and comments."""
    changes: dict[tuple[int, int], str] = {}
    marks: list[Place] = []
    table: list[list[Mapped]] | None = None
    block = Mapped()
    last = 0

    def close() -> None:
        nonlocal block
        if block.chars:
            marks.extend(_take(raw, block, mask_text(block.text, patterns), changes))
        block = Mapped()

    def close_table() -> None:
        nonlocal table
        if table:
            names = headings_of([[cell.text.strip() for cell in row] for row in table])
            for row, headings in zip(table, names, strict=True):
                for cell, masked in zip(row, mask_row([cell.text for cell in row], headings, patterns), strict=True):
                    marks.extend(_take(raw, cell, masked, changes))
        table = None

    for tag in tags(raw):
        target = table[-1][-1] if table and table[-1] else block
        target.add_escaped(raw, last, tag.start)
        last = tag.end
        name = tag.name.lower()
        if not name:
            comment = Mapped()
            comment.add_plain(raw, tag.start, tag.end)
            marks += _take(raw, comment, mask_text(comment.text, patterns), changes)
            continue
        marks += mask_attributes(raw, tag.start, tag.end, patterns, changes)
        if name == "table":
            close()
            if tag.opens:
                close_table()
                table = []
            else:
                close_table()
        elif name == "tr" and tag.opens and table is not None:
            table.append([])
        elif name in ("td", "th") and tag.opens and table:
            table[-1].append(Mapped())
        elif name not in _INLINE and not (table and table[-1]):
            close()
        elif name not in _INLINE and table and table[-1]:
            table[-1][-1].add("\n", tag.end, tag.end)
    block.add_escaped(raw, last, len(raw))
    close()
    close_table()
    return apply(raw, changes), marks


def mask_attributes(
    raw: str, start: int, end: int, patterns: Patterns, changes: dict[tuple[int, int], str]
) -> list[Place]:
    """Values of a tag's attributes."""
    marks: list[Place] = []
    for match in ATTRIBUTE.finditer(raw, start, end):
        group = 2 if match[2] is not None else 3
        if len(match[group]) < 4:  # noqa: PLR2004  nothing of anybody is shorter
            continue
        mapped = Mapped()
        mapped.add_escaped(raw, match.start(group), match.end(group))
        marks += _take(raw, mapped, mask_text(mapped.text, patterns, About()), changes)
    return marks
