"""YAML text → a tree that keeps line, column and the text of every scalar.

Plain PyYAML guesses types (`0505` is 325, `NO` is false, `2019-05-15` a date) and lets a repeated key win;
here every scalar is the text that stands there. Anchors, aliases, merge keys and tags have no place in a
catalogue and are refused by name; nesting is limited, because the C loader dies of deep nesting.
The tree is built from events, so nothing recurses and a bomb never unfolds.

Lines and columns count from 1, columns in characters.
"""

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
    if document.problems:
        return document
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n")):
        _add(document, "GK111", 1, 1, "文件是空的", "写入目录内容；不需要的文件请删除。")
        return document
    try:
        _Builder(document).build(text)
    except _StopReading:
        document.root = None
    except yaml.YAMLError as error:
        document.root = None
        document.problems.append(_explain_syntax(name, text, error))
    except (ValueError, RecursionError, OverflowError):  # the loader's own limits
        document.root = None
        _add(document, "GK107", 1, 1, "文件不是正确的 YAML", "请从备份恢复，或者对照其他目录文件检查格式。")
    return document


class _StopReading(Exception):
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
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


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
}
_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def describe_character(char: str) -> str:
    """How a message names an invisible character: 零宽空格 U+200B."""
    if char in _BIDI:
        kind = "双向文字控制符"
    else:
        kind = _CHARACTER_NAMES.get(char, "不可见的控制字符")
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
                if found == 50:
                    return


# --- events to tree ---------------------------------------------------------------------------------


class _Builder:
    """Builds the tree from parser events with a stack of open collections."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[Sequence | Mapping] = []
        self.pending: list[Scalar | None] = []
        self.nodes = 0

    def build(self, text: str) -> None:
        documents = 0
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
                    raise _StopReading

    def _refuse(self, event: Any, what: str) -> None:
        mark = event.start_mark
        fix = "目录里不用这种写法，把内容直接写出来。"
        if isinstance(event, yaml.AliasEvent) or event.tag is None:
            fix += "文字本身以 & 或 * 开头时，请加引号。"
        _add(self.document, "GK109", mark.line + 1, mark.column + 1, what, fix)
        raise _StopReading

    def _check(self, event: Any) -> None:
        self.nodes += 1
        if event.anchor is not None:
            self._refuse(event, f"这里用了锚点“&{event.anchor}”")
        if event.tag is not None:
            self._refuse(event, f"这里用了标签“{_short_tag(event.tag)}”")
        if self.nodes > MAX_NODES:
            line = event.start_mark.line + 1
            _add(self.document, "GK110", line, 1, f"内容太多（超过 {MAX_NODES} 个值）", "检查是不是放错了文件。")
            raise _StopReading

    def _scalar(self, event: Any) -> None:
        self._check(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.style == '"':
            hidden = next((char for char in event.value if is_forbidden(char)), None)
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
            raise _StopReading
        node: Sequence | Mapping = Mapping({}, line, column) if is_mapping else Sequence([], line, column)
        if self.stack and isinstance(self.stack[-1], Mapping) and self.pending[-1] is None:
            _add(self.document, "GK107", line, column, "字段名不能是列表或分组", "字段名只写一个词，例如 title。")
            raise _StopReading
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
                raise _StopReading
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
            return
        parent.entries[key.text] = (key, node)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


# --- YAML errors in words a clerk understands -------------------------------------------------------

_SYNTAX = (
    ("found character '\\t'", "GK113", "这里用了制表符（Tab）", "缩进和冒号后面都用空格，不用 Tab 键。"),
    ("found a tab", "GK113", "这里用了制表符（Tab）", "缩进和冒号后面都用空格，不用 Tab 键。"),
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
    ("could not find expected ':'", "GK107", "字段名后面缺少英文冒号“:”", "写成“字段名: 内容”，冒号用英文，后面空一格。"),
    ("did not find expected key", "GK107", "缩进没有对齐，或者这里缺少字段名", "让这一行和上一个同级字段左边对齐。"),
    ("did not find expected '-'", "GK107", "列表的缩进没有对齐", "让“- ”和上一条左边对齐。"),
    ("unexpected end of stream", "GK107", "引号没有配对，一直到文件末尾", "检查前面是否少了一个引号。"),
    ("while scanning a quoted scalar", "GK107", "引号没有配对", "检查这一段文字的引号，一前一后要成对。"),
    ("unknown escape character", "GK107", "双引号里有反斜杠“\\”", "反斜杠改成全角，或者用单引号括起来。"),
    ("did not find expected ',' or", "GK107", "方括号或花括号里少了逗号，或者括号没有配对", "检查括号是否成对。"),
    ("did not find expected node content", "GK107", "括号没有配对", "检查括号是否成对。"),
    ("while scanning an alias", "GK109", "文字以“*”开头", "把整段文字放进双引号里。"),
    ("while scanning an anchor", "GK109", "文字以“&”开头", "把整段文字放进双引号里。"),
    ("block sequence entries are not allowed", "GK107", "这里不能写“- ”", "把“- ”写到下一行，比上一行多空两格。"),
    ("undefined tag handle", "GK109", "这里用了标签“!”", "文字本身以 ! 开头时，请加引号。"),
    ("while scanning a tag", "GK109", "这里用了标签“!”", "文字本身以 ! 开头时，请加引号。"),
    ("could not determine a constructor", "GK109", "这里用了标签“!”", "目录里不用标签。"),
    ("while scanning a directive", "GK107", "文字以“%”开头", "把整段文字放进双引号里。"),
    ("did not find expected <document start>", "GK107", "缩进或括号不对，后面的内容接不上", "检查这一行和上一行的缩进。"),
)


def _explain_syntax(name: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    at = lines[line]
    if at[: len(at) - len(at.lstrip())].count("\t"):
        return Diagnostic(
            "GK113",
            Severity.ERROR,
            Place(name, line + 1, at.index("\t") + 1),
            "行首用了制表符（Tab）缩进",
            "把 Tab 换成空格，每级两个空格。",
        )
    for line_before in (line, line - 1):
        hint = _fullwidth_colon(lines[line_before]) if line_before >= 0 else None
        if hint is not None:
            return Diagnostic(
                "GK107",
                Severity.ERROR,
                Place(name, line_before + 1, hint),
                "字段名后面用了中文冒号“：”",
                "改成英文冒号加一个空格，例如“title: 名称”。",
            )
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


def _fullwidth_colon(line: str) -> int | None:
    """Column (from 1) of a full-width colon after a key such as `title：`, or None."""
    stripped = line.lstrip(" -")
    key = stripped.split("：", 1)[0]
    if "：" in stripped and key.replace("_", "").isascii() and key.replace("_", "").isalpha():
        return len(line) - len(stripped) + len(key) + 1
    return None
