"""Second part of the first step of reading a 公开时限: what a quantity says.

20个工作日, 每季度首月10日, 1月、4月、7月的15日前: each is found as a whole, by its shape (`shapes`), and becomes one
`marks.Mark`. What cannot be a quantity (a broken numeral, 13月) stays text, so that it is named in a warning.
"""

import re

from generator.model.numerals import SIGNS, read_number
from generator.model.timelimit import FixedDay, Unit
from generator.read.timelimit.marks import FIRST, ROOM, Mark, Marked
from generator.read.timelimit.moments import last_day, take_moments
from generator.read.timelimit.shapes import LISTED, MONTH_LIST, QUANTITY, QUARTERS, N

_UNITS = {"日": Unit.DAY, "天": Unit.DAY, "周": Unit.WEEK, "月": Unit.MONTH, "季": Unit.MONTH, "年": Unit.YEAR}
_WORDED = {
    "工作": (Unit.WORKDAY, 1),
    "小时": (Unit.HOUR, 1),
    "h": (Unit.HOUR, 1),
    "H": (Unit.HOUR, 1),
    "旬": (Unit.DAY, 10),
    "钟头": (Unit.HOUR, 1),
    "星期": (Unit.WEEK, 1),
    "礼拜": (Unit.WEEK, 1),
    "季": (Unit.MONTH, 3),
}
"""Words of a unit, wherever they stand → the unit and its factor; the first that is found counts."""

_MONTH_IN_PERIOD = {"首": 1, "第一": 1, "第1": 1, "第二": 2, "第2": 2, "第三": 3, "第3": 3}


def _unit(words: str) -> tuple[Unit, int]:
    """The unit named last in the words, and its factor: a 季度 is three months."""
    for sign, unit in _WORDED.items():
        if sign in words:
            return unit
    return next((_UNITS[sign] for sign in reversed(words) if sign in _UNITS), Unit.DAY), 1


def _day_in_period(found: dict[str, str], unit: Unit, every: int) -> tuple[FixedDay | None, str]:
    """首个月20日, 末月25日, 5日, 底 → month within the period, day; what has no number stays words."""
    month_words, day = found.get("pm", ""), found.get("pd") or found.get("qd1")
    last = bool(found.get("pe") or found.get("qz")) or found.get("qe") in ("底", "末")
    month = next((n for words, n in _MONTH_IN_PERIOD.items() if month_words.startswith(words)), None)
    if month_words[:1] in ("末", "最") or (last and not month_words and unit is Unit.MONTH and every > 1):
        month = every
    if last and not month_words and unit is Unit.YEAR:
        month = 12
    number = 0 if last else read_number(day) if day else None
    words = month_words if month_words and month is None else "初" if found.get("qe") == "初" else ""
    if month is None and number is None:
        return None, words
    return FixedDay(month=month, day=number), words


MONTHS_OF_QUARTER = {"首": 1, "一": 1, "1": 1, "二": 2, "2": 2, "三": 3, "3": 3, "末": 3}


def _times_in(found: dict[str, str], literal: str) -> Mark:
    """2次/年, 1次/半年, 1次/两年, 1次/学期."""
    count = read_number(found["fn"])
    if found["fu"].startswith("学"):
        return Mark(literal, 1, None, words=found["fu"], count=count)
    unit, every = (Unit.MONTH, 6) if "fh" in found else _unit(found["fu"])
    times = read_number(found["fs"]) or 1 if "fs" in found else 1
    return Mark(literal, every * times, unit, count=count)


def _named_period(found: dict[str, str], literal: str) -> Mark | None:
    """A period whose words are of one fixed shape: 每周五, 2次/年, 下季度首月15日, 一年一度, 次月10日."""
    if "weekday" in found:
        return Mark(literal, 1, Unit.WEEK, words="周" + found["weekday"])
    if "fn" in found:
        return _times_in(found, literal)
    if "hh" in found:
        return Mark(literal, 6, Unit.MONTH, words=found["hh"])
    if "gu" in found:
        return Mark(literal, 2, _unit(found["gu"])[0])
    if "odd" in found:
        day = FixedDay(day=read_number(found["oddday"])) if "oddday" in found else None
        return Mark(literal, 2, Unit.MONTH, fixed=day, words=found["odd"])
    if "nq" in found:
        return Mark(literal, 3, Unit.MONTH, fixed=FixedDay(day=read_number(found["nd"])), words=found["nq"])
    if "qm" in found:
        placed = FixedDay(month=MONTHS_OF_QUARTER[found["qm"].strip("第个月")], day=read_number(found["qmd"]))
        return Mark(literal, 3, Unit.MONTH, fixed=placed)
    if "once" in found:
        return Mark(literal, 1, Unit.YEAR)
    if "md" in found:
        day = FixedDay(day=read_number(found["md"]))
        return Mark(literal, 1, Unit.MONTH, fixed=day, words=found["mw"] + "月")
    return None


