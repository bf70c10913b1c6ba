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
)
from generator.read.tables.headings import heading_words, levels_of, sub_key
from generator.read.tables.marks import (
    Named,
    Parts,
    Piece,
    chosen_of,
    cut_pieces,
    has_marks,
    join_pieces,
    plain_marks,
    read_marked,
)
from generator.read.tables.texts import compact, split_outside_brackets, strip_ordinal, tidy

_MARKS = re.escape(CHOSEN + NOT_CHOSEN + NO)
_BOX = re.compile(rf"{BOX_AS_CHARACTER}(?=\s*(?:全社会|特定|主动|依申请|[县区市州]级?|乡|镇|街|村|片区|社区))")
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


def ticked(text: str) -> tuple[str, ...]:
    """Words of a cell that are ticked: 管理 of □决策 □执行 ☑管理."""
    found = read_marked(plain_marks(tidy(text)), lambda words, _: tuple(words.split()))
    return tuple(filter(None, map(_word, chosen_of(found))))


_ASKED = re.compile(r"[（(]请?(?:写明|注明|填写|说明|列明)[^（）()]*[）)]")


def _chosen_words(text: str, parts: Parts) -> tuple[str, ...]:
    """Words that are chosen in one cell: marked ones where there are marks, else all."""
    text = plain_marks(_BOX.sub("□", _ASKED.sub("", tidy(text))))
    if not has_marks(text):
        return tuple(filter(None, map(_word, parts(text, frozenset()))))
    found = _with_details(read_marked(text, parts))
    if len(found) == 1 and not any(sign in NO for sign in text):
        return (_word(found[0].name),)  # an empty box before the only word
    return tuple(filter(None, map(_word, chosen_of(found))))


def _with_details(found: Sequence[Named]) -> tuple[Named, ...]:
    """Words behind a chosen 特定群众 that are no choice of their own name the group (特定群众☑ 申请人)."""
    told: list[Named] = []
    for one in found:
        is_more = one.chosen is None and told and told[-1].chosen and sub_key(told[-1].name)[0] == "groups"
        if is_more and not sub_key(one.name)[0]:
            told[-1] = Named(f"{told[-1].name}（{one.name.strip('（）')}）", chosen=True)
        else:
            told.append(one)
    return tuple(told)


def _word(text: str) -> str:
    return strip_ordinal(compact(text).strip("。：: "))


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
            for word in _chosen_words(text, _audience_parts):
                found.update(dict.fromkeys(_audience_of(word)))
    values = list(found)
    if EVERYONE in values:
        values.remove(EVERYONE)
        values.insert(0, EVERYONE)
    return Choice(tuple(values))


def _audience_parts(text: str, at_marks: frozenset[str]) -> Sequence[str]:
    """全社会 and 特定群众 are two; what stands behind 特定群众 names the group, unknown words are one text."""
    pieces = cut_pieces(re.sub(r"(?<=全社会)(?=特定)|(?<=社会公众)(?=特定)", "\n", text))

    def parts_here(before: str, piece: Piece) -> bool:
        kinds = sub_key(before)[0], sub_key(piece.text)[0]
        if not piece.sign.strip() and sub_key(before + piece.text)[0]:
            return False
        if any(kinds) or _GROUP.fullmatch(compact(piece.text)):
            return not (kinds == ("groups", "") and not piece.sign.strip(" \t"))
        if any(sign in "；;，," for sign in piece.sign) or at_marks.intersection(piece.sign.strip()):
            return True
        is_full = len(piece.text) <= len(before)  # a line that had room for more was not broken by its column
        return "\n" in piece.sign and (min(len(before), len(piece.text)) > _SHORT or (len(before) > 2 and not is_full))

    return join_pieces(pieces, parts_here)


