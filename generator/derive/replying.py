"""The clock of an application for information (依申请公开): until when an answer is due, and what may happen next.

《政府信息公开条例》 (国务院令第711号):

- Art. 31 (3): handed in by internet, it is received on the day both sides confirm (双方确认之日). Until the staff
  confirm, days are counted from the day it was handed in: an answer that keeps this stricter day is never late.
- Art. 33: an answer within 20 working days of receipt; with the consent of the head of the office of disclosure and
  after telling the applicant, at most 20 working days more. Time for asking third parties and other authorities is not
  counted.
- Art. 30: what is unclear is to be told, once, within 7 working days of receipt, with a reasonable day until when to
  amend it; the period of the answer begins anew on the day the amended application is received. One who lets that day
  pass without good reason has given up.
- Art. 32, 34: third parties and other authorities asked have 15 working days.

The day of an event itself is never counted (民法典 art. 201, as `derive.workdays` counts). Of a consultation asked on
A and answered on B the working days after A up to and including B are not counted; consultations that overlap stop
the clock once.

Left to others: what an answer must say (art. 36, 37), which days are worked.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from generator.derive.workdays import add_working_days, count_working_days
from generator.model.calendar import WorkCalendar
from generator.model.matter import ENDS, Event, Matter, MatterKind, Step
from generator.model.replyclock import Clock, ClockState
from generator.model.text import chinese_day

ANSWER = 20
"""Working days for an answer, and at most for its extension (art. 33)."""
AMEND = 7
"""Working days within which an applicant is told what to amend (art. 30)."""
OTHERS = 15
"""Working days that third parties and other authorities have (art. 32, 34)."""


STEPS: Mapping[MatterKind, tuple[Step, ...]] = {
    MatterKind.APPLICATION: (
        Step.CONFIRMED, Step.AMEND_ASKED, Step.AMENDED, Step.OTHERS_ASKED, Step.OTHERS_ANSWERED, Step.EXTENDED,
        Step.ANSWERED, Step.ABANDONED, Step.WITHDRAWN, Step.NOTE,
    ),
    MatterKind.REPORT: (Step.ANSWERED, Step.WITHDRAWN, Step.NOTE),
    MatterKind.QUESTION: (Step.ANSWERED, Step.SHOWN, Step.HIDDEN, Step.WITHDRAWN, Step.NOTE),
    MatterKind.TOPIC: (Step.ANSWERED, Step.SHOWN, Step.HIDDEN, Step.WITHDRAWN, Step.NOTE),
    MatterKind.FAULT: (Step.ANSWERED, Step.WITHDRAWN, Step.NOTE),
    MatterKind.RATING: (Step.ANSWERED, Step.NOTE),
}  # fmt: skip
"""Kind → what can happen to its matters. Only an application has a clock; no law sets one for the others."""

WORDLESS = "要写内容，申请人会看到"

Pauses = list[tuple[date, date | None]]


def run_clock(calendar: WorkCalendar, handed_in: date, events: Sequence[Event], today: date) -> Clock:
    """The clock after the events, which stand in the order they happened."""
    start = next((event.on for event in events if event.step is Step.CONFIRMED), handed_in)
    confirmed = any(event.step is Step.CONFIRMED for event in events)
    received, extended, pauses = start, 0, Pauses()
    asked: Event | None = None
    faults: list[str] = []
    ended: Event | None = None
    for event in events:
        if event.step is Step.AMEND_ASKED:
            asked = event
            faults += _late_asking(calendar, received, event.on)
        elif event.step is Step.AMENDED:
            start, extended, asked, pauses = event.on, 0, None, Pauses()
        elif event.step is Step.OTHERS_ASKED:
            pauses.append((event.on, None))
        elif event.step is Step.OTHERS_ANSWERED and pauses:
            pauses[-1] = (pauses[-1][0], event.on)
        elif event.step is Step.EXTENDED:
            extended = event.days
        elif event.step in ENDS:
            ended = event
    open_pause = pauses[-1][0] if pauses and pauses[-1][1] is None and ended is None else None
    state = _state(ended, asked, open_pause)
    due = None if asked or open_pause else add_working_days(calendar, start, ANSWER + extended, _days_of(pauses))
    seen = ended.on if ended else today
    left = None if due is None else _left(calendar, seen, due.on, _days_of(pauses))
    if ended is not None and ended.step is Step.ANSWERED and left is not None and left < 0:
        faults.append(f"答复超过了期限（{chinese_day(due.on) if due else ''}）")
    is_first = not any(event.step is Step.AMEND_ASKED for event in events)
    return Clock(
        state=state,
        confirmed=confirmed,
        start=start,
        due=due,
        left=left,
        extended=extended,
        amend_by=add_working_days(calendar, received, AMEND) if is_first and ended is None else None,
        amended_by=asked.until if asked else None,
        others_by=add_working_days(calendar, open_pause, OTHERS) if open_pause else None,
        faults=tuple(faults),
    )


def find_step_refusal(kind: MatterKind, handed_in: date, events: Sequence[Event], event: Event, today: date) -> str:
    """Why a step may not be added to a matter that has no clock; empty where it may."""
    shown = [one.step for one in events if one.step in (Step.SHOWN, Step.HIDDEN)]
    if event.step not in STEPS[kind]:
        return f"{kind.label}没有这一步"
    if not handed_in <= event.on <= today:
        return "日期不对：早于提交的那天，或者还没有到"
    if event.step in ENDS and any(one.step in ENDS for one in events):
        return "已经办结"
    if event.step is Step.HIDDEN and shown[-1:] != [Step.SHOWN]:
        return "现在没有公开"
    if event.step in (Step.ANSWERED, Step.SHOWN, Step.NOTE) and not event.text:
        return "要写内容"
    return ""


def find_refusal(calendar: WorkCalendar, handed_in: date, events: Sequence[Event], event: Event, today: date) -> str:
    """Why an event may not be added to an application; empty where it may."""
    clock = run_clock(calendar, handed_in, events, event.on)
    steps = [one.step for one in events if one.step is not Step.NOTE]
    if event.step is Step.NOTE:
        return "" if event.text else "要写内容"
    if event.step not in STEPS[MatterKind.APPLICATION]:
        return "依申请公开没有这一步"
    if event.on > today:
        return "日期还没有到"
    last = max([handed_in, *(one.on for one in events if one.step is not Step.NOTE)])
    if event.on < last:
        return f"日期早于前一步（{chinese_day(last)}）"
    if clock.state is ClockState.ENDED:
        return "已经办结"
    return _refuse_step(clock, steps, event)


def next_steps(calendar: WorkCalendar, matter: Matter, today: date) -> tuple[Step, ...]:
    """The steps that can come next, dates and words aside; a note always can."""
    taken = {event.step for event in matter.events if event.step is not Step.NOTE}
    if matter.kind is not MatterKind.APPLICATION:
        late = (Step.SHOWN, Step.HIDDEN, Step.NOTE)
        return tuple(step for step in STEPS[matter.kind] if step in late or not taken & ENDS)
    clock = run_clock(calendar, matter.handed_in, matter.events, today)
    if clock.state is ClockState.ENDED:
        return (Step.NOTE,)
    barred = {
        Step.CONFIRMED: bool(taken),
        Step.AMEND_ASKED: Step.AMEND_ASKED in taken,
        Step.AMENDED: clock.state is not ClockState.AMENDING,
        Step.OTHERS_ASKED: clock.state is not ClockState.RUNNING,
        Step.OTHERS_ANSWERED: clock.state is not ClockState.ASKING,
        Step.EXTENDED: bool(clock.extended) or clock.state is ClockState.AMENDING,
        Step.ABANDONED: clock.amended_by is None or today <= clock.amended_by,
    }
    return tuple(step for step in STEPS[matter.kind] if not barred.get(step, False))


def _refuse_step(clock: Clock, steps: Sequence[Step], event: Event) -> str:
    step = event.step
    if step is Step.CONFIRMED and steps:
        return "已经确认过了" if Step.CONFIRMED in steps else "已经开始办理，期限从提交的那天算"
    if step in (Step.AMEND_ASKED, Step.AMENDED, Step.ABANDONED):
        return _refuse_amending(clock, steps, event)
    if step is Step.OTHERS_ASKED and clock.state is not ClockState.RUNNING:
        return f"现在不能征求意见：{clock.state.value}"
    if step is Step.OTHERS_ANSWERED and clock.state is not ClockState.ASKING:
        return "没有在征求意见"
    if step is Step.EXTENDED:
        return _refuse_extension(clock, event)
    if step is Step.ANSWERED and event.outcome is None:
        return "要选办理结果"
    if step is Step.ANSWERED and not event.text:
        return WORDLESS
    return ""


def _refuse_amending(clock: Clock, steps: Sequence[Step], event: Event) -> str:
    step = event.step
    if step is Step.AMENDED:
        return "" if clock.state is ClockState.AMENDING else "没有在等补正"
    if step is Step.ABANDONED:
        is_over = clock.amended_by is not None and event.on > clock.amended_by
        return "" if is_over else "还没有到补正的最后一天，不能按逾期不补正处理（条例第三十条）"
    if Step.AMEND_ASKED in steps:
        return "补正只能一次性告知（条例第三十条），已经通知过了"
    if event.until is None or event.until <= event.on:
        return "要写明补正的最后一天，晚于通知的那天"
    return "" if event.text else WORDLESS


def _refuse_extension(clock: Clock, event: Event) -> str:
    if not 1 <= event.days <= ANSWER:
        return f"延长最多 {ANSWER} 个工作日（条例第三十三条）"
    if clock.extended:
        return "已经延长过了"
    if clock.state is ClockState.AMENDING:
        return "正在等补正，答复的期限收到补正以后重新算"
    if clock.left is not None and clock.left < 0:
        return "期限已经过了，不能再延长"
    return ""


def _state(ended: Event | None, asked: Event | None, open_pause: date | None) -> ClockState:
    if ended is not None:
        return ClockState.ENDED
    if asked is not None:
        return ClockState.AMENDING
    return ClockState.ASKING if open_pause else ClockState.RUNNING


def _late_asking(calendar: WorkCalendar, received: date, on: date) -> list[str]:
    last = add_working_days(calendar, received, AMEND)
    if on <= (last.estimate or last.on):
        return []
    return [f"补正通知超过了收到后 {AMEND} 个工作日（{chinese_day(last.on)}，条例第三十条）"]


def _days_of(pauses: Pauses) -> frozenset[date]:
    """The days of closed consultations, which are not counted."""
    spans = [(asked, answered) for asked, answered in pauses if answered is not None]
    return frozenset(a + timedelta(days=n) for a, b in spans for n in range(1, (b - a).days + 1))


def _left(calendar: WorkCalendar, seen: date, due: date, skipped: frozenset[date]) -> int:
    if seen <= due:
        return count_working_days(calendar, seen, due, skipped)
    return -max(1, count_working_days(calendar, due, seen, frozenset()))
