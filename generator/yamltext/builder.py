"""The parser's events → the tree, with a stack of open collections: nothing recurses, and a bomb never unfolds.

Anchors, aliases, merge keys and tags are refused by name, repeated fields are told, nesting and size are limited.
"""

import re
from typing import Any

import yaml

from generator.model.diagnostic import Code, Place, Trouble
from generator.yamltext.characters import GK106, MAX_REPEATS, is_forbidden, say_forbidden
from generator.yamltext.codes import GK107, GK109
from generator.yamltext.joined import find_joined, may_be_joined
from generator.yamltext.lookalikes import GK151, meant_by
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

GK108 = Code(
    "GK108",
    "字段写了两次",
    "同一个事项里同一个字段出现两次，不知道以哪一处为准。",
    "对照两处，内容合成一处；本来是另一条的，从这里另起一条，前面加“- ”。",
)
GK110 = Code(
    "GK110",
    "嵌套太深或者内容太多",
    "一层套一层超过 20 层，或者一个文件里的值超过十万个（permalinks.yml、asked.yml 二十五万个）、问题超过二百个。"
    "正常的目录远到不了这个数。",
    "检查是不是放错了文件。",
    {
        "many_faults": "问题太多｜检查是不是放错了文件；不是的，先改好列出的问题。",
        "deep": "嵌套太深｜检查这里的括号和缩进。",
    },
)
GK112 = Code(
    "GK112",
    "文件隔成了几段",
    "单独一行“---”会把一个文件隔成几份，后面的几份不会被读到。",
    "一个文件只放一份目录，删掉“---”。",
)

GK140 = Code(
    "GK140",
    "两条连在了一起",
    "列表里每一条的第一行前面要有“- ”（英文减号加一个空格）。少了它，下面的字段就都算在上一条里，字段写了两次，"
    "后一条整个不见了。",
    "这一行前面加“- ”，和第 {line:上一条} 行的“- ”左边对齐；这一条其余的行不用动。",
    {
        "first_field": "连第一行也没有｜在这一行上面补上这一条的第一行“- {key:字段}: …”，"
        "和第 {line:上一条} 行的“- ”左边对齐。",
    },
)

MAX_DEPTH = 20
MAX_VALUES = 250_000
"""Values of any file; who knows what a file is for may ask for fewer (`model.kinds`)."""

_REMARK = re.compile(r"\s*+#.*+")

MANY_REPEATS = 3
"""Different fields written twice in one group beyond which it is two groups run together."""


class StopReadingError(Exception):
    """The problem is recorded; reading on would only repeat it."""


def add_problem(document: Document, trouble: Trouble, line: int, column: int) -> None:
    document.problems.append(trouble.at(Place(document.name, line, column)))


