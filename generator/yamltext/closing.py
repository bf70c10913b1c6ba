"""Where a quote, a bracket or a block of text ends, by the lines alone: the parser gave up."""

import re
from collections.abc import Sequence

from generator.yamltext.lines import Line, is_structure


def end_of_block(lines: Sequence[str], line: Line) -> int:
    """Number of the last line of a block of text: all that stands deeper than its field."""
    floor = line.column if line.key else line.indent
    number = line.number
    while number < len(lines):
        text = lines[number]
        if text.strip() and len(text) - len(text.lstrip(" ")) <= floor:
            break
        number += 1
    return number


def end_of_value(lines: Sequence[str], line: Line) -> int:
    """Number of the line that closes a quote or a bracket; 0 where a field or an entry begins before."""
    close = close_quote if line.value[0] in ("'", '"') else close_bracket
    limit, count = line.number, 1
    while True:
        goal = min(line.number + count - 1, len(lines))
        while limit < goal and not is_structure(lines[limit]):
            limit += 1
        text = "\n".join(lines[line.number - 1 : limit])
        end = close(text, line.at)
        if end is not None:
            return line.number + text.count("\n", 0, end)
        if limit < goal or limit == len(lines):
            return 0
        count *= 2  # so that all the tries together take no longer than two


_QUOTED = {
    '"': re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL),
    "'": re.compile(r"'[^']*+(?:''[^']*+)*+'"),
}


def close_quote(text: str, at: int) -> int | None:
    """Index behind the mark that closes the quote at `at`."""
    found = _QUOTED[text[at]].match(text, at)
    return found.end() if found else None


def close_bracket(text: str, at: int) -> int | None:
    """Index behind the bracket that closes the one at `at`; quotes inside are jumped over."""
    depth, index = 0, at
    while index < len(text):
        char = text[index]
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if not depth:
                return index + 1
        elif char in "\"'" and text[index - 1] in " ,[{:":
            index = (close_quote(text, index) or len(text)) - 1
        index += 1
    return None