def _period(found: dict[str, str], literal: str) -> Mark | None:
    if (named := _named_period(found, literal)) is not None:
        return named
    words = (
        found.get("pu")
        or found.get("bu")
        or found.get("tu")
        or found.get("su")
        or found.get("ku")
        or found.get("eu", "")
    )
    if words == "学期" or "su" in found:
        return Mark(literal, 1, None, words=literal if "su" in found else words + found.get("qe", ""))
    unit, factor = _unit(words)
    number = found.get("pn", "").replace("双", "二") + found.get("bn", "")
    if number == "半" and unit is Unit.YEAR:
        unit, every = Unit.MONTH, 6
    elif number == "半":
        return Mark(literal, None, unit, words="半" + words)
    else:
        every = factor * ((read_number(number) or 0) if number else 1)
    if every == 0:
        return None
    return _placed(found, literal, unit, every)


def _placed(found: dict[str, str], literal: str, unit: Unit, every: int) -> Mark:
    """A period with a place in it: its end, its second week, its fifth working day, its middle, a day."""
    if "eu" in found:
        return Mark(literal, every, unit, fixed=FixedDay(month=every if every > 1 else None, day=0), words=found["ew"])
    if "pw" in found:
        return Mark(literal, every, unit, upper=read_number(found["pw"]), words=f"第{found['pw']}周")
    if "pk" in found:
        return Mark(literal, every, unit, upper=read_number(found["pk"]), words=f"第{found['pk']}个工作日")
    if "pt" in found:
        parts = re.findall("[上中下]", found["pt"])
        return Mark(literal, every, unit, words=found["pt"], count=len(parts) if len(parts) > 1 else None)
    if found.get("ql"):
        days = re.findall(f"[0-9{SIGNS}]+", found["qd"] + found["ql"])
        return Mark(literal, every, unit, words="、".join(f"{day}日" for day in days))
    fixed, rest = _day_in_period(found, unit, every)
    return Mark(literal, every, unit, fixed=fixed, words=rest)


_HALF_MONTH = 15
"""Days of 半个月, as people count them; no law says so, hence a warning goes with it (`clauses.quantity`)."""


def _halved(found: dict[str, str], literal: str) -> Mark | None:
    """半年, 半个月, 一个半月, 一年半; half a day or an hour and a half is no whole number of any unit."""
    whole = read_number(found["whole"]) if "whole" in found else 0
    if whole is None:
        return None
    if "年" in literal:
        return Mark(literal, 12 * whole + 6, Unit.MONTH)
    if "月" in literal:
        return Mark(literal, 30 * whole + _HALF_MONTH, Unit.DAY, words="半月")
    return Mark(literal)


def _amount(found: dict[str, str], literal: str) -> Mark | None:
    if "half" in found or "whole" in found:
        return _halved(found, literal)
    if "months" in found:
        return Mark(literal, read_number(found["months"]), Unit.MONTH)
    if "monthly" in found:
        return Mark(literal, 1, Unit.MONTH)
    if "first" in found:
        return Mark(literal, 1, Unit.WORKDAY)
    if "nth" in found:
        number = read_number(found["nth"])
        return None if number is None else Mark(literal, number, _unit(literal)[0])
    if "lowunit" in found and found["lowunit"] != found["highunit"]:
        return Mark(literal)
    unit, factor = _unit(literal.removesuffix("（含）"))
    numbers = [read_number(found[key]) for key in ("n", "low", "high") if key in found]
    if None in numbers or (unit is Unit.YEAR and (numbers[0] or 0) >= 1000):
        return None
    low, high = numbers[0], numbers[-1]
    assert low is not None and high is not None
    return Mark(literal, low * factor, unit, upper=high * factor if len(numbers) > 1 else None)


