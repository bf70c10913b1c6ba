"""Plain lines read quickly say what the slow reading says; whatever isn't plain is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.diagnostic import Place
from generator.model.record import PublicationRecord
from generator.read.catalogue.assemble import assemble_entries
from generator.read.records.simple import find_value, only_lines, read_simple
from generator.read.records.values import Maker
from generator.yamltext.tree import read_located

HEAD = "records:\n"
SIGNS = st.text(alphabet="征地公告村0123456789aZ -—:#\"'[]{},&*!|>%@`《》（）()“”.+~/\\", min_size=1, max_size=12)
VALUES = st.one_of(
    SIGNS,
    SIGNS.map(lambda text: f'"{text}"'),
    st.lists(SIGNS, min_size=1, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
    st.sampled_from(
        ["2026-05-06", "2026", "true", "null", "1e5", "0x1F", "1.5", "县局", '"2026"', "[东村, 西村]", "a #b"]
    ),
)
KEYS = st.sampled_from(["title", "trigger", "note", "units", "bodies", "number", "period"])


def slow(text: str) -> tuple[list[str], tuple[PublicationRecord, ...]]:
    document = read_located("a.yml", text.encode())
    return [p.code for p in document.problems], assemble_entries(
        document, "records", PublicationRecord, lambda _kind: lambda _path: ""
    )


@given(st.lists(st.tuples(KEYS, VALUES), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_quick_and_slow_say_the_same(fields: list[tuple[str, str]]) -> None:
    lines = ["  - id: x", "    item: 01-001", *(f"    {key}: {value}" for key, value in fields)]
    text = HEAD + "\n".join(lines) + "\n"
    entries = read_simple(text)
    if entries is None or entries[0].values is None:
        return
    lists = {"units", "bodies"}
    if any((key in lists) is not isinstance(entries[0].values[key], list) for key, _ in fields):
        return  # the schema refuses it, on both ways
    problems, [record] = slow(text)
    assert problems == []
    quick = Maker().record(entries[0].values, Place("a.yml", entries[0].first, 5))
    assert quick == record


@pytest.mark.parametrize(
    "line",
    [
        "title: 2026",
        "title: true",
        "title: 甲 - 乙",
        "title: 甲 #乙",
        "title: 甲,",
        "title: 甲: 乙",
        "title: '甲'",
        'title: "甲\\\\n"',
        "title: &a 甲",
        "title: |",
        "title:",
        "units: [东村,西村]",
        "units: [2026]",
        "units: []",
        "title: 甲\n    title: 乙",
        "title: 甲\n      乙",
    ],
)
def test_what_is_not_plain_is_left_to_the_slow_way(line: str) -> None:
    text = f"{HEAD}  - id: x\n    {line}\n  - id: y\n"
    entries = read_simple(text)
    assert entries is None or entries[0].values is None


def test_remarks_and_blank_lines_are_borne() -> None:
    text = f"# 说明\n\n{HEAD}  # 五月\n  - id: x\n\n    title: 甲\n    # 乙\n  - id: y\n"
    entries = read_simple(text)
    assert entries is not None
    assert [(entry.first, entry.values) for entry in entries] == [(5, {"id": "x", "title": "甲"}), (9, {"id": "y"})]
    assert read_located("a", only_lines(text, entries[1:]).encode()).root is not None
    assert find_value(text.split("\n"), 5, "title") == (7, 12)
    assert find_value(text.split("\n"), 5, "units") is None


def test_values_of_lists_have_their_places() -> None:
    lines = (HEAD + "  - id: x\n    units: [东村, 西村]\n").split("\n")
    assert find_value(lines, 2, "units", 1) == (3, 17)
    assert lines[2][16:18] == "西村"
