"""Lists of applications: the service's export, an office's own table, and what cannot be counted."""

import json

import pytest

from generator.model.matter import Applicant
from generator.model.outcome import Outcome
from generator.read.annual.applications import read_applications

HEAD = "编号,收到日期,申请人类别,办结日期,办理结果\n"


def read(rows: str, head: str = HEAD) -> tuple[list[object], list[str]]:
    found, problems = read_applications("清单.csv", (head + rows).encode())
    return list(found), [problem.code for problem in problems]


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_read_back_by_its_words(outcome: Outcome) -> None:
    for text in (outcome.label, outcome.sentence, f"3.{outcome.label}", outcome.label.replace("、", "，")):
        found, problems = read_applications("a.csv", f'{HEAD}1,2026-01-05,自然人,2026-02-01,"{text}"\n'.encode())
        assert [one.outcome for one in found] == [outcome], text
        assert problems == []


@pytest.mark.parametrize("applicant", Applicant)
def test_every_group_of_the_service_is_a_column(applicant: Applicant) -> None:
    found, _ = read_applications("a.csv", f"{HEAD}1,2026-01-05,{applicant.value},,\n".encode())
    assert [one.group for one in found] == [applicant.name.lower()]


@pytest.mark.parametrize("day", ["2026-01-05", "2026/1/5", "2026年1月5日", "2026.1.5"])
def test_days_as_offices_write_them(day: str) -> None:
    found, _ = read_applications("a.csv", f"{HEAD}1,{day},自然人,,\n".encode())
    assert [one.received.isoformat() for one in found] == ["2026-01-05"]


@pytest.mark.parametrize(
    "row",
    [
        "1,,自然人,,",
        "1,2026年1月,自然人,,",
        "1,2026-01-05,,,",
        "1,2026-01-05,企业家,,",
        "1,2026-01-05,自然人,昨天,予以公开",
        "1,2026-01-05,自然人,2026-01-01,予以公开",
        "1,2026-01-05,自然人,2026-02-01,不予公开",
        "1,2026-01-05,自然人,,予以公开",
    ],
)
def test_what_cannot_be_counted_is_an_error_with_its_line(row: str) -> None:
    found, problems = read_applications("a.csv", f"{HEAD}{row}\n".encode())
    assert found == []
    assert [problem.code for problem in problems] == ["GK834"]
    assert problems[0].place.line == 2


def test_other_matters_of_an_export_are_no_applications() -> None:
    head = "编号,类别,收到日期,申请人类别,办结日期,办理结果\n"
    assert read("WT-1,提问,,,,\nSQ-1,依申请公开,2026-01-05,自然人,,\n", head)[1] == []
    assert len(read("WT-1,提问,,,,\nSQ-1,依申请公开,2026-01-05,自然人,,\n", head)[0]) == 1


def test_json_of_the_service() -> None:
    matter = {
        "number": "SQ-1",
        "kind": "依申请公开",
        "received": "2026-01-05",
        "closed": None,
        "outcome": None,
        "group": None,
        "applicant": "其他法人或者组织",
    }
    other = {"number": "WT-1", "kind": "提问", "received": None, "applicant": ""}
    found, problems = read_applications("a.json", json.dumps({"format": 1, "matters": [matter, other]}).encode())
    assert problems == []
    assert [(one.number, one.group, one.closed) for one in found] == [("SQ-1", "other", None)]


@pytest.mark.parametrize("data", [b"", b"{", b'{"matters": 3}', b'{"matters": [1]}', "题目,日期\na,b\n".encode()])
def test_another_file_is_said_to_be_another(data: bytes) -> None:
    found, problems = read_applications("a.csv", data)
    assert found == []
    assert [problem.code for problem in problems] in (["GK833"], ["GK701"])
