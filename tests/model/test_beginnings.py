"""A list of wordings is tried wherever one of them can begin."""

import importlib
import re
from typing import Any

import pytest

from generator.check import remarks
from generator.model.beginnings import begun
from generator.model.personal import people
from generator.read.timelimit import cutting

PARSER: Any = importlib.import_module("re._parser")
NAMES: Any = importlib.import_module("re._constants")

LISTS = {
    "remarks": remarks._REMARK,
    "remarks in limits": remarks._REMARK_IN_LIMIT,
    "care": people._CARE,
    "slips": cutting._SLIP,
}


def beginnings(rows: Any) -> tuple[set[str], bool]:
    """The characters that what is taken may begin with, and whether nothing may be taken at all."""
    found: set[str] = set()
    for name, part in rows:
        if name in (NAMES.AT, NAMES.ASSERT, NAMES.ASSERT_NOT):
            continue
        own, is_empty = beginning(name, part)
        found |= own
        if not is_empty:
            return found, False
    return found, True


def beginning(name: Any, part: Any) -> tuple[set[str], bool]:
    if name is NAMES.LITERAL:
        return {chr(part)}, False
    if name is NAMES.IN:
        return {char for kind, value in part for char in members(kind, value)}, False
    if name is NAMES.BRANCH:
        all_rows = [beginnings(row) for row in part[1]]
        return set().union(*(own for own, _ in all_rows)), any(is_empty for _, is_empty in all_rows)
    if name is NAMES.SUBPATTERN:
        assert not part[1], "letters of either case are not worked out here"
        return beginnings(part[3])
    assert name in (NAMES.MAX_REPEAT, NAMES.MIN_REPEAT, NAMES.POSSESSIVE_REPEAT), name
    own, is_empty = beginnings(part[2])
    return own, is_empty or part[0] == 0


def members(kind: Any, value: Any) -> list[str]:
    if kind is NAMES.LITERAL:
        return [chr(value)]
    assert kind is NAMES.RANGE, kind
    return list(map(chr, range(value[0], value[1] + 1)))


@pytest.mark.parametrize("name", LISTS)
def test_every_beginning_is_said(name: str) -> None:
    (ahead, said), *rows = PARSER.parse(LISTS[name].pattern)
    assert ahead is NAMES.ASSERT
    found, is_empty = beginnings(rows)
    assert not is_empty
    assert found == beginnings(said[1])[0]


def test_the_list_itself_is_not_changed() -> None:
    rows = r"甲乙|(?:丙|丁)?戊|[己\]]-"
    pattern = re.compile(begun(rows, "甲丙丁戊己]"))
    text = "甲乙丙戊丁戊戊]-己-甲"
    assert [found[0] for found in pattern.finditer(text)] == [found[0] for found in re.finditer(rows, text)]
