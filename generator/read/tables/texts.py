"""Cells as people type them → plain texts: blanks and breaks inside words, ditto marks.

Lists in one cell: `lists`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from generator.yamltext.characters import is_forbidden

_LOST = "\ufffd"
"""Stands for a sign that was lost; it is seen, and told of by the check."""

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_WIDE |= {0x3000: " ", 0x00A0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " "}
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—〇"
_ISSUERS = re.compile(r"(?<=[部委局办会院厅府署室央])\s+(?=[\u4e00-\u9fff].*关于)")
_GAP = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_GAP_NUMBER = re.compile(rf"(?<=[{_HAN}])\s+(?=[0-9])|(?<=[0-9])\s+(?=[{_HAN}])")
_HALF = str.maketrans("():;,!?", "（）：；，！？")
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}])[():;,!?]|[():;,!?](?=[{_HAN}])")
_BRACKET_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}])[()]|[()](?=[{_HAN}])")
_INNER = re.compile(r"\((?=[^()]*[\u4e00-\u9fff])([^()]*)\)")

DITTO = re.compile(
    r"(?:同上|同前|同上述|同上(?:一)?[行项条款]|与上(?:一?[行项条])?相同|如上|[〃″＂＂\"”“'’]{1,2}|[-—–]*〃[-—–]*|,,|，，|〃〃)[。.]?"
)
DITTO_OF = re.compile(
    r"(?:同|与|见)(?:第|序号|编号|上述序号|本表序号|第?序号)?(?:为)?第?([0-9]{1,4})(?:号|项|条|行)?(?:相同|一致|内容)?[。.]?"
)
_ORDINAL = re.compile(
    r"^(?:[0-9]{1,3}(?:[.．、](?![0-9])|[)）])|[（(][0-9]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])\s*"
)


@lru_cache(8_192)
def tidy(text: str) -> str:
    """Without what nobody sees; letters and figures narrow; breaks as they are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    unseen = {char for char in set(text) if char != _LOST and is_forbidden(char)}
    text = "".join(char for char in text if char not in unseen) if unseen else text
    return text.translate(_WIDE).strip()


@lru_cache(8_192)
def one_line(text: str) -> str:
    """A text of one line: breaks and blanks inside words gone, brackets beside Chinese wide."""
    text = join_lines(tidy(text).split("\n"))
    text = re.sub(r"[ \t]+", " ", text)
    text = _GAP_NUMBER.sub("", _GAP.sub("", text))
    return widen_brackets(text).strip()


def one_title(text: str) -> str:
    """A title of a document: the blank between two issuers stays (财政部 农业农村部关于……)."""
    return "\x00".join(map(one_line, _ISSUERS.split(text))).replace("\x00", " ")


def widen_brackets(text: str) -> str:
    """Brackets around Chinese and beside it wide; commas and other stops as they were written."""
    text = _INNER.sub(r"（\1）", text)
    return _BRACKET_BESIDE_HAN.sub(lambda match: match[0].translate(_HALF), text)


def widen(text: str) -> str:
    text = _INNER.sub(r"（\1）", text)
    return _BESIDE_HAN.sub(lambda match: match[0].translate(_HALF), text)


@lru_cache(8_192)
def compact(text: str) -> str:
    """Without any blank: what names and headings are compared by."""
    return widen(re.sub(r"\s+", "", tidy(text)))


def compact_lines(text: str) -> str:
    """Lines kept, no other blanks."""
    return "\n".join(filter(None, (compact(line) for line in text.split("\n"))))


def join_lines(lines: Sequence[str]) -> str:
    """Lines of one text; a blank only between words of letters."""
    joined = ""
    for line in (part.strip() for part in lines):
        is_latin = joined[-1:].isascii() and joined[-1:].isalnum() and line[:1].isascii() and line[:1].isalpha()
        joined += (" " if is_latin and joined else "") + line
    return joined


def short(text: str) -> str:
    """As much of a text as a message shows."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


_SHOWN = 40


def strip_ordinal(text: str) -> str:
    """政策文件 of 一、政策文件 and （1）政策文件."""
    rest = _ORDINAL.sub("", text, count=1)
    return rest or text


_POINTS = "●•·◆◇▪■➢►▶"
"""Signs before a name that only say that a new one begins."""


def plain_name(text: str) -> str:
    """招生管理 of ●招生管理 and of 一、招生管理."""
    return strip_ordinal(text.lstrip(f"{_POINTS} ") or text)


def split_outside_brackets(text: str, signs: str) -> tuple[str, ...]:
    """Parts between signs that stand in no brackets."""
    return tuple(part.strip() for part in outside_brackets(text, signs))


def outside_brackets(text: str, signs: str) -> list[str]:
    """The same, with their blanks."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        depth += (char in "（(《〔[“") - (char in "）)》〕]”")
        if char in signs and depth <= 0:
            parts.append(text[start:index])
            start = index + 1
    return [part for part in (*parts, text[start:]) if part.strip()]


def width_of(text: str) -> int:
    """Columns of a text, a Chinese character taking two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
