"""A cell of choices with boxes or ticks → its names, each with what its mark says.

Marks stand before all names of a cell or behind all of them; each is nearer to its own name than to the next, and that
decides (`区级√ 镇街 村级√`, `√区级 镇街`, `■区级□镇街`). A name that no mark stands at is a choice that nobody made,
unless all marks of the cell say no. Marks may stand in brackets (`区级（√）镇街（）`) or behind a colon (`县级：√`).

What parts two names differs by column (社区/企事业单位/村公示栏 is one, 区级/镇街 are two) and is asked of it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.read.tables.glyphs import CHOSEN, NO, NOT_CHOSEN

_MARKS = re.escape(CHOSEN + NOT_CHOSEN + NO)
_MARK = re.compile(f"[{_MARKS}]")
_OPEN, _SHUT = re.escape("（([【［〔{"), re.escape("）)]】］〕}")
_FRAMED = re.compile(rf"[：:]?\s*[{_OPEN}]\s*([{_MARKS}VvＶｖ])\s*[{_SHUT}]")
_EMPTY_FRAME = re.compile(rf"[：:]?\s*[{_OPEN}][\s_＿]*[{_SHUT}]")
_SAID = re.compile(r"(?:[：:]\s*|\s)(是|否|有|无)(?=[\s；;，,、。]|$)")
_COLON = re.compile(rf"[：:]\s*(?=[{_MARKS}])")
_TYPED = re.compile(
    r"(?<=[\u4e00-\u9fff）)])[ \t]?[VvＶ](?=[\s、，,；;/]|$)|(?:(?<=[\s、，,；;/])|^)[VvＶ][ \t]?(?=[\u4e00-\u9fff])"
)
SIGNS = "\n；;，,、/／ \t。"
_WEIGHTS = {"\n": 3, **dict.fromkeys("；;，,、/／。", 2), " ": 1, "\t": 1}
_BRACKETED = re.compile(r"\s*[：:]?\s*([（(].*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a choice. `chosen`: None where no mark stands at it."""

    name: str
    chosen: bool | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and the signs between it and the part before."""

    sign: str
    text: str


Parts = Callable[[str, frozenset[str]], Sequence[str]]
"""(text between two marks, signs that stand at marks in this cell) → the names in it."""


def has_marks(text: str) -> bool:
    """Whether boxes or ticks stand in a text."""
    return _MARK.search(text) is not None


def plain_marks(text: str) -> str:
    """A text whose marks stand without brackets and colons: 区级（√）镇街（） as 区级√镇街□."""
    framed = len(_FRAMED.findall(text))
    if framed or len(_EMPTY_FRAME.findall(text)) > 1:
        text = _FRAMED.sub(lambda match: "√" if match[1] in "VvＶｖ" else match[1], text)
        text = _EMPTY_FRAME.sub("□", text)
    text = _SAID.sub(lambda match: "√" if match[1] in "是有" else "□", text)
    text = _COLON.sub("", text)
    return _TYPED.sub("√", text)


def read_marked(text: str, parts: Parts) -> tuple[Named, ...]:
    """The names of a cell that has marks, in its order.

    Args:
        text: as `plain_marks` gives it.
        parts: what parts names in this column.
    """
    marks = [match.start() for match in _MARK.finditer(text)]
    gaps = list(_gaps(text, marks))
    is_behind = _is_behind(text, gaps)
    at_marks = frozenset("".join(right if is_behind else left for left, right in gaps))
    signs = [text[index] for index in marks]
    between = [text[start + 1 : stop] for start, stop in pairwise([-1, *marks, len(text)])]
    found: list[Named] = []
    if is_behind:
        for sign, part in zip([*signs, ""], between, strict=True):
            part = _take_bracket(found, part)
            names = list(parts(part, at_marks))
            found += (Named(name) for name in (names[:-1] if sign else names))
            found += [Named(names[-1], sign in CHOSEN)] if sign and names else []
    else:
        found += (Named(name) for name in parts(between[0], at_marks))
        for sign, part in zip(signs, between[1:], strict=True):
            names = list(parts(part, at_marks))
            found += [Named(names[0], sign in CHOSEN)] if names else []
            found += (Named(name) for name in names[1:])
    return tuple(found)


def chosen_of(found: Sequence[Named]) -> tuple[str, ...]:
    """Names that are chosen: those marked so; where every mark says no, those without a mark."""
    chosen = tuple(one.name for one in found if one.chosen)
    return chosen or tuple(one.name for one in found if one.chosen is None)


def _take_bracket(found: list[Named], part: str) -> str:
    """A text behind a mark without the brackets it begins with: they say more of the name before (特定群体√（申请人）)."""
    match = _BRACKETED.fullmatch(part)
    if not found or match is None:
        return part
    depth = 0
    for index, char in enumerate(match[1]):
        depth += (char in "（(") - (char in "）)")
        if not depth:
            found[-1] = Named(found[-1].name + match[1][: index + 1], found[-1].chosen)
            return match[1][index + 1 :]
    return part


def _gaps(text: str, marks: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What stands between each mark and the words on both sides; a line break at the ends of the text."""
    for index in marks:
        left = index
        while left > 0 and text[left - 1] in SIGNS:
            left -= 1
        right = index + 1
        while right < len(text) and text[right] in SIGNS:
            right += 1
        is_first = left == 0 or _MARK.match(text[left - 1])
        is_last = right == len(text) or _MARK.match(text[right])
        yield text[left:index] + ("\n" if is_first else ""), text[index + 1 : right] + ("\n" if is_last else "")


def _is_behind(text: str, gaps: Sequence[tuple[str, str]]) -> bool:
    """Whether marks stand behind their names."""
    votes = 0
    for left, right in gaps:
        one, two = (max((_WEIGHTS.get(sign, 0) for sign in gap), default=0) for gap in (left, right))
        votes += (one < two) - (one > two)
    return votes > 0 if votes else not _MARK.match(text.lstrip())


# --- what parts names -------------------------------------------------------------------------------------


def cut_pieces(text: str, signs: str = SIGNS) -> tuple[Piece, ...]:
    """Parts between signs that stand in no brackets."""
    found: list[Piece] = []
    depth, sign, own = 0, "", ""
    for char in text:
        depth = max(0, depth + (char in "（(《〔[“") - (char in "）)》〕]”"))
        if char in signs and not depth:
            if own:
                found.append(Piece(sign, own))
                sign, own = "", ""
            sign += char
        else:
            own += char
    return (*found, *((Piece(sign, own),) if own else ()))


def join_pieces(pieces: Sequence[Piece], parts_here: Callable[[str, Piece], bool]) -> tuple[str, ...]:
    """Names of pieces: a new one begins where `parts_here` (name so far, piece) says so."""
    names: list[str] = []
    for piece in pieces:
        if not names or parts_here(names[-1], piece):
            names.append(piece.text)
        else:
            sign = "".join(char for char in piece.sign if not char.isspace())
            names[-1] += sign + piece.text
    return tuple(names)