_SHORT = 4
"""Characters of a line that may be half a word (特定 above 群体)."""
_GROUP = re.compile(r"特定(?:群众|群体|主体|对象|人群|公众|人员)[：:]?(.*)")
_SAYING = re.compile(r"^(?:具体|即|指|请写明|注明)(?:为|是)?[：:]")


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
    words = _SAYING.sub("", unwrap(words))
    named = _GROUP.fullmatch(words)
    if named is not None:
        words = _SAYING.sub("", unwrap(named[1])) or words
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
        for word in _chosen_words(text, _method_parts):
            methods = list(_methods_of(word))
            found.update(dict.fromkeys(methods))
            unknown += [] if methods else [word]
    return tuple(method for method in Method if method in found), tuple(unknown)


_BETWEEN_METHODS = re.compile(r"(?<=公开)(?=主动|依?申请)|(?<=主动)(?=依申请)|(?<=申请)(?=主动)")


def _method_parts(text: str, _: frozenset[str]) -> Sequence[str]:
    pieces = cut_pieces(_BETWEEN_METHODS.sub("\n", text))

    def parts_here(before: str, piece: Piece) -> bool:
        is_word = not piece.sign.strip() and sub_key(before + piece.text)[1] == "method"
        return not is_word and bool(sub_key(before)[0] or sub_key(piece.text)[0] or piece.sign.strip("、/／ \t"))

    return join_pieces(pieces, parts_here)


def _methods_of(word: str) -> Iterator[Method]:
    if re.search("主动", word):
        yield Method.PROACTIVE
    if re.search("申请", word):
        yield Method.ON_REQUEST


_BETWEEN_LEVELS = re.compile(r"(?<=级)(?=[县区市州旗乡镇街村社片园开])")
_TOGETHER = re.compile(r"[县区市旗][、/]?[乡镇](?:两级|[、/]?村三级)|[乡镇][、/]?村两级")
_HEAD_OF_LIST = re.compile(r"(?:[县区市旗乡镇村]|街道|社区|镇街|乡镇)(?:[、/／](?:[乡镇村]|街道|社区|镇街|乡镇))*")


def _level_parts(text: str, at_marks: frozenset[str]) -> Sequence[str]:
    """区级、镇街 are two; 乡、村级 is one where no mark stands at the sign between."""
    text = _TOGETHER.sub(lambda match: "、".join(f"{sign}级" for sign in match[0] if sign in "县区市旗乡镇村"), text)
    pieces = cut_pieces(_BETWEEN_LEVELS.sub("\n", text))

    def parts_here(before: str, piece: Piece) -> bool:
        sign = piece.sign.strip()
        if not sign:
            return bool(levels_of(piece.text)) or not levels_of(before + piece.text)
        is_list = sign in ("、", "/", "／") and sign not in at_marks and _HEAD_OF_LIST.fullmatch(before)
        return not (is_list and levels_of(piece.text))

    return join_pieces(pieces, parts_here)


@dataclass(frozen=True, slots=True)
class Levels:
    """Tiers that a row chooses. `words`: as the table calls them; `unknown`: words that are no tier of a county."""

    values: tuple[Level, ...] = ()
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_level(columns: Sequence[Column]) -> Levels:
    """Tiers, the words for them, and words that are none."""
    found: dict[Level, None] = {}
    words: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for option, heading, text in columns:
        for word in _level_words(option, text):
            levels = levels_of(word)
            found.update(dict.fromkeys(levels))
            bare = heading_words(heading)
            name = bare if word == option and (levels_of(bare) or not levels) else compact(word)
            parts = split_outside_brackets(name, "、/") if len(levels) > 1 else (name,)
            (words if levels else unknown).update(dict.fromkeys(parts if all(map(levels_of, parts)) else (name,)))
    return Levels(tuple(level for level in Level if level in found), tuple(words), tuple(unknown))


def _level_words(option: str, text: str) -> Iterator[str]:
    if option:
        tick = read_tick(text)
        if tick.chosen:
            yield option
            yield from (tick.words,) if tick.words else ()
        return
    for word in _chosen_words(text, _level_parts):
        yield from (word,) if levels_of(word) else split_outside_brackets(word, "、/和及")
