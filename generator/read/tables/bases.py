"""公开依据 as a cell has it → laws with their numbers and articles, and what of the cell was none of these."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.model.imported import DraftBasis
from generator.model.numerals import read_number
from generator.model.standing import REMARK
from generator.read.tables.glyphs import EMPTY_TICKS, EMPTY_WORDS
from generator.read.tables.texts import one_line, one_title, split_list, split_outside_brackets, strip_ordinal, tidy

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{0,24}[〔\[【﹝（(［]\s*(?:19|20)[0-9]{2}\s*年?[〕\]】﹞）)］]\s*第?\s*[0-9]{1,5}\s*号"
    r"|[\u4e00-\u9fff]{1,30}令(?:[（(]?(?:19|20)[0-9]{2}年?[）)]?)?\s*第?\s*[0-9一二三四五六七八九十百〇○零]{1,6}\s*号"
    r"|第\s*[0-9一二三四五六七八九十百〇○零]{1,6}\s*号(?:令)?"
    r"|[\u4e00-\u9fff]{1,12}(?:19|20)[0-9]{2}\s*年\s*第?\s*[0-9]{1,5}\s*号"
)
_YEAR = re.compile(r"[\[【﹝（(［]\s*((?:19|20)[0-9]{2})\s*[\]】﹞）)］](?=\s*第?[0-9]+号)")
_SIGNS = "零一二三四五六七八九"
_NUMERAL = r"[0-9一二三四五六七八九十百千零〇两]{1,8}"
_ARTICLE = re.compile(
    rf"第\s*({_NUMERAL})\s*条(之[一二三四五六七八九十]+)?(?:第\s*({_NUMERAL})\s*款)?(?:第?\s*[（(]?\s*({_NUMERAL})\s*[）)]?\s*项)?"
)
_JOINERS = re.compile(
    r"^[\s、，,；;。.：:（）()]*(?:等?有关(?:法律|规定|文件|法规)*|等|等(?:法律法规|文件|规定)+|和|及|以及|与|根据|依据|按照|的?规定|文件)*[\s、，,；;。.：:（）()]*$"
)


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


def _articles(text: str) -> Iterator[str]:
    for match in _ARTICLE.finditer(text):
        article = f"第{_sign(match[1])}条{match[2] or ''}"
        article += f"第{_sign(match[3])}款" if match[3] else ""
        article += f"第{_sign(match[4])}项" if match[4] else ""
        yield article


def clean_number(text: str) -> str:
    """国办发〔2019〕54号 of 国办发[2019] 54号."""
    return _YEAR.sub(r"〔\1〕", re.sub(r"\s+", "", text)).strip("（()）")


@lru_cache(2_000)
def read_basis(text: str) -> tuple[tuple[DraftBasis, ...], str]:
    """The laws of a cell, each once, and words of it that are none of them (kept beside)."""
    text = tidy(text)
    if not text or text in EMPTY_TICKS or text in EMPTY_WORDS:
        return (), ""
    found: dict[DraftBasis, None] = {}
    rest: list[str] = []
    if "《" in text or "<<" in text:
        text = text.replace("<<", "《").replace(">>", "》")
        for title, before, behind in _titled(one_title(text)):
            if title:
                found[_one(title, before, behind)] = None
            elif before:
                rest.append(before)
    else:
        for part in split_list(text):
            for word in split_outside_brackets(part, "、；;"):
                found[_bare(strip_ordinal(word))] = None
    return _joined(found), "".join(rest)


def _titled(text: str) -> Iterator[tuple[str, str, str]]:
    """(title in book marks, what stands before it, what stands behind it); pieces that are neither as (…, piece, …)."""
    pieces: list[tuple[int, int]] = []
    depth = start = 0
    for index, char in enumerate(text):
        if char == "《":
            start, depth = (index, 1) if depth == 0 else (start, depth + 1)
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                pieces.append((start, index))
    ends = [*(start for start, _ in pieces[1:]), len(text)]
    before = text[: pieces[0][0]] if pieces else text
    if not pieces:
        yield "", before, ""
        return
    for (first, last), stop in zip(pieces, ends, strict=True):
        behind = text[last + 1 : stop]
        cut = max(behind.rfind(sign) for sign in "；;。、\n") if stop != len(text) else -1
        own, ahead = (
            (behind[:cut], behind[cut + 1 :]) if cut >= 0 and _NUMBER.search(behind[cut + 1 :]) else (behind, "")
        )
        yield text[first + 1 : last], before, own
        if words := _left_over(own):
            yield "", words, ""
        before = ahead


def _left_over(behind: str) -> str:
    """Words behind a title that are no number, article or joiner."""
    words = _ARTICLE.sub("", _NUMBER.sub("", REMARK.sub("", behind)))
    words = re.sub(r"[（(][^（）()]*(?:修订|修正|公布|发布|施行|印发|令)?[）)]", "", words)
    words = re.sub(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.．、]|[（(][0-9]{1,2}[）)]|[①-⑳]", "", words)
    return "" if _JOINERS.match(words) else words.strip("、，；。 ")


def _one(title: str, before: str, behind: str) -> DraftBasis:
    number = _number_in(behind)
    if not number and not _ARTICLE.search(before):
        number = _number_in(strip_ordinal(before.strip("、；;，, ")))
    return DraftBasis(title.strip(), number, tuple(dict.fromkeys(_articles(behind))))


def _number_in(text: str) -> str:
    """The number of a document in what stands beside its title."""
    text = re.sub(r"\s+", "", text)
    inside = re.match(r"[（(]((?:[^（）()]|[（(][^（）()]*[）)])*)[）)]", text)
    for part in split_outside_brackets(inside[1], "，,；;、") if inside else (text,):
        match = _NUMBER.search(part)
        if match and not _ARTICLE.match(match[0]):
            return clean_number(match[0])
    return ""


def _bare(word: str) -> DraftBasis:
    """A law without book marks: 政府信息公开条例第二十条, 国办发〔2019〕54号."""
    word = one_line(word)
    articles = tuple(dict.fromkeys(_articles(word)))
    number = _number_in(word)
    name = _ARTICLE.sub("", word).strip("、，等 ")
    bare = re.sub(r"[（(]\s*[）)]", "", _NUMBER.sub("", name)).strip("（）() ")
    return DraftBasis(bare or clean_number(name), number, articles)


def _joined(found: dict[DraftBasis, None]) -> tuple[DraftBasis, ...]:
    """Entries on one law as one."""
    joined: dict[str, DraftBasis] = {}
    for one in found:
        if not one.law:
            continue
        known = joined.get(one.law)
        articles = tuple(dict.fromkeys((*(known.articles if known else ()), *one.articles)))
        joined[one.law] = DraftBasis(one.law, (known.doc_no if known else "") or one.doc_no, articles)
    return tuple(joined.values())
