"""The sums of the annual report: what has to add up by its form, and what does not.

- GK836: two sides of a sum that are both told whole are not the same.
- GK837: a number that was filled in is not the one that the program counted.

A sum of which any part is untold is not looked at: nothing can be said of it.
Which sums there are, and their source: `model.annualsums`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.model.annual import Annual
from generator.model.annualform import name_of
from generator.model.annualsums import balances
from generator.model.diagnostic import Code, Diagnostic, Place, Severity

GK836 = Code(
    "GK836",
    "年度报告的数加不起来",
    "年度报告的表有固定的勾稽关系（国办公开办函〔2021〕30号）：表三每一列，第一项加第二项等于第三项加第四项；"
    "每一行的总计等于各类申请人之和；表四的总计等于四种结果之和。两边都填齐了的才核对，没有填的不当作 0。",
    "把多计、漏计的一格找出来改好；没有的情形填 0。",
)
GK837 = Code(
    "GK837",
    "填的数和程序数出来的不一样",
    "同一格，年报表里填了一个数，照申请清单数出来是另一个数。报告用填的数：清单不一定全，纸质的申请不一定在里面。",
    "核对是不是有申请没有列进清单；清单不对的改清单，填错的改年报表。",
    severity=Severity.WARNING,
)


def check_annual(report: Annual, place: Place) -> Iterator[Diagnostic]:
    """What does not add up. `place`: the file that was filled in, or the list of applications."""
    for balance in balances():
        left, right = _sum(report.values, balance.left), _sum(report.values, balance.right)
        if left is not None and right is not None and left != right:
            yield GK836.at(place, f"{balance.words}，现在一边是 {left}，另一边是 {right}，差 {abs(left - right)}")


def compare_filled(counted: Mapping[str, Decimal], filled: Mapping[str, Decimal], place: Place) -> Iterator[Diagnostic]:
    """Where people filled in another number than was counted."""
    for key, number in filled.items():
        if key in counted and counted[key] != number:
            yield GK837.at(place, f"{name_of(key)}填的是 {number}，照申请清单数是 {counted[key]}")


def _sum(values: Mapping[str, Decimal], keys: tuple[str, ...]) -> Decimal | None:
    """None where one of them is untold."""
    told = [values[key] for key in keys if key in values]
    return sum(told, Decimal()) if len(told) == len(keys) else None
