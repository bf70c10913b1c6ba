"""What an item's page says of where its fields come from: a mark beside a changed field, and one line for all of them.

A resident asks for the answer, not for who laid it down; so what the standard says itself bears no mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.domain import Domain
from generator.model.heritage import Layer, Touch
from generator.model.item import Item
from generator.model.rowheritage import row_touches
from generator.model.terms import Effect, Tier


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """An item of the standard that does not apply here, and why."""

    id: str
    title: str
    reason: str


def field_marks(item: Item) -> Mapping[str, str]:
    """Key of a field that a layer changed → who changed it last: 示例县."""
    return {touch.path[0]: touch.layer.called for touch in row_touches(item)}


def say_changes(item: Item, office: str) -> str:
    """What is other than in the catalogue the item comes from, in one line without a full stop; empty where nothing is.

    `office`: what the page's own office is called, which needs no name where nobody else changed anything.
    """
    if item.heritage is None:
        return ""
    found: dict[str, list[str]] = {}
    for touch in row_touches(item):
        found.setdefault(touch.layer.called, []).append(_say(touch))
    home = item.heritage.home
    if not found:
        return "" if home.tier is Tier.NATIONAL else f"这一项是{home.called}定的，国家标准目录里没有"
    told = [
        f"{who}{'：' if who != office or len(found) > 1 else '这样改了：'}{'；'.join(said)}"
        for who, said in found.items()
    ]
    return f"和{name_catalogue(home)}不同，{'。'.join(told)}"


def _say(touch: Touch) -> str:
    """What changed; of what is less than in the standard, why."""
    is_told = touch.effect is Effect.LOOSENS and touch.reason
    return f"{touch.sentence}（理由：{touch.reason.rstrip('。')}）" if is_told else touch.sentence


def name_catalogue(layer: Layer) -> str:
    """国家标准目录, 示例省的目录."""
    return f"{layer.called}目录" if layer.tier is Tier.NATIONAL else f"{layer.called}的目录"


def left_out_lines(domain: Domain) -> tuple[LeftOutLine, ...]:
    """What of the standard does not apply here, in the order of the standard."""
    return tuple(LeftOutLine(one.id, one.title, one.reason) for one in domain.left_out)
