"""An index that answers nothing is no clean bill."""

import json

import pytest

from tools.audit import HOLES, NONE_KNOWN, NOT_AUDITED, judge

WANTED = {"a": "1", "b": "2"}


def report(*dependencies: dict[str, object]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


A, B = {"name": "A", "version": "1", "vulns": []}, {"name": "b", "version": "2", "vulns": []}


def test_all_looked_up_and_nothing_known() -> None:
    assert judge(report(A, B), WANTED) == (NONE_KNOWN, ["2 个软件包，没有已知的漏洞"])


def test_a_hole_is_told_with_the_version_that_has_it_mended() -> None:
    code, (said,) = judge(report(A, {**B, "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}), WANTED)
    assert code == HOLES
    assert said == "b 2：PYSEC-1，3 已经修好"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "No known vulnerabilities found",
        report(),
        report(A),
        report(A, {"name": "b", "skip_reason": "Dependency not found on PyPI"}),
        report(A, {**B, "version": "3"}),
    ],
)
def test_whatever_was_not_asked_is_not_audited(text: str) -> None:
    code, (said,) = judge(text, WANTED)
    assert code == NOT_AUDITED
    assert "not audited" in said
