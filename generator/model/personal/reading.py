"""Reads digits through their disguises, one character of the original for one of the reading.

A number is written with full-width, circled, raised, mathematical or foreign digits, with Chinese numerals, with letters
that look like digits, with dashes, dots, brackets, blanks and line breaks between, with characters of no width inside,
and with masks over some places. Here every character becomes one of a small alphabet, so that offsets in the reading
are offsets in the text, whatever Unicode's own normal forms would do to the length.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

_CHINESE = ("零〇", "一壹幺弌", "二贰貳弍", "三叁參叄弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_ZEROS = "OoОоΟοΘ"
_ONES = "lIІіΙɪⅠⅼǀ"
_CROSSES = "Xx×✕✖╳ХхΧχⅩⅹ"
_MASKS = "*＊∗⁎✱✳﹡#＃_＿●○◯◎⚫⚪■□▪▫◼◻▲△▼▽◆◇★☆※?？…⋯~～〜◌█▇░▒▓♦♥"
_DOTS = ".．。｡·•∙⋅・･‧︒﹒꞉"
_DASHES = "-−ー―‖⁃＿¯ㄧ﹘─━⎯➖"
_BRACKETS = "()（）[]【】〔〕{}<>《》〈〉「」『』⟨⟩﹙﹚"
_QUOTES = "\"'“”‘’＂＇`´"
_COMMAS = ",，、､;；﹐"

_CJK, _LOOK, _PAIR = 0xE000, 0xE010, 0xE100
"""Private characters: a Chinese numeral, a letter for 0 or 1, a sign for a number from 10 to 50."""

NOTHING = "\ue0ff"
CHANGE = "~"
"""The gap where Chinese numerals and digits meet: 张三139… is no number of twelve."""
PLACES = r"0-9\ue000-\ue011\ue10a-\ue132*X"
SEPARATORS = r' \t\n\-.(",/:|\\\ue0ff'


class _Alphabet(dict[int, str]):
    """Character → character of the reading, found once and kept."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _read_character(chr(code))
        return found


class _Plain(dict[int, str]):
    """Character → the same without width and style, where that is one character."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code))
        self[code] = found = plain if len(plain) == 1 else chr(code)
        return found


def _fixed() -> Iterator[tuple[str, str]]:
    for value, signs in enumerate(_CHINESE):
        yield signs, chr(_CJK + value)
    yield _ZEROS, chr(_LOOK)
    yield _ONES, chr(_LOOK + 1)
    yield _CROSSES, "X"
    yield _MASKS, "*"
    yield _DOTS, "."
    yield _DASHES, "-"
    yield _BRACKETS, "("
    yield _QUOTES, '"'
    yield _COMMAS, ","
    yield "/／⁄∕", "/"
    yield ":：﹕∶", ":"
    yield "\\＼", "\\"
    yield "|｜│┃¦", "|"
    yield "\t", "\t"
    yield "\n\r\x0b\x0c\x85\u2028\u2029", "\n"


def _read_character(char: str) -> str:
    value = unicodedata.numeric(char, -1)
    category = unicodedata.category(char)
    if value in range(10) and category in ("Nd", "No"):
        return str(int(value))
    if value in range(10, 51) and category == "No":
        return chr(_PAIR + int(value))
    if category in ("Cf", "Mn", "Me"):
        return NOTHING
    if category in ("Zs", "Pd"):
        return " " if category == "Zs" else "-"
    plain = unicodedata.normalize("NFKC", char)
    return _ALPHABET.get(ord(plain), plain) if len(plain) == 1 and plain != char else char


_ALPHABET = _Alphabet({ord(sign): sign_read for signs, sign_read in _fixed() for sign in signs})
_PLAIN = _Plain()

_RUN = re.compile(rf"[{PLACES}](?:[{SEPARATORS}]{{0,12}}+[{PLACES}])*+")
_DIGIT = re.compile(r"[0-9\ue000-\ue011\ue10a-\ue132]")
_CHINESE_DIGIT = re.compile(r"[\ue000-\ue009]")
_LONG_DASH = re.compile(r"(?<=[0-9])\ue001(?=[0-9])")
_ROUND_ZERO = re.compile(r"[○◯Oo]")
_FEWEST = 3
"""Characters and places a run must have to be looked at (a sign may stand for several digits)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Places that may be one number or several: `places` of 0-9, X and *, `at` where each stands in the text.

    `gaps`: what stands before each place (`gaps[0]` is empty); signs without width are left out.
    """

    places: str
    at: Sequence[int]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """`places`: the text in the alphabet of this module. `words`: the text in plain letters. Both as long as the text.

    `known`: what was once worked out about a place of the text (place and question → answer).
    """

    places: str
    words: str
    known: dict[tuple[str, int], object] = field(default_factory=dict)


def read_text(text: str) -> Reading:
    """Both readings of a text."""
    places = text.translate(_ALPHABET)
    if _CHINESE_DIGIT.search(places):
        places = _LONG_DASH.sub("-", places)
        if _ROUND_ZERO.search(text):
            places = _read_round_zeros(text, places)
    return Reading(places, text.translate(_PLAIN))


def _read_round_zeros(text: str, places: str) -> str:
    """A ring among Chinese numerals is a zero, elsewhere a mask."""
    signs = list(places)
    for match in _ROUND_ZERO.finditer(text):
        index = match.start()
        before = signs[index - 1] if index else ""
        after = places[index + 1 : index + 2]
        if any("\ue000" <= sign <= "\ue009" for sign in (before, after) if sign):
            signs[index] = "\ue000"
    return "".join(signs)


def find_runs(reading: Reading) -> Iterator[Run]:
    """Runs with enough places, in their order."""
    for match in _RUN.finditer(reading.places):
        if match.end() - match.start() < _FEWEST:
            continue
        run = _spell(reading, match.start(), match.end())
        if len(run.places) >= _FEWEST:
            yield run


def _spell(reading: Reading, start: int, end: int) -> Run:
    """The run's places; letters count as digits only where they are no part of a word."""
    written = reading.places[start:end]
    if _SIMPLE.fullmatch(written):
        return Run(written, range(start, end), ("",) * len(written))
    if _LOOKS.search(written):
        written = _LOOKS.sub(lambda match: _spell_letter(reading, start + match.start(), match.group()), written)
    return _spell_plain(written, start) if _PLAINLY.fullmatch(written) else _spell_any(written, start)


