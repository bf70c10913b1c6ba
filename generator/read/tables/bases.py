"""公开依据 as a cell has it → laws with their numbers and articles, and what of the cell was none of these.

A number belongs to the title it stands at: behind it, in brackets or not, or directly before it. A sign between (；、。)
or an article makes it a document of its own, which is known by its number. A title without book marks is told by how it
ends (条例, 通知 …), or by standing alone.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from generator.model.imported import DraftBasis
from generator.model.standing import REMARK
from generator.read.tables.citations import (
    ARTICLE,
    LAW_ENDS,
    NUMBER,
    Kind,
    Token,
    clean_number,
    join_breaks,
    numbers_in,
    read_tokens,
    spell,
)
from generator.read.tables.glyphs import EMPTY_TICKS, EMPTY_WORDS
from generator.read.tables.texts import DITTO, one_line, one_title, tidy

__all__ = ["clean_number", "read_basis", "spell"]

_JOINERS = re.compile(
    r"(?:等?有关(?:法律|规定|文件|法规)*|等|等(?:法律|法规|文件|规定|规章|政策|有关|相关)+|和|及|以及|与|或者?|根据|依据|按照|参照|依照|的?(?:规定|要求|精神)"
    r"|文件?|号|并|同时|[0-9]{1,2})*"
)
_LEAD = re.compile(r"^(?:和|及|以及|与|或者?|根据|依据|按照|参照|依照|并|同时)+")
_LAW = re.compile(rf"[^\s（）()]{{2,}}{LAW_ENDS}")
_ISSUER = re.compile(
    r"[\u4e00-\u9fff、 ]*(?:部|委|局|办|院|府|厅|会|署|央|室|联|所|省|市|县|区)(?:联合)?(?:印发|发布|制定)?的?"
)
_OF_TITLE = re.compile(rf"的{LAW_ENDS}")
_HISTORY = re.compile(r"公布|修订|修正|施行|通过|印发|发布|发文|实施|废止|令$")
_OLD = re.compile(r"(?:法|条例|法典)(?:（[^（）]*）)?$")
"""Titles of laws and regulations: they have numbers of orders (令), not of documents (〔〕)."""


_KINDS = "法律(?:法规)?|行政法规|地方性法规|法规|(?:部门|政府)?规章|规范性文件|政策(?:文件)?|文件|其他"
_CLASS = re.compile(rf"【(?:{_KINDS})】|(?:(?<=[\n；;。])|^)(?:{_KINDS})[：:]")
"""Words that sort what follows: 行政法规：《……条例》."""


@dataclass(slots=True)
class _Entry:
    """One document as it is being read. `touched`: whether articles or brackets have followed."""

    law: str = ""
    number: str = ""
    articles: list[str] = field(default_factory=list)

    def draft(self) -> DraftBasis:
        return DraftBasis(self.law or self.number, self.number, tuple(dict.fromkeys(self.articles)))


@lru_cache(2_000)
def read_basis(text: str) -> tuple[tuple[DraftBasis, ...], str]:
    """The laws of a cell, each once, and words of it that are none of them (kept beside)."""
    text = tidy(text)
    if not text or text in EMPTY_TICKS or text in EMPTY_WORDS:
        return (), ""
    text = _CLASS.sub("；", text.replace("<<", "《").replace(">>", "》"))
    is_plain = "《" not in text
    reader = _Reader(is_plain=is_plain)
    for token in read_tokens(join_breaks(text)):
        reader.take(token)
    reader.end()
    return _joined(reader.entries), "；".join(reader.rest)


class _Reader:
    """Takes the tokens of one cell. `is_plain`: no title of it has book marks, so words between signs are titles."""

    def __init__(self, *, is_plain: bool) -> None:
        self.is_plain = is_plain
        self.entries: list[_Entry] = []
        self.rest: list[str] = []
        self._sign = "；"
        """What stands between the last token and this one; empty where nothing does."""
        self._words = ""
        self._last: Kind | None = None
        self._prefix = ""
        """Words that a title in book marks is a part of: 关于印发 of 关于印发《……办法》的通知."""

    def take(self, token: Token) -> None:
        if token.kind is Kind.SIGN:
            self._end_words()
            self._sign = token.text
        elif token.kind is Kind.WORD:
            self._end_words()
            self._words = token.text
            return
        else:
            getattr(self, f"_{token.kind.name.lower()}")(token.text)
            self._sign = ""
        self._last = token.kind

    def end(self) -> None:
        self._end_words()

    # --- tokens ------------------------------------------------------------------------------------

    @property
    def _current(self) -> _Entry | None:
        return self.entries[-1] if self.entries else None

    def _title(self, text: str) -> None:
        words, self._words = _LEAD.sub("", self._words.strip()), ""
        self._prefix = words if "关于" in words and self._last is not Kind.TITLE else ""
        if self._prefix:
            words = ""
        if words and not _JOINERS.fullmatch(words) and not _ISSUER.fullmatch(words):
            self._word(words)
        current = self._current
        title = one_title(text).strip()
        is_number_before = self._last in (Kind.NUMBER, Kind.BRACKET) and not self._sign and not words
        if is_number_before and current is not None and not current.law and not current.articles:
            current.law = title
        elif title:
            self.entries.append(_Entry(title))

    def _number(self, text: str) -> None:
        self._end_words()
        current = self._current
        if current is not None and self._takes_number(current, text):
            current.number = text
        else:
            self.entries.append(_Entry(number=text))

    def _takes_number(self, current: _Entry, number: str) -> bool:
        """Whether a number without brackets is that of the title before it."""
        if not current.law or current.number or current.articles or self._last is Kind.ARTICLE:
            return False
        if not self._sign:
            return True
        is_weak = not self._sign.strip("，, \t\n")
        return is_weak and ("令" in number or not _OLD.search(current.law))

    def _article(self, text: str) -> None:
        self._end_words()
        if self._current is not None:
            self._current.articles.append(text)
        else:
            self.rest.append(text)

    def _bracket(self, text: str) -> None:
        self._end_words()
        inside = one_line(text)
        numbers = numbers_in(inside)
        current = self._current
        if numbers:
            self._numbers_in_brackets(inside, numbers)
        elif current is not None and ARTICLE.search(inside):
            current.articles += [token.text for token in read_tokens(inside) if token.kind is Kind.ARTICLE]
        elif current is not None and not current.law and not self._sign and _is_title(inside):
            current.law = inside.strip("《》")
        elif inside and not REMARK.fullmatch(f"（{inside}）") and not _HISTORY.search(inside):
            self.rest.append(f"（{inside}）")

    def _numbers_in_brackets(self, inside: str, numbers: list[str]) -> None:
        """（国发〔2014〕45号）: of the document before it; of several without words each further one is a document."""
        current = self._current
        is_near = not self._sign.strip("\n\t ")
        if current is not None and is_near and current.law and not current.number:
            current.number, numbers = numbers[0], numbers[1:]
            if _HISTORY.search(NUMBER.sub("", inside)):
                return
        elif current is not None and is_near and current.number in numbers:
            numbers = [number for number in numbers if number != current.number]
        self.entries += (_Entry(number=number) for number in numbers)

    # --- words -------------------------------------------------------------------------------------

    def _end_words(self) -> None:
        words, self._words = self._words.strip(), ""
        if words:
            self._word(words)

    def _word(self, words: str) -> None:
        """Words that are no part of anything: a title without book marks, or something to be kept."""
        bare = one_line(_LEAD.sub("", words)).strip("：: ")
        if not bare or _JOINERS.fullmatch(bare):
            return
        if DITTO.fullmatch(bare):
            self.rest.append(bare)
            return
        if not self.is_plain and _ISSUER.fullmatch(bare) and not _is_title(bare):
            return  # one of several issuers of the title that follows
        if _OF_TITLE.fullmatch(bare) and self._last is Kind.TITLE and not self._sign and self.entries:
            if self._prefix:
                self.entries[-1].law = f"{self._prefix}〈{self.entries[-1].law}〉{bare}"
            return
        is_apart = bool(self._sign) or bare != one_line(words) or self._last in (None, Kind.ARTICLE, Kind.NUMBER)
        if (_is_title(bare) and is_apart) or (self.is_plain and self._sign):
            self.entries.append(_Entry(bare))
        else:
            self.rest.append(bare)
        self._sign, self._last = "", Kind.WORD


def _is_title(words: str) -> bool:
    return words.startswith("《") or _LAW.fullmatch(words) is not None


def _joined(entries: list[_Entry]) -> tuple[DraftBasis, ...]:
    """Entries on one law as one."""
    joined: dict[str, DraftBasis] = {}
    for one in map(_Entry.draft, entries):
        for part in (one,) if one.law else ():
            known = joined.get(part.law)
            articles = tuple(dict.fromkeys((*(known.articles if known else ()), *part.articles)))
            joined[part.law] = DraftBasis(part.law, (known.doc_no if known else "") or part.doc_no, articles)
    return tuple(joined.values())
