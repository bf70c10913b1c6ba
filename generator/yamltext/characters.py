"""Bytes → characters: the encoding, and characters that have no place in a text that people edit.

Yields GK105 (encoding), GK106 (forbidden character), GK113 (tab), GK107 (full-width space as indentation).
"""

import re
import unicodedata
from collections.abc import Iterator

from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.yamltext.codes import GK107
from generator.yamltext.lookalikes import meant_by_private

GK105 = Code(
    "GK105",
    "编码不是 UTF-8",
    "记事本有时会存成 ANSI（GBK）或者 Unicode（UTF-16），别的电脑打开就是乱码。",
    "用“另存为”选择编码 UTF-8 后再提交。",
)
GK106 = Code(
    "GK106",
    "有看不见的字符",
    "从网页、聊天窗口复制的文字常带零宽空格这一类字符，肉眼看不出，搜索却找不到，还会被人用来伪造内容。",
    "删掉这个字符（可以把这一行重新手打一遍）。",
    {
        "escaped": "在双引号里用反斜杠写的｜删掉反斜杠和后面的代码。",
        "private": "私用区字符（别的电脑显示不出来）｜对照原文，换成正式的字。",
        "of_gbk": "老的 GBK 字库放在私用区的字｜换成“{right:正式的字}”。",
    },
)
GK113 = Code(
    "GK113",
    "用了 Tab 键",
    "行首的缩进只能用空格。Tab 看着像空格，宽度却因电脑而不同，所以不能用。",
    "把 Tab 换成空格，每级两个空格。",
    {
        "inside": "Tab 在文字中间｜换成空格。",
        "row": "从 Excel 粘贴的一整行｜表格的一格写一行，前面写字段名，照上面一条的样子：“title: …”“category: …”。",
    },
)

MAX_REPEATS = 50
"""Findings of one kind after which a file is taken for the wrong file and no more are listed."""


def decode_text(name: str, data: bytes) -> str | Diagnostic:
    """Bytes → text with line breaks `\\n` only, or GK105: what is wrong with the encoding, and where."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _wrong_encoding(name, 1, 1, "文件是 UTF-16 编码")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        gbk = "看起来是 GBK（ANSI）编码" if _is_gbk(data) else "有不是 UTF-8 的字节"
        return _wrong_encoding(name, line, column, f"文件{gbk}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wrong_encoding(name: str, line: int, column: int, message: str) -> Diagnostic:
    return GK105.at(Place(name, line, column), message)


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

_KINDS = {
    "Cc": "不可见的控制字符",
    "Cf": "看不见的格式字符",
    "Cs": "不完整的字符",
    "Co": "私用区字符",
    "Cn": "没有定义的字符",
    "Zl": "行分隔符",
    "Zp": "段分隔符",
}
"""Unicode's category of a character → what it is."""

_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
"""Letters, marks and signs that leave an empty place though they count as text: fillers, the empty Braille cell."""


def describe_character(char: str) -> str:
    """How a message names an invisible character: 零宽空格 U+200B."""
    if char in _BLANKS:
        return f"空白的字符 U+{ord(char):04X}"
    kind = "双向文字控制符" if char in _BIDI else _CHARACTER_NAMES.get(char) or _KINDS[unicodedata.category(char)]
    return f"{kind} U+{ord(char):04X}"


def say_forbidden(char: str) -> str:
    """What a message says stands there: 看不见的字符：零宽空格 U+200B; 私用区字符 U+E000."""
    is_private = unicodedata.category(char) == "Co"
    return describe_character(char) if is_private else f"看不见的字符：{describe_character(char)}"


def _refuse(char: str) -> Trouble:
    if unicodedata.category(char) != "Co":
        return GK106.of(f"这里有{say_forbidden(char)}")
    right = meant_by_private(char)
    message = f"这里有{say_forbidden(char)}，别的电脑显示不出来，搜索也找不到"
    return GK106.of(message, "of_gbk" if right else "private", right=right)


def is_forbidden(char: str) -> bool:
    """Control, format, surrogate, private-use, unassigned and empty characters, and the replacement character."""
    if char in "\n\t":
        return False
    return (
        char == "\ufffd" or char in _BLANKS or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    )


def find_forbidden_characters(name: str, text: str) -> Iterator[Diagnostic]:
    suspects = {char for char in set(text) if is_forbidden(char)}
    if not suspects:
        return
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        for column, char in enumerate(line, 1):
            if char in suspects:
                why = "" if unicodedata.category(char) == "Co" else "看不见的字符会让搜索找不到，也会被用来伪造内容。"
                yield _refuse(char).at(Place(name, number, column, end=column + 1), why=why)
                found += 1
                if found == MAX_REPEATS:
                    return


_FALSE_INDENT = re.compile(r"^ *(?:- +)?[\u3000\u00a0][\s\u3000]*(?:- |[A-Za-z_]+ *[:：])")


def find_false_spaces(name: str, text: str) -> Iterator[Diagnostic]:
    """Tabs, wherever they stand (loaders disagree on them), and full-width spaces used as indentation."""
    if "\t" not in text and "\u3000" not in text and "\u00a0" not in text:
        return
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        tab = line.find("\t")
        wide = _FALSE_INDENT.match(line)
        if tab >= 0 and not line[:tab].strip():
            what = (GK113, tab + 1, "行首用了制表符（Tab）缩进", "")
        elif line.count("\t") > 1 and len([cell for cell in line.split("\t") if cell.strip()]) > 1:
            what = (GK113, tab + 1, "这一行像是从 Excel 直接粘贴的：一格一格用制表符（Tab）隔开", "row")
        elif tab >= 0:
            what = (GK113, tab + 1, "这里用了制表符（Tab）", "inside")
        elif wide is not None:
            column = next(index for index, char in enumerate(line, 1) if char in "\u3000\u00a0")
            what = (GK107, column, "行首用了全角空格缩进", "wide_space")
        else:
            continue
        code, column, message, remedy = what
        yield code.at(Place(name, number, column, end=column + 1), message, remedy)
        found += 1
        if found == MAX_REPEATS:
            return
