"""Numbers of a list inside a text: 一、 （一） 1. 1） （1） ① 1.1 Ⅰ. A. 第一， 一是, each kind a series of its own.

A series is that which begins first and goes on by one; numbers of other kinds between stand below its elements. What
stands in brackets is no number of the list around them. A series that begins with 1 again at a line goes on as the same.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_HAN = "一二三四五六七八九十"
_CHINESE = {sign: value for value, sign in enumerate(_HAN, 1)}
_NUMERAL = f"[{_HAN}]{{1,3}}"
_LINE = r"(?:(?<=[\n；;。\s：:，,）)])|^)"
_YEAR = r"(?=(?:19|20)[0-9]{2}年)"


@dataclass(frozen=True, slots=True)
class Series:
    """Where a list begins in its text, and its parts without their numbers."""

    first: int
    parts: tuple[str, ...]


def _ring(starts: str) -> Callable[[str], int]:
    """Value of signs that stand in a row in Unicode from ① on."""
    return lambda sign: next((ord(sign) - ord(one) + 1 for one in reversed(starts) if ord(sign) >= ord(one)), 0)


def _chinese(sign: str) -> int:
    tens, has_ten, ones = sign.partition("十")
    if not has_ten:
        return _CHINESE.get(sign, 0)
    return (_CHINESE.get(tens, 1) if tens else 1) * 10 + (_CHINESE.get(ones, 0) if ones else 0)


def _letter(sign: str) -> int:
    return ord(sign.lower()) - ord("a") + 1


_LOOSE = re.compile(r"(?:(?<=\n)|^)[ \t]*([0-9]{1,2})(?:[ \t]+|[,，:：])(?=[\u4e00-\u9fff])")
"""1 政策, 1：政策: a number only where it goes on."""

_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile(rf"{_LINE}({_NUMERAL})[、.．](?!二级|二、|二三)"), _chinese),
    (re.compile(rf"(?<![\w第])[（(]({_NUMERAL})[)）]|(?<=[\u4e00-\u9fff])[（(]({_NUMERAL})[)）](?=[\u4e00-\u9fff])"), _chinese),
    (re.compile(r"([㈠-㈩])"), _ring("㈠")),
    (
        re.compile(
            rf"(?<![0-9A-Za-z.第〔(（])([0-9]{{1,2}})\s*(?:[.．、](?![0-9])|[.．、]{_YEAR})"
        ),
        int,
    ),
    (re.compile(r"(?<![0-9])([0-9]{1,2})[)）](?=\s*[^\s，。；、）])"), int),
    (re.compile(r"[（(]([0-9]{1,2})[)）]"), int),
    (re.compile(r"([⑴-⒇])"), _ring("⑴")),
    (re.compile(r"([①-⑳❶-❿➀-➉➊-➓])"), _ring("①❶➀➊")),
    (
        re.compile(rf"{_LINE}[0-9]{{1,2}}[.．]([0-9]{{1,2}})[.．、]?(?=\s*[\u4e00-\u9fff《“])(?!\s*(?:个|万|亿|元|级|米|公里|倍|号|年|月|日|天))"),
        int,
    ),
    (re.compile(rf"{_LINE}([Ⅰ-Ⅻ])[.．、\s]?"), _ring("Ⅰ")),
    (re.compile(rf"{_LINE}([A-Za-z])[.．、)）](?=\s*[\u4e00-\u9fff])"), _letter),
    (re.compile(rf"{_LINE}第({_NUMERAL})[，,、：:]"), _chinese),
    (re.compile(rf"{_LINE}([{_HAN}])是(?=[\u4e00-\u9fff])"), _chinese),
    (_LOOSE, int),
)  # fmt: skip


def find_series(text: str, number: int = 1) -> Series | None:
    """The series that begins first with this number; None where there is none.

    One number alone is a series only where the text begins with it.
    """
    depths = _depths(text)
    best: list[tuple[int, int]] = []
    for pattern, value_of in _KINDS:
        found = list(_runs(text, depths, pattern, value_of, number))
        is_series = len(found) > 1 or bool(found and found[0][0] == 0 and pattern is not _LOOSE)
        if is_series and (not best or found[0][0] < best[0][0]):
            best = found
    if not best:
        return None
    ends = [*(start for start, _ in best[1:]), len(text)]
    parts: Sequence[str] = [text[end:stop] for (_, end), stop in zip(best, ends, strict=True)]
    return Series(best[0][0], tuple(parts))


def _runs(
    text: str, depths: Sequence[int], pattern: re.Pattern[str], value_of: Callable[[str], int], number: int
) -> Iterator[tuple[int, int]]:
    """(start, end) of the numbers of one kind that follow each other; 1 again at the beginning of a line."""
    wanted = number
    for match in pattern.finditer(text):
        start, end = match.span()
        sign = next(filter(None, match.groups()))
        value = value_of(sign)
        is_again = wanted > number and value == number and text[start - 1 : start] == "\n"
        if depths[start] or (value != wanted and not is_again):
            continue
        wanted = value + 1
        yield start, end


def _depths(text: str) -> list[int]:
    """How deep in brackets each place is."""
    found: list[int] = []
    depth = 0
    for char in text:
        if char in "）)" and depth:
            depth -= 1
        found.append(depth)
        depth += char in "（("
    return found
