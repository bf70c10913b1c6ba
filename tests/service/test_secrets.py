"""Tokens, codes and numbers."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.service.secrets import (
    CODE_LENGTH,
    LIFETIME,
    SIGNS,
    FormToken,
    code_of,
    form_key,
    is_worked,
    read_code,
    read_number,
    read_token,
    show_code,
    write_number,
)

SECRET = "s" * 64
TOKEN = FormToken("apply", 1_000_000, "nonce")


def test_a_token_is_read_back() -> None:
    assert read_token(SECRET, "apply", TOKEN.write(SECRET), 1_000_010) == TOKEN


@pytest.mark.parametrize("now", [1_000_000 + LIFETIME + 1, 999_900])
def test_an_old_token_and_one_of_the_future_are_none(now: int) -> None:
    assert read_token(SECRET, "apply", TOKEN.write(SECRET), now) is None


def test_a_token_of_another_form_or_service_is_none() -> None:
    assert read_token(SECRET, "ask", TOKEN.write(SECRET), 1_000_010) is None
    assert read_token("t" * 64, "apply", TOKEN.write(SECRET), 1_000_010) is None
    other = TOKEN.write(SECRET).replace("1000000", "1000001")
    assert read_token(SECRET, "apply", other, 1_000_010) is None


@given(st.text())
def test_nothing_invented_is_a_token(text: str) -> None:
    assert read_token(SECRET, "apply", text, 1_000_010) is None
    assert read_token(SECRET, "apply", f"apply.{text}", 1_000_010) is None


@given(st.dictionaries(st.text(), st.text()), st.dictionaries(st.text(), st.text()))
def test_another_content_has_another_key_and_code(one: dict[str, str], other: dict[str, str]) -> None:
    keys = form_key(SECRET, TOKEN, one), form_key(SECRET, TOKEN, other)
    plain = not any("\x00" in text or "\x01" in text for part in (one, other) for pair in part.items() for text in pair)
    if plain:
        assert (keys[0] == keys[1]) == (one == other)
        assert (code_of(SECRET, keys[0]) == code_of(SECRET, keys[1])) == (one == other)


def test_codes_use_all_signs_and_none_that_is_mistaken() -> None:
    found = "".join(code_of(SECRET, str(n)) for n in range(500))
    assert set(found) == set(SIGNS)
    assert not set("01OI") & set(found)
    assert len(set(SIGNS)) == 32


@given(st.integers(0, 10**6))
def test_a_code_is_read_as_it_is_shown_and_typed(n: int) -> None:
    code = code_of(SECRET, str(n))
    assert len(code) == CODE_LENGTH
    for typed in (show_code(code), code.lower(), f" {show_code(code)} ", "　".join(code)):
        assert read_code(typed) == code


@pytest.mark.parametrize("text", ["SQ202600001", "sq-2026-00001", "ＳＱ２０２６００００１", " SQ 2026 00001 "])
def test_numbers_as_people_type_them(text: str) -> None:
    assert read_number(text) == write_number("SQ", 2026, 1)


@pytest.mark.parametrize("text", ["", "1", "SQ2026", "SQ2026000011111", "../etc", "SQ20260000Ⅳ", "'; --"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) == ""


def test_the_work_is_checked() -> None:
    answer = next(n for n in range(10**6) if hashlib.sha256(f"t:{n}".encode()).digest()[0] == 0)  # eight bits
    assert is_worked("t", str(answer), 8)
    assert not is_worked("u", str(answer), 8) or hashlib.sha256(f"u:{answer}".encode()).digest()[0] == 0
    for wrong in ("", "-1", "x", "1" * 13, "１"):
        assert not is_worked("t", wrong, 8)
