"""What was plainly meant by a word, a field name or a form that is not allowed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import Any

from generator.model.likeness import split_words
from generator.model.numerals import read_number, write_number
from generator.read.schema.faults import is_date, pattern_test

MAX_EXAMPLE = 120
"""Characters of a field name that is worth comparing."""

MAX_UNKNOWN = 50
"""Unknown fields of one group beyond which a file is taken for the wrong file."""

_LETTERS = str.maketrans("OoQlI｜|", "0001111")
"""Letters that are taken for figures: 01-OO3."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―－−", "-"))
_QUOTES = "“”‘’\"'「」 "


_LIKE_A_DAY = re.compile(r"([0-9]{2}|[0-9]{4})[^0-9]([0-9]{1,2})[^0-9]([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})")
_TIME_OF_DAY = re.compile(r"[T ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$|\s*\(?(?:星期|周)[一二三四五六日天]\)?$")
_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
_CHINESE_DAY = re.compile(rf"([〇零一二三四五六七八九]{{4}})年({_CHINESE_NUMBER})月({_CHINESE_NUMBER})日?")
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _plain_day(found: re.Match[str]) -> str:
    """二〇二六年五月六日 → 2026-5-6."""
    return f"{found[1].translate(_FIGURES)}-{read_number(found[2]) or 0}-{read_number(found[3]) or 0}"


