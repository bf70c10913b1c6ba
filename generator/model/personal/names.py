"""Where a person's full name stands beside something: in a cell of the row, just before a number, at the end of a text."""

import re
from collections.abc import Sequence

from generator.model.personal.reading import Reading
from generator.model.personal.surnames import COMPOUND, FIRST, is_given, is_name
from generator.model.personal.words import is_silent

_PEOPLE = re.compile(r"姓名|户主|申请人|患者|学生")


def row_of(words: str, start: int) -> list[str]:
    """Cells of the line in which `start` stands, where it is a line of a table."""
    first = words.rfind("\n", max(0, start - 200), start) + 1 or max(0, start - 200)
    end = words.find("\n", start, start + 200)
    row = words[first : end if end >= 0 else start + 200]
    sign = "\t" if "\t" in row else "|" if "|" in row else ","
    cells = [cell.strip() for cell in row.split(sign)]
    is_table = len(cells) > 1 and (sign != "," or any(cell.replace(".", "").isdigit() for cell in cells))
    return cells if is_table else []


def has_name_cell(cells: Sequence[str], heads: str = "") -> bool:
    """A whole name fills one of the cells. Surnames that are words too count under a heading for names or beside 男, 女."""
    believed = bool(_PEOPLE.search(heads)) or "男" in cells or "女" in cells
    return any(is_name(cell.strip(), believed=believed) for cell in cells)


def has_name_in_row(words: str, start: int) -> bool:
    """A whole name fills a cell of the line in which `start` stands."""
    cells = row_of(words, start)
    return bool(cells) and has_name_cell(cells, words[max(0, start - 2_000) : start][:200] if "\n" in words else "")


_NAME_RUN = re.compile(r"[\u4e00-\u9fff·]{2,12}\Z")
_ROLE = re.compile(
    r"(?:姓名|户主|村民|居民|申请人|当事人|人员|负责人|联系人|经办人|法人|法定代表人|代表人|受益人|对象|学生|考生|患者|户|职工|员工|家长|监护人|配偶|"
    r"父亲|母亲|儿子|女儿|长子|次子|长女|次女|之子|之女|其子|其女|其妻|其夫|丈夫|妻子|孙子|孙女|孩子|儿媳|业主|房主|承租人|收款人|户名|开户名|持卡人|同志|名叫|司机|车主|机主|残疾人|老人|儿童|给予|给|向|对|关于|为|和|与|及|系|找|将|把|由|因|同意)\Z"
)
_ANNOUNCES = re.compile(
    r"(?:姓名|户主|申请人|当事人|联系人|经办人|代表人|受益人|收款人|户名|开户名|持卡人|监护人|业主|承租人|患者|考生|名叫)\Z"
)
"""Behind these stands a name, even one whose surname begins a common word."""

_AFTER_NAME = re.compile(
    r"(?:先生|女士|同志|老师|师傅)?(?:[\s:：,，、(（|\"“”'\-—_/]|的|是|为|系|男|女|汉族|回族|满族|性别|居民|公民|身份证件?|证件|类型|号码?|手机|电话|"
    r"联系|方式|账号|帐号|卡号|银行卡|一卡通|账户|开户行?)*\Z"
)


def name_before(reading: Reading, start: int) -> str:
    """A full name that stands just before the number, with nothing but labels and signs between; else nothing."""
    found = reading.known.get(("name", start))
    if found is None and is_silent(reading, start):
        return ""
    if not isinstance(found, str):
        text = reading.words[max(0, start - 40) : start]
        found = name_at_end(text, believed=3)
        if not found and not FIRST.isdisjoint(text):
            found = name_at_end(_AFTER_NAME.sub("", text, count=1), believed=3)
        reading.known["name", start] = found
    return found


def name_at_end(text: str, *, believed: int = 9) -> str:
    """A full name at the end of a text, bounded before by a sign, a role or the text's beginning.

    `believed`: length from which surnames that begin common words count even where nothing announces a name.
    """
    tail = text[-12:]
    for length in (3, 2, 4):
        name = tail[-length:]
        if name[:1] not in FIRST or len(name) < length or (length == 4 and name[:2] not in COMPOUND):
            continue
        if is_name(name, believed=True) and _is_bounded(text, tail, name, length >= believed):
            return name
    return ""


def _is_bounded(text: str, tail: str, name: str, believed: bool) -> bool:
    """A sign or a role stands before the name at the end of a text, or nothing."""
    match = _NAME_RUN.search(tail)
    before = match.group()[: -len(name)] if match else ""
    if before and not _ROLE.search(before):
        return False
    if believed or is_name(name) or is_given(name):
        return True
    if before:
        return bool(_ANNOUNCES.search(before))
    return bool(_ANNOUNCES.search(text[: len(tail) - len(name)].rstrip("：: \t|，,是为")))
