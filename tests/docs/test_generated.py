"""Generated texts are fresh."""

import pytest

from tools.docs import COMMAND, ROOT, main, render_all, slug


@pytest.mark.parametrize("name", sorted(render_all()))
def test_generated_text_is_fresh(name: str) -> None:
    path = ROOT / name
    assert path.is_file(), f"{name} is missing: run {COMMAND}"
    assert path.read_text("utf-8") == render_all()[name], f"{name} is stale: run {COMMAND}"


def test_writing_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().out == ""


def test_anchor_of_a_heading() -> None:
    assert slug("公开程度 scope") == "公开程度-scope"
    assert slug("本单位信息 office.yml") == "本单位信息-officeyml"
