"""What has no place in a catalogue file is refused by name, alone as in company; limits hold."""

import pytest

from generator.yamltext.builder import MAX_DEPTH, MAX_VALUES
from generator.yamltext.nodes import Mapping, Sequence
from generator.yamltext.tree import read_located


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a: *b\n", "GK109", "别名“*b”"),
        ("- *b\n", "GK109", "别名“*b”"),
        ("a: &b 1\n", "GK109", "锚点“&b”"),
        ("a: !!str 1\n", "GK109", "标签“!!str”"),
        ("<<: {a: 1}\n", "GK109", "合并键“<<”"),
        ("a: 1\n---\nb: 2\n", "GK112", "---"),
        ("? [a]\n: 1\n", "GK107", "字段名"),
        ("a: 1\na: 2\n", "GK108", "第 1 行"),
    ],
)
def test_what_has_no_place_is_refused_by_name(text: str, code: str, words: str) -> None:
    document = read_located("x.yml", text.encode())
    (problem,) = document.problems
    assert (problem.code, words in problem.message) == (code, True)
    assert (document.root is None) == (code != "GK108")


def test_a_quoted_sign_is_a_text() -> None:
    document = read_located("x.yml", b'a: "*b"\n"<<": 1\n')
    assert (document.problems, document.root is not None) == ([], True)


def test_more_values_than_any_catalogue_has_are_refused() -> None:
    within = read_located("x.yml", ("a: [" + "1," * (MAX_VALUES - 3) + "]").encode())
    beyond = read_located("x.yml", ("a: [" + "1," * (MAX_VALUES - 2) + "]").encode())
    assert within.problems == []
    assert [problem.code for problem in beyond.problems] == ["GK110"]
    assert beyond.root is None


@pytest.mark.parametrize(("text", "count"), [("a: [1, 2, 3]\n", 6), ("a: {b: 1, c: 2}\n", 7)])
def test_fewer_may_be_asked_for(text: str, count: int) -> None:
    documents = [read_located("x.yml", text.encode(), most) for most in (count, count - 1)]
    codes = [[problem.code for problem in document.problems] for document in documents]
    assert codes == [[], ["GK110"]]


@pytest.mark.parametrize(("depth", "codes"), [(MAX_DEPTH, []), (MAX_DEPTH + 1, ["GK110"])])
def test_nesting_has_a_limit(depth: int, codes: list[str]) -> None:
    document = read_located("x.yml", ("[" * depth + "1" + "]" * depth).encode())
    assert [problem.code for problem in document.problems] == codes


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_machine_read_alike(end: str) -> None:
    text = f"# 头{end}a:{end}  - 甲{end}  - 乙{end}"
    document = read_located("x.yml", text.encode())
    assert document.problems == []
    assert isinstance(document.root, Mapping)
    node = document.root.entries["a"][1]
    assert isinstance(node, Sequence)
    assert [(entry.line, entry.column, entry.end_line, entry.end_column) for entry in node.items] == [
        (3, 5, 3, 6),
        (4, 5, 4, 6),
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(encoding: str) -> None:
    (problem,) = read_located("x.yml", ("\ufeff" + "a: 征地\n").encode(encoding)).problems
    assert (problem.code, "UTF-16" in problem.message) == ("GK105", True)
