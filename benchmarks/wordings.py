"""Wordings for synthetic items: limits, summaries, elements and bodies that don't repeat, as a real county's don't.

Everything is put together from a place, numbers and turns of phrase that stand in published catalogues, drawn by the
given dice, so that what reads or compares each distinct wording has as much to do as in a real catalogue of the size.
A share keeps a shipped wording as it is: the odd ones must stay in. No number stands where a house number would: the
guard of what is published takes such a place for somebody's address.
"""

import random
from typing import Any

LIKE_SHIPPED = 0.25
"""Share of the time limits that are one of the shipped, which are odder than anything made here."""

_YEARS = range(2019, 2027)
_DIGITS = "一二三四五六七八九十"
_KINDS = {
    "镇": ("人民政府", "人民政府"),
    "乡": ("人民政府", "人民政府"),
    "街道": ("办事处", "人民政府"),
    "村": ("村民委员会", "乡村组织"),
    "社区": ("居民委员会", "乡村组织"),
}
"""End of a place's name → what its body is called, of which kind."""
_OTHER = ("管理委员会", "其他主体")
_STARTS = (
    "{of}信息形成或者变更之日起",
    "自{of}信息形成或者变更之日起",
    "自{of}信息形成之日起",
    "{of}方案批准之日起",
    "{of}结果确定之日起",
    "{of}结果公示期满后",
    "{of}情况变更之日起",
    "收到{of}批准文件之日起",
)
_ENDS = (
    "",
    "",
    "公开",
    "予以公开",
    "向社会公开",
    "公布",
    "。法律、法规对政府信息公开的期限另有规定的，从其规定。",
)
_SECONDS = ("；公示栏张贴不少于{shown}日", "；公示期不少于{shown}个工作日")
_FIGURES = (
    "上一年办了{many}件。",
    "涉及{many}户、{few}个组。",
    "今年是第{few}批。",
    "{year}年{month}月起这样办。",
    "一般{few}天办完。",
)
_ADDITIONS = (
    "{place}{year}年{element}",
    "{element}（{place}第{few}批）",
    "{element}（{year}年{month}月起）",
    "{element}，{many}户以内",
    "{place}{element}",
)


def body_of(place: str) -> dict[str, str]:
    """The body of a village or town as `bodies.yml` has it."""
    name, kind = next((told for end, told in _KINDS.items() if place.endswith(end)), _OTHER)
    full = place.removesuffix("村") + name if name == "村民委员会" else place + name
    return {"name": full, "kind": kind, "full_name": f"示例县{full}"}


def time_limit(dice: random.Random, place: str, title: str, shipped: Any) -> Any:
    """A shipped limit, or one of the item's own: what happens, how long, in which words."""
    if dice.random() < LIKE_SHIPPED:
        return shipped
    days = dice.randint(1, 20)
    many = chinese(days) if dice.random() < 0.1 else str(days)
    of = dice.choice((title, place + title, f"{place}{dice.choice(_YEARS)}年{title}"))
    text = dice.choice(_STARTS).format(of=of) + f"{many}个工作日内" + dice.choice(_ENDS)
    if dice.random() < 0.2 and not text.endswith("。"):
        text += dice.choice(_SECONDS).format(shown=dice.randint(3, 15))
    return text


def summary(dice: random.Random, place: str, shipped: str) -> str:
    return f"{place}：{shipped}{dice.choice(_FIGURES).format(place=place, **_numbers(dice))}"


def element(dice: random.Random, place: str, shipped: str) -> str:
    """An element of the content, one in two made the place's own."""
    if dice.random() < 0.5:
        return shipped
    return dice.choice(_ADDITIONS).format(place=place, element=shipped, **_numbers(dice))


def chinese(number: int) -> str:
    """1 to 20 in Chinese numerals."""
    if number <= len(_DIGITS):
        return _DIGITS[number - 1]
    return "二十" if number == 20 else f"十{_DIGITS[number - 11]}"


def _numbers(dice: random.Random) -> dict[str, int]:
    return {
        "year": dice.choice(_YEARS),
        "month": dice.randint(1, 12),
        "few": dice.randint(1, 60),
        "many": dice.randint(20, 9_000),
    }
