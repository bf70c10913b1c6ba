"""A quick yes is never wrong: of what is plain, the slow rules have nothing to say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.context import Context
from generator.check.plain import Plain, is_plain_day
from generator.check.rules import characters, inspection, privacy, substance
from generator.model.diagnostic import Place
from generator.model.inspection import WrongWord
from generator.model.text import FieldText
from generator.model.vocabulary import Words
from generator.model.webaddress import find_address_fault
from generator.pipeline.shipped import checklist
from tests.catalogues import base_catalogue

PLAIN = Plain(base_catalogue().office, Words(wrong_words=(WrongWord("帐户", "账户"),)), checklist())
PIECES = st.lists(
    st.sampled_from(
        ["征地公告", "(", "（", "，", ",", "１", "张三", "低保户", "11010519491231002X", "13800138000", "“", "”", "无",
         "略", "待填写", "　", "https://pan.baidu.com/a", "帐户", "关于", "通知", "1单元101室", "a", "——"]
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@given(PIECES.map("".join))
def test_plain_texts_are_nothing_to_the_rules(text: str) -> None:
    if not PLAIN.is_text(text):
        return
    catalogue = base_catalogue()
    told = FieldText("title", text, Place("records/2026/a.yml"), names=("records", "[]", "title"))
    context = Context(today=date(2026, 11, 30), texts=(told,), checklist=checklist())
    for rule in (characters, inspection, privacy, substance):
        assert [p for p in rule.check(catalogue, context) if p.place.file == told.place.file] == []


@given(st.from_regex(r"https?://[a-z0-9.:@-]{1,20}(/[A-Za-z0-9._%?&=/-]{0,8}){0,3}", fullmatch=True))
def test_plain_addresses_are_addresses(text: str) -> None:
    if PLAIN.is_address(text):
        assert find_address_fault(text) is None


@pytest.mark.parametrize(("text", "is_plain"), [("2026-02-28", True), ("2026-02-29", False), ("1926-02-28", False)])
def test_days_of_another_age_are_not_plain(text: str, is_plain: bool) -> None:
    assert is_plain_day(text) is is_plain
