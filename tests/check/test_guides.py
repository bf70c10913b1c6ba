"""Which promises are longer than the lawful limit, and what a guide lacks."""

import pytest

from generator.check.rules.guides import _is_longer
from generator.model.guide import Counter, Guide, Material, Particular


@pytest.mark.parametrize(
    ("promised", "lawful", "longer"),
    [
        ("10个工作日", "20个工作日", False),
        ("受理之日起三十个工作日", "受理之日起20个工作日", True),
        ("20个工作日内", "20个工作日", False),
        ("25日", "20个工作日", False),  # not to be compared
        ("2个月", "30日", True),
        ("48小时", "1天", True),
        ("当场", "20个工作日", False),
        ("20个工作日，复杂的30个工作日", "10个工作日", False),  # two lengths: a person must look
        ("", "20个工作日", False),
    ],
)
def test_promises(promised: str, lawful: str, longer: bool) -> None:
    assert _is_longer(promised, lawful) is longer


def test_an_empty_guide_lacks_all_but_its_name() -> None:
    assert Guide("01-001").missing(has_basis=False) == tuple(Particular)[1:]
    assert Particular.BASIS not in Guide("01-001").missing(has_basis=True)


def test_what_is_not_needed_is_not_lacking() -> None:
    guide = Guide(
        "01-001",
        conditions=("甲",),
        steps=("乙",),
        limit="当场",
        fee="不收费",
        places=(Counter("窗口"),),
        phone="0000-0000001",
        supervision="12345",
        unneeded=(Particular.MATERIALS, Particular.FORMS),
    )
    assert guide.missing(has_basis=True) == ()
    assert Guide("01-001", materials=(Material("身份证"),)).missing(has_basis=True)[0] is Particular.CONDITIONS


def test_what_is_done_online_needs_no_place() -> None:
    guide = Guide("01-001", online="https://www.example.gov.cn/a")
    assert Particular.PLACES not in guide.missing(has_basis=True)
