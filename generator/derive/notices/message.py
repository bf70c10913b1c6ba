"""短信: one message of 70 places with the address, or none. Whole parts are left out, nothing is ever cut.

What is left out of the title, in this order: the sender (示例县人民政府关于…), a remark without figures in brackets at
its end, all of it in favour of the item's; then `https://` of the address. Day and telephone stand there where they
have room. Villages and the address always do: a message that leads nowhere, or to somebody else, is none.
"""

import re
from collections.abc import Iterator

from generator.derive.notices.naming import without_sender
from generator.model.notice import SMS_ROOM, Publication, ShortMessage, Unfit, count_units

_REMARK = re.compile(r"[（(][^（）()0-9０-９一二三四五六七八九十]*[）)]$")
_SCHEME = re.compile(r"^https?://(?=www\.)")


def derive_message(publication: Publication) -> ShortMessage | Unfit:
    """The message with the fullest title that has room, then with the day and the telephone where these have too."""
    told = publication
    shortest = ""
    for title, address, lost in _ways(told):
        shortest = _write(told, title, address)
        if count_units(shortest) <= SMS_ROOM:
            return _with_more(told, title, address, lost)
    return Unfit(
        f"短信最多 {SMS_ROOM} 个字，最短的写法也要 {count_units(shortest)} 个（“{shortest}”）。"
        "名称和数字不截断：请缩短网址（site_url）、单位简称（short_name）或者文件标题"
    )


def _ways(told: Publication) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Title, address, and what is left out so far; the fullest first."""
    title = told.title
    lost: tuple[str, ...] = ()
    yield title, told.address, lost
    for shorter, name in _titles(told):
        if count_units(shorter) < count_units(title):
            title, lost = shorter, (*lost, name)
            yield title, told.address, lost
    if _SCHEME.match(told.address):
        yield title, _SCHEME.sub("", told.address), (*lost, "https://")


def _with_more(told: Publication, title: str, address: str, lost: tuple[str, ...]) -> ShortMessage:
    """Day and telephone, each where there is room for all of it."""
    day = f"（{told.shown_on.month}月{told.shown_on.day}日）" if told.shown_on else ""
    if day and count_units(_write(told, title, address, day)) > SMS_ROOM:
        day, lost = "", (*lost, "日期")
    phone = told.phone
    if phone and count_units(_write(told, title, address, day, phone)) > SMS_ROOM:
        phone, lost = "", (*lost, "电话")
    return ShortMessage(_write(told, title, address, day, phone), lost)


def _titles(told: Publication) -> Iterator[tuple[str, str]]:
    title = without_sender(told.title)
    yield title, "标题里的发文单位"
    yield _REMARK.sub("", title), "标题末尾括号里的字"
    yield told.matter, "文件标题（用了事项名称）"
    yield _REMARK.sub("", told.matter), "事项名称末尾括号里的字"


def _write(told: Publication, title: str, address: str, day: str = "", phone: str = "") -> str:
    units = "、".join(unit for unit in told.units if unit not in title)
    what = f"{units}{title}已公开{day}，详见" if told.is_recorded else f"{title}在这里看"
    return f"【{told.signature}】{what} {address}" + (f" 电话{phone}" if phone else "")
