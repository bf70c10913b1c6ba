"""What a parser says of a broken text, in words a clerk understands, at the place where it was broken.

Yields GK107 (syntax), GK109 (anchor, alias, tag).
"""

import yaml

from generator.model.diagnostic import Diagnostic, Place
from generator.yamltext.codes import GK107, GK109
from generator.yamltext.lines import quote_line, read_line
from generator.yamltext.shifts import find_shift
from generator.yamltext.slips import find_slip, has_diff_mark

_SYNTAX = (
    ("cannot start any token", GK107, "这个符号不能出现在文字开头", "quote"),
    ("mapping values are not allowed", GK107, "这里多了一个冒号，或者缩进不对", "colon_inside"),
    ("could not find expected ':'", GK107, "字段名后面缺少英文冒号“:”", "colon_missing"),
    ("did not find expected key", GK107, "缩进没有对齐，或者这里缺少字段名", "align"),
    ("did not find expected '-'", GK107, "缩进没有对齐", "align_dash"),
    ("while scanning a quoted scalar", GK107, "从这里开始的引号没有配对", "close_quote"),
    ("unexpected end of stream", GK107, "文件在这里断了", "end"),
    ("unknown escape character", GK107, "双引号里有反斜杠“\\”", "backslash"),
    ("hexdecimal number", GK107, "双引号里有反斜杠“\\”", "backslash"),
    ("character escape code", GK107, "双引号里有反斜杠“\\”", "backslash"),
    ("did not find expected ',' or", GK107, "方括号或花括号里少了逗号，或者括号没有配对", "brackets"),
    ("while parsing a flow node", GK107, "方括号或花括号里多了逗号，或者括号没有配对", "commas"),
    ("did not find expected node content", GK107, "这里缺少内容", "content"),
    ("while scanning an alias", GK109, "文字以“*”开头", "quote"),
    ("while scanning an anchor", GK109, "文字以“&”开头", "quote"),
    ("block sequence entries are not allowed", GK107, "这里不能写“- ”", "dash_down"),
    ("undefined tag handle", GK109, "这里用了标签“!”", "quote_tag"),
    ("while scanning a tag", GK109, "这里用了标签“!”", "quote_tag"),
    ("could not determine a constructor", GK109, "这里用了标签“!”", "no_tag"),
    ("while scanning a block scalar", GK107, "文字以“>”或者“|”开头", "quote"),
    ("while scanning a directive", GK107, "文字以“%”开头", "quote"),
    ("incompatible YAML document", GK107, "文字以“%”开头", "drop_line"),
    ("did not find expected <document start>", GK107, "缩进或括号不对，接不上前面", "indent"),
)


_TOLD_AT_START = {
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
}
"""What was left open is told where it was opened: it is noticed only lines, or a whole file, later."""


def explain_syntax(name: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """One finding at the line that a clerk has to change."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    noticed = min(mark.line, len(lines) - 1) if mark else 0
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    shift = _find_shift(name, lines, noticed + 1, words)
    slip = find_slip(lines, noticed + 1)
    if slip is not None and not (shift and shift.place.line <= slip.line):
        return slip.at(name)
    return shift or _explain_words(name, lines, error, words)


_SHIFTED = ("mapping values are not allowed", "did not find expected key", "did not find expected '-'")


def _find_shift(name: str, lines: list[str], noticed: int, words: str) -> Diagnostic | None:
    """A line with more or fewer blanks in front than its neighbours have, or the first line of all."""
    first = next((found for n, text in enumerate(lines, 1) if (found := read_line(n, text))), None)
    if "<document start>" in words and first is not None and first.indent:
        message = f"“{quote_line(lines[first.number - 1])}”往右缩进了，上面却没有它所属的字段"
        return GK107.at(Place(name, first.number, 1), message, "head")
    shift = find_shift(lines, noticed) if any(pattern in words for pattern in _SHIFTED) else None
    if shift is None or has_diff_mark(lines, shift.number):
        return None
    line = lines[shift.number - 1]
    have = len(line) - len(line.lstrip(" "))
    message = f"第 {shift.number} 行“{quote_line(line)}”前面有 {have} 个空格，应当是 {shift.blanks} 个"
    place = Place(name, shift.number, have + 1)
    return GK107.at(place, message, "indent_to", blanks=shift.blanks, line=shift.peer)


def _explain_words(name: str, lines: list[str], error: yaml.YAMLError, words: str) -> Diagnostic:
    """What the parser says, in Chinese, where it says so."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if getattr(error, "context", None) in _TOLD_AT_START and error.context_mark is not None:  # type: ignore[attr-defined]
        mark = error.context_mark  # type: ignore[attr-defined]
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    before = lines[line][:column].rstrip()[-1:]
    if before and before in "\"']}" and "did not find expected key" in words:
        what = "引号" if before in "\"'" else "括号"
        return GK107.at(Place(name, line + 1, column + 1), f"{what}后面还有别的文字", "one_pair")
    at = read_line(line + 1, lines[line])
    if "could not find expected ':'" in words and at is not None and not at.key and not at.has_dash:
        message = f"“{quote_line(lines[line])}”既不是字段，也不是列表的一条"
        return GK107.at(Place(name, line + 1, column + 1), message, "loose")
    if "did not find expected key" in words and at is not None and at.has_dash:
        message = f"“{quote_line(lines[line])}”不在任何列表里：缩进没有对齐，或者上面少了一行字段名"
        return GK107.at(Place(name, line + 1, column + 1), message, "parent")
    for pattern, code, message, remedy in _SYNTAX:
        if pattern in words:
            return code.at(Place(name, line + 1, column + 1), message, remedy)
    return GK107.at(Place(name, line + 1, column + 1), "这里不是正确的 YAML 写法")
