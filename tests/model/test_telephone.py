"""Telephones: each link dials what is printed; what cannot be dialled is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.phone import Phone
from generator.model.telephone import GK608, parse_phones, read_phones

GOOD = {
    "0319-8162003": ["tel:03198162003"],
    "010-62345678": ["tel:01062345678"],
    "021-6234 5678": ["tel:02162345678"],
    "0000-0000001": ["tel:00000000001"],
    "(0319)8162003": ["tel:03198162003"],
    "（0319）8162003": ["tel:03198162003"],
    "0319 8162003": ["tel:03198162003"],
    "0319－8162003/8162004": ["tel:03198162003", "tel:03198162004"],
    "０３１９－８１６２００３": ["tel:03198162003"],
    "0319-8162003、0319-8162004": ["tel:03198162003", "tel:03198162004"],
    "0319-8162003，8162004；010-62345678": ["tel:03198162003", "tel:03198162004", "tel:01062345678"],
    "0319-8162003 0319-8162004": ["tel:03198162003", "tel:03198162004"],
    "0319-8162003或8162004": ["tel:03198162003", "tel:03198162004"],
    "咨询和投诉电话：0319-8162003和8162004": ["tel:03198162003", "tel:03198162004"],
    "0319-8162003转8012": ["tel:03198162003,8012"],
    "0319-8162003-8012": ["tel:03198162003,8012"],
    "0319-8162003 分机8012、8162004 ext. 2": ["tel:03198162003,8012", "tel:03198162004,2"],
    "0319-8162003（办公室）、8162004（工作日 8:30—12:00，14:00—17:00）": ["tel:03198162003", "tel:03198162004"],
    "12345": ["tel:12345"],
    "0319-12345": ["tel:031912345"],
    "110、119，120/122": ["tel:110", "tel:119", "tel:120", "tel:122"],
    "12315或0319-8162003": ["tel:12315", "tel:03198162003"],
    "95598 / 961234": ["tel:95598", "tel:961234"],
    "400-123-4567": ["tel:4001234567"],
    "400-1234-567转3": ["tel:4001234567,3"],
    "8008208820": ["tel:8008208820"],
    "+86-319-8162003": ["tel:+863198162003"],
    "138-0013-8000": ["tel:13800138000"],
}

BAD = [
    "03198162003", "86-319-8162003", "0086-319-8162003", "+86 0319-8162003", "请打电话", "8162003", "81620034",
    "0319-8162003-8162005", "0319-8162003~5", "0319-8162003至8162005", "0319-8162003/04", "0319-8162003、",
    "、0319-8162003", "010-1234567", "010-6234567", "0319-0162003", "0319-1162003", "0319-816200312", "0319-816200",
    "0110-8162003", "0119-8162003", "0219-8162003", "111", "12", "1", "0", "12800138000", "1380013800",
    "138001380000", "0319-8162003,8012", "0319-8162003转", "0319-8162003转8012、转8013", "0319-8162003 8162004",
    "0319-8162003 张三", "（0319-8162003", "0319-8162003（", "0319.8162003", "0319-816-2003", "0319--8162003",
    "0319-8162OO3", "八一六二〇〇三", "电话", "-", "/", "（）", "见网站", "https://www.example.gov.cn/", "a@example.cn",
    "0319-8162003\u200b", "tel:0319-8162003", "400-123-456", "400-123-45678", "0319-8162003转12345678",
]  # fmt: skip


@pytest.mark.parametrize(("line", "links"), GOOD.items())
def test_each_number_is_a_link_of_its_own(line: str, links: list[str]) -> None:
    reading = read_phones(line)
    assert reading.faults == []
    assert [number.href for number in reading.line.numbers] == links
    assert "".join(p.printed if isinstance(p, Phone) else p for p in reading.line.parts) == line


@pytest.mark.parametrize("line", BAD)
def test_what_cannot_be_dialled_as_printed_is_refused(line: str) -> None:
    reading = read_phones(line)
    assert reading.faults
    assert all(fault.message and GK608.mend(fault.remedy, guess=fault.guess) for fault in reading.faults)
    assert reading.line.numbers == (), "and never becomes a link"
    assert str(reading.line) == line


@pytest.mark.parametrize(
    ("line", "guess"),
    [("03198162003", "0319-8162003"), ("86-319-8162003", "0319-8162003"), ("01062345678", "010-62345678")],
)
def test_what_was_plainly_meant_is_offered(line: str, guess: str) -> None:
    assert [fault.guess for fault in read_phones(line).faults] == [guess]


@pytest.mark.parametrize("line", ["13800138000", "0319-8162003、138 0013 8000", "0319-8162003（13800138000）"])
def test_a_mobile_is_told_without_its_number(line: str) -> None:
    (doubt,) = read_phones(line).doubts
    assert "手机号" in doubt.message
    assert not re.search("[0-9]{4}", doubt.message)


@pytest.mark.parametrize("line", ["359999199901010013", "0319-8162003、359999199901010013", "35999919990101001X"])
def test_an_identity_number_is_not_quoted(line: str) -> None:
    for fault in read_phones(line).faults:
        assert "1999" not in fault.message


DIALLED = re.compile(r"[^0-9+,]")


@given(st.text(st.sampled_from("0123456789-－—/、，()（） 转+8643191办公室x\t\u200b"), max_size=30))
def test_a_link_dials_the_digits_that_are_printed(line: str) -> None:
    for number in parse_phones(line).numbers:
        printed = "".join(str(int(sign)) for sign in number.printed if sign.isdigit())
        dialled = DIALLED.sub("", number.href).replace(",", "").lstrip("+")
        assert dialled.endswith(printed), "but for an area code that the line gives once"
        assert dialled == printed or dialled.removesuffix(printed) in line.replace("-", "")


@given(st.text())
def test_no_text_is_too_strange(line: str) -> None:
    reading = read_phones(line)
    assert reading.line.raw == line.strip()
