"""What is odd about a line, from the top: marks of git, dashes that are none, quotes and brackets left open.

The parser notices many slips only lines, or a whole file, later, and calls them something else. So when it gives up,
the lines are looked at one by one, and the first odd one at or above its place is told. Whatever a regular file holds
is not odd; a text that can be read is asked for nothing but the marks of git.

Yields GK107 (syntax), GK137 (marks of git).
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.yamltext.codes import GK107
from generator.yamltext.lines import Line, after, before, is_structure, quote_line, read_line

GK137 = Code(
    "GK137",
    "两个人的修改没有合好",
    "“<<<<<<<”“=======”“>>>>>>>”是 git 合并时留下的：两个人改了同一处，它不知道要谁的，就都放在这里。"
    "“<<<<<<<”到“=======”是一个人写的，“=======”到“>>>>>>>”是另一个人写的。",
    "看上下两段哪一段对，留对的那段；再去掉“<<<<<<<”“=======”“>>>>>>>”这三行。",
)


class Slip(NamedTuple):
    """An odd line. `line` and `column` from 1."""

    line: int
    column: int
    trouble: Trouble

    def at(self, name: str) -> Diagnostic:
        return self.trouble.at(Place(name, self.line, self.column))


_CONFLICT = re.compile(r"(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |$)|=======$")


def find_conflict(lines: Sequence[str]) -> Slip | None:
    """The first mark that git left in a text whose merging stopped."""
    number = next((n for n, line in enumerate(lines, 1) if _CONFLICT.match(line)), 0)
    return Slip(number, 1, GK137.of(f"这里有 git 合并留下的标记“{lines[number - 1][:7]}”")) if number else None


# --- dashes ---------------------------------------------------------------------------------------

_DASH_LIKE = "－–—−‐‑‒―﹣ー"
_BULLET = re.compile(
    rf"(?P<mark>[{_DASH_LIKE}]+|[•·●○◦▪■◆➢∙・]|[*＊](?=[ \u3000\u00a0])"
    r"|[0-9０-９]{1,2}[、)）．]|[0-9]{1,2}\.(?![0-9])|[（(][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])[ \u3000\u00a0]*(?=\S)"
)
_GLUED = re.compile(r"-(?P<space>[\u3000\u00a0]*)(?=[^\s-])")


class Bullet(NamedTuple):
    """A mark at the beginning of a line that was meant as `- `. `text`: what stands behind."""

    mark: str
    text: str


def find_bullet(text: str) -> Bullet | None:
    """`－ 土地`, `• 土地`, `1. 土地`, `-土地`: an entry whose dash is none."""
    found = _GLUED.match(text) or _BULLET.match(text)
    return Bullet(found.groupdict().get("mark") or "-", text[found.end() :]) if found else None


def say_bullet(bullet: Bullet) -> Trouble:
    """What is wrong with a bullet."""
    text = quote_line(_KEY_AND_COLON.sub(lambda found: f"{found[0].rstrip('：:')}: ", bullet.text, count=1))
    if bullet.mark == "-":
        return GK107.of(f"“-{text}”的“-”后面少了一个英文空格", "dash_space", text=text)
    what = "编号" if bullet.mark[-1] not in f"{_DASH_LIKE}•·●○◦▪■◆➢∙・*＊" else "符号"
    return GK107.of(f"行首的“{bullet.mark}”是{what}，不是英文减号，不算一条的开头", "dash", mark=bullet.mark, text=text)


# --- lines ----------------------------------------------------------------------------------------

_BLOCK = re.compile(r"[|>][-+0-9]*(?:\s+#.*)?$")
_REMARK = re.compile(r"(?<!\s)\s+#.*$")
_SIGNS_ONLY = re.compile(r"[\]})）】」』”’\"'＂,，、;；.。:：]+")
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
            number = _end_of_block(lines, line)
        elif line.value[:1] in ("'", '"', "[", "{"):
            number = _end_of_value(lines, line) or number
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
    end = _close_bracket(lines[line.number - 1], line.at)
    if end is None:
        if _end_of_value(lines, line):
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
    end = _close_quote(text, line.at)
    if end is not None:
        return _find_rest(lines, line, end, "引号")
    if _end_of_value(lines, line):
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
    if _SIGNS_ONLY.fullmatch(rest.strip()):
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


# --- where a value ends ---------------------------------------------------------------------------


def _end_of_block(lines: Sequence[str], line: Line) -> int:
    """Number of the last line of a block of text: all that stands deeper than its field."""
    floor = line.column if line.key else line.indent
    number = line.number
    while number < len(lines):
        text = lines[number]
        if text.strip() and len(text) - len(text.lstrip(" ")) <= floor:
            break
        number += 1
    return number


def _end_of_value(lines: Sequence[str], line: Line) -> int:
    """Number of the line that closes a quote or a bracket; 0 where a field or an entry begins before."""
    close = _close_quote if line.value[0] in ("'", '"') else _close_bracket
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


def _close_quote(text: str, at: int) -> int | None:
    """Index behind the mark that closes the quote at `at`."""
    found = _QUOTED[text[at]].match(text, at)
    return found.end() if found else None


def _close_bracket(text: str, at: int) -> int | None:
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
            index = (_close_quote(text, index) or len(text)) - 1
        index += 1
    return None


# --- colons ---------------------------------------------------------------------------------------

_KEY_AND_COLON = re.compile(
    r"^[ -]*(?:[a-z][a-z_]*|[0-9]{2}(?:-c?[0-9]{1,3})?)(?P<space> *)"
    r"(?P<colon>[：﹕∶]|:(?! |$|//))(?P<odd>[\u3000\u00a0])?"
)


def find_false_colon(line: str) -> tuple[int, str, str] | None:
    """Column (from 1), fault and name of the remedy (of GK107) of `title：名称` or `title:名称`, or None."""
    match = _KEY_AND_COLON.match(line)
    if match is None:
        return None
    column = match.start("colon") + 1
    if _SIGNS_ONLY.fullmatch(line[match.end() :].strip()):
        return None  # `channel:,` is told for its comma
    if match["colon"] != ":":
        return column, f"字段名后面用了中文冒号“{match['colon']}”", "wide_colon"
    if match["odd"]:
        return column + 1, "冒号后面的空格不是英文空格", "odd_space"
    return column, "字段名的冒号后面少了一个空格", "colon_space"


class Shift(NamedTuple):
    """A line with the wrong indentation: its number, the blanks it should have, the line it should stand under."""

    number: int
    blanks: int
    peer: int


_MOST = 0.8
"""Share of a field's other places that must be alike."""

