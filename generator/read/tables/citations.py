"""A cell of 公开依据 → its tokens: titles in book marks, numbers of documents, articles, brackets, signs, other words.

A break of lines is a sign only where an entry can end and another begin; else the cell was too narrow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from generator.model.numerals import read_number

_YEAR_BOX = r"[〔\[【﹝（(［]\s*(?:19|20)[0-9]{2}\s*年?[〕\]】﹞）)］]"
_ORDER = r"[0-9一二三四五六七八九十百〇○零]{1,6}"
NUMBER = re.compile(
    rf"[\u4e00-\u9fff×ＸX]{{0,24}}{_YEAR_BOX}\s*第?\s*[0-9]{{1,5}}\s*号"
    rf"|[\u4e00-\u9fff]{{1,30}}令(?:[（(]?(?:19|20)[0-9]{{2}}年?[）)]?)?\s*第?\s*{_ORDER}\s*号"
    rf"|第\s*{_ORDER}\s*号(?:令)?"
    r"|[\u4e00-\u9fff]{1,12}(?:19|20)[0-9]{2}\s*年\s*第?\s*[0-9]{1,5}\s*号"
)
_YEAR = re.compile(r"[\[【﹝（(［]\s*((?:19|20)[0-9]{2})\s*年?[\]】﹞）)］](?=\s*第?[0-9]+号)")
_NUMERAL = r"[0-9一二三四五六七八九十百千零〇两]{1,8}"
ARTICLE = re.compile(
    rf"第\s*({_NUMERAL})\s*条(之[一二三四五六七八九十]+)?(?:第\s*({_NUMERAL})\s*款)?(?:第?\s*[（(]?\s*({_NUMERAL})\s*[）)]?\s*项)?"
)
_SIGNS = "零一二三四五六七八九"
_ORDINAL = re.compile(
    r"(?:[0-9]{1,2}[.．、](?![0-9])|[（(][0-9]{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,2}[）)]|[●•·◆■])\s*"
)
LAW_ENDS = r"(?:法|法典|条例|规定|办法|细则|决定|意见|通知|方案|规程|规则|标准|指引|目录|纲要|公告|解释|准则|规范|清单|规划|批复|纪要|章程|制度|指南|要点|通告|通报)"
_LAW_BEFORE = re.compile(rf"(.{{2,}}{LAW_ENDS})(?=.{{1,14}}$)")
_LEADING = re.compile(r"^(?:根据|依据|按照|参照|依照|以及|及|日|并|同时)+")


_ITEM = rf"(?:第\s*)?[（(]\s*{_NUMERAL}\s*[）)]"
_ITEMS = re.compile(rf"{_ITEM}\s*(?:[至、和到—-]\s*{_ITEM}\s*)+项")
_AND = re.compile(rf"(?:以及|及|和|与)(?={NUMBER.pattern})")

_ISSUER = re.compile(r"^.*(?:办公厅|办公室|人民政府|委员会)(?=[\u4e00-\u9fff]{2,8}〔)")


class Kind(Enum):
    """What a token is."""

    TITLE = auto()
    NUMBER = auto()
    ARTICLE = auto()
    BRACKET = auto()
    SIGN = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a cell. A title and a bracket come without their marks, an article as 第四十八条."""

    kind: Kind
    text: str


def spell(value: int) -> str:
    """48 → 四十八, as articles are cited (below 10,000)."""
    if value < 10:
        return _SIGNS[value]
    if value < 20:
        return "十" + (_SIGNS[value % 10] if value % 10 else "")
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        if value >= unit:
            rest = value % unit
            gap = "零" if rest and rest < unit // 10 else ""
            middle = "一" if 10 <= rest < 20 else ""
            return f"{_SIGNS[value // unit]}{sign}{gap}{middle}{spell(rest) if rest else ''}"
    return ""


def _sign(numeral: str) -> str:
    value = read_number(numeral)
    return spell(value) if value is not None and 0 < value < 10_000 else numeral


def _article(match: re.Match[str]) -> str:
    article = f"第{_sign(match[1])}条{match[2] or ''}"
    article += f"第{_sign(match[3])}款" if match[3] else ""
    return article + (f"第{_sign(match[4])}项" if match[4] else "")


