"""Generated texts are fresh, and the table of codes knows every code the program gives, and no other."""

import pytest

from tools.docs import COMMAND, ROOT, find_given_codes, find_severities, main, render_all, slug
from generator.model.codes import CODES, GROUPS


@pytest.mark.parametrize("name", sorted(render_all()))
def test_generated_text_is_fresh(name: str) -> None:
    path = ROOT / name
    assert path.is_file(), f"{name} is missing: run {COMMAND}"
    assert path.read_text("utf-8") == render_all()[name], f"{name} is stale: run {COMMAND}"


def test_writing_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().out == ""


def test_every_code_given_is_explained() -> None:
    assert sorted(find_given_codes() - set(CODES)) == []


def test_every_code_explained_is_given() -> None:
    assert sorted(set(CODES) - find_given_codes()) == []


def test_every_code_a_docstring_promises_is_given() -> None:
    assert sorted(set(find_severities()) - find_given_codes()) == []


def test_codes_stand_in_order_and_in_a_group() -> None:
    assert list(CODES) == sorted(CODES)
    assert {code[:3] for code in CODES} == set(GROUPS)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_told_in_whole_sentences(code: str) -> None:
    text = CODES[code]
    assert text.title and not text.title.endswith("。")
    assert text.explanation.endswith("。") and text.fix.endswith("。")


def test_severities_are_those_of_the_docstrings() -> None:
    found = find_severities()
    assert (found["GK421"], found["GK411"]) == ("警告", "错误")


def test_anchor_of_a_heading() -> None:
    assert slug("公开程度 scope") == "公开程度-scope"
    assert slug("本单位信息 office.yml") == "本单位信息-officeyml"
