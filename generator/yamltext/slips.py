"""What is odd about a line, from the top: dashes that are none, quotes and brackets left open, a second colon.

The parser notices many slips only lines, or a whole file, later, and calls them something else. So when it gives up,
the lines are looked at one by one, and the first odd one at or above its place is told. Whatever a regular file holds
is not odd.

Yields GK107 (syntax).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.model.diagnostic import Diagnostic, Place, Trouble
from generator.yamltext.bullets import SIGNS_ONLY, find_bullet, find_false_colon, say_bullet
from generator.yamltext.closing import close_bracket, close_quote, end_of_block, end_of_value
from generator.yamltext.codes import GK107
from generator.yamltext.lines import Line, after, before, quote_line, read_line


class Slip(NamedTuple):
    """An odd line. `line` and `column` from 1."""

    line: int
    column: int
    trouble: Trouble

    def at(self, name: str) -> Diagnostic:
        return self.trouble.at(Place(name, self.line, self.column))


_BLOCK = re.compile(r"[|>][-+0-9]*(?:\s+#.*)?$")
_REMARK = re.compile(r"(?<!\s)\s+#.*$")
_WORD = re.compile(r"(?P<key>[a-z][a-z_]+)(?:[ \u3000\u00a0]+[^\s:：]\S*.*)?")
_FIELD_INSIDE = re.compile(r"(?:(?<=[^\s,，;；])|(?=- ))[ ,，;；]+(?:- )?(?P<key>[a-z][a-z_]+):(?= |$)")
_COLON_INSIDE = re.compile(r":(?= |$)")
_CHINESE_FIELD = re.compile(r"(?P<key>[\u3400-\u9fff]{2,6})[ ]*：")
_CLOSING = {"[": "]", "{": "}"}


_MOST_LINES = 50_000
"""Lines that are looked at: no catalogue has so many, and a file of a million line breaks must not keep anyone."""


class _Level(NamedTuple):
    """Lines that begin in the same column, up to what they belong to: the nearest, and whether all have a dash."""

    line: Line
    are_entries: bool


def find_slip(lines: Sequence[str], last: int) -> Slip | None:
    """The first odd line from the top, down to line `last`. Each line is looked at a few times, however many."""
    number, levels = 0, list[_Level]()
    while number < min(last, len(lines), _MOST_LINES):
        number += 1
        line = read_line(number, lines[number - 1])
        if line is None:
            continue
        while levels and levels[-1].line.indent > line.indent:
            levels.pop()
        if slip := _find_slip(lines, line, levels):
            return slip
        same = levels.pop() if levels and levels[-1].line.indent == line.indent else None
        levels.append(_Level(line, line.has_dash and (same is None or same.are_entries)))
        if _BLOCK.match(line.value):
            number = end_of_block(lines, line)
        elif line.value[:1] in ("'", '"', "[", "{"):
            number = end_of_value(lines, line) or number
    return None


_COMMA_BEHIND_KEY = re.compile(r"^[ -]*[a-z][a-z_]*:(?P<rest>[,，、;；]+)\s*$")


def _find_comma(lines: Sequence[str], line: Line) -> Slip | None:
    found = _COMMA_BEHIND_KEY.match(lines[line.number - 1])
    if found is None:
        return None
    trouble = GK107.of(f"冒号后面多了“{found['rest']}”", "drop_rest", rest=found["rest"])
    return Slip(line.number, found.start("rest") + 1, trouble)


def _find_slip(lines: Sequence[str], line: Line, levels: Sequence[_Level]) -> Slip | None:
    return (
        _find_comma(lines, line)
        or _find_odd_start(lines, line)
        or _find_missing_dash(lines, line, levels)
        or _find_open(lines, line)
        or _find_colon(line, lines[line.number - 1])
    )


_DIFF = re.compile(r"[+-] (?=[a-z_]+:(?: |$))|[+-](?= {2,}(?:- )?[a-z_]+:(?: |$)| {2,}- \S)")


def has_diff_mark(lines: Sequence[str], number: int) -> bool:
    """Whether a line begins with the `+` or `-` by which two versions are laid beside each other."""
    return _DIFF.match(lines[number - 1]) is not None and any(text.startswith(" ") for text in lines)


def _find_odd_start(lines: Sequence[str], line: Line) -> Slip | None:
    if has_diff_mark(lines, line.number):
        mark = _DIFF.match(lines[line.number - 1])[0]  # type: ignore[index]
        message = f"行首的“{mark}”像是比较两个版本时留下的标记"
        return Slip(line.number, 1, GK107.of(message, "diff_mark", mark=mark))
    fault = find_line_fault(lines[line.number - 1], line)
    if fault is not None:
        return Slip(line.number, *fault)
    if line.key or not line.has_dash or not _leads_on(lines, line):
        return None
    return Slip(line.number, *fault) if (fault := _find_bare_word(line)) else None


def find_line_fault(text: str, line: Line) -> tuple[int, Trouble] | None:
    """Column (from 1) and fault of a line that is neither an entry nor a field, though it was meant as one."""
    if (false := find_false_colon(text)) is not None:
        return false[0], GK107.of(false[1], false[2])
    if line.has_dash:
        return None
    if bullet := find_bullet(text[line.column :]):
        return line.column + 1, say_bullet(bullet)
    if line.key:
        return None
    if fault := _find_bare_word(line):
        return fault
    if wide := _CHINESE_FIELD.match(line.value):
        message = f"“{wide['key']}：”像是字段，但字段名要用英文，后面是英文冒号"
        return line.column + 1, GK107.of(message, "chinese_field")
    return None


def _find_bare_word(line: Line) -> tuple[int, Trouble] | None:
    found = _WORD.fullmatch(line.value)
    if found is None:
        return None
    return line.column + found.end("key") + 1, GK107.of(f"字段名“{found['key']}”后面缺少英文冒号“:”", "colon_missing")


def _leads_on(lines: Sequence[str], line: Line) -> bool:
    """Whether fields follow that belong to the same entry."""
    below = after(lines, line.number)
    return below is not None and bool(below.key) and not below.has_dash and below.indent == line.column


def _find_missing_dash(lines: Sequence[str], line: Line, levels: Sequence[_Level]) -> Slip | None:
    if line.has_dash or not (_is_among_entries(lines, line, levels) or _is_first_entry(lines, line)):
        return None
    shown = quote_line(lines[line.number - 1])
    return Slip(line.number, line.column + 1, GK107.of(f"“{shown}”前面少了“- ”", "add_dash", text=shown))


def _is_among_entries(lines: Sequence[str], line: Line, levels: Sequence[_Level]) -> bool:
    """Whether the lines of this indentation, up to what they belong to, are entries of a list."""
    if levels and levels[-1].line.indent == line.indent:
        return len(levels) > 1 and levels[-1].are_entries
    is_bare = bool(levels) and not line.key and not levels[-1].line.value
    return is_bare and _is_entry_below(lines, line)


_LONGEST_ENTRY = 200
"""Lines of an entry beyond which its end is not looked for."""


def _is_first_entry(lines: Sequence[str], line: Line) -> bool:
    """Whether the field begins the list of the line above: those below, two blanks to the left, have their dash."""
    above = before(lines, line.number) if line.key else None
    if above is None or above.value or above.has_dash or above.indent >= line.indent:
        return False
    for number in range(line.number + 1, min(line.number + _LONGEST_ENTRY, len(lines)) + 1):
        below = read_line(number, lines[number - 1])
        if below is not None and below.indent < line.indent:
            return below.has_dash and below.column == line.indent and below.indent > above.indent
    return False


def _is_entry_below(lines: Sequence[str], line: Line) -> bool:
    below = after(lines, line.number)
    return below is not None and below.indent == line.indent and below.has_dash


def _find_open(lines: Sequence[str], line: Line) -> Slip | None:
    opening = line.value[:1]
    if opening in ("'", '"'):
        return _find_open_quote(lines, line)
    if opening not in _CLOSING:
        return None
    end = close_bracket(lines[line.number - 1], line.at)
    if end is None:
        if end_of_value(lines, line):
            return None
        message = f"从这里开始的括号“{opening}”没有配对"
        return Slip(line.number, line.at + 1, GK107.of(message, "close_bracket", closing=_CLOSING[opening]))
    closing, found = _CLOSING[opening], lines[line.number - 1][end - 1]
    if found != closing:
        message = f"从这里开始的括号“{opening}”，末尾是“{found}”，没有配对"
        return Slip(line.number, end, GK107.of(message, "same_bracket", found=found, closing=closing))
    return _find_rest(lines, line, end, "括号")


def _find_open_quote(lines: Sequence[str], line: Line) -> Slip | None:
    text, opening = lines[line.number - 1], line.value[0]
    end = close_quote(text, line.at)
    if end is not None:
        return _find_rest(lines, line, end, "引号")
    if end_of_value(lines, line):
        return None
    return Slip(line.number, line.at + 1, say_open_quote(line.value, opening))


def say_open_quote(value: str, opening: str) -> Trouble:
    """What is wrong with a quotation mark that nothing closes on its line; `value` begins with it."""
    if value.rstrip()[-1:] in "“”＂‘’":
        return GK107.of(f"开头是英文引号，末尾是中文引号“{value.rstrip()[-1]}”，没有配对", "same_quote", mark=opening)
    return GK107.of("从这里开始的引号没有配对", "close_quote")


def _find_rest(lines: Sequence[str], line: Line, end: int, what: str) -> Slip | None:
    """Text behind what is closed already."""
    rest = lines[line.number - 1][end:]
    if not rest.strip() or rest.lstrip().startswith("#") or rest.startswith(":"):
        return None
    if found := _FIELD_INSIDE.match(lines[line.number - 1], end):
        return _say_two_fields(line, found.start("key"), found["key"], lines[line.number - 1])
    if SIGNS_ONLY.fullmatch(rest.strip()):
        at = end + len(rest) - len(rest.lstrip())
        return Slip(line.number, at + 1, GK107.of(f"{what}后面多了“{rest.strip()}”", "drop_rest", rest=rest.strip()))
    return Slip(line.number, end + 1, GK107.of(f"{what}后面还有别的文字", "one_pair"))


def _say_two_fields(line: Line, column: int, key: str, text: str) -> Slip:
    """`column`: where the second field begins, from 0; `text`: the line."""
    message = f"“{key}”是另一个字段，和前面的写在了一行"
    if not text[:column].endswith("- "):
        return Slip(line.number, column + 1, GK107.of(message, "two_fields", key=key, blanks=line.column))
    is_inside = not text[line.at : column - 2].strip()
    blanks = line.column + _LEVEL if is_inside else max(0, line.column - _LEVEL)
    return Slip(line.number, column - 1, GK107.of(message, "two_fields", key=f"- {key}", blanks=blanks))


_LEVEL = 2
"""Blanks a level."""


def _find_colon(line: Line, text: str) -> Slip | None:
    """A second colon in a text without quotes."""
    if line.value[:1] in ("'", '"', "[", "{", "|", ">", "&", "*", "!", "%", "@", "`", "#"):
        return None
    value = _REMARK.sub("", line.value)
    if found := _FIELD_INSIDE.search(value):
        return _say_two_fields(line, line.at + found.start("key"), found["key"], text)
    if (line.key or line.has_dash) and (colon := _COLON_INSIDE.search(value)):
        return Slip(line.number, line.at + colon.start() + 1, GK107.of("这里多了一个英文冒号", "colon_quote"))
    return None
