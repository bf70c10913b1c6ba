"""What a parser says of a broken text, in words a clerk understands, at the place where it was broken.

Yields GK107 (syntax), GK109 (anchor, alias, tag).
"""

import re

import yaml

from generator.model.diagnostic import Code, Diagnostic, Place

GK107 = Code(
    "GK107",
    "写法读不懂",
    "冒号、引号、括号或者缩进有一处不对，后面的内容就接不上，所以这个文件只报第一处，改好再查一遍。"
    "真正错的，有时在提示的那一行上面几行。"
    "最常见的三种：字段名后面用了中文冒号“：”；文字里有英文冒号加空格却没有加引号；少了一个引号。",
    "对照上下几行检查缩进、冒号和引号。",
    {
        "wide_colon": "字段名后面是中文冒号｜改成英文冒号加一个空格，例如“title: 名称”。",
        "colon_space": "冒号后面没有空格｜冒号后面加一个空格，例如“title: 名称”。",
        "colon_missing": "没有冒号｜写成“字段名: 内容”，冒号后面空一格。",
        "colon_inside": "多了一个冒号｜文字里有英文冒号加空格时，把整段文字放进双引号；否则检查缩进。",
        "quote": "文字以符号开头｜把整段文字放进双引号里。",
        "close_quote": "引号没有配对｜在这段文字的末尾补上引号。",
        "one_pair": "引号、括号后面还有字｜把整段文字放进一对双引号；里面的引号用中文引号“”。",
        "backslash": "双引号里有反斜杠｜反斜杠改成全角，或者用单引号括起来。",
        "align": "没有对齐｜让这一行和上一个同级字段左边对齐。",
        "align_dash": "列表没有对齐｜让这一行和上面同级的字段（或者“- ”）左边对齐。",
        "indent": "接不上前面｜检查这一行和上一行的缩进。",
        "wide_space": "用全角空格缩进｜换成半角空格（英文输入法下按空格键），每级两个。",
        "dash_down": "“- ”写在了别的内容后面｜把“- ”写到下一行，比上一行多空两格。",
        "brackets": "括号没有配对｜检查括号是否成对。",
        "commas": "括号里的逗号不对｜检查括号和逗号。",
        "content": "缺少内容｜写上内容，或者删掉这一行。",
        "key": "字段名不是一个词｜字段名只写一个词，例如 title。",
        "drop_line": "版本声明｜删掉这一行。",
        "end": "文件在中间断了｜检查最后几行是不是没有写完。",
        "restore": "整个文件都读不懂｜请从备份恢复，或者对照其他目录文件检查格式。",
    },
)
GK109 = Code(
    "GK109",
    "用了目录里不用的写法",
    "YAML 有锚点（&）、别名（*）、合并（<<）、标签（!）这些写法，目录里一概不用：看不懂的人会改错。",
    "目录里不用这种写法，把内容直接写出来。",
    {
        "or_quote": "用了锚点、别名｜目录里不用这种写法，把内容直接写出来。文字本身以 & 或 * 开头时，请加引号。",
        "quote": "文字以 *、& 开头｜把整段文字放进双引号里。",
        "quote_tag": "用了标签｜文字本身以 ! 开头时，请加引号。",
        "no_tag": "用了不认识的标签｜目录里不用标签。",
    },
)

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
            return GK107.at(place, hint[1], hint[2])
    before = at[:column].rstrip()[-1:]
    if before and before in "\"']}" and "did not find expected key" in words:
        what = "引号" if before in "\"'" else "括号"
        return GK107.at(Place(name, line + 1, column + 1), f"{what}后面还有别的文字", "one_pair")
    for pattern, code, message, remedy in _SYNTAX:
        if pattern in words:
            return code.at(Place(name, line + 1, column + 1), message, remedy)
    return GK107.at(Place(name, line + 1, column + 1), "这里不是正确的 YAML 写法")


_KEY_AND_COLON = re.compile(r"^[ -]*[a-z][a-z_]*(?P<space> *)(?P<colon>：|:(?! |$|//))")


def find_false_colon(line: str) -> tuple[int, str, str] | None:
    """Column (from 1), fault and name of the remedy (of GK107) of `title：名称` or `title:名称`, or None."""
    match = _KEY_AND_COLON.match(line)
    if match is None:
        return None
    column = match.start("colon") + 1
    if match["colon"] == "：":
        return column, "字段名后面用了中文冒号“：”", "wide_colon"
    return column, "字段名的冒号后面少了一个空格", "colon_space"
