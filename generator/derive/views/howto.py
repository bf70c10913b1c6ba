"""How to apply for an item: its own words, or to whom, and what to do against a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.views.parts import Link, Phones, phones_of
from generator.model.applying import desks_of
from generator.model.body import Body
from generator.model.item import Item
from generator.model.office import Office

REMEDY = (
    "不公开或者到期不答复的，60日内先申请行政复议；对复议决定不服，收到复议决定书之日起15日内再起诉"
    "（行政复议法第二十条、第二十三条，行政诉讼法第四十五条）。"
)
"""Since 2024-01-01 review comes before a suit: 行政复议法 art. 23 (1)(3) and (4), its 实施条例 art. 30 and 31.

60 days: 行政复议法 art. 20; 15 days: 行政诉讼法 art. 45.
"""


@dataclass(frozen=True, slots=True)
class DeskLine:
    """Who takes an application. `link`: to how one applies."""

    link: Link
    phones: Phones
    address: str


@dataclass(frozen=True, slots=True)
class HowToApply:
    """How to apply: the item's own words, or to whom. `remedy`: what to do against a refusal."""

    text: str
    desks: tuple[DeskLine, ...]
    remedy: str


def how_to_apply(item: Item, bodies: Mapping[str, Body], office: Office) -> HowToApply | None:
    desks = {desk.name: desk for desk in desks_of(item, bodies, office)}
    if not desks:
        return None
    lines = (DeskLine(Link(f"向{d.name}申请", "apply/"), phones_of(d.calls), d.address) for d in desks.values())
    return HowToApply(text=item.how_to_apply, desks=tuple(lines), remedy=REMEDY)
