"""Which layer changed what of an item's official row: for the heading of the row, the page and the data alike.

The row is what residents and courts take for the standard; what a layer changed beside it (keywords, a summary, an
editor's note) is no change of the row.
"""

from generator.model.fields import fields_of
from generator.model.heritage import Touch
from generator.model.item import Item

ROW = frozenset(row.key for row in fields_of(Item) if row.column) | {"scope"}
"""Fields of an item that the official table has a column for."""


def row_touches(item: Item) -> tuple[Touch, ...]:
    """What layers changed of the row, the nearest to the standard first."""
    return tuple(touch for touch in item.heritage.touches if touch.path[0] in ROW) if item.heritage is not None else ()


def who_changed(item: Item) -> str:
    """Who changed the row: 示例省、示例县; empty where it is as its first layer has it."""
    return "、".join(dict.fromkeys(touch.layer.called for touch in row_touches(item)))