def _date(found: dict[str, str], literal: str) -> Mark | None:
    year_text = found.get("dy") or found.get("yy") or found.get("only")
    year = read_number(year_text) if year_text else None
    words = (found.get("dw") or found.get("yw") or "") and literal[: literal.index("年") + 1]
    if "nyw" in found:
        day = 0 if "nye" in found else read_number(found["nyd"]) if "nyd" in found else None
        return Mark(literal, fixed=FixedDay(month=1, day=day), words=literal[: literal.index("年") + 1])
    if "iso" in found:
        return Mark(literal, fixed=FixedDay(*map(int, re.split("[-./]", literal))))
    if "only" in found:
        return Mark(literal, fixed=FixedDay(year=year))
    if "ye" in found:
        fixed = None if found["ye"] in ("初", "中") else FixedDay(year, 12, 0)
        return Mark(literal, fixed=fixed, words=literal if fixed is None else words)
    if quarter := found.get("quarter") or found.get("quarters"):
        year = read_number(found["qy"]) if "qy" in found else None
        words = literal[: literal.index("年") + 1] if "qw" in found else ""
        return Mark(literal, fixed=FixedDay(year, 3 * (read_number(quarter) or 0), 0), words=words)
    if "halfyear" in found:
        year = read_number(found["hy"]) if "hy" in found else None
        return Mark(literal, fixed=FixedDay(year, 6 if found["halfyear"] == "上" else 12, 0))
    month, end = read_number(found["dm"]), found.get("de", "")
    day = (
        read_number(found["dd"])
        if "dd" in found
        else 0
        if end[:1] in ("底", "末") or end[-2:] in ("一日", "一天")
        else None
    )
    if month is None or not 1 <= month <= 12 or (day is not None and day > 31):
        return None
    return Mark(literal, fixed=FixedDay(year, month, day), words=words or end if day is None else words)


def _listed_days(found: re.Match[str]) -> Mark | None:
    """One mark for the whole list; the days behind the first are its `more`."""
    if "季度" in found[0]:
        last = [FixedDay(None, 3 * (read_number(quarter) or 0), 0) for quarter in re.findall("[一二三四1-4]", found[0])]
        return Mark(found[0], fixed=last[0], more=tuple(last[1:]))
    months = [read_number(month) for month in re.findall(f"({N})月", found["months"])]
    day = 0 if found["end"] else read_number(found["day"]) if found["day"] else None
    year = read_number(found["year"]) if found["year"] else None
    days = [FixedDay(year, month, day) for month in months if month and 1 <= month <= 12]
    if len(days) < len(months) or (day is None and not found["word"]) or (day or 0) > 31:
        return None
    return Mark(found[0], fixed=days[0], words=found["word"] or "", more=tuple(days[1:]))


_READERS = {"period": _period, "amount": _amount, "date": _date}


def mark_quantities(text: str) -> Marked:
    """Clean text (see `clean`) with its quantities replaced by marks."""
    marked = Marked()
    used = dict.fromkeys(FIRST, 0)

    def take(kind: str, literal: str) -> str:
        if used[kind] >= ROOM[kind]:
            return literal
        sign = chr(FIRST[kind] + used[kind])
        used[kind] += 1
        marked.marks[sign] = Mark(literal, fixed=last_day(literal) if kind == "span" else None)
        return sign

    def take_listed(match: re.Match[str]) -> str:
        mark = _listed_days(match)
        if mark is None or used["date"] >= ROOM["date"]:
            return match[0]
        sign = chr(FIRST["date"] + used["date"])
        used["date"] += 1
        marked.marks[sign] = mark
        return sign

    def replace(match: re.Match[str]) -> str:
        kind = next(name for name in _READERS if match[name] is not None)
        mark = None
        if used[kind] < ROOM[kind]:
            mark = _READERS[kind]({k: v for k, v in match.groupdict().items() if v is not None}, match[0])
        if mark is None:
            return match[0]
        sign = chr(FIRST[kind] + used[kind])
        used[kind] += 1
        marked.marks[sign] = mark
        return sign

    text = QUARTERS.sub(take_listed, text) if "季度" in text else text
    text = LISTED.sub(take_listed, MONTH_LIST.sub(r"\g<0>月", take_moments(text, take)))
    marked.text = QUANTITY.sub(replace, text)
    return marked