_NEAR = 12
"""Lines above the place where the parser stumbles in which the cause is looked for."""


def find_shift(lines: Sequence[str], number: int) -> Shift | None:
    """The line whose indentation is wrong, when a parser stumbles at line `number`; None where nothing tells."""
    here = read_line(number, lines[number - 1])
    if here is None:
        return None
    if here.has_dash:
        return _find_dash(lines, here)
    return _find_outlier(lines, number) or _find_first_child(lines, here) or _find_step(lines, here)


def _find_dash(lines: Sequence[str], here: Line) -> Shift | None:
    """An entry whose dash stands in another column than that of the entry above which begins with the same field."""
    above = _nearest(lines, here, lambda line: line.has_dash and line.key == here.key)
    is_apart = above is not None and here.key and above.indent != here.indent
    return Shift(here.number, above.indent, above.number) if above is not None and is_apart else None


def _find_outlier(lines: Sequence[str], number: int) -> Shift | None:
    """A field that stands everywhere else in the file in one column, and here, alone, in another."""
    near = [line for n in range(max(1, number - _NEAR), number + 1) if (line := read_line(n, lines[n - 1]))]
    suspects = [line for line in near if line.key and not _has_neighbour(lines, line)]
    everywhere: dict[str, list[Line]] = {line.key: [] for line in suspects}
    for n, text in enumerate(lines, 1):
        if suspects and (line := read_line(n, text)) and line.key in everywhere:
            everywhere[line.key].append(line)
    return next((shift for line in suspects if (shift := _judge_place(line, everywhere[line.key]))), None)


def _judge_place(line: Line, everywhere: Sequence[Line]) -> Shift | None:
    """What is wrong with where a field stands, by all lines with this field."""
    others = [other for other in everywhere if other.number != line.number]
    places = Counter((other.has_dash, other.indent) for other in others)
    (has_dash, indent), count = next(iter(places.most_common(1)), ((False, 0), 0))
    is_new = (line.has_dash, line.indent) not in places
    if not (is_new and has_dash is line.has_dash and count > 1 and count >= _MOST * len(others)):
        return None
    usual = [other for other in others if (other.has_dash, other.indent) == (has_dash, indent)]
    return Shift(line.number, indent, min(usual, key=lambda other: abs(other.number - line.number)).number)


def _has_neighbour(lines: Sequence[str], line: Line) -> bool:
    """Whether a line beside it begins in the same column, so that two would have to be wrong."""
    beside = (before(lines, line.number), after(lines, line.number))
    return not line.has_dash and any(other is not None and other.column == line.column for other in beside)


def _find_first_child(lines: Sequence[str], here: Line) -> Shift | None:
    """The first field of a group, where it stands deeper than those that follow."""
    up = before(lines, here.number)
    if up is None or here.has_dash or not up.key or up.has_dash or up.column <= here.column:
        return None
    parent = before(lines, up.number)
    if parent is None or parent.value or not parent.key or parent.column >= here.column:
        return None
    return Shift(up.number, here.column, here.number)


def _find_step(lines: Sequence[str], here: Line) -> Shift | None:
    """Of two neighbouring lines the one that does not go on as those before and behind."""
    above = _nearest(lines, here, lambda line: line.column < here.column)
    if above is None or not above.key or not above.value:
        return None
    if (peer := _peer(lines, above, here.column)) and _next_column(lines, here) == here.column:
        return Shift(above.number, here.column, peer.number)
    if not above.value.startswith(("[", "{", "|", ">")):
        return Shift(here.number, above.column, above.number)
    return None


def _nearest(lines: Sequence[str], line: Line, wanted: Callable[[Line], bool]) -> Line | None:
    above = before(lines, line.number)
    while above is not None and not wanted(above):
        above = before(lines, above.number)
    return above


def _peer(lines: Sequence[str], line: Line, column: int) -> Line | None:
    """The nearest line above that begins in this column, nothing shallower in between."""
    above = _nearest(lines, line, lambda one: one.column <= column)
    return above if above is not None and above.column == column else None


def _next_column(lines: Sequence[str], line: Line) -> int:
    below = after(lines, line.number)
    while below is not None and below.column > line.column:
        below = after(lines, below.number)
    return below.column if below is not None else -1
