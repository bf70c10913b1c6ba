"""What a parser says of a broken text, in words a clerk understands, at the place where it was broken.

Yields GK107 (syntax), GK109 (anchor, alias, tag).
"""

import re

import yaml

from generator.model.diagnostic import Diagnostic, Place, Severity

_SYNTAX = (
    (
        "cannot start any token",
        "GK107",
        "这个符号不能出现在文字开头",
        "把整段文字放进双引号里。",
    ),
    (
        "mapping values are not allowed",
        "GK107",
        "这里多了一个冒号，或者缩进不对",
        "文字里有英文冒号加空格时，把整段文字放进双引号；否则检查缩进。",
    ),
    ("could not find expected ':'", "GK107", "字段名后面缺少英文冒号“:”", "写成“字段名: 内容”，冒号后面空一格。"),
    ("did not find expected key", "GK107", "缩进没有对齐，或者这里缺少字段名", "让这一行和上一个同级字段左边对齐。"),
    ("did not find expected '-'", "GK107", "缩进没有对齐", "让这一行和上面同级的字段（或者“- ”）左边对齐。"),
    ("while scanning a quoted scalar", "GK107", "从这里开始的引号没有配对", "在这段文字的末尾补上引号。"),
    ("unexpected end of stream", "GK107", "文件在这里断了", "检查最后几行是不是没有写完。"),
    ("unknown escape character", "GK107", "双引号里有反斜杠“\\”", "反斜杠改成全角，或者用单引号括起来。"),
    ("hexdecimal number", "GK107", "双引号里有反斜杠“\\”", "反斜杠改成全角，或者用单引号括起来。"),
    ("character escape code", "GK107", "双引号里有反斜杠“\\”", "反斜杠改成全角，或者用单引号括起来。"),
    ("did not find expected ',' or", "GK107", "方括号或花括号里少了逗号，或者括号没有配对", "检查括号是否成对。"),
    ("while parsing a flow node", "GK107", "方括号或花括号里多了逗号，或者括号没有配对", "检查括号和逗号。"),
    ("did not find expected node content", "GK107", "这里缺少内容", "写上内容，或者删掉这一行。"),
    ("while scanning an alias", "GK109", "文字以“*”开头", "把整段文字放进双引号里。"),
    ("while scanning an anchor", "GK109", "文字以“&”开头", "把整段文字放进双引号里。"),
    ("block sequence entries are not allowed", "GK107", "这里不能写“- ”", "把“- ”写到下一行，比上一行多空两格。"),
    ("undefined tag handle", "GK109", "这里用了标签“!”", "文字本身以 ! 开头时，请加引号。"),
    ("while scanning a tag", "GK109", "这里用了标签“!”", "文字本身以 ! 开头时，请加引号。"),
    ("could not determine a constructor", "GK109", "这里用了标签“!”", "目录里不用标签。"),
    ("while scanning a directive", "GK107", "文字以“%”开头", "把整段文字放进双引号里。"),
    ("incompatible YAML document", "GK107", "文字以“%”开头", "删掉这一行。"),
    ("did not find expected <document start>", "GK107", "缩进或括号不对，接不上前面", "检查这一行和上一行的缩进。"),
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
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if getattr(error, "context", None) in _TOLD_AT_START and error.context_mark is not None:  # type: ignore[attr-defined]
        mark = error.context_mark  # type: ignore[attr-defined]
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    at = lines[line]
    for line_before in (line, line - 1):
        hint = find_false_colon(lines[line_before]) if line_before >= 0 else None
        if hint is not None:
            place = Place(name, line_before + 1, hint[0])
            return Diagnostic("GK107", Severity.ERROR, place, hint[1], hint[2])
    before = at[:column].rstrip()[-1:]
    if before and before in "\"']}" and "did not find expected key" in words:
        what = "引号" if before in "\"'" else "括号"
        fix = "把整段文字放进一对双引号；里面的引号用中文引号“”。"
        return Diagnostic("GK107", Severity.ERROR, Place(name, line + 1, column + 1), f"{what}后面还有别的文字", fix)
    for pattern, code, message, fix in _SYNTAX:
        if pattern in words:
            return Diagnostic(code, Severity.ERROR, Place(name, line + 1, column + 1), message, fix)
    return Diagnostic(
        "GK107",
        Severity.ERROR,
        Place(name, line + 1, column + 1),
        "这里不是正确的 YAML 写法",
        "对照上下几行检查缩进、冒号和引号。",
    )


_KEY_AND_COLON = re.compile(r"^[ -]*[a-z][a-z_]*(?P<space> *)(?P<colon>：|:(?! |$|//))")


def find_false_colon(line: str) -> tuple[int, str, str] | None:
    """Column (from 1), fault and remedy of `title：名称` or `title:名称`, or None."""
    match = _KEY_AND_COLON.match(line)
    if match is None:
        return None
    column = match.start("colon") + 1
    if match["colon"] == "：":
        return column, "字段名后面用了中文冒号“：”", "改成英文冒号加一个空格，例如“title: 名称”。"
    return column, "字段名的冒号后面少了一个空格", "冒号后面加一个空格，例如“title: 名称”。"
