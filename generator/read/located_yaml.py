"""YAML text → a tree that keeps line, column and the text of every scalar.

Plain PyYAML guesses types (`0505` is 325, `NO` is false, `2019-05-15` a date) and lets a repeated key win;
here every scalar is the text that stands there. Anchors, aliases, merge keys and tags have no place in a
catalogue and are refused by name; nesting is limited, because the C loader dies of deep nesting.
The tree is built from events, so nothing recurses and a bomb never unfolds.

Lines and columns count from 1, columns in characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.model.diagnostic import Diagnostic, Place, Severity

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_DEPTH = 20
MAX_NODES = 100_000
MAX_REPEATS = 50
"""Findings of one kind after which a file is taken for the wrong file and no more are listed."""


@dataclass(slots=True)
class Scalar:
    """A text. `plain`: written without quotes."""

    text: str
    line: int
    column: int
    plain: bool = True


@dataclass(slots=True)
class Sequence:
    items: list["Node"]
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys keep their own place; a repeated key is reported and the first one kept."""

    entries: dict[str, tuple[Scalar, "Node"]]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Document:
    """What one file gave: a tree (None when it cannot be read) and the problems met."""

    name: str
    root: Node | None
    problems: list[Diagnostic] = field(default_factory=list)


def read_located(name: str, data: bytes) -> Document:
    """Read one YAML document.

    Yields GK105 (encoding), GK106 (forbidden character), GK107 (YAML syntax), GK108 (repeated key),
    GK109 (anchor, alias, merge key, tag), GK110 (nesting, size), GK111 (empty), GK112 (several documents),
    GK113 (tab as indentation).
    """
    document = Document(name, None)
    text = _decode(document, data)
    if text is None:
        return document
    document.problems.extend(_find_forbidden_characters(name, text))
    document.problems.extend(_find_false_spaces(name, text))
    if document.problems:
        return document
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n")):
        _add(document, "GK111", 1, 1, "文件是空的", "写入目录内容；不需要的文件请删除。")
        return document
    try:
        _Builder(document).build(text)
    except _StopReadingError:
        document.root = None
    except yaml.YAMLError as error:
        document.root = None
        document.problems.append(_explain_syntax(name, text, error))
    except (ValueError, RecursionError, OverflowError):  # the loader's own limits
        document.root = None
        _add(document, "GK107", 1, 1, "文件不是正确的 YAML", "请从备份恢复，或者对照其他目录文件检查格式。")
    if isinstance(document.root, Scalar) and not document.root.text:
        document.root = None
        _add(document, "GK111", 1, 1, "文件是空的", "写入目录内容；不需要的文件请删除。")
    if any(problem.code == "GK106" for problem in document.problems):
        document.root = None  # what was written as `"\\0"` must not travel on into messages
    return document


