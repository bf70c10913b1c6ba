"""The usual form is read line by line to the tree that libyaml gives, or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds import USUAL
from generator.yamltext.builder import MAX_DEPTH, Builder
from generator.yamltext.nodes import Document, Node
from generator.yamltext.tree import read_located
from generator.yamltext.usual import read_usual

ROOT = Path(__file__).parent.parent.parent
FILES = sorted([*(ROOT / "catalog").glob("*.yml"), *(ROOT / "tests" / "examples").rglob("*.yml")])

SEED = """\
# 说明
domain:
  code: "01"
  title: 征地补偿  # 备注
  questions:
  - ask: 征一亩地补多少钱，青苗和果树另外算吗？
    item: 01-002
  - ask: '好'
    words: [征地, "12345", 占地  , 二 三]
items:
  - id: 01-001
    content:
      - 条例: 一
        - 二
      - 12:30 到 13:00
    basis: []
    'on': 2026-11-24
  - - 甲
    - 乙#丙
    -  丁
last: 网址 http://a.b/c?d=e#f
"""

PIECES = st.sampled_from(
    [
        *"-:#[]{}\"',\\|>&*!?%@`<=~. \n", "- ", ": ", " #", "  ", "\n  ", "\n", "甲", "a: b", "-\n", "...", "---\n",
        "<<: ", "＂", " - ", "key:\n",
    ]
)  # fmt: skip


def slowly(text: str) -> tuple[Node | None, bool]:
    """What libyaml's events give, and whether all was well."""
    document = read_located_slowly(text)
    return document.root, not document.problems


def read_located_slowly(text: str) -> Document:
    """The same file by libyaml, whatever its form."""
    document = Document("f.yml", None)
    try:
        Builder(document).build(text)
    except Exception as error:
        document.root = None
        document.problems.append(error)  # type: ignore[arg-type]
    return document


def agree(text: str) -> bool:
    """Whether the fast reading answered; then it must be right."""
    quick = read_usual(text.split("\n"), USUAL.values, MAX_DEPTH)
    if quick is None:
        return False
    root, is_well = slowly(text)
    assert is_well, text
    assert quick == root, text
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_at_hand_is_read_to_the_same_tree(path: Path) -> None:
    document = read_located(path.name, path.read_bytes())
    if not document.problems:
        agree(path.read_text("utf-8-sig").replace("\r\n", "\n"))


def test_nearly_all_shipped_files_have_the_usual_form() -> None:
    shipped = [path.read_text("utf-8") for path in (ROOT / "catalog").glob("*.yml")]
    assert sum(map(agree, shipped)) >= len(shipped) - 1


@given(st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 4), PIECES), max_size=3))
def test_damaged_text_is_read_right_or_not_at_all(damages: list[tuple[int, int, str]]) -> None:
    text = SEED.replace("        - 二\n", "")
    for at, gone, piece in damages:
        text = text[:at] + piece + text[at + gone :]
    agree(text)


LINES = st.sampled_from(
    ["a: 甲", "b:", "- 乙", "- c: 丙", "- - 丁", "d: [甲, 乙]", "", "# e", "f: '己'", '- "庚"', "g: x  # y", "-  j: k"]
)


@given(st.lists(st.tuples(st.integers(0, 3), LINES), max_size=9))
def test_any_nesting_is_read_right_or_not_at_all(lines: list[tuple[int, str]]) -> None:
    agree("\n".join(" " * depth + text for depth, text in lines))


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲\n  乙\n", "a:\n", "a: |\n  甲\n", "a: {b: 甲}\n", 'a: "\\u4e00"\n', "a: &x 甲\n", "a: *x\n",
        "a: !t 甲\n",
        "a: 甲\na: 乙\n", "<<: 甲\n", "- 甲\nb: 乙\n", "a: 甲 - 乙\n", "a: 甲,\n", "---\na: 甲\n", "? a\n: b\n", "甲\n",
        " a: 甲\n", "a: b: c\n", "a: - 甲\n", "a: [[甲]]\n", "a: [甲\n  , 乙]\n", "-\n", "- \n", "a: '甲''乙'\n",
        "a: '甲' 乙\n", "a: [甲] 乙\n", "a: 甲:\n", "a: [甲: 乙]\n",
    ],
)  # fmt: skip
def test_other_forms_are_left_to_libyaml(text: str) -> None:
    assert read_usual(text.split("\n"), USUAL.values, MAX_DEPTH) is None


def test_limits_are_told_by_the_slow_reading() -> None:
    deep = "".join(" " * n + "a:\n" for n in range(MAX_DEPTH + 1)) + " " * (MAX_DEPTH + 1) + "b: 甲\n"
    assert read_usual(deep.split("\n"), USUAL.values, MAX_DEPTH) is None
    assert read_usual(["a: [1, 2, 3]"], 4, MAX_DEPTH) is None
    assert read_usual(["a: [1, 2, 3]"], 6, MAX_DEPTH) is not None
