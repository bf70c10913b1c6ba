"""`fmt`: another order and other blanks, the same content, every remark once; a second run changes nothing."""

import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.edit.draft import CannotEditError
from generator.edit.form import format_text
from generator.model.kinds import KINDS, kind_of
from generator.yamltext.nodes import Mapping, Node, Scalar
from generator.yamltext.tree import read_located

REPOSITORY = Path(__file__).parent.parent.parent
SHIPPED = sorted((REPOSITORY / "catalog").glob("*.yml"))


def form(text: str, name: str = "01-x.yml") -> str:
    return format_text(text.encode(), KINDS[kind_of(name)]).decode()


def said(data: bytes) -> Any:
    """What a file says, order of fields aside."""
    document = read_located("x", data)
    assert document.root is not None, document.problems

    def plain(node: Node) -> Any:
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Mapping):
            return {key: plain(value) for key, (_, value) in node.entries.items()}
        return [plain(entry) for entry in node.items]

    return plain(document.root)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_files_are_in_their_form(path: Path) -> None:
    assert format_text(path.read_bytes(), KINDS[kind_of(path.name)]) == path.read_bytes()


def test_fields_stand_in_the_order_of_the_guide_and_remarks_stay_with_them() -> None:
    text = """\
# 开头
bodies:
- kind: 政府部门   # 类别
  # 名称上面
  name: '县局'


  # 另一个
- name: 乡镇
  kind:   乡村组织
# 结尾
"""
    assert (
        form(text, "bodies.yml")
        == """\
# 开头
bodies:
  # 名称上面
  - name: "县局"
    kind: 政府部门   # 类别

  # 另一个
  - name: 乡镇
    kind: 乡村组织
# 结尾
"""
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bodies: []\n", "bodies: []\n"),
        ("bodies:\n  - {name: 甲, kind: 政府部门}\n", "bodies:\n  - name: 甲\n    kind: 政府部门\n"),
        ("bodies:   # 空的\n  - name: 甲\n", "bodies:   # 空的\n  - name: 甲\n"),
        ('bodies:\n  - name: "甲#乙"   # 井号\n', 'bodies:\n  - name: "甲#乙"   # 井号\n'),
        ("bodies:\n  - name: 甲#乙\n", "bodies:\n  - name: 甲#乙\n"),
        ("bodies:\n  - name: 'it''s'\n", 'bodies:\n  - name: "it\'s"\n'),
    ],
)
def test_small_forms(text: str, expected: str) -> None:
    assert form(text, "bodies.yml") == expected


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = "\ufeffbodies:\r\n- name: 甲\r\n".encode()
    assert format_text(data, KINDS["bodies"]) == "\ufeffbodies:\r\n  - name: 甲\r\n".encode()


@pytest.mark.parametrize(
    "text", ["bodies:\n  - name: |\n      甲\n      乙\n", "- 1\n", "bodies:\n  - name: |-\n      甲\n\n      乙\n"]
)
def test_what_has_no_place_is_left_alone(text: str) -> None:
    with pytest.raises(CannotEditError):
        form(text, "bodies.yml")


def scramble(path: Path, chance: random.Random) -> bytes:
    """The file as somebody else would have written it: other order, other style, remarks everywhere."""
    data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)

    def mix(value: Any) -> Any:
        if isinstance(value, dict):
            keys = list(value)
            chance.shuffle(keys)
            return {key: mix(value[key]) for key in keys}
        return [mix(entry) for entry in value] if isinstance(value, list) else value

    style = chance.choice([None, "'", '"'])
    text = yaml.dump(
        mix(data), allow_unicode=True, sort_keys=False, default_style=style,
        width=chance.choice([60, 10_000]) if style else 10_000,  # without quotes a second line is an error (GK135)
        default_flow_style=chance.choice([False, None]), indent=chance.choice([2, 4]),
    )  # fmt: skip
    lines = []
    inside = {n for node in scalars(read_located("x", text.encode()).root) for n in range(node.line, node.end_line)}
    for number, line in enumerate(text.split("\n"), 1):
        whole = number not in inside and number - 1 not in inside and "[" not in line and "{" not in line
        if whole and number - 1 not in inside and chance.random() < 0.05:
            lines += chance.choice([[f"{' ' * chance.randrange(6)}# 备注{number}"], ["", f"# 备注{number}", ""], [""]])
        if whole and line.strip() and chance.random() < 0.05:
            line += f"  # 行尾{number}"
        lines.append(line)
    return "\n".join(lines).encode()


def scalars(node: Any) -> list[Any]:
    """All nodes, lists in brackets over several lines among them."""
    found, waiting = [], [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Scalar) or here.flow:
            found.append(here)
        if isinstance(here, Mapping):
            for key, value in here.entries.values():
                found.append(key)
                waiting.append(value)
        elif not isinstance(here, Scalar):
            waiting += here.items
    return found


@pytest.mark.parametrize("path", [p for p in SHIPPED if p.stat().st_size < 60_000], ids=lambda path: path.name)
def test_any_way_of_writing_comes_into_the_same_form(path: Path) -> None:
    chance = random.Random(path.name)  # the same files on every run
    for _ in range(3):
        data = scramble(path, chance)
        result = format_text(data, KINDS[kind_of(path.name)])
        assert said(result) == said(data)
        remarks = re.compile(rb"# (?:\xe5\xa4\x87\xe6\xb3\xa8|\xe8\xa1\x8c\xe5\xb0\xbe)\d+")
        assert Counter(remarks.findall(result)) == Counter(remarks.findall(data))
        assert format_text(result, KINDS[kind_of(path.name)]) == result
