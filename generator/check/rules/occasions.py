"""政府开放日、征求意见、预公开 events.yml.

- GK863: opinions are asked for a shorter time than the cited article asks for.
- GK864: days that cannot be: an end before the beginning, an outcome before the end or in the future.
- GK865: the outcome was promised for a day that is past.
- GK866: more opinions were taken up than came in.
- GK867: a consultation says not what about, or not where opinions go.

Why: 《重大行政决策程序暂行条例》art. 15 (draft, explanation, ways and period are told) and art. 32 (what was taken up).
The least periods are told in `model.occasion`, each with its article.
"""

from collections.abc import Iterator, Mapping

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.law import Law
from generator.model.occasion import LeastPeriod, Occasion, OccasionKind, find_period

GK863 = Code(
    "GK863",
    "征求意见的时间太短",
    "依据里写的那一条规定了最短的期限，公布的当天不算。例如《重大行政决策程序暂行条例》第十五条：一般不少于30日，"
    "因情况紧急等原因缩短的，公告里要说明原因。",
    "把结束日期推后；已经公布了的，发公告延长。",
    {"reason": "可以缩短的｜把结束日期推后；公告里说明了原因的，把原因写进 shortened。"},
)
GK864 = Code(
    "GK864",
    "活动的日期对不上",
    "先开始，再结束，然后才公布结果；结果已经公布的，日期不能在今天以后。",
    "对照公告改正日期。",
)
GK865 = Code(
    "GK865",
    "答应公布的结果还没有公布",
    "答应的日期（promised）过了，还没有写采纳情况（outcome）。提意见的人在等。",
    "公布采纳情况，写进 outcome；要推迟的，公告原因，改 promised。",
    severity=Severity.WARNING,
)
GK866 = Code(
    "GK866", "采纳的比收到的多", "采纳的意见数比收到的还多，两个数多半写反了。", "对照统计改正 received 和 adopted。"
)
GK867 = Code(
    "GK867",
    "征求意见没有写清楚",
    "征求意见要公布草案，写明到哪一天为止、意见提到哪里（《重大行政决策程序暂行条例》第十五条）。",
    "补上缺的：稿子写 draft，截止日期写 end，怎样提意见写 how、phone 或者 email。",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    laws = catalogue.laws or context.national_laws
    for event in catalogue.events:
        yield from _check_days(event, context)
        yield from _check_period(event, laws, context)
        if event.kind is OccasionKind.CONSULTATION and not context.unread.is_damaged("events"):
            yield from _check_ways(event)
        received, adopted = event.outcome.received, event.outcome.adopted
        if received is not None and adopted is not None and adopted > received:
            message = f"“{event.title}”收到意见 {received} 条，采纳 {adopted} 条"
            yield GK866.at(context.place_of(event.outcome.place, "adopted"), message)


def _check_days(event: Occasion, context: Context) -> Iterator[Diagnostic]:
    start, end = parse_day(event.start), parse_day(event.end or event.start)
    told, promised = parse_day(event.outcome.on), parse_day(event.promised)
    if start is not None and end is not None and end < start:
        yield GK864.at(context.place_of(event.place, "end"), f"“{event.title}”结束的日期 {event.end} 在开始以前")
    elif told is not None and told > context.today:
        yield GK864.at(event.outcome.place, f"“{event.title}”公布结果的日期 {event.outcome.on} 还没有到")
    elif told is not None and end is not None and told < end:
        yield GK864.at(event.outcome.place, f"“{event.title}”的结果在结束（{end.isoformat()}）以前就公布了")
    elif told is None and promised is not None and promised < context.today:
        message = f"“{event.title}”答应 {event.promised} 以前公布结果，还没有公布"
        yield GK865.at(context.place_of(event.place, "promised"), message)


def _check_period(event: Occasion, laws: Mapping[str, Law], context: Context) -> Iterator[Diagnostic]:
    span = event.span
    if span is None:
        return
    for basis in event.basis:
        title = laws[basis.law].title if basis.law in laws else ""
        for article in basis.articles:
            period = find_period(title, article)
            if period is None or (period.may_be_shorter and event.shortened):
                continue
            had = context.count_workdays(*span) if period.is_working else (span[1] - span[0]).days
            if had is not None and had < period.days:
                yield _say_short(event, period, had, context)


def _say_short(event: Occasion, period: LeastPeriod, had: int, context: Context) -> Diagnostic:
    unit = "个工作日" if period.is_working else "日"
    usual = "一般" if period.may_be_shorter else ""
    message = f"“{event.title}”只有 {had} {unit}，《{period.law}》{period.article}规定{usual}不少于{period.words}"
    place = context.place_of(event.place, "end" if event.end else "start")
    return GK863.at(place, message, "reason" if period.may_be_shorter else "")


def _check_ways(event: Occasion) -> Iterator[Diagnostic]:
    lacking = (
        ("稿子（draft）", event.draft),
        ("截止日期（end）", event.end),
        ("意见提到哪里（how、phone 或者 email）", event.how or event.phone or event.email),
    )
    names = "、".join(name for name, said in lacking if not said)
    if names and not event.outcome.text:
        yield GK867.at(event.place, f"“{event.title}”没有写{names}")
