"""微信: title, digest and text for an official account, by its measures. Sentences stay whole; a title does too."""

import re

from generator.derive.notices.board import say_stay
from generator.derive.notices.naming import with_marks
from generator.model.notice import (
    WECHAT_DIGEST,
    WECHAT_TITLE,
    WECHAT_TITLE_BY_INTERFACE,
    Article,
    Publication,
    Unfit,
)
from generator.model.text import chinese_day

_SENTENCE = re.compile("[^。！？；]+[。！？；]?")


def derive_article(publication: Publication) -> Article | Unfit:
    """The article of a publication; the title of the item where that of the document is too long."""
    told = publication
    titles = [title for title in _titles(told) if len(title) <= WECHAT_TITLE]
    if not titles:
        return Unfit(f"微信标题最多 {WECHAT_TITLE} 个字，“{told.title}”有 {len(told.title)} 个。不截断，请缩短标题")
    title = titles[0]
    remarks = []
    if title != _titles(told)[0]:
        remarks.append(f"文件标题超过 {WECHAT_TITLE} 个字，标题改用事项名称，全称在正文里")
    if len(title) > WECHAT_TITLE_BY_INTERFACE:
        remarks.append(f"标题有 {len(title)} 个字：用接口（新增草稿）上传的只许 {WECHAT_TITLE_BY_INTERFACE} 个")
    if told.audience:
        remarks.append(f"只对{'、'.join(told.audience)}公开的，发到他们的群里，不要发给所有人")
    return Article(title, _digest(told), tuple(_paragraphs(told)), told.address, tuple(remarks))


def _titles(told: Publication) -> tuple[str, str]:
    return told.title, told.matter


def _digest(told: Publication) -> str:
    """Whole sentences: who published what and when, then what it is."""
    day = f"{chinese_day(told.shown_on)}" if told.shown_on else ""
    first = f"{told.body}{day}公开。" if told.is_recorded else f"{told.body}负责公开。"
    digest = first if len(first) <= WECHAT_DIGEST else ""
    for sentence in _SENTENCE.findall(told.summary):
        if len(digest) + len(sentence) > WECHAT_DIGEST:
            break
        digest += sentence
    return digest


def _paragraphs(told: Publication) -> list[str]:
    body = "、".join((told.body, *told.issuers))
    day = f"于{chinese_day(told.shown_on)}" if told.shown_on else ""
    number = f"（{told.number}）" if told.number else ""
    units = f"，涉及{'、'.join(told.units)}" if told.units else ""
    if told.is_recorded:
        first = f"{body}{day}公开了{with_marks(told.title)}{number}{units}。"
    else:
        first = f"{told.title}，由{body}公开。"
    found = [first, told.summary]
    if told.content:
        found.append("公开的内容：")
        found += [f"{at}. {part}" for at, part in enumerate(told.content, 1)]
    found.append(f"公示期：{told.stay.wording}" if told.stay.wording else "")
    found.append(f"公示栏上{say_stay(told.stay)}。" if told.stay.last else "")
    whose = f"（{told.phone_of}）" if told.phone_of else ""
    found.append(f"咨询电话：{told.phone}{whose}" if told.phone else "")
    found.append(f"看全文：{told.address}")
    found.append("示例数据，不作为办事依据" if told.example else "")
    return [part for part in found if part]