class Builder:
    """Builds the tree from parser events with a stack of open collections."""

    def __init__(self, document: Document, most: int = MAX_VALUES) -> None:
        self.document = document
        self.lines: list[str] = []
        self.stack: list[Sequence | Mapping] = []
        self.pending: list[Scalar | None] = []
        self.nodes = 0
        self.most = most
        self.columns: list[int] = []
        self.repeats = 0
        self.joined = 0
        self.doubles: list[list[tuple[Scalar, Scalar]]] = []

    def build(self, text: str) -> None:
        self.lines = text.split("\n")
        documents = 0
        event: Any
        for event in yaml.parse(text, Loader=Loader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event, kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                self._refuse(event, f"这里用了别名“*{event.anchor}”")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    add_problem(self.document, GK112.of("文件里用“---”隔成了几段"), event.start_mark.line + 1, 1)
                    raise StopReadingError

    def _refuse(self, event: Any, what: str) -> None:
        mark = event.start_mark
        remedy = "or_quote" if isinstance(event, yaml.AliasEvent) or event.tag is None else ""
        add_problem(self.document, GK109.of(what, remedy), mark.line + 1, mark.column + 1)
        raise StopReadingError

    def _check(self, event: Any) -> None:
        self.nodes += 1
        if event.anchor is not None:
            self._refuse(event, f"这里用了锚点“&{event.anchor}”")
        if event.tag is not None:
            self._refuse(event, f"这里用了标签“{_short_tag(event.tag)}”")
        if self.nodes > self.most:
            add_problem(self.document, GK110.of(f"内容太多（超过 {self.most} 个值）"), event.start_mark.line + 1, 1)
            raise StopReadingError

    def _scalar(self, event: Any) -> None:
        self._check(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.style == '"':
            self._refuse_escapes(event.value, line, column)
        end = event.end_mark
        node = Scalar(event.value, line, column, event.style in (None, ""), end.line + 1, end.column + 1)
        if event.style in ("|", ">"):
            self._trim(node)
            node.mark = event.style if node.text.endswith("\n") else ""
        elif node.end_line != node.line or node.plain:
            self._look(node)
        self._place(node)

    def _refuse_escapes(self, text: str, line: int, column: int) -> None:
        """What stands in double quotes as a code: a character that nobody sees, or one that looks like another."""
        for char in text:
            if is_forbidden(char) or char == "\t":
                add_problem(self.document, GK106.of(f"引号里写了{say_forbidden(char)}", "escaped"), line, column)
                return
            if right := meant_by(char):
                what = f"引号里用代码写了一个看上去是“{right}”的字符"
                add_problem(self.document, GK151.of(what, "escaped", right=right), line, column)
                return

    def _look(self, node: Scalar) -> None:
        """Whether a text took in more than was meant, or lost its end to a remark."""
        if may_be_joined(node):
            joined = find_joined(self.document.name, node, self.lines, self._list_column())
            if joined is not None:
                self.document.problems.append(joined)
                self.joined += 1
                if self.joined == MAX_REPEATS:
                    raise StopReadingError
        if node.end_line <= len(self.lines):
            line = self.lines[node.end_line - 1]
            if len(line) >= node.end_column and "#" in line:
                remark = _REMARK.match(line, node.end_column - 1)
                node.remark = remark[0].rstrip() if remark else node.remark

    def _list_column(self) -> int:
        """Where the field begins in whose list the next node stands; -1 where it stands in none."""
        if not self.stack or not isinstance(self.stack[-1], Sequence) or self.stack[-1].flow:
            return -1
        return self.columns[-1]

    def _trim(self, node: Scalar) -> None:
        """The end of a block of text: its mark stands behind the line breaks that follow."""
        lines = self.lines
        last = min(node.end_line, len(lines)) if node.end_column > 1 else node.end_line - 1
        while last > node.line and not lines[last - 1].strip():
            last -= 1
        node.end_line, node.end_column = last, len(lines[last - 1]) + 1

    def _open(self, event: Any, is_mapping: bool) -> None:
        self._check(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if len(self.stack) >= MAX_DEPTH:
            add_problem(self.document, GK110.of(f"括号或缩进嵌套超过 {MAX_DEPTH} 层", "deep"), line, column)
            raise StopReadingError
        flow = bool(event.flow_style)
        node: Sequence | Mapping = Mapping({}, line, column, flow) if is_mapping else Sequence([], line, column, flow)
        if self.stack and isinstance(self.stack[-1], Mapping) and self.pending[-1] is None:
            add_problem(self.document, GK107.of("字段名不能是列表或分组", "key"), line, column)
            raise StopReadingError
        key = self.pending[-1] if self.pending else None
        self.columns.append(key.column - 1 if key is not None else -1)
        self._place(node)
        self.stack.append(node)
        self.pending.append(None)
        self.doubles.append([])

    def _close(self, event: Any) -> None:
        """A collection ends behind its bracket, or where its last part ends."""
        node = self.stack.pop()
        self.pending.pop()
        self.columns.pop()
        self._tell_doubles(node, self.doubles.pop())
        if node.flow:
            node.end_line, node.end_column = event.end_mark.line + 1, event.end_mark.column + 1
            return
        parts = node.items if isinstance(node, Sequence) else [value for _, value in node.entries.values()]
        ends = ((part.end_line, part.end_column) for part in parts)
        node.end_line, node.end_column = max(ends, default=(node.line, node.column))

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
                add_problem(self.document, GK109.of("这里用了合并键“<<”"), node.line, node.column)
                raise StopReadingError
            self.pending[-1] = node
            return
        self.pending[-1] = None
        if key.text in parent.entries:
            self.doubles[-1].append((key, parent.entries[key.text][0]))
            self.repeats += 1
            if self.repeats == MAX_REPEATS:
                self._tell_doubles(parent, self.doubles[-1])
                raise StopReadingError
            return
        parent.entries[key.text] = (key, node)

    def _tell_doubles(self, node: Node, doubles: list[tuple[Scalar, Scalar]]) -> None:
        """Repeated fields of one group: each by itself, or the entry that lost its dash."""
        if not doubles:
            return
        assert isinstance(node, Mapping)
        first = next(iter(node.entries.values()))[0]
        starts = [key for key, _ in doubles if key.text == first.text]
        is_entry = bool(self.stack) and isinstance(self.stack[-1], Sequence) and not node.flow
        if is_entry and starts:
            for key in starts:
                message = f"从“{key.text}”起是另一条，前面少了“- ”，被当成了第 {first.line} 行那一条的内容"
                self._add(GK140.of(message, line=first.line), key)
        elif is_entry and len(doubles) >= MANY_REPEATS:
            key = doubles[0][0]
            message = f"从“{key.text}”起像是另一条，却接在第 {first.line} 行那一条里，字段都写了两次"
            self._add(GK140.of(message, "first_field", key=first.text, line=first.line), key)
        else:
            for key, before in doubles:
                self._add(GK108.of(f"字段“{key.text}”重复，第 {before.line} 行已经写过"), key)

    def _add(self, trouble: Trouble, at: Scalar) -> None:
        add_problem(self.document, trouble, at.line, at.column)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
