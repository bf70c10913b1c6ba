"""点题公开 topics.yml.

- GK885: an answer is said to have been given, and there is none; or a refusal without a reason.
- GK886: a topic was taken up, and no item is named.
- GK887: days that cannot be: answered before it was proposed, or in the future.
- GK888: the day on which an answer was promised is past.

Why: who proposes a topic and hears nothing proposes no second one.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.topic import Decision, Topic

GK885 = Code(
    "GK885",
    "点的题没有写明答复",
    "办理结果写了已答复、列入目录或者不列入，却没有写答复的日期、内容，或者没有写不列入的理由。",
    "补上缺的；还没有答复的，办理结果写“办理中”。",
)
GK886 = Code(
    "GK886",
    "列入了目录，没有写事项",
    "办理结果写了列入目录，没有写是哪个事项，群众找不到。",
    "加一行 items，写上事项编码；还没有列入的，办理结果写“已答复”。",
)
GK887 = Code(
    "GK887",
    "点题的日期对不上",
    "先提出，再答复；已经发生的事，日期不能在今天以后。",
    "对照记录改正日期。",
)
GK888 = Code(
    "GK888",
    "答应答复的日期过了",
    "答应的日期（due）过了，还没有答复。",
    "答复以后写上 answered 和 answer；要推迟的，告诉群众，改 due。",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for topic in catalogue.topics:
        if not context.unread.is_damaged("topics"):
            yield from _check_answer(topic, context)
        yield from _check_days(topic, context)


def _check_answer(topic: Topic, context: Context) -> Iterator[Diagnostic]:
    place = context.place_of(topic.place, "decision")
    if topic.decision is Decision.OPEN:
        return
    refused = topic.decision is Decision.REFUSED
    wanted = (
        ("答复日期（answered）", topic.answered),
        ("不列入的理由（reason）", topic.reason) if refused else ("答复（answer）", topic.answer),
    )
    lacking = "、".join(name for name, said in wanted if not said)
    if lacking:
        yield GK885.at(place, f"“{topic.title}”写了{topic.decision.value}，没有写{lacking}")
    if topic.decision is Decision.TAKEN_UP and not topic.items:
        yield GK886.at(place, f"“{topic.title}”写了列入目录，没有写事项")


def _check_days(topic: Topic, context: Context) -> Iterator[Diagnostic]:
    proposed, answered, due = map(parse_day, (topic.proposed, topic.answered, topic.due))
    for field, day in (("proposed", proposed), ("answered", answered)):
        if day is not None and day > context.today:
            name = context.title_of("topics", "topics", "[]", field)
            yield GK887.at(context.place_of(topic.place, field), f"“{topic.title}”的{name} {day.isoformat()} 还没有到")
            return
    if proposed is not None and answered is not None and answered < proposed:
        place = context.place_of(topic.place, "answered")
        yield GK887.at(place, f"“{topic.title}”的答复日期 {topic.answered} 在提出以前")
    elif answered is None and topic.decision is Decision.OPEN and due is not None and due < context.today:
        yield GK888.at(context.place_of(topic.place, "due"), f"“{topic.title}”答应 {topic.due} 以前答复，还没有答复")
