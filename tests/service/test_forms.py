"""What is taken of a form."""

import pytest

from generator.model.matter import Applicant, MatterKind
from generator.model.returnform import ABOUT, FORMS
from generator.service.forms import MOST_WORD, TRAP, read_form, read_missed, tidy
from tests.service.conftest import APPLICATION

KNOWN = {"01-001"}


def wrong(kind: MatterKind, **fields: str) -> dict[str, str]:
    return read_form(kind, fields, KNOWN.__contains__)[1]


def test_an_application_as_it_should_be() -> None:
    fields, faults = read_form(MatterKind.APPLICATION, {**APPLICATION, "unknown": "x", TRAP: ""}, KNOWN.__contains__)
    assert (fields, faults) == (APPLICATION, {})


def test_every_kind_has_a_form_with_names_of_its_own() -> None:
    assert set(FORMS) == set(ABOUT) == set(MatterKind)
    for form in FORMS.values():
        names = [field.name for field in form]
        assert len(names) == len(set(names))
        assert TRAP not in names
        assert not {"token", "work", "number", "code", "word"} & set(names)


def test_what_is_missing_is_said_by_its_label() -> None:
    found = wrong(MatterKind.APPLICATION)
    assert found["name"] == "“姓名或者名称”要填"
    assert found["applicant"] == "“申请人是”要选一个"
    assert "email" not in found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("contact", "打我手机"), ("contact", "138 0013\n8000 x"), ("email", "a@b"), ("email", "a b@c.cn"),
        ("email", "a@b.cn\r\nBcc: x@y.cn"), ("postcode", "01000"), ("item", "1-1"), ("item", "00-001"),
        ("item", "01-999"),
        ("applicant", "外星人"), ("form", "磁带"), ("wanted", "长" * 2001), ("name", "长" * 61),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused(name: str, text: str) -> None:
    assert name in wrong(MatterKind.APPLICATION, **{**APPLICATION, name: text})


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("contact", "０４７１－１２３４５６７", "0471-1234567"),
        ("contact", "+86 138 0013 8000", "+86 138 0013 8000"),
        ("item", "０１－００１", "01-001"),
        ("name", " 欧阳\t娜娜 ", "欧阳 娜娜"),
        ("name", "𱁬㐂\ue000", "𱁬㐂\ue000"),
        ("wanted", "一\r\n二\r三\u2028四 \n", "一\n二\n三\n四"),
        ("wanted", "a\x00b\x1b[31m\u202egnp\u2066x\ufeff\u200b", "ab[31mgnpx"),
        ("wanted", "=1+1 <script>alert(1)</script> {{ 7*7 }}", "=1+1 <script>alert(1)</script> {{ 7*7 }}"),
    ],
)
def test_texts_are_kept_as_data(name: str, text: str, kept: str) -> None:
    fields, faults = read_form(MatterKind.APPLICATION, {**APPLICATION, name: text}, KNOWN.__contains__)
    assert faults == {}
    assert fields[name] == kept


@pytest.mark.parametrize(("way", "name"), [("邮寄", "address"), ("电子邮件", "email")])
def test_the_way_needs_its_address(way: str, name: str) -> None:
    assert list(wrong(MatterKind.APPLICATION, **{**APPLICATION, "way": way})) == [name]
    given = {**APPLICATION, "way": way, "address": "某某县某某路1号", "email": "a@example.cn"}
    assert wrong(MatterKind.APPLICATION, **given) == {}


def test_all_kinds_of_applicants_can_be_chosen() -> None:
    for one in Applicant:
        assert wrong(MatterKind.APPLICATION, **{**APPLICATION, "applicant": one.value}) == {}


def test_too_many_lines() -> None:
    assert "分行太多" in wrong(MatterKind.QUESTION, text="a\n" * 300 + "b")["text"]


def test_a_short_text_is_one_line() -> None:
    assert tidy("a\r\nX-Header: 1\nb", is_long=False) == "a X-Header: 1 b"


@pytest.mark.parametrize(
    "word",
    ["", "  ", "13800138000", "138 0013 8000", "11010519491231002X", "a@example.cn", "长" * (MOST_WORD + 1), "\u200b"],
)
def test_words_that_may_be_about_somebody_are_not_counted(word: str) -> None:
    assert read_missed(word) == ""


@pytest.mark.parametrize(
    ("word", "kept"), [(" 塘坝\n维修 ", "塘坝 维修"), ("ＧＺＦ", "gzf"), ("2026年", "2026年"), ("<b>", "<b>")]
)
def test_words_are_counted_in_one_spelling(word: str, kept: str) -> None:
    assert read_missed(word) == kept


def test_an_item_nobody_knows_is_told_with_what_to_do() -> None:
    for kind in MatterKind:
        if any(field.name == "item" for field in FORMS[kind]):
            assert "目录里没有“09-999”" in wrong(kind, item="09-999")["item"]
            assert "item" not in wrong(kind, item="01-001")
