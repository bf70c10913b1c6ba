"""One rule for a law's standing wherever it is cited."""

import pytest

from generator.derive.views.official import law_state, say_basis, say_law_state
from generator.model.law import Law
from generator.model.standing import name_successors, standing
from generator.model.terms import LawCheck, LawStatus


def law(status: LawStatus, check: LawCheck = LawCheck.TEXT) -> Law:
    return Law(key="甲法", title="甲法", status=status, check=check)


@pytest.mark.parametrize(
    ("status", "check", "word", "remark"),
    [
        (LawStatus.IN_FORCE, LawCheck.TEXT, "现行", ""),
        (LawStatus.IN_FORCE, LawCheck.QUOTED, "效力待核", "（效力待核）"),
        (LawStatus.IN_FORCE, LawCheck.MEMORY, "效力待核", "（效力待核）"),
        (LawStatus.AMENDED, LawCheck.TEXT, "已修订", ""),
        (LawStatus.AMENDED, LawCheck.QUOTED, "已修订，待核", "（已修订，待核）"),
        (LawStatus.REPEALED, LawCheck.TEXT, "已废止", "（已废止）"),
        (LawStatus.REPEALED, LawCheck.MEMORY, "已废止", "（已废止）"),
        (LawStatus.UNKNOWN, LawCheck.TEXT, "效力待核", "（效力待核）"),
        (LawStatus.UNKNOWN, LawCheck.MEMORY, "效力待核", "（效力待核）"),
    ],
)
def test_standing(status: LawStatus, check: LawCheck, word: str, remark: str) -> None:
    entry = law(status, check)
    assert (standing(entry).word, standing(entry).remark) == (word, remark)
    assert law_state(entry).force == word
    assert say_basis(entry, "甲法", ("第一条",)) == f"《甲法》第一条{remark}"


def test_a_law_nobody_registered_is_not_cited_bare() -> None:
    assert say_basis(None, "乙法", ()) == "《乙法》（效力待核）"
    assert "效力待核" in say_law_state(None)


def test_a_successor_is_called_by_its_title_where_it_is_registered() -> None:
    old = Law(key="旧法", title="旧法", status=LawStatus.REPEALED, replaced_by="新法", check=LawCheck.TEXT)
    new = Law(key="新法", title="中华人民共和国新法", status=LawStatus.IN_FORCE, check=LawCheck.TEXT)
    quoted = Law(key="丁", title="丁", status=LawStatus.IN_FORCE, check=LawCheck.QUOTED)
    gone = Law(key="戊", title="戊", status=LawStatus.REPEALED, replaced_by="丁", check=LawCheck.TEXT)
    free = Law(key="丙", title="丙", status=LawStatus.REPEALED, replaced_by="某规划", check=LawCheck.TEXT)
    shown = name_successors({law.key: law for law in (old, new, quoted, gone, free)})
    assert law_state(shown["旧法"]).successor == "现适用《中华人民共和国新法》"
    assert law_state(shown["戊"]).successor == "现适用《丁》（效力待核）"
    assert law_state(shown["丙"]).successor == "现适用《某规划》"