def _spell_letter(reading: Reading, index: int, sign: str) -> str:
    """The digit that a letter looks like; a separator in a word."""
    return str(ord(sign) - _LOOK) if _is_alone(reading, index) else "/"


def _spell_plain(written: str, start: int) -> Run:
    """A run of digits, masks and separators."""
    at = tuple(compress(range(start, start + len(written)), map(_IS_PLACE.__contains__, written)))
    gaps = [""] * (len(at) + 1)
    index = last = 0
    for match in _BETWEEN.finditer(written):
        index += match.start() - last
        last = match.end()
        gaps[index] = match.group()
    gaps[0] = ""
    return Run(written.translate(_WITHOUT_GAPS), at, tuple(gaps[:-1]))


def _spell_any(written: str, start: int) -> Run:
    """A run with Chinese numerals, signs for two digits, or signs without width."""
    places: list[str] = []
    at: list[int] = []
    gaps: list[str] = []
    gap = ""
    script = False
    for index, sign in enumerate(written, start):
        if sign == NOTHING:
            continue
        code = ord(sign)
        if sign.isdigit() or _CJK <= code < _PAIR:
            chinese = _CJK <= code < _LOOK
            if places and not gap and script is not chinese:
                gap = CHANGE
            script = chinese
        spelt = _spell_sign(sign)
        if not spelt:
            gap += sign if code < _LOOK else "/"
            continue
        for char in spelt:
            places.append(char)
            at.append(index)
            gaps.append(gap if len(places) > 1 else "")
            gap = ""
    return Run("".join(places), tuple(at), tuple(gaps))


def _spell_sign(sign: str) -> str:
    """The digits of one sign; nothing for a separator."""
    code = ord(sign)
    if code >= _PAIR:
        return str(code - _PAIR)
    if code >= _CJK:
        return str(code - _CJK)
    return sign if sign in "0123456789X*" else ""


_SIMPLE = re.compile("[0-9*X]+")
_IS_PLACE = frozenset("0123456789*X")
_GAP_SIGNS = ' \t\n-.(",/:|\\'
_PLAINLY = re.compile(f"[0-9*X{re.escape(_GAP_SIGNS)}]+")
_BETWEEN = re.compile(f"[{re.escape(_GAP_SIGNS)}]+")
_WITHOUT_GAPS = str.maketrans("", "", _GAP_SIGNS)
_LOOKS = re.compile("[\ue010\ue011]")
_OF_A_WORD = re.compile(r"[A-HJ-NP-WYZa-kmnp-wyz]")
_ANY_DIGIT = re.compile(r"\d")


def _is_alone(reading: Reading, index: int) -> bool:
    """A letter stands among digits: next to one, and next to no letter that is none."""
    words = reading.words
    if _OF_A_WORD.match(words, index + 1) or (index and _OF_A_WORD.match(words, index - 1)):
        return False
    return bool(_ANY_DIGIT.search(words, max(0, index - 9), index + 10))


def without_masks(run: Run) -> Run:
    """The run as digits with masks for separators; several masks in a row stay a gap that hides something."""
    if "*" not in run.places:
        return run
    shown = [place != "*" for place in run.places]
    kept = list(compress(range(len(shown)), shown))
    if not kept:
        return Run("", (), ())
    gaps = [""]
    before = kept[0]
    for index in kept[1:]:
        gaps.append(run.gaps[index] if index == before + 1 else _hidden_gap(run, before, index))
        before = index
    return Run(run.places.replace("*", ""), tuple(compress(run.at, shown)), tuple(gaps))


def _hidden_gap(run: Run, before: int, index: int) -> str:
    """What stands between two places, the masks included."""
    return "*".join(run.gaps[before + 1 : index + 1])


def count_digits(text: str) -> int:
    """Places of a text that read as digits, letters left out."""
    return sum(1 for char in text.translate(_ALPHABET) if char in "0123456789" or "\ue000" <= char <= "\ue009")
