"""Values changed where they stand: only their lines, and what is read back is what was meant."""

from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.edit.batches import add_entries, add_pairs
from generator.edit.changes import Change, change_records
from generator.edit.draft import CannotEditError
from generator.edit.records import record_rows
from generator.model.body import Body
from generator.model.item import ChannelUse, Item, Scope, Subject, TimeLimitEntry
from generator.model.legalbasis import LegalBasis
from generator.model.terms import BodyKind, Channel, Level, Method
from generator.model.timelimit import TimeLimit
from generator.pipeline.editing import is_same_record
from generator.read.catalogue.assemble import assemble_domain
from generator.yamltext.tree import read_located
from tests.catalogues import shipped_catalogue

REPOSITORY = Path(__file__).parent.parent.parent
FILE = REPOSITORY / "catalog" / "01-land-requisition.yml"
DOMAIN = next(domain for domain in shipped_catalogue().domains if domain.code == "01")


def read_items(data: bytes) -> tuple[Item, ...]:
    return assemble_domain(read_located("x.yml", data), lambda path: path[-1]).items


CHANGES = {
    "title": {"title": "新的名称：带冒号"},
    "content": {"content": ("第一条", "第二条#不是备注", "第三条")},
    "limits": {
        "time_limit": (TimeLimitEntry(TimeLimit("长期公开"), "甲"), TimeLimitEntry(TimeLimit("及时公开"), "乙"))
    },
    "limit": {"time_limit": (TimeLimitEntry(TimeLimit("及时公开")),)},
    "subject": {"subject": (Subject("县财政局"), Subject("乡镇人民政府", Level.TOWNSHIP, "张贴"))},
    "channel": {"channel": (ChannelUse(Channel.WEBSITE), ChannelUse(Channel.OTHER, "征地信息公开平台"))},
    "basis": {"basis": (LegalBasis("土地管理法", ("第一条",), checked=False), LegalBasis("预算法"))},
    "scope": {"scope": Scope((Method.ON_REQUEST,), ("被征地农民",), (Level.VILLAGE,))},
    "updated": {"updated": "2026-11-30"},
    "removed": {"updated": "", "verify": "", "official_subject": ""},
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_is_read_back_and_nothing_else_moves(name: str) -> None:
    data = FILE.read_bytes()
    wanted = tuple(replace(item, **CHANGES[name]) for item in DOMAIN.items)  # type: ignore[arg-type]
    pairs = enumerate(zip(DOMAIN.items, wanted, strict=True))
    changed = change_records(data, [Change("items", index, old, new) for index, (old, new) in pairs])
    assert [without_clauses(item) for item in read_items(changed)] == [without_clauses(item) for item in wanted]
    remarks = [line for line in data.decode().splitlines() if line.lstrip().startswith("#")]
    assert [line for line in changed.decode().splitlines() if line.lstrip().startswith("#")] == remarks


def without_clauses(item: Item) -> str:
    bare = replace(
        item, time_limit=tuple(TimeLimitEntry(TimeLimit(e.limit.raw), e.applies_to) for e in item.time_limit)
    )
    return "\n".join(record_rows(bare))


def test_nothing_is_written_where_nothing_differs() -> None:
    data = FILE.read_bytes()
    same = [Change("items", index, item, item) for index, item in enumerate(DOMAIN.items)]
    assert change_records(data, same) == data


def test_remarks_line_ends_and_a_mark_stay() -> None:
    text = "\ufeff# 头\r\nbodies:\r\n  - name: 甲局   # 备注\r\n    kind: 政府部门\r\n    # 中间\r\n    duty: 管事。 # 职责\r\n  - name: 乙局\r\n    kind: 政府部门"
    old = Body("甲局", BodyKind.DEPARTMENT, duty="管事。")
    new = replace(old, duty="管很多事。", phone="0000-0000001")
    changed = change_records(text.encode(), [Change("bodies", 0, old, new)]).decode()
    lines = [
        line for line in unified_diff(text.split("\r\n"), changed.split("\r\n"), n=0, lineterm="") if line[0] in "+-"
    ]
    assert lines[2:] == ["-    duty: 管事。 # 职责", "+    duty: 管很多事。 # 职责", "+    phone: 0000-0000001"] or lines[2:] == [
        "-    duty: 管事。 # 职责", "+    duty: 管很多事。 # 职责", '+    phone: "0000-0000001"'
    ]  # fmt: skip


def test_a_record_in_brackets_is_left_to_a_person() -> None:
    old = Body("甲局", BodyKind.DEPARTMENT)
    with pytest.raises(CannotEditError):
        change_records(
            "bodies: [{name: 甲局, kind: 政府部门}]\n".encode(), [Change("bodies", 0, old, replace(old, duty="事"))]
        )


def test_many_entries_are_added_in_their_places() -> None:
    text = "items:\n  - a: 1\n\n  - b: 2\n# 尾\n"
    added = add_entries(
        text.encode(), "items", [(0, ["c: 3"]), (-1, ["d: 4", "e: 5"]), (0, ["f: 6"])], apart=True
    ).decode()
    found = read_located("x", added.encode()).root
    assert [list(node.entries) for node in found.entries["items"][1].items] == [["a"], ["c"], ["f"], ["b"], ["d", "e"]]  # type: ignore[union-attr]
    assert added.endswith("# 尾\n")


def test_a_list_that_is_not_there_is_begun() -> None:
    assert add_entries(b"", "laws", [(-1, ["key: x"]), (-1, ["key: y"])]) == b"laws:\n  - key: x\n  - key: y\n"


def test_pairs_are_added_in_the_order_of_their_names() -> None:
    text = 'issued:\n  01-001: "甲"\n  02-001: "乙"\nretired: []\n'
    added = add_pairs(text.encode(), "issued", {"01-003": "丁", "02-002": "戊", "01-002": "丙"}).decode()
    assert [line.split(":")[0].strip() for line in added.splitlines()[1:-1]] == [
        "01-001",
        "01-002",
        "01-003",
        "02-001",
        "02-002",
    ]
    assert is_same_record(add_pairs(text.encode(), "issued", {}), text.encode())


def test_an_entry_more_and_a_field_more_at_one_place_stay_apart() -> None:
    """The last list of an item grows, and a field comes behind it: both begin at the same line."""
    data = (REPOSITORY / "tests/examples/base/01-land.yml").read_bytes()
    item = read_items(data)[0]
    assert item.published and not item.updated
    new = replace(item, published=(*item.published, replace(item.published[0], title="第二份")), updated="2026-11-30")
    (found, *_) = read_items(change_records(data, [Change("items", 0, item, new)]))
    assert (len(found.published), found.updated) == (2, "2026-11-30")
