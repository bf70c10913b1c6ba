"""Texts without quotes that took in more than was meant: the line below, or a second entry of the same line.

YAML folds a line that stands deeper than it should into the one above, without a word, and what was two things is
published as one. A text on several lines has forms of its own (`|`, `>`, quotes); without them it is an error here.

Yields GK135 (lines joined), GK136 (a dash inside), GK107 (why the second line was no entry and no field).
"""

import re
from collections.abc import Sequence

from generator.model.diagnostic import Code, Diagnostic, Place
from generator.yamltext.bullets import find_bullet, say_bullet
from generator.yamltext.codes import GK107
from generator.yamltext.lines import Line, is_structure, quote_line, read_line
from generator.yamltext.nodes import Scalar
from generator.yamltext.slips import Slip, find_line_fault, say_open_quote

GK135 = Code(
    "GK135",
    "两行连成了一句",
    "没有加引号的文字，下一行多空了格，就会接到上一行后面，两条变成一条，网页上照样印出来。"
    "真要分几行写的，用双引号括起来，或者先写“|”再换行。",
    "是同一句话，接到第 {line:上一} 行末尾，写成一行；是另外一条，写成新的一条。",
    {
        "dash": "列表里的一条缩进不对｜把这一行开头的空格改成 {blanks:几} 个，和第 {line:几} 行的“- ”左边对齐。",
        "entry": "列表里的一条没有“- ”｜"
        "是另外一条的，写成“- {text:内容}”，和第 {line:几} 行的“- ”左边对齐；是同一句话，接到第 {line:几} 行末尾。",
        "list": "列表写在了文字后面｜"
        "上面少了一行字段名的（例如“content:”），补上；"
        "“{key:字段}”自己要写几条的，每条单独一行，前面都加“- ”，左边对齐。",
    },
)
GK136 = Code(
    "GK136",
    "文字里有“ - ”",
    "“ - ”（空格、减号、空格）在目录文件里是另起一条的意思。写在一行中间，两条就成了一条，谁也看不出来。",
    "是两条的，在“- ”前面换行，和第一条左边对齐；本来就是一句话的，把整段文字放进一对英文双引号。",
    {"text": "只写一句话的地方｜本来就是一句话的，把整段文字放进一对英文双引号；不是的，分开写。"},
)

_ENDS = (",", '"', "＂")
_DASH = re.compile(r"(?P<left>\S) +- +(?P<right>\S)")


def may_be_joined(node: Scalar) -> bool:
    """Whether `find_joined` could find something: nearly every text is plain, on one line, without such signs."""
    text = node.text
    return not node.plain or node.end_line > node.line or " - " in text or text[-1:] in _ENDS


def find_joined(name: str, node: Scalar, lines: Sequence[str], key_column: int) -> Diagnostic | None:
    """What is wrong with the extent of a text.

    Args:
        name: of the file.
        node: the text.
        lines: of the file.
        key_column: where the field begins whose list the text is an entry of, from 0; -1 where it is none.
    """
    if not node.plain:
        return _find_swallowed(name, node, lines)
    if node.end_line > node.line and node.text:
        return _judge_lines(name, node, lines, key_column)
    if any(not (found["left"].isdigit() and found["right"].isdigit()) for found in _DASH.finditer(node.text)):
        message = f"“{quote_line(node.text, 40)}”里有“ - ”，像是两条写在了一行"
        place = Place(name, node.line, node.column, end=node.end_column)
        return GK136.at(place, message, "" if key_column >= 0 else "text")
    if node.text.endswith(","):
        place = Place(name, node.line, node.end_column - 1, end=node.end_column)
        return GK107.at(place, f"“{quote_line(node.text)}”末尾多了一个英文逗号", "drop_rest", rest=",")
    if node.text.endswith(_ENDS[1:]) and node.text.count(node.text[-1]) == 1:
        place = Place(name, node.line, node.column, end=node.end_column)
        return GK107.at(place, f"“{quote_line(node.text)}”只有末尾有引号，开头没有", "open_quote")
    return None


