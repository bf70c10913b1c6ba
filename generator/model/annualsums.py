"""What has to add up in the annual report by its form (国办公开办函〔2021〕30号).

Table 3 says its own rule (第一项加第二项之和，等于第三项加第四项之和); 总计 are totals by their name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.annual import (
    ANSWERED,
    CARRIED,
    COLUMNS,
    GROUPS,
    LEFT,
    NEW,
    RESULTS,
    ROWS,
    SUITS,
    TOTAL,
    requests_key,
    suit_key,
)
from generator.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Balance:
    """Cells whose sums are the same. Of one cell on the left, that is the total of the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    words: str


def totals() -> Mapping[str, tuple[str, ...]]:
    """A cell that is a total → what it adds. One that two sums give is that of its row."""
    return {one.left[0]: one.right for one in reversed(tuple(balances())) if len(one.left) == 1}


def balances() -> Iterator[Balance]:
    """Every sum of the form."""
    for row in ROWS:
        parts = tuple(requests_key(row, column) for column in GROUPS)
        yield Balance((requests_key(row, TOTAL),), parts, f"表三“{ROWS[row]}”一行：总计等于各类申请人之和")
    for column, name in COLUMNS.items():
        outcomes = tuple(requests_key(one.value, column) for one in Outcome)
        yield Balance((requests_key(ANSWERED, column),), outcomes, f"表三“{name}”一列：（七）总计等于各项办理结果之和")
        came = (requests_key(NEW, column), requests_key(CARRIED, column))
        went = (requests_key(ANSWERED, column), requests_key(LEFT, column))
        yield Balance(came, went, f"表三“{name}”一列：第一项加第二项之和，等于第三项加第四项之和")
    for suit, name in SUITS.items():
        parts = tuple(suit_key(suit, result) for result in RESULTS if result != TOTAL)
        yield Balance((suit_key(suit, TOTAL),), parts, f"表四“{name}”：总计等于四种结果之和")
