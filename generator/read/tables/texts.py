"""Cells as people type them → plain texts: blanks and breaks inside words, lists in one cell, ditto marks.

A break is kept only where a list begins a new line. Lists are told by their own numbers in sequence (1. 2. 3.; ①②; （1）
（2）; 一、二、), by bullets, by lines, or by 分号.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
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
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
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


# --- lists ------------------------------------------------------------------------------------------------

_BULLETS = "●•·◆◇▪■□➢►▶★☆○〇✓√"
_SERIES = (
    (re.compile(r"(?<![0-9A-Za-z.第〔(（])([0-9]{1,2})\s*[.．、](?![0-9])"), "0"),
    (re.compile(r"(?<![0-9])([0-9]{1,2})[)）](?=\s*[^\s，。；、）])"), "0"),
    (re.compile(r"[（(]([0-9]{1,2})[)）]"), "0"),
    (re.compile(r"([①-⑳])"), "①"),
    (re.compile(r"(?:(?<=[\n；;。\s])|^)([一二三四五六七八九十]{1,3})[、.．]"), "一"),
    (re.compile(r"(?:(?<=[\n；;。\s：:])|^)[（(]([一二三四五六七八九十]{1,3})[)）]"), "一"),
)
_CHINESE = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}


@lru_cache(8_192)
def split_list(text: str, first: int = 1) -> tuple[str, ...]:
    """The elements of a cell that holds a list, without their numbers and the signs between them.

    `first`: the number its own numbers begin with, of a list that goes on from the cell above.
    """
    text = tidy(text)
    if not text:
        return ()
    parts = _by_numbers(text, first) or _by_bullets(text) or _by_lines(text)
    return tuple(dict.fromkeys(filter(None, map(_element, _without_last_stop(parts)))))


def _element(text: str) -> str:
    return one_line(text).strip().rstrip("；;、，, ").strip()


def _without_last_stop(parts: Sequence[str]) -> list[str]:
    """A list whose elements end in 分号 ends in 句号, which belongs to the list."""
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) > 1 and parts[-1].endswith("。") and all(p.endswith(("；", ";", "、", "，")) for p in parts[:-1]):
        parts[-1] = parts[-1].removesuffix("。")
    return parts


def goes_on(text: str, number: int) -> bool:
    """Whether a cell begins with this number, as a list does that goes on from the cell above."""
    return number > 1 and bool(re.match(rf"{number}\s*[.．、](?![0-9])", tidy(text)))


def _by_numbers(text: str, number: int = 1) -> list[str]:
    """Cut before 1. 2. 3. of the series that begins first; what stands before the first number goes with it."""
    best: tuple[int, list[int], list[int]] | None = None
    for pattern, kind in _SERIES:
        starts, ends, wanted = [], [], number
        for match in pattern.finditer(text):
            if _value(match[1], kind) == wanted:
                starts.append(match.start())
                ends.append(match.end())
                wanted += 1
        if (len(starts) > 1 or (starts and starts[0] == 0)) and (best is None or starts[0] < best[0]):
            best = (starts[0], starts, ends)
    if best is None:
        return []
    first, starts, ends = best
    lead = text[:first].strip()
    parts = [text[end:stop] for end, stop in zip(ends, [*starts[1:], len(text)], strict=True)]
    if not lead:
        return parts
    if lead.endswith(("：", ":")) and "\n" not in lead and len(parts) > 1:
        return (
            [lead + "；".join(part.strip().rstrip("；;。") for part in parts)]
            if first and len(lead) > 12
            else [
                f"{lead}{parts[0]}",
                *parts[1:],
            ]
        )
    return [*_by_lines(lead), *parts]


def _value(sign: str, kind: str) -> int:
    if kind == "0":
        return int(sign)
    if kind == "①":
        return ord(sign) - ord("①") + 1
    tens, has_ten, ones = sign.partition("十")
    if not has_ten:
        return _CHINESE.get(sign, 0)
    return (_CHINESE.get(tens, 1) if tens else 1) * 10 + (_CHINESE.get(ones, 0) if ones else 0)


def _by_bullets(text: str) -> list[str]:
    """Cut before bullets, where the first line begins with one."""
    if text[0] in _BULLETS:
        marks = "●◆◇■□○〇➢►▶★☆" if text[0] in "●◆◇■□○〇➢►▶★☆" else re.escape(text[0])
        pattern = rf"[{marks}]" if len(marks) > 2 else rf"(?:^|(?<=[\s；;。]))[{marks}]"
        return re.split(pattern, text)[1:]
    if re.match(r"[-—–*]\s*\S", text) and len(re.findall(r"^[-—–*]", text, re.MULTILINE)) > 1:
        return re.split(r"^[-—–*]+", text, flags=re.MULTILINE)[1:]
    return []


def _by_lines(text: str) -> list[str]:
    lines = _mended([line.strip() for line in text.split("\n") if line.strip()])
    if len(lines) > 1 and not _is_wrapped(lines):
        return lines
    text = join_lines(lines)
    parts = _outside_brackets(text, "；;")
    if len(parts) > 1 and not any("。" in part for part in parts[:-1]):
        parts[-1] = parts[-1].strip().removesuffix("。")
    return parts if len(parts) > 1 else [text]


def _mended(lines: Sequence[str]) -> list[str]:
    """Lines, those joined between which a break stands in the midst of a word or behind a joiner."""
    mended: list[str] = []
    for line in lines:
        if mended and (_GOES_ON.search(mended[-1]) or _GOES_ON_FROM.match(line)):
            mended[-1] = join_lines((mended[-1], line))
        else:
            mended.append(line)
    return mended


def _outside_brackets(text: str, signs: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        depth += (char in "（(《〔[“") - (char in "）)》〕]”")
        if char in signs and depth <= 0:
            parts.append(text[start:index])
            start = index + 1
    return [part for part in (*parts, text[start:]) if part.strip()]


def split_outside_brackets(text: str, signs: str) -> tuple[str, ...]:
    """Parts between signs that stand in no brackets."""
    return tuple(part.strip() for part in _outside_brackets(text, signs))


def width_of(text: str) -> int:
    """Columns of a text, a Chinese character taking two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


_NARROWEST = 16
"""Columns below which lines of equal length are words under each other rather than one text, broken."""
_GOES_ON = re.compile(r"[的和与及或、，（“《]$")
_GOES_ON_FROM = re.compile(r"[、，。；）”》的]")


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are one text broken at the width of its column: all of one length, the last one shorter.

    Lines that end alike (……情况, ……情况) are a list.
    """
    if len(lines) < 3 or any(line.endswith(("；", ";", "。", "：", ":")) for line in lines[:-1]):
        return False
    widths = [width_of(line) for line in lines]
    ends = [line[-2:] for line in lines]
    is_even = all(abs(one - two) <= 1 for one, two in pairwise(widths[:-1]))
    return is_even and widths[-1] < widths[0] >= _NARROWEST and len(set(ends)) == len(ends)
