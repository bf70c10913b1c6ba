"""Prose that no renderer should be given: what would take minutes, or break it, is told by its form beforehand.

- GK128: too long, nested too deep, or with brackets and tags that are opened and never closed.

The bounds are measured (tests/check/test_shapes.py): Python-Markdown 3.11 takes over 15 s for 20,000 opening brackets
and dies of 400 list marks in a row. A text within these bounds takes less than 2 s, whatever stands in it.
"""

import re
from collections.abc import Iterator

from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.snapshot import Prose

GK128 = Code(
    "GK128",
    "文章太长或者写法太复杂",
    "排版程序遇到几千个没有配对的括号、套几十层的列表会算上几分钟，甚至出错，所以先量一量。"
    "正常的文章远到不了这些数：6 万字，一行 5000 字，列表 8 层。",
    "分成几篇。",
    {
        "pdf": "太长｜分成几篇，或者做成 PDF 放在 pages/files 里。",
        "paragraphs": "一行太长｜分成几段，中间空一行。",
        "surplus": "同一个符号连着写｜删掉多余的。",
        "lists": "列表、引用套得太深｜减少层次；这一行开头的符号不是列表的，前面加反斜杠。",
        "indent": "缩进太多｜减少缩进。",
        "brackets": "括号没有配对｜把没有配对的括号补上，或者改成全角括号；要显示方括号，前面加反斜杠。",
        "declaration": "网页的声明｜删掉这段网页代码；要显示尖括号，写成 &lt;。",
        "comment": "注释没有结束｜在末尾补上 -->。",
        "angles": "尖括号没有配对｜补上，或者写成 &lt;。",
        "references": "“[名称]: 网址”太多｜链接直接写在文字里。",
        "contents": "目录 [TOC] 写了几次｜一篇只写一次。",
        "tags": "网页标签套得太深｜减少层次，补上没有结束的标签。",
        "plain": "排版程序处理不了｜删掉不常用的符号和网页代码，只留文字、标题、表格和列表。",
    },
)

MAX_TEXT = 60_000
"""Characters of a page: some twenty printed sheets."""

MAX_LINE = 5_000
MAX_OPEN = 20
"""Brackets open at once in one paragraph, square and round ones together."""

MAX_BRACKETS = 2_000
MAX_UNCLOSED = 30
"""Tags of one page that are opened with `<` and not closed with `>`."""

MAX_MARKS = 8
"""Marks of lists and quotations before the text of one line."""

MAX_INDENT = 40
MAX_HEADINGS = 300
MAX_FENCES = 300
MAX_REFERENCES = 200
MAX_CONTENTS = 2
"""Tables of contents: each repeats all headings."""

_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)))+")
_MARK = re.compile(r">|[-*+]|[0-9]+[.)]")
_RUN = re.compile(r"([>#`~*_=+|!\\-])\1{200,}")
_UNCLOSED = re.compile(r"<[A-Za-z/][^<>]*(?=<|\Z)")
_DECLARATION = re.compile(r"<!(?!--)|<\?")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]*\]:")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_UNDERLINE = re.compile(r"^(?:=+|-+) *$")


def check_shape(prose: Prose) -> Iterator[Diagnostic]:
    """The first fault of a page's form: one is enough, for the page is not rendered."""
    for line, column, what, remedy in _faults(prose.text):
        yield GK128.at(Place(prose.name, prose.first_line + line, column + 1), what, remedy)
        return


def _faults(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Line and column (from 0), what, and the name of the remedy."""
    if len(text) > MAX_TEXT:
        yield 0, 0, f"文章太长（{len(text)} 个字，最多 {MAX_TEXT} 个）", "pdf"
    lines = text.split("\n")
    yield from _long_lines(lines)
    yield from _open_brackets(lines)
    yield from _tags(text)
    yield from _repeated(lines)


def _long_lines(lines: list[str]) -> Iterator[tuple[int, int, str, str]]:
    for number, line in enumerate(lines):
        if len(line) > MAX_LINE:
            yield number, MAX_LINE, f"这一行太长（{len(line)} 个字，最多 {MAX_LINE} 个）", "paragraphs"
        run = _RUN.search(line)
        if run:
            yield number, run.start(), f"符号“{run.group(1)}”连着写了 {len(run.group())} 个", "surplus"
        marks = _MARKS.match(line)
        if marks and not _is_rule(line) and len(_MARK.findall(marks.group())) > MAX_MARKS:
            yield (
                number,
                0,
                f"列表或引用套了 {MAX_MARKS} 层以上",
                "lists",
            )
        indent = len(line) - len(line.lstrip(" \t"))
        if line.strip() and len(line[:indent].expandtabs(4)) > MAX_INDENT:
            yield number, 0, f"这一行缩进太多（超过 {MAX_INDENT} 个空格）", "indent"


def _is_rule(line: str) -> bool:
    """A line across the page: `* * *`; the renderer reads it as such only when it holds nothing else and is short."""
    return len(line) <= MAX_MARKS * 20 and len(set(line.replace(" ", ""))) == 1


def _open_brackets(lines: list[str]) -> Iterator[tuple[int, int, str, str]]:
    depth = total = 0
    for number, line in enumerate(lines):
        if not line.strip():
            depth = 0
            continue
        for column, char in enumerate(line):
            if char in "[(":
                depth += 1
                total += char == "["
            elif char in "])":
                depth = max(0, depth - 1)
            if depth > MAX_OPEN:
                yield number, column, f"这一段里有 {MAX_OPEN} 个以上的括号没有配对", "brackets"
                return
            if total > MAX_BRACKETS:
                yield number, column, f"方括号太多（超过 {MAX_BRACKETS} 个）", ""
                return


def _tags(text: str) -> Iterator[tuple[int, int, str, str]]:
    declaration = _DECLARATION.search(text)
    if declaration:
        yield *_spot(text, declaration.start()), "这里写了网页的声明“<!”或者“<?”", "declaration"
    comment = text.rfind("<!--")
    if comment >= 0 and "-->" not in text[comment:]:
        yield *_spot(text, comment), "注释“<!--”没有结束", "comment"
    unclosed = _UNCLOSED.findall(text)
    if len(unclosed) > MAX_UNCLOSED:
        first = _UNCLOSED.search(text)
        assert first is not None
        yield *_spot(text, first.start()), f"有 {len(unclosed)} 个“<”没有配对的“>”", "angles"


def _repeated(lines: list[str]) -> Iterator[tuple[int, int, str, str]]:
    headings = [n for n, line in enumerate(lines) if line.lstrip().startswith("#") or (n and _UNDERLINE.match(line))]
    if len(headings) > MAX_HEADINGS:
        yield headings[MAX_HEADINGS], 0, f"标题太多（超过 {MAX_HEADINGS} 个）", ""
    references = [n for n, line in enumerate(lines) if _REFERENCE.match(line)]
    if len(references) > MAX_REFERENCES:
        yield references[MAX_REFERENCES], 0, f"“[名称]: 网址”太多（超过 {MAX_REFERENCES} 个）", "references"
    contents = [n for n, line in enumerate(lines) if "[TOC]" in line]
    if len(contents) > MAX_CONTENTS:
        yield contents[MAX_CONTENTS], 0, f"目录 [TOC] 写了 {len(contents)} 次", "contents"
    fences = [n for n, line in enumerate(lines) if _FENCE.match(line)]
    if len(fences) > MAX_FENCES:
        yield fences[MAX_FENCES], 0, f"代码块太多（超过 {MAX_FENCES} 个）", ""


def _spot(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset), offset - start
