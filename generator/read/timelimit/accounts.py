"""公开时限: every number, day, period and condition of a wording is in a clause, or in a warning the editor sees.

The readers (`rules`, `clauses`, `recurring`) take what they understand. Here the wording's tokens are counted once
more against what came out, without knowing how it was read: what no clause holds and no warning names is named now.
So a reader may be wrong about a token, but none can drop one without a word.

Not counted: numbers of laws and documents (第二十六条, 国办发〔2018〕118号), which say where a limit comes from.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model.numerals import EVERYDAY, SIGNS, read_number
from generator.model.timelimit import Clause, Kind, Unit
from generator.read.timelimit.clauses import NO_RESTDAYS
from generator.read.timelimit.marks import AMOUNTS, DATES, PERIODS, Mark, Marked
from generator.read.timelimit.moments import SPANS
from generator.read.timelimit.shapes import OF_ONE

_CITED = re.compile(
    rf"(?:未来|今后|近|过去)[0-9{SIGNS}]+个?(?:[日天周月年]|工作日|小时)|{OF_ONE}|最后一[日天]|[57][×xX*]|《[^》]*》|第[0-9{SIGNS}]+[条款项号章节]|〔[0-9]{{4}}〕(?:第?[0-9]+号)?|（?(?:19|20)[0-9]{{2}}）?年?(?:版|修[订正]|第?[0-9]+号)|[0-9]+号(?:令|文|公告)?"
    rf"|(?:令|发|函|办|字)[^，。；]{{0,8}}?[0-9]+号|第[一二三]方|一次性|同一|统一|唯一|一般|一律|一并|一起|一同|一致|一定|进一步|三公"
)
_NUMBER = re.compile(
    rf"(?<![0-9.])[0-9]+(?:[.][0-9]+)?[^0-9，。；、（）\ue000-\uf7ff]{{0,3}}"
    rf"|[{EVERYDAY}]+(?:余|多)?个?(?:工作日|工作|日|天|小时|分钟|周(?!边)|星期|月|年(?!度)|次|遍|回|批|分之)"
)
_TIME_WORD = re.compile(
    "[上中下]旬|(?:周|星期)[一二三四五六日天](?![次个])|[上下]半年(?=[、和及各公更发]|$)|(?:次月|下个?月)(?=[公发更报前内底初起，。；、]|$)|翌[月年]|[下次]一?季度?|(?<![0-9])[月年季周]初|(?<![0-9])[月季年]底|周末|节[前后]|寒假|暑假|学期|几[天日周]|数[日天]|若干[日天]|近期|不日"
)
_CASE = re.compile(
    "(?:除[^，。；]{2,24}?(?:之?外|以外))|(?:^|(?<=[，。；：]))(?:如果?|若|遇|逢|因|确需|确有)[^，。；]{2,30}(?=[，。；]|$)"
    "|[^，。；：、（）]{2,30}[的者](?=，)|(?:^|(?<=[，。；]))(?:逾期|未|拒|凡|对)[^，。；]{2,20}的(?=(?:予以|应当?|及时|统一)*(?:公[示开布告]|通报|曝光|披露))|[^，。；：、（）]{0,12}不(?:予|宜|得)?(?:公开|公示|公布)[^，。；]*"
    "|不(?:含|包括|计入|计算)(?!本数|[当首该]?[日天]|在内|[^，。；）]*(?:节假|休息|双休|公休|周末))[^，。；）]{2,20}"
)  # fmt: skip
_ROOTS = re.compile("^(?:除了?|如果?|若|遇到?|逢|因|凡是?|对于?|属于|经|但|其中|确)+|(?:之?外|以外|[的者时])$")


_NESTED = re.compile(f"的?[^，。；公更发一次或和及、按（）{AMOUNTS}{DATES}]{{0,6}}(?:（[{SPANS}]）)?[{PERIODS}]")
"""每年汛期每日: a period inside a period, of which the inner one says it all."""
_LUNAR = re.compile("[农阴]历[^，。；]{0,6}|正月[^，。；]{0,4}|腊月[^，。；]{0,4}")
_VAGUE = re.compile(f"(?:大约|约|将近)[{AMOUNTS}]|[{AMOUNTS}](?:左右|上下)")


def find_dropped(marked: Marked, clauses: tuple[Clause, ...], warnings: Sequence[str]) -> Iterator[str]:
    """A warning for each token that is nowhere."""
    told = "，".join(
        [*(f"{clause.event}，{clause.condition}，{clause.event}{clause.condition}" for clause in clauses), *warnings]
    )
    told += "".join(clause.text for clause in clauses if clause.kind.value in ("unparsed", "ref"))
    lost = dict.fromkeys((*_lost_marks(marked, clauses, told), *_lost_words(marked, clauses, told)))
    for literal in (*lost, *(twin for twin in _lost_twins(marked, clauses, warnings) if twin not in lost)):
        yield f"“{literal}”没有计入，请改写成一条单独的时限，或者人工核对。"
    for found in _LUNAR.finditer(marked.text):
        yield f"“{found[0]}”按农历算，每年的日子不同，系统不能自动计算，请人工核对。"
    for found in _VAGUE.finditer(marked.text):
        yield f"“{marked.expand(found[0])}”不是确定的期限，请写明最长多少。"


def _lost_marks(marked: Marked, clauses: tuple[Clause, ...], told: str) -> Iterator[str]:
    told += "".join(clause.text for clause in clauses if clause.kind is Kind.STANDING)
    for place, sign in enumerate(marked.text):
        mark = marked.marks.get(sign)
        if mark is None or mark.literal in told or _end_of_period(mark.literal) in told:
            continue
        if PERIODS[0] <= sign <= PERIODS[-1] and _NESTED.match(marked.text[place + 1 :]):
            continue
        if not (any(_holds(clause, sign, mark) for clause in clauses) and _listed(mark, clauses)):
            yield mark.literal


def _lost_twins(marked: Marked, clauses: tuple[Clause, ...], warnings: Sequence[str]) -> Iterator[str]:
    """An amount written more often than clauses and warnings have it: 初审20日内，复核20日内 read as one."""
    words = [clause.event + clause.condition for clause in clauses]
    words += [clause.text for clause in clauses if clause.kind in (Kind.UNPARSED, Kind.REF, Kind.STANDING)]
    amounts = [sign for sign in marked.text if AMOUNTS[0] <= sign <= AMOUNTS[-1]]
    for literal, written in Counter(marked.marks[sign].literal for sign in amounts).items():
        sign = next(sign for sign in amounts if marked.marks[sign].literal == literal)
        held = sum(_holds(clause, sign, marked.marks[sign]) for clause in clauses)
        quoted = (max(part.count(literal) for part in re.split("[“”]", warning)) for warning in warnings)
        if held + sum(quoted) + sum(part.count(literal) for part in words) < written > 1:
            yield literal


def _end_of_period(literal: str) -> str:
    """每季度末 → 季度末, as an event has it."""
    return literal[1:] if literal[0] == "每" and literal[-1] in "末底" else literal


def _listed(mark: Mark, clauses: tuple[Clause, ...]) -> bool:
    """Whether each day of a list has its clause: 每月15日、30日."""
    days = {read_number(day) for day in re.findall(r"([^、和及与]+)[日号]", mark.words)}
    return days - {None} <= {clause.fixed.day for clause in clauses if clause.fixed}


def _holds(clause: Clause, sign: str, mark: Mark) -> bool:
    """Whether the clause says what the mark says."""
    if AMOUNTS[0] <= sign <= AMOUNTS[-1]:
        unit = mark.unit if {mark.unit, clause.unit} != {Unit.DAY, Unit.WORKDAY} else clause.unit
        said = {(unit, number) for number in (mark.number, mark.upper) if number is not None}
        return bool(said & {(clause.unit, clause.amount), (clause.period, clause.every)})
    if PERIODS[0] <= sign <= PERIODS[-1]:
        rhythm = (clause.period, clause.every) == (mark.unit, mark.number or 1)
        rhythm = rhythm or (mark.words == "次月" and mark.words in clause.event)
        same_day = mark.fixed is None or clause.fixed == mark.fixed
        return (rhythm or mark.unit is None) and same_day and mark.count in (None, clause.count)
    if DATES[0] <= sign <= DATES[-1] and mark.fixed is not None and clause.fixed is not None:
        year, month, day = clause.fixed.year, clause.fixed.month, clause.fixed.day
        return (year, month) == (mark.fixed.year, mark.fixed.month) and mark.fixed.day in (day, None)
    return False


def _lost_words(marked: Marked, clauses: tuple[Clause, ...], told: str) -> Iterator[str]:
    """Numbers outside of any token, words of time, and cases that limit something."""
    bare = _CITED.sub("", marked.text)
    if any(clause.unit is Unit.WORKDAY for clause in clauses):
        bare = NO_RESTDAYS.sub("", bare)
    for pattern in (_NUMBER, _TIME_WORD):
        for found in pattern.finditer(bare):
            if not (_bare(found[0]) in told or _is_count(found[0], clauses)):
                yield found[0]
    cases = NO_RESTDAYS.sub("", marked.text) if bare != _CITED.sub("", marked.text) else marked.text
    for found in _CASE.finditer(cases):
        case = marked.expand(found[0])
        if not marked.holds_time(found[0]) and not _is_told(case, told):
            yield case


def _bare(words: str) -> str:
    """The number alone: 100万元 → 100; 节前 → 节, which an event keeps of it."""
    number = re.match("[0-9.]+", words)
    return number[0] if number else words.rstrip("前后") if words[0] == "节" else words


def _is_count(words: str, clauses: tuple[Clause, ...]) -> bool:
    """2次 of 每年2次, which is the count of a rhythm."""
    number = re.match(rf"([0-9]+|[{EVERYDAY}]+)[次回遍期批]", words)
    value = read_number(number[1]) if number else None
    return value == 1 or (value is not None and any(clause.count == value for clause in clauses))


def _is_told(case: str, told: str) -> bool:
    root = _ROOTS.sub("", _ROOTS.sub("", case))
    return (
        len(root) < 2
        or root in told
        or root.replace("后", "", 1) in told
        or any(part in told for part in re.split("的|，|、|和|或者?|及", root) if len(part) > 2)
    )
