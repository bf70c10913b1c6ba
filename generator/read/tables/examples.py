"""Sheets that explain how a table is filled in, and rows that show it: no items, however they look."""

import re
from collections.abc import Iterable

from generator.model.diagnostic import Code, Severity
from generator.read.tables.texts import compact, one_line

GK726 = Code(
    "GK726",
    "说明、示例没有导入",
    "工作表叫“填表说明”“填写示例”一类的，整张不导入；表里以“例：”“示例”开头、或者备注里写明是示例的行，也不导入。",
    "要导入的：工作表，加 --sheet 名称；示例行，去掉“例：”这样的字。不要的工作表，可以加 --skip-sheet 名称。",
    {"no_sheet": "没有这张工作表｜核对工作表的名称，名称在表格最下面一行，一个字也不能差。"},
    severity=Severity.WARNING,
    may_warn=True,
)

_WORD = r"(?:填[写表报]|编写|书写)?(?:示例|样例|范例|举例|例子|例)[0-9一二三]?"
_OPEN, _SHUT = r"[（(【\[〔]", r"[）)】\]〕]"
_ORDINAL = re.compile(rf"{_OPEN}?{_WORD}{_SHUT}?[：:.、]?|{_WORD}行")
_NAME = re.compile(
    rf"{_OPEN}{_WORD}{_SHUT}|{_WORD}(?:[：:]|$)|(?:示例|样例|范例)[ 　]|例如|如[：:]|.*{_OPEN}{_WORD}{_SHUT}$"
)
_REMARK = re.compile(
    rf"(?:此行|本行|该行|以上|这是)?(?:为|是|仅为?|供)*{_WORD}(?:行|数据)?[，,。；;（(]?(?:[^。]{{0,12}}(?:删除|删掉|覆盖|参考))?[）)。！!]?"
)
_SHEET = re.compile(
    r"(?:附[件表]?[0-9一二三四五六七八九十]*[：:、.\-_ ]?)?.{0,8}?(?:填[写表报]|编制|编写|使用|操作|填报)?(?:说明|须知|注意事项|示例|样例|范例|示范|举例)[0-9一二三]?(?:表|页|（[^（）]*）)?"
)
_TITLE = re.compile(rf"(?:附[件表]?[0-9一二三四五六七八九十]*[：:、. ]?)?(?:以下为|下面是|下表为)?{_WORD}表?[：:]?")


def explains(sheet: str) -> bool:
    """Whether a sheet is called 填表说明, 填写示例 and the like; a 目录 never is."""
    name = compact(sheet)
    return "目录" not in name and len(name) <= 20 and _SHEET.fullmatch(name) is not None


def is_title_of_example(line: str) -> bool:
    """Whether a line above a table says that it is an example."""
    return _TITLE.fullmatch(compact(line)) is not None


def is_example(ordinals: Iterable[str], names: Iterable[str], remarks: Iterable[str]) -> bool:
    """Whether a row shows how to fill in: by its number (例), a name (例：低保政策) or a remark (示例，请删除)."""
    return (
        any(_ORDINAL.fullmatch(compact(text)) for text in ordinals)
        or any(_NAME.match(one_line(text)) for text in names)
        or any(_REMARK.fullmatch(compact(text)) for text in remarks)
    )