def _find_swallowed(name: str, node: Scalar, lines: Sequence[str]) -> Diagnostic | None:
    """A quote left open that another quote, lines below, happened to close."""
    mark = lines[node.line - 1][node.column - 1 : node.column]
    if mark not in ("'", '"') or not any(is_structure(text) for text in lines[node.line : node.end_line]):
        return None
    trouble = say_open_quote(lines[node.line - 1][node.column - 1 :], mark)
    return Slip(node.line, node.column, trouble).at(name)


def _judge_lines(name: str, node: Scalar, lines: Sequence[str], key_column: int) -> Diagnostic | None:
    first = read_line(node.line, lines[node.line - 1])
    number = next((n for n in range(node.line + 1, node.end_line + 1) if lines[n - 1].strip()), node.line)
    second = read_line(number, lines[number - 1])
    if first is None or second is None or number == node.line:
        return None  # one of them holds wide blanks alone, which are text to YAML: nothing that shows was joined
    above, below = quote_line(lines[node.line - 1]), quote_line(lines[number - 1])
    if not first.has_dash and not first.key and (bullet := find_bullet(first.value)):
        return Slip(node.line, first.column + 1, say_bullet(bullet)).at(name)
    related = (Place(name, node.line, node.column),)
    joined = f"第 {number} 行“{below}”接到了第 {node.line} 行“{above}”的后面，成了一句"
    fault = find_line_fault(lines[number - 1], second)
    if fault is not None:
        column, trouble = fault
        message = f"{trouble.message}。这一行因此接到了第 {node.line} 行“{above}”的后面"
        return trouble._replace(message=message).at(Place(name, number, column), related=related)
    place = Place(name, number, second.indent + 1)
    if not second.has_dash:
        text = quote_line(second.value)
        return GK135.at(place, joined, "entry" if first.has_dash else "", line=node.line, text=text, related=related)
    if not first.has_dash and not first.key:
        return _say_no_dash(name, first, above)
    if not first.has_dash:
        return GK135.at(place, joined, "list", key=first.key or "这里", related=related)
    return _judge_dashes(name, lines, first, second, key_column, joined)


def _say_no_dash(name: str, line: Line, shown: str) -> Diagnostic:
    place = Place(name, line.number, line.column + 1)
    return GK107.at(place, f"“{shown}”前面少了“- ”，不算一条的开头", "add_dash", text=shown)


def _judge_dashes(
    name: str, lines: Sequence[str], first: Line, second: Line, key_column: int, joined: str
) -> Diagnostic:
    """Two entries of which one is indented wrongly: the first, where it is alone with its indentation."""
    peer = _other_entry(lines, first, key_column)
    blamed, right = (first, second) if _is_alone(first, second, peer, key_column) else (second, first)
    message = f"{joined}：第 {blamed.number} 行前面有 {blamed.indent} 个空格，应当是 {right.indent} 个"
    place, related = Place(name, blamed.number, blamed.indent + 1), (Place(name, right.number, right.indent + 1),)
    return GK135.at(place, message, "dash", blanks=right.indent, line=right.number, related=related)


def _other_entry(lines: Sequence[str], first: Line, key_column: int) -> Line | None:
    """Another entry of the same list, above."""
    for number in range(first.number - 1, 0, -1):
        above = read_line(number, lines[number - 1])
        if above is None:
            continue
        if above.indent <= key_column and not above.has_dash:
            return None
        if above.indent == first.indent and above.has_dash:
            return above
    return None


_STEP = 2
"""Blanks between a field and its entries, as every file of ours has them."""


def _is_alone(first: Line, second: Line, peer: Line | None, key_column: int) -> bool:
    is_regular = second.indent == key_column + _STEP
    return peer is None and is_regular and first.indent != key_column + _STEP