def read_text(name: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file that is no YAML, by the same rules: UTF-8, and no character that cannot be seen.

    Yields GK105 (encoding) and GK106 (forbidden character); with either there is no text. Line ends become `\\n`.
    """
    document = Document(name, None)
    text = _decode(document, data)
    if text is not None:
        document.problems.extend(_find_forbidden_characters(name, text))
    return (None if document.problems else text), document.problems


class _StopReadingError(Exception):
    """The problem is recorded; reading on would only repeat it."""


def _add(document: Document, code: str, line: int, column: int, message: str, fix: str) -> None:
    place = Place(document.name, line, column)
    document.problems.append(Diagnostic(code, Severity.ERROR, place, message, fix))


# --- characters -------------------------------------------------------------------------------------


def _decode(document: Document, data: bytes) -> str | None:
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        _add(document, "GK105", 1, 1, "文件是 UTF-16 编码", "用“另存为”选择编码 UTF-8 后再提交。")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        gbk = "看起来是 GBK（ANSI）编码" if _is_gbk(data) else "有不是 UTF-8 的字节"
        _add(document, "GK105", line, column, f"文件{gbk}", "用“另存为”选择编码 UTF-8 后再提交。")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_gbk(data: bytes) -> bool:
    """Whether the bytes are GBK throughout, rather than UTF-8 with a damaged place."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    text = data.decode("utf-8", "replace")
    return sum("\u4e00" <= char <= "\u9fff" for char in text) <= text.count("\ufffd")


_CHARACTER_NAMES = {
    "\x00": "空字符（NUL）",
    "\ufeff": "字节顺序标记（BOM）",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字符",
    "\u200d": "零宽连字符",
    "\u2060": "零宽连接符",
    "\u00ad": "软连字符",
    "\ufffd": "乱码替换符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u0085": "换行控制符",
    "\x7f": "删除控制符",
    "\t": "制表符（Tab）",
}
_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def describe_character(char: str) -> str:
    """How a message names an invisible character: 零宽空格 U+200B."""
    kind = "双向文字控制符" if char in _BIDI else _CHARACTER_NAMES.get(char, "不可见的控制字符")
    return f"{kind} U+{ord(char):04X}"


def is_forbidden(char: str) -> bool:
    """Control, format, surrogate, private-use and unassigned characters, and the replacement character."""
    if char in "\n\t":
        return False
    return char == "\ufffd" or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _find_forbidden_characters(name: str, text: str) -> Iterator[Diagnostic]:
    suspects = {char for char in set(text) if is_forbidden(char)}
    if not suspects:
        return
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        for column, char in enumerate(line, 1):
            if char in suspects:
                yield Diagnostic(
                    "GK106",
                    Severity.ERROR,
                    Place(name, number, column),
                    f"这里有看不见的字符：{describe_character(char)}",
                    "删掉这个字符（可以把这一行重新手打一遍）。",
                    "看不见的字符会让搜索找不到，也会被用来伪造内容。",
                )
                found += 1
                if found == MAX_REPEATS:
                    return


_FALSE_INDENT = re.compile(r"^ *(?:- +)?[\u3000\u00a0][\s\u3000]*(?:- |[A-Za-z_]+ *[:：])")


def _find_false_spaces(name: str, text: str) -> Iterator[Diagnostic]:
    """Tabs, wherever they stand (loaders disagree on them), and full-width spaces used as indentation."""
    if "\t" not in text and "\u3000" not in text and "\u00a0" not in text:
        return
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        tab = line.find("\t")
        wide = _FALSE_INDENT.match(line)
        if tab >= 0 and not line[:tab].strip():
            what = ("GK113", tab + 1, "行首用了制表符（Tab）缩进", "把 Tab 换成空格，每级两个空格。")
        elif tab >= 0:
            what = ("GK113", tab + 1, "这里用了制表符（Tab）", "换成空格。")
        elif wide is not None:
            column = next(index for index, char in enumerate(line, 1) if char in "\u3000\u00a0")
            what = ("GK107", column, "行首用了全角空格缩进", "换成半角空格（英文输入法下按空格键），每级两个。")
        else:
            continue
        code, column, message, fix = what
        yield Diagnostic(code, Severity.ERROR, Place(name, number, column), message, fix)
        found += 1
        if found == MAX_REPEATS:
            return


# --- events to tree ---------------------------------------------------------------------------------


class _Builder:
    """Builds the tree from parser events with a stack of open collections."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[Sequence | Mapping] = []
        self.pending: list[Scalar | None] = []
        self.nodes = 0
        self.repeats = 0

    def build(self, text: str) -> None:
        documents = 0
        event: Any
        for event in yaml.parse(text, Loader=Loader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event, kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.stack.pop()
                self.pending.pop()
            elif kind is yaml.AliasEvent:
                self._refuse(event, f"这里用了别名“*{event.anchor}”")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    line = event.start_mark.line + 1
                    _add(
                        self.document, "GK112", line, 1, "文件里用“---”隔成了几段", "一个文件只放一份目录，删掉“---”。"
                    )
                    raise _StopReadingError

    def _refuse(self, event: Any, what: str) -> None:
        mark = event.start_mark
        fix = "目录里不用这种写法，把内容直接写出来。"
        if isinstance(event, yaml.AliasEvent) or event.tag is None:
            fix += "文字本身以 & 或 * 开头时，请加引号。"
        _add(self.document, "GK109", mark.line + 1, mark.column + 1, what, fix)
        raise _StopReadingError

    def _check(self, event: Any) -> None:
        self.nodes += 1
        if event.anchor is not None:
            self._refuse(event, f"这里用了锚点“&{event.anchor}”")
        if event.tag is not None:
            self._refuse(event, f"这里用了标签“{_short_tag(event.tag)}”")
        if self.nodes > MAX_NODES:
            line = event.start_mark.line + 1
            _add(self.document, "GK110", line, 1, f"内容太多（超过 {MAX_NODES} 个值）", "检查是不是放错了文件。")
            raise _StopReadingError

    def _scalar(self, event: Any) -> None:
        self._check(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.style == '"':
            hidden = next((char for char in event.value if is_forbidden(char) or char == "\t"), None)
            if hidden is not None:
                what = f"引号里写了看不见的字符：{describe_character(hidden)}"
                _add(self.document, "GK106", line, column, what, "删掉反斜杠和后面的代码。")
        self._place(Scalar(event.value, line, column, event.style in (None, "")))

    def _open(self, event: Any, is_mapping: bool) -> None:
        self._check(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if len(self.stack) >= MAX_DEPTH:
            _add(self.document, "GK110", line, column, f"括号或缩进嵌套超过 {MAX_DEPTH} 层", "检查这里的括号和缩进。")
            raise _StopReadingError
        node: Sequence | Mapping = Mapping({}, line, column) if is_mapping else Sequence([], line, column)
        if self.stack and isinstance(self.stack[-1], Mapping) and self.pending[-1] is None:
            _add(self.document, "GK107", line, column, "字段名不能是列表或分组", "字段名只写一个词，例如 title。")
            raise _StopReadingError
        self._place(node)
        self.stack.append(node)
        self.pending.append(None)

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.document.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.pending[-1]
        if key is None:
            assert isinstance(node, Scalar)
            if node.text == "<<" and node.plain:
                fix = "目录里不用这种写法，把内容直接写出来。"
                _add(self.document, "GK109", node.line, node.column, "这里用了合并键“<<”", fix)
                raise _StopReadingError
            self.pending[-1] = node
            return
        self.pending[-1] = None
        if key.text in parent.entries:
            first = parent.entries[key.text][0]
            _add(
                self.document,
                "GK108",
                key.line,
                key.column,
                f"字段“{key.text}”重复，第 {first.line} 行已经写过",
                "合并成一处，删掉多余的一处。",
            )
            self.repeats += 1
            if self.repeats == MAX_REPEATS:
                raise _StopReadingError
            return
        parent.entries[key.text] = (key, node)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


# --- YAML errors in words a clerk understands -------------------------------------------------------

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


def _explain_syntax(name: str, text: str, error: yaml.YAMLError) -> Diagnostic:
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