def clean_number(text: str) -> str:
    """国办发〔2019〕54号 of 国办发[2019] 54号."""
    text = _YEAR.sub(r"〔\1〕", _LEADING.sub("", re.sub(r"\s+", "", text))).strip("（()）")
    return _ISSUER.sub("", text)


def numbers_in(text: str) -> list[str]:
    """Numbers of documents in a text that has no titles."""
    return [clean_number(match[0]) for match in NUMBER.finditer(re.sub(r"\s+", "", text))]


_ENDS_ENTRY = re.compile(r"[；;。、，,》）)〉]$|[号条款项]$|号(?:令|文|文件)$|>>$")
_BEGINS_ENTRY = re.compile(
    rf"[《<（(●•·◆■①-⑳]|[0-9]{{1,2}}[.．、)）]|[一二三四五六七八九十]{{1,2}}[、.．]|(?:{NUMBER.pattern})"
)


def join_breaks(text: str) -> str:
    """Lines of a cell, joined where a break only fits the width of the column."""
    joined = ""
    for line in (line.strip() for line in text.split("\n")):
        is_entry = _ENDS_ENTRY.search(joined) or _BEGINS_ENTRY.match(line) or _is_law(joined)
        is_open = joined.count("《") > joined.count("》")
        joined += ("\n" if joined and line and is_entry and not is_open else "") + line
    return joined


def _is_law(text: str) -> bool:
    return re.search(rf"{LAW_ENDS}$", text) is not None


def read_tokens(text: str) -> Iterator[Token]:
    """Tokens from left to right; none is empty."""
    at = 0
    word = ""
    while at < len(text):
        token, after = _token_at(text, at, is_start=not word)
        if token is None:
            word += text[at]
            at += 1
            continue
        if word:
            yield Token(Kind.WORD, word)
            word = ""
        yield token
        at = after
    if word:
        yield Token(Kind.WORD, word)


_PLAIN_SIGNS = "；;。、，,\n \t"


def _token_at(text: str, at: int, *, is_start: bool) -> tuple[Token | None, int]:
    """The token that begins at a place, and where it ends; None where it is a part of a word."""
    char = text[at]
    if char == "《":
        end = _closing(text, at, "《", "》")
        return Token(Kind.TITLE, text[at + 1 : end]), end + 1
    if char == "第" and (match := ARTICLE.match(text, at)):
        return Token(Kind.ARTICLE, _article(match)), match.end()
    if char in "第（(" and (match := _ITEMS.match(text, at)):
        return Token(Kind.WORD, match[0]), match.end()
    if text[at - 1 : at] in tuple("》）)条款项号") and (match := _AND.match(text, at)):
        return Token(Kind.SIGN, "、"), match.end()
    if is_start and (match := NUMBER.match(text, at)):
        return _number_or_word(match)
    if is_start and (match := _ORDINAL.match(text, at)):
        return Token(Kind.SIGN, "；"), match.end()
    if char in "（(":
        end = _closing(text, at, "（(", "）)")
        return Token(Kind.BRACKET, text[at + 1 : end]), end + 1
    if char in _PLAIN_SIGNS:
        end = at
        while end < len(text) and text[end] in _PLAIN_SIGNS:
            end += 1
        return Token(Kind.SIGN, text[at:end]), end
    return None, at


def _number_or_word(match: re.Match[str]) -> tuple[Token, int]:
    """A number; of words that run into it (……的决定国发〔2014〕45号) first the title."""
    head = re.match(r"[\u4e00-\u9fff×ＸX]*", match[0])
    law = _LAW_BEFORE.match(head[0]) if head else None
    if law is not None:
        return Token(Kind.WORD, law[1]), match.start() + len(law[1])
    return Token(Kind.NUMBER, clean_number(match[0])), match.end()


def _closing(text: str, at: int, opens: str, closes: str) -> int:
    """Where the mark that is open at a place is closed; the end of the text where it is not."""
    depth = 0
    for index in range(at, len(text)):
        depth += (text[index] in opens) - (text[index] in closes)
        if not depth:
            return index
    return len(text)