def mend(value: Any, pattern: str) -> str | None:
    """What was plainly meant by a text of the wrong form: full-width digits, other dashes, quotes, dates, figures."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    plain = unicodedata.normalize("NFKC", value).translate(_DASHES).strip(_QUOTES)
    is_right = pattern_test(pattern)
    options = (
        plain,
        "".join(plain.split()),
        *(() if "Q" in pattern else (plain.translate(_LETTERS),)),  # 2026-Q5 is no May
        *_days(plain),
        *_ids(plain),
        *_articles("".join(plain.split())),
    )
    return next((option for option in options if option != value and is_right(option)), None)


_EXCEL_DAY = re.compile(r"4[0-9]{4}|5[0-4][0-9]{3}")
_EXCEL_BEGAN = date(1899, 12, 30)


def _days(plain: str) -> Iterator[str]:
    """2026.5.6, 2026年5月6日, 20260506, 2026-05-06 00:00:00; 46148, as Excel keeps a day."""
    day = _LIKE_A_DAY.fullmatch(_TIME_OF_DAY.sub("", _CHINESE_DAY.sub(_plain_day, plain)))
    if day is not None:
        year, month, number = (part for part in day.groups() if part)
        days = (f"{year}-{month:0>2}-{number:0>2}", f"20{year}-{month:0>2}-{number:0>2}")
        yield from (option for option in days if is_date(option))
    if _EXCEL_DAY.fullmatch(plain):
        yield (_EXCEL_BEGAN + timedelta(int(plain))).isoformat()


_LIKE_AN_ID = re.compile(r"([0-9]{1,2})[^0-9a-z]{1,3}(c?)([0-9]{1,3})|([0-9]{2})(c?)([0-9]{3})", re.IGNORECASE)


def _ids(plain: str) -> Iterator[str]:
    """1-002, 01002 and 01_2 for an item, 1 for a domain, C1 for a category."""
    found = _LIKE_AN_ID.fullmatch(plain)
    if found is not None:
        code, letter, serial = found.groups()[:3] if found[1] else found.groups()[3:]
        yield f"{code:0>2}-c{int(serial)}" if letter else f"{code:0>2}-{serial:0>3}"
    yield plain.zfill(2)
    yield plain.lower()
    yield f"c{plain.lower().removeprefix('c').lstrip('0')}"


_NUMBER = "(?:[0-9]{1,4}|[一二三四五六七八九十百千零〇两]+)"
_LIKE_AN_ARTICLE = re.compile(
    rf"(?:《[^》]*》)?第?({_NUMBER})条?(?:之({_NUMBER}))?(?:第?({_NUMBER})款)?(?:第?([(（]?)({_NUMBER})[)）]?项?)?"
)


def _articles(plain: str) -> Iterator[str]:
    """第47条, 四十七条, 47, 《土地管理法》第四十七条, 第四十七条（一）."""
    found = _LIKE_AN_ARTICLE.fullmatch(plain)
    if found is None:
        return
    article, more, clause, bracket, point = found.groups()
    text = f"第{_in_words(article)}条"
    text += f"之{_in_words(more)}" if more else ""
    text += f"第{_in_words(clause)}款" if clause else ""
    yield text + (f"第（{_in_words(point)}）项" if bracket else f"第{_in_words(point)}项" if point else "")


def _in_words(number: str) -> str:
    """47 → 四十七; what is in words stays."""
    return write_number(int(number)) if number.isascii() else number


def mend_apart(value: str, pattern: str) -> tuple[str, ...]:
    """The texts of the right form that were written as one (第四十七条、第四十八条); none where a part has none."""
    for parts in split_words(value):
        found = tuple(part if pattern_test(pattern)(part) else mend(part, pattern) or "" for part in parts)
        if all(found):
            return found
    return ()


_SPAN = re.compile(r"\s*(?:至|到|—+|~|～)\s*")
_LONGEST_SPAN = 15
"""Days of a span that are listed."""


def mend_span(value: str, pattern: str) -> tuple[str, ...]:
    """Every day of 2027-10-01至2027-10-07 where days are asked for; nothing of what is no span of days."""
    ends = _SPAN.split(value.strip())
    days = [part if pattern_test(pattern)(part) else mend(part, pattern) or "" for part in ends]
    if len(ends) != 2 or not all(days) or not all(map(is_date, days)):
        return ()
    first, last = map(date.fromisoformat, days)
    length = (last - first).days
    return tuple((first + timedelta(n)).isoformat() for n in range(length + 1)) if 0 < length < _LONGEST_SPAN else ()


@lru_cache(4096)
def sound(char: str) -> str:
    """A character without its tone; empty of what has no sound."""
    from pypinyin import lazy_pinyin

    return next(iter(lazy_pinyin(char, errors="ignore")), "")


_CALLED: Mapping[str, str] = {
    "id": "编码 编号 事项编号 序号 代码 no number",
    "code": "编码 编号 代码",
    "title": "名称 标题 事项 事项名 二级事项 公开事项 name",
    "name": "名称 机构名称 单位名称 title",
    "category": "类别 分类 一级事项 类型 class",
    "summary": "说明 简介 摘要 概述 一句话 description desc intro",
    "content": "内容 要素 公开内容（要素） contents",
    "subject": "主体 公开主体 责任部门 责任单位 公开单位 部门 单位 department body",
    "time_limit": "时限 期限 时间 公开期限 公开时间 limit deadline time",
    "channel": "渠道 载体 公开渠道和载体 公开载体 公开途径",
    "scope": "程度 范围 公开范围",
    "method": "方式",
    "audience": "对象 公开范围",
    "level": "层级 级别",
    "basis": "依据 法律依据 法规依据 政策依据 law laws",
    "law": "法律 法规 文件 依据 名称 title name",
    "articles": "条款 条 法条 article",
    "stage": "环节 五公开环节 阶段",
    "nature": "性质",
    "power": "权力 权力性质 事项类型",
    "keywords": "关键词 关键字 群众说法 俗称 keyword tags",
    "published": "已公开 公开文件 公开内容链接",
    "url": "网址 链接 地址 link href",
    "date": "日期 时间 发布日期",
    "updated": "更新日期 更新时间 调整时间 日期 update date",
    "body": "主体 机构 单位 部门 发布机构",
    "note": "备注 说明 注 remark",
    "phone": "电话 联系电话 电话号码 tel telephone mobile",
    "address": "地址 办公地址 addr",
    "hours": "时间 办公时间 工作时间 time",
    "ask": "问题 问 question",
    "item": "事项 事项编码 编码 id",
    "on": "日期 date",
    "text": "内容 文字 说明 content",
}
"""Field → what people call it beside its title in the schema."""


def misspelt(present: list[str], known: dict[str, Any]) -> dict[str, str]:
    """Unknown keys → the known, absent key each was probably meant to be."""
    unknown = [key for key in present if key not in known][:MAX_UNKNOWN]
    guesses: dict[str, str] = {}
    for key in unknown:
        absent = [name for name in known if name not in present and name not in guesses.values()]
        plain = unicodedata.normalize("NFKC", key).strip(_QUOTES).lower().replace("-", "_")
        guess = _by_title(plain, absent, known) or _near_key("_".join(plain.split()), absent)
        if guess is not None:
            guesses[key] = guess
    return guesses


def _by_title(plain: str, absent: list[str], known: dict[str, Any]) -> str | None:
    """公开时限 and 时限 for `time_limit`; nothing where two fields may be called so."""
    tests = (
        lambda name: known[name].get("title") == plain,
        lambda name: plain in _CALLED.get(name, "").split(),
        lambda name: not plain.isascii() and len(plain) > 1 and plain in str(known[name].get("title", "")),
    )
    for test in tests:
        found = [name for name in absent if test(name)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _near_key(key: str, options: list[str]) -> str | None:
    if len(key) > MAX_EXAMPLE:
        return None
    swapped = [option for option in options if sorted(option) == sorted(key)]
    close = swapped or get_close_matches(key, options, 2, 0.6)
    if len(close) > 1 and _ratio(key, close[0]) - _ratio(key, close[1]) < _CLEAR:
        return None
    return close[0] if close else None


_CLEAR = 0.05
"""How much nearer the nearest name must be than the next."""


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
