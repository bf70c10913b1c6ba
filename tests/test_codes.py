"""One home for each code's words: no finding without a code, no remedy worded beside it, none unused or half filled in.

The modules are read as they stand (AST), because what a rule says only in a rare case must be right too.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from generator.model.diagnostic import WHEN, Code, Place, Severity
from generator.pipeline.explaining import GROUPS, all_codes, by_group, find_code
from tests.sources import PACKAGE, nodes, sources, tree

HOME = PACKAGE / "model" / "diagnostic.py"
CODES = all_codes()
HAN = re.compile("[\u4e00-\u9fff]")
MAKERS = {"mend": 0, "of": 1, "at": 2}
"""Method of a code → position of the remedy's name."""

INDIRECT = {
    "AddressFault": ("GK607",),
    "PhoneFault": ("GK608", "GK609"),
    "partly": ("GK515",),
    "unknown": ("GK511",),
}
"""What carries a message and the name of its remedy to where the finding is made → the codes it is made by."""

ALWAYS = {"why", "related", "severity"}
CHOSEN_BY_TAG = {"GK129": "the remedy for an element is called as the element"}
"""Codes whose remedies nobody names in a text of their own → why."""


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: tree(path) for path in sources().values()}


def is_definition(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Code"


def definitions() -> Iterator[tuple[Path, ast.Call]]:
    for path in trees():
        for node in nodes(path):
            if isinstance(node, ast.Call) and is_definition(node):
                yield path, node


@cache
def outside(path: Path) -> tuple[ast.AST, ...]:
    """Every node that is no part of a code's definition, nor of a constant that only definitions use."""
    inside = {id(part) for node in nodes(path) if is_definition(node) for part in ast.walk(node)}
    loaded = [node for node in nodes(path) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    used = {node.id for node in loaded if id(node) in inside} - {node.id for node in loaded if id(node) not in inside}
    for node in trees()[path].body:
        if isinstance(node, ast.Assign) and all(isinstance(t, ast.Name) and t.id in used for t in node.targets):
            inside |= {id(part) for part in ast.walk(node)}
    return tuple(node for node in nodes(path) if id(node) not in inside)


def texts(node: ast.AST) -> list[str]:
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


@cache
def words_outside() -> frozenset[str]:
    """Every text of the program beside the definitions."""
    return frozenset(
        node.value
        for path in trees()
        for node in outside(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def holes(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template.rpartition(WHEN)[2]) if name}


def given() -> Iterator[tuple[str, Code, ast.Call, str]]:
    """Where a code makes a finding or a remedy under its own name: place, code, call, method."""
    for path in trees():
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MAKERS:
                code = CODES.get(ast.unparse(node.func.value))
                if code is not None:
                    yield f"{path.name}:{node.lineno}", code, node, node.func.attr


# --- the definitions ----------------------------------------------------------------------------------


def test_no_two_codes_share_a_number_and_the_registry_has_all() -> None:
    numbers = Counter(ast.literal_eval(node.args[0]) for _, node in definitions())
    assert [number for number, count in numbers.items() if count > 1] == []
    assert sorted(numbers) == list(CODES)


def test_a_code_is_called_by_its_number() -> None:
    for path, module in trees().items():
        for node in module.body:
            if isinstance(node, ast.Assign) and is_definition(node.value):
                assert isinstance(node.value, ast.Call)
                assert ast.unparse(node.targets[0]) == ast.literal_eval(node.value.args[0]), f"{path}:{node.lineno}"


def test_a_definition_stands_at_the_head_of_a_module() -> None:
    for path, node in definitions():
        assert node.col_offset <= len("GK000 = "), f"{path}:{node.lineno}"


@pytest.mark.parametrize("code", CODES.values(), ids=str)
def test_a_code_is_told_in_whole_sentences(code: Code) -> None:
    assert code.title
    assert not code.title.endswith("。")
    assert code.explanation.endswith("。")
    assert code.guide()
    for remedy in code.guide():
        assert remedy.endswith("。"), remedy
        assert "{" not in remedy or "{#" in remedy, remedy
    assert len(set(code.guide())) == len([text for text in (code.remedy, *code.remedies.values()) if text])


def test_every_code_has_a_group_and_stands_in_order() -> None:
    assert all(any(number.startswith(start) for start in GROUPS) for number in CODES)
    assert all(codes for _, codes in by_group(CODES)), "a group may be of four characters (GK75), none is empty"
    assert [code.number for _, codes in by_group(CODES) for code in codes] == list(CODES) == sorted(CODES)


# --- where they are given -------------------------------------------------------------------------------


def test_nothing_is_found_without_a_code() -> None:
    made = [
        f"{path}:{node.lineno}"
        for path in trees()
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("Diagnostic", "Trouble")
    ]
    assert {place.rpartition(":")[0] for place in made} == {str(HOME)}


def test_no_remedy_is_worded_where_it_is_given() -> None:
    worded = []
    for path in trees():
        for node in outside(path):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            at = MAKERS.get(name)
            parts = [word.value for word in node.keywords if word.arg in ("fix", "remedy")]
            is_code = name and re.fullmatch(r"GK[0-9]{3}|code|.*kind|PERSONAL\[.*\]", ast.unparse(node.func.value))
            parts += node.args[at : at + 1] if at is not None and is_code else []
            worded += [f"{path}:{node.lineno}" for part in parts if any(map(HAN.search, texts(part)))]
    assert worded == []


def test_no_remedy_stands_a_second_time() -> None:
    """A sentence of a remedy in another text of the program would drift from it."""
    sentences = {
        sentence
        for code in CODES.values()
        for template in (code.remedy, *code.remedies.values())
        for literal, *_ in Formatter().parse(template.rpartition(WHEN)[2])
        for sentence in re.split("[。；]", literal)
        if len(sentence) >= 8
    }
    twice = [
        f"{path}:{node.lineno}: {node.value}"
        for path in trees()
        for node in outside(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if any(sentence in node.value for sentence in sentences)
    ]
    assert twice == []


def test_every_remedy_named_is_there_and_filled_in() -> None:
    wrong = []
    for place, code, node, method in given():
        words = {word.arg for word in node.keywords} - ALWAYS
        every = set().union(*map(holes, (code.remedy, *code.remedies.values())))
        if words - every:
            wrong.append(f"{place} {code} is given {words - every}, which it does not say")
        named = node.args[MAKERS[method] : MAKERS[method] + 1] or [ast.Constant("")]
        for name in texts(named[0]):
            template = code.remedies.get(name, "") if name else code.remedy
            if not template:
                wrong.append(f"{place} {code} has no remedy “{name}”")
            left = {hole for hole in holes(template) - words if not re.search(rf"\{{{hole}:-\}}", template)}
            if isinstance(named[0], ast.Constant) and left:
                wrong.append(f"{place} {code} leaves {left} of “{name}” open")
    assert wrong == []


def test_every_remedy_named_on_the_way_is_there() -> None:
    wrong = [
        f"{path}:{node.lineno} {name}"
        for path in trees()
        for node in outside(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in INDIRECT
        for name in (texts(node.args[1]) if len(node.args) > 1 else ())
        if name and not any(name in CODES[number].remedies for number in INDIRECT[node.func.id])
    ]
    assert wrong == []


def test_every_remedy_is_given_by_somebody() -> None:
    unused = [
        f"{code} {name}"
        for code in CODES.values()
        if code.number not in CHOSEN_BY_TAG
        for name in code.remedies
        if name not in words_outside()
    ]
    assert unused == []


def test_every_code_is_given_by_somebody() -> None:
    loaded = Counter(
        node.id
        for path in trees()
        for node in outside(path)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    )
    named = words_outside()
    assert [number for number in CODES if not loaded[number] and number not in named] == []
    assert sorted(text for text in named if re.fullmatch("GK[0-9]{3}", text) and text not in CODES) == []


# --- how they speak -------------------------------------------------------------------------------------

SAMPLE = Code(
    "GK999",
    "样子",
    "说明。",
    "改成“{word}”{more:-}，见 {{#名称}}。",
    {"other": "另一种｜写 {day:日期}。"},
    may_warn=True,
)


def test_a_finding_and_the_guide_say_the_same_sentence() -> None:
    assert SAMPLE.mend(word="甲", more="或者乙") == "改成“甲”或者乙，见 {#名称}。"
    assert SAMPLE.mend("other", day="2026-11-24") == "写 2026-11-24。"
    assert SAMPLE.guide() == ("改成“…”，见 {#名称}。", "另一种：写 日期。")
    assert SAMPLE.label == "错误或者警告"


def test_what_is_filled_in_is_never_read_as_a_template() -> None:
    assert SAMPLE.mend(word="{more}｜{", more="") == "改成“{more}｜{”，见 {#名称}。"


def test_a_warning_of_an_error_is_one() -> None:
    problem = SAMPLE.at(Place("a.yml", 2), "不对", "other", severity=Severity.WARNING, day="今天")
    assert (problem.code, problem.is_error, problem.fix) == ("GK999", False, "写 今天。")
    with pytest.raises(KeyError):
        SAMPLE.mend("nothing")


@pytest.mark.parametrize("typed", ["GK404", "gk404", " 404 "])
def test_a_code_is_found_as_people_type_it(typed: str) -> None:
    assert find_code(typed) is CODES["GK404"]


@pytest.mark.parametrize("typed", ["", "GK", "4040", "GK999", "编码重复", "４０４"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert find_code(typed) is None
