"""公示: a notice of one page. Rows of name and text, as people look for them; what nobody knows has no row."""

from collections.abc import Sequence

from generator.derive.posters import shorten
from generator.derive.titles import TitleBreaker
from generator.model.notice import Board, Publication, Stay
from generator.model.text import chinese_day

MOST_CONTENT = 220
"""Characters of the elements on the page: the rest is behind the code."""

MOST_UNITS = 12
MOST_STAY = 160
BLANK_DAY = "　　　　年　　月　　日"


def derive_board(publication: Publication, breaker: TitleBreaker) -> Board:
    """The notice of a publication."""
    told = publication
    return Board(
        source=told,
        title=told.title,
        breaks=breaker.find_breaks(told.title),
        lead=shorten(told.summary),
        rows=tuple((name, text) for name, text in _rows(told) if text),
        days=tuple(_days(told)),
        about="　·　".join(filter(None, (_number(told), "示例数据，不作为办事依据" if told.example else ""))),
        doubt=told.doubt,
    )


def say_stay(stay: Stay) -> str:
    """The last day in words; empty where nobody knows it."""
    if stay.last is None:
        return ""
    words = f"{'至少贴到' if stay.at_least else '贴到'}{chinese_day(stay.last)}"
    return f"{words}（{stay.remark}）" if stay.remark else words


def _rows(told: Publication) -> Sequence[tuple[str, str]]:
    return (
        ("公开事项", told.matter if told.matter != told.title else ""),
        ("公开内容", _some(told.content, "；", MOST_CONTENT, "项")),
        ("公开单位", "、".join((told.body, *told.issuers))),
        ("文号", told.number),
        ("涉及范围", _some(told.units[:MOST_UNITS], "、", MOST_CONTENT, "个", len(told.units))),
        ("公开日期", chinese_day(told.shown_on) if told.shown_on and told.shown_on != told.posted_on else ""),
        ("公示期", told.stay.wording if len(told.stay.wording) <= MOST_STAY else "按目录规定，扫码查看"),
        ("咨询电话", f"{told.phone}（{told.phone_of}）" if told.phone_of else told.phone),
        ("监督电话", told.oversight if told.oversight != told.phone else ""),
    )


def _days(told: Publication) -> Sequence[str]:
    """Posting and removal. A day that nobody knows is left for the hand; a removal that nothing speaks of is absent."""
    posted = f"张贴日期　{chinese_day(told.posted_on) if told.posted_on else BLANK_DAY}"
    if told.stay.last is not None:
        return (posted, f"撤下日期　{say_stay(told.stay)}")
    return (posted, f"撤下日期　{BLANK_DAY}") if told.stay.wording else (posted,)


def _some(parts: Sequence[str], joint: str, most: int, measure: str, total: int = 0) -> str:
    """As many whole parts as so many characters hold, at least one, and how many there are in all."""
    total = total or len(parts)
    kept: list[str] = []
    for part in parts:
        if kept and len(joint.join((*kept, part))) > most:
            break
        kept.append(part)
    text = joint.join(kept)
    return f"{text}……共 {total} {measure}" if len(kept) < total else text


def _number(told: Publication) -> str:
    return f"事项编码 {told.item}" + (f"　记录编号 {told.id}" if told.is_recorded else "")
