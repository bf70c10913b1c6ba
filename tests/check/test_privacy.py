"""Personal data in free text: what is found, what is left alone, and that a finding gives nothing away."""

from datetime import date

import pytest

from generator.check.context import Context
from generator.check.rules.privacy import check
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place
from generator.model.office import Office
from generator.model.personal.accounts import is_luhn
from generator.model.personal.identity import is_id_number
from generator.model.text import FieldText

EMPTY = Catalogue(Office("", "", "", ""), (), {}, {})


def find(text: str, field: str = "content") -> list[Diagnostic]:
    texts = (FieldText(field, text, Place("x.yml", 1, 1)),)
    return list(check(EMPTY, Context(date(2026, 11, 24), texts)))


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("11010519491231002X", "GK501", 1),
        ("身份证11010519491231002x", "GK501", 4),
        ("110105194912310021", "GK501", 1),  # one place mistyped
        ("110105 19491231 002X", "GK501", 1),
        ("110105-1949-1231-002X", "GK501", 1),
        ("１１０１０５１９４９１２３１００２Ｘ", "GK501", 1),
        ("编号 12 11010519491231002X", "GK501", 7),
        ("身份证号130503670401001", "GK501", 5),
        ("13800138000", "GK502", 1),
        ("138 0013 8000", "GK502", 1),
        ("138-0013-8000", "GK502", 1),
        ("+86 13800138000", "GK502", 2),
        ("1 3 8 0 0 1 3 8 0 0 0", "GK502", 1),
        ("１３８００１３８０００", "GK502", 1),
        ("2026-05-06 13800138000", "GK502", 12),
        ("0471-1234567 13800138000", "GK502", 14),
        ("6222021001116245702", "GK503", 1),
        ("6222 0210 0111 6245 702", "GK503", 1),
        ("账号4111111111111111", "GK503", 3),
    ],
)
def test_is_found_at_its_place(text: str, code: str, column: int) -> None:
    assert [(problem.code, problem.place.column) for problem in find(text)] == [(code, column)]


def test_every_number_of_a_text_is_found() -> None:
    assert [p.place.column for p in find("13800138000 13900139000，13700137000")] == [1, 13, 25]


@pytest.mark.parametrize(
    "text",
    [
        "", "12345", "0471-1234567", "400-813-5123", "国办发〔2019〕54号", "2026-05-06 08:30—17:00", "2019-2026",
        "150100", "110105199913310029", "990105194912310029", "130503670401001",
        "4111111111111111", "6222021001116245703", "12380013800012", "第13800138条", "自2026年1月1日起20个工作日内",
        "蒙公网安备 15220202000101号", "统一社会信用代码 11150000011512345X",
    ],
)  # fmt: skip
def test_is_left_alone(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("field", ["url", "website", "site_url", "icp", "police", "doc_no", "site_id_code"])
def test_addresses_and_document_numbers_are_not_looked_at(field: str) -> None:
    assert find("https://www.example.gov.cn/13800138000/11010519491231002X", field) == []


def test_an_office_phone_may_be_a_mobile_but_no_identity_number() -> None:
    assert find("13800138000", "phone") == []
    assert [problem.code for problem in find("11010519491231002X", "phone")] == ["GK501"]


@pytest.mark.parametrize("text", ["11010519491231002X", "13800138000", "6222021001116245702"])
def test_a_finding_shows_three_digits_at_most(text: str) -> None:
    problem = find(text)[0]
    said = problem.message + problem.fix + problem.why
    assert text[:4] not in said
    assert text[3:7] not in said


def test_check_characters() -> None:
    """GB 11643-1999 has 11010519491231002X and 440524188001010014 as its examples; the second's year is too early."""
    assert is_id_number("11010519491231002X")
    assert not is_id_number("110105194912310020")
    assert is_luhn("4111111111111111")
    assert not is_luhn("4111111111111112")
