"""公开对象, 公开方式, 公开层级: columns of ticks, words, boxes before words or ticks behind them → what is chosen.

A column of ticks may hold words in place of a tick (申请人), or behind it (√（面向村集体成员）): in 特定群众 they name
the group.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.terms import EVERYONE, Level, Method
from generator.read.tables.glyphs import (
    BOX_AS_CHARACTER,
    CHOSEN,
    EMPTY_TICKS,
    EMPTY_WORDS,
    NO,
    NOT_CHOSEN,
    TICKS,
    cut_marks,
)
from generator.read.tables.headings import heading_words, levels_of, sub_key
from generator.read.tables.texts import compact, split_outside_brackets, strip_ordinal, tidy

_MARKS = re.escape(CHOSEN + NOT_CHOSEN + NO)
_BOX = re.compile(rf"{BOX_AS_CHARACTER}(?=全社会|特定|主动|依申请|[县区市]级|乡|村级)")
_LEADING = re.compile(rf"^[{_MARKS}\s]+|[{_MARKS}\s]+$")


@dataclass(frozen=True, slots=True)
class Tick:
    """A cell of a column of ticks: whether it says yes, and the words in it."""

    chosen: bool
    words: str = ""


@lru_cache(5_000)
def read_tick(text: str) -> Tick:
    """What a cell of a column of ticks says."""
    bare = compact(text)
    if not bare or bare in EMPTY_TICKS or bare in EMPTY_WORDS:
        return Tick(chosen=False)
    if bare in TICKS or not _LEADING.sub("", bare):
        return Tick(any(char in CHOSEN for char in bare) or bare in TICKS)
    if bare[0] in NOT_CHOSEN + NO and not any(char in CHOSEN for char in bare):
        return Tick(chosen=False)
    return Tick(True, unwrap(_LEADING.sub("", bare)))


def _chosen_words(text: str) -> Iterator[str]:
    """Words that are chosen in one cell: marked ones where there are marks, else all."""
    text = _BOX.sub("□", tidy(text))
    pairs = cut_marks(text)
    if not any(mark for mark, _ in pairs):
        yield from _words(compact_lines(text))
        return
    marked = [(mark, name) for mark, name in pairs if mark]
    if len(marked) == 1 and marked[0][0] in NOT_CHOSEN and len(pairs) == 1:
        yield from _words(compact_lines(marked[0][1]))  # an empty box before the only word
    for mark, name in marked:
        if mark in CHOSEN:
            yield from _words(compact_lines(name))


def compact_lines(text: str) -> str:
    """Lines kept, no other blanks."""
    return "\n".join(filter(None, (compact(line) for line in text.split("\n"))))


def _words(text: str) -> Iterator[str]:
    lines = text.split("\n")
    joined = "".join(lines)
    for part in split_outside_brackets(text if _all_known(lines) else joined, "\n；;，,"):
        if word := strip_ordinal(part.strip("。：: ")):
            yield word


def _all_known(lines: Sequence[str]) -> bool:
    """Whether every line is a word of its own: 县级 above 乡级, not 特定 above 群体."""
    return all(sub_key(line)[0] or levels_of(line) or len(line) > 4 for line in lines)


@dataclass(frozen=True, slots=True)
class Choice:
    """What one item chooses in one group of columns. `unknown`: words that are no option."""

    values: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


Column = tuple[str, str, str]
"""Option of the column ("" for one of words), heading of the column, text of the cell."""


def read_audience(columns: Sequence[Column]) -> Choice:
    found: dict[str, None] = {}
    for option, heading, text in columns:
        if option == "everyone":
            tick = read_tick(text)
            if tick.chosen:
                found[EVERYONE] = None
                is_more = tick.words and sub_key(tick.words)[0] != "everyone"
                found.update(dict.fromkeys(_groups(tick.words)) if is_more else {})
        elif option:
            tick = read_tick(text)
            if tick.chosen:
                found.update(dict.fromkeys(_groups(tick.words) or (heading_words(heading),)))
        else:
            for word in _chosen_words(text):
                found.update(dict.fromkeys(_audience_of(word)))
    values = list(found)
    if EVERYONE in values:
        values.remove(EVERYONE)
        values.insert(0, EVERYONE)
    return Choice(tuple(values))


_GROUP = re.compile(r"特定(?:群众|群体|主体|对象|人群|公众|人员)[：:]?(.*)")


def _audience_of(word: str) -> tuple[str, ...]:
    if sub_key(word)[0] == "everyone":
        return (EVERYONE,)
    if (named := _GROUP.fullmatch(word)) is not None:
        return _groups(named[1]) or (heading_words(word),)
    together = split_outside_brackets(word, "、和及")
    if len(together) > 1 and any(sub_key(part)[0] for part in together):
        return tuple(group for part in together for group in _audience_of(part))
    return _groups(word)


def _groups(words: str) -> tuple[str, ...]:
    """Names of groups; a list of them in one cell is several."""
    words = unwrap(words)
    named = _GROUP.fullmatch(words)
    if named is not None:
        words = unwrap(named[1]) or words
    return tuple(part for part in map(unwrap, split_outside_brackets(words, "；;\n")) if len(part) > 1)


def unwrap(words: str) -> str:
    """Words without brackets around all of them, and without colons at their ends."""
    words = words.strip("：: ")
    partner: dict[int, int] = {}
    open_at: list[int] = []
    for index, char in enumerate(words):
        if char in "（(":
            open_at.append(index)
        elif char in "）)" and open_at:
            partner[open_at.pop()] = index
    first, last = 0, len(words)
    while first + 1 < last and partner.get(first) == last - 1:
        first, last = first + 1, last - 1
    return words[first:last].strip("：: ")


_METHODS = {"proactive": Method.PROACTIVE, "on_request": Method.ON_REQUEST}


def read_method(columns: Sequence[Column]) -> tuple[tuple[Method, ...], tuple[str, ...]]:
    """Methods, and words that are none."""
    found: dict[Method, None] = {}
    unknown: list[str] = []
    for option, _, text in columns:
        if option:
            tick = read_tick(text)
            if tick.chosen and option in _METHODS:
                found[_METHODS[option]] = None
                unknown += [tick.words] if tick.words and not sub_key(tick.words)[0] else []
            continue
        for word in _chosen_words(text):
            methods = list(_methods_of(word))
            found.update(dict.fromkeys(methods))
            unknown += [] if methods else [word]
    return tuple(method for method in Method if method in found), tuple(unknown)


def _methods_of(word: str) -> Iterator[Method]:
    if re.search("主动", word):
        yield Method.PROACTIVE
    if re.search("申请", word):
        yield Method.ON_REQUEST


def level_words(text: str) -> tuple[str, ...]:
    """The words for levels in a cell that is no tick, as they stand."""
    return tuple(part for word in _chosen_words(text) for part in split_outside_brackets(word, "、/和及"))


def read_level(columns: Sequence[Column]) -> tuple[tuple[Level, ...], tuple[str, ...]]:
    """Tiers, and words that are none of them or an office's own for one."""
    found: dict[Level, None] = {}
    unknown: list[str] = []
    for option, heading, text in columns:
        if option:
            tick = read_tick(text)
            if not tick.chosen:
                continue
            levels = levels_of(option)
            found.update(dict.fromkeys(levels))
            if not levels:
                unknown.append(heading_words(heading))
            if tick.words and not levels_of(tick.words):
                unknown.append(tick.words)
            continue
        for word in _chosen_words(text):
            levels = levels_of(word)
            parts = (word,) if levels else split_outside_brackets(word, "、/和及")
            for part in parts:
                levels = levels_of(part)
                found.update(dict.fromkeys(levels))
                unknown += [] if levels else [part]
    return tuple(level for level in Level if level in found), tuple(unknown)
