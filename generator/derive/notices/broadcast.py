"""大喇叭: what is read aloud in about a minute. Who is meant, what it is, where, whom to ask; then the key once more.

Sentences of the catalogue are said whole or not at all: what must be said (title, last day, telephone) always is, then
as many sentences more as a minute holds. Where a long title alone takes longer, the length says so.
"""

import re
from collections.abc import Sequence

from generator.derive.notices.naming import with_marks, without_sender
from generator.derive.notices.spoken import count_spoken, say, say_day, say_phones
from generator.model.notice import SPOKEN_A_MINUTE, Broadcast, Publication, Stay

_MOST_UNITS = 3
_LONG_TITLE = 20
_SENTENCE = re.compile("[^。！？；]+[。！？；]?")


def derive_broadcast(publication: Publication) -> Broadcast:
    """The text of a publication."""
    told = publication
    begin = f"{_hearers(told.units)}请注意，现在播送一条政务公开信息。"
    what = _what(told)
    ask = _ask(told)
    key = _key(told)
    end = "播送完了。"
    room = SPOKEN_A_MINUTE - count_spoken("".join((begin, what, ask, key, end)))
    more = "".join(_that_fit(_details(told), room))
    paragraphs = tuple(filter(None, (begin, what, more, ask, key, end)))
    return Broadcast(paragraphs, count_spoken("".join(paragraphs)))


def _hearers(units: Sequence[str]) -> str:
    if not units or len(units) > _MOST_UNITS:
        return "各位村民、各位居民，"
    people = "居民" if all(unit.endswith(("社区", "居委会")) for unit in units) else "村民"
    if not all(unit.endswith(("村", "社区", "居委会", "村委会", "组")) for unit in units):
        return f"{say('、'.join(units))}的各位群众，"
    return f"{say('、'.join(units))}的各位{people}，"


def _what(told: Publication) -> str:
    title = say(told.title)
    if not told.is_recorded:
        return f"{say(told.body)}依法公开：{title}。"
    day = f"已经在{say_day(told.shown_on)}公开" if told.shown_on else "已经公开"
    return f"{say(told.body)}的{with_marks(title)}，{day}。"


def _details(told: Publication) -> list[str]:
    """Sentences that are said where there is room, the first first."""
    found = [_whole(say(part)) for part in _SENTENCE.findall(told.summary)]
    if told.content:
        found.append(f"内容有：{'；'.join(_bare(say(part)) for part in told.content)}。")
    return found


def _that_fit(sentences: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for sentence in sentences:
        size = count_spoken(sentence)
        if size > room:
            break
        kept.append(sentence)
        room -= size
    return kept


def _ask(told: Publication) -> str:
    phone = say_phones(told.phone)
    where = "全文请看公示栏。" if told.on_board else f"全文请看{say(told.office)}网站。"
    return f"{where}有疑问，请打电话，{phone}。" if phone else where


def _key(told: Publication) -> str:
    last = _last_day(told.stay)
    phone = say_phones(told.phone)
    parts = (f"再说一遍：{_short_title(told)}", last, f"电话，{phone}" if phone else "")
    return "。".join(filter(None, parts)) + "。"


def _short_title(told: Publication) -> str:
    """The title without its sender; where that is long, the item's with the villages."""
    title = without_sender(told.title)
    if count_spoken(title) > _LONG_TITLE and len(told.matter) < len(title):
        few = told.units if len(told.units) <= _MOST_UNITS else ()
        title = "、".join(unit for unit in few if unit not in told.matter) + told.matter
    return say(title) + ("，已经公开" if told.is_recorded else "")


def _last_day(stay: Stay) -> str:
    if stay.last is None or stay.remark.startswith("暂定"):
        return ""
    return f"公示{'至少' if stay.at_least else ''}到{say_day(stay.last)}"


def _whole(sentence: str) -> str:
    return _bare(sentence) + "。"


def _bare(text: str) -> str:
    return text.strip().rstrip("。；！？，")
