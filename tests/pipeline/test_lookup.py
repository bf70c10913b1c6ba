"""A list as a query page: who may be on it, what its files tell, and that each opens their own line only."""

import base64
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.lookup import CODE_LETTERS, LEAST, Asked, Person, find_risk, key_of, plain_name, plain_number
from generator.pipeline.lookup import Prepared, prepare, seal, slow_hash
from generator.render.lookup import NONCE, PLACE, seal_people, split_key
from tests.catalogues import base_catalogue

TODAY = date(2026, 11, 30)
ASKED = Asked("低保查询", number="身份证号", digits=4)
BY_CODES = Asked("低保查询", shown=("村", "金额"), digits=0)


def write_list(folder: Path, count: int = LEAST, *more: str) -> Path:
    rows = [
        "姓名,身份证号,村,金额",
        *(f"张{number:03},11010519800101{number:04},河东村,{number}元" for number in range(count)),
    ]
    path = folder / "名单.csv"
    path.write_text("\n".join([*rows, *more]) + "\n", "utf-8-sig")
    return path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asked, "rounds", property(lambda _: 10))


def table_of(files: dict[str, bytes]) -> dict[str, object]:
    text = files["data.js"].decode()
    found: dict[str, object] = json.loads(text.removeprefix("window.gkLookup=").removesuffix(";\n"))
    return found


def look(files: dict[str, bytes], name: str, number: str) -> object:
    """As the browser does."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    table = table_of(files)
    digits, width = int(str(table["digits"])), int(str(table["width"]))
    plain = plain_number(number)
    key = key_of(plain_name(name), plain[-digits:] if digits else plain)
    place, opens = split_key(slow_hash(key, base64.b64decode(str(table["salt"])), int(str(table["rounds"]))))
    lines = base64.b64decode(str(table["lines"]))
    for at in range(0, len(lines), width):
        if lines[at : at + PLACE] == place:
            return json.loads(AESGCM(opens).decrypt(NONCE, lines[at + PLACE : at + width], None))
    return None


def test_each_finds_their_own_line_and_nobody_else_any(tmp_path: Path) -> None:
    prepared = prepare(write_list(tmp_path), ASKED)
    assert not prepared.problems
    files = seal(prepared, base_catalogue().office, TODAY)
    assert look(files, "张003", "110105198001010003") == [[["村", "河东村"], ["金额", "3元"]]]
    assert look(files, " 张 ００３ ", "0003") == [[["村", "河东村"], ["金额", "3元"]]]
    assert look(files, "张003", "0004") is None
    assert look(files, "李四", "0003") is None


def test_codes_open_and_numbers_do_not(tmp_path: Path) -> None:
    prepared = prepare(write_list(tmp_path), BY_CODES)
    told = dict(line.split(",") for line in prepared.codes.decode("utf-8-sig").split("\r\n")[1:-1])
    assert len(set(told.values())) == LEAST
    files = seal(prepared, base_catalogue().office, TODAY)
    assert look(files, "张007", told["张007"].lower()) is not None
    assert look(files, "张007", told["张008"]) is None
    assert look(files, "张007", "0007") is None
    assert not any(code in files["data.js"].decode() for code in told.values())


def test_files_tell_neither_names_nor_how_many(tmp_path: Path) -> None:
    for count in (LEAST, 99):
        files = seal(prepare(write_list(tmp_path, count), ASKED), base_catalogue().office, TODAY)
        lines = base64.b64decode(str(table_of(files)["lines"]))
        assert len(lines) == 100 * int(str(table_of(files)["width"]))
        everything = b"".join(files.values()).decode("utf-8", "replace")
        assert "张00" not in everything
        assert "河东村" not in everything
        assert "1101051980" not in everything


def test_a_second_page_has_another_salt(tmp_path: Path) -> None:
    prepared = prepare(write_list(tmp_path), ASKED)
    one, two = (seal(prepared, base_catalogue().office, TODAY) for _ in range(2))
    assert table_of(one)["salt"] != table_of(two)["salt"]
    assert one["index.html"] == two["index.html"]


@pytest.mark.parametrize(
    ("count", "more", "code"),
    [
        (LEAST - 1, [], "GK893"),
        (LEAST, ["张003,99999999999999A003,河东村,9元"], ""),
        (LEAST, ["张003,999999999999990003,河东村,9元"], "GK894"),
        (LEAST, [",110105198001019999,河东村,9元"], "GK895"),
        (LEAST, ["张一,12,河东村,9元"], "GK895"),
        (LEAST, ["张一,,河东村,9元"], "GK895"),
        (LEAST, ["张一,110105198001019999,河东村,11010519491231002X"], "GK896"),
    ],
)
def test_lists_that_may_not_be_sealed_are_told_with_their_row(
    tmp_path: Path, count: int, more: list[str], code: str
) -> None:
    prepared = prepare(write_list(tmp_path, count, *more), ASKED)
    assert [str(problem.kind) for problem in prepared.problems] == ([code] if code else [])
    assert bool(prepared.people) is not bool(code)


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    prepared = prepare(write_list(tmp_path), replace(ASKED, shown=("户主",)))
    assert "户主" in prepared.problems[0].message


def test_a_household_with_two_rows_sees_both(tmp_path: Path) -> None:
    prepared = prepare(write_list(tmp_path, LEAST, "张003,110105198001010003,河西村,7元"), ASKED)
    files = seal(prepared, base_catalogue().office, TODAY)
    found = look(files, "张003", "0003")
    assert isinstance(found, list)
    assert len(found) == 2


def test_the_risk_is_told_in_numbers() -> None:
    risk = find_risk(300, 4)
    assert risk.tries == 10_000
    assert risk.one == pytest.approx(10_000 * 600_000 / (11_157_200 * 999))
    assert risk.all == pytest.approx(300 * risk.one)
    assert find_risk(300, 0).one > 1_000 * 365 * 86_400  # a thousand years of one card, for one person


def test_the_page_asks_nobody_for_anything(tmp_path: Path) -> None:
    page = seal(prepare(write_list(tmp_path), ASKED), base_catalogue().office, TODAY)["index.html"].decode()
    assert "default-src 'none'" in page
    assert "connect-src" not in page
    assert not re.search(r'(?:src|href)="(?!tel:)[^"]*:', page)
    assert page[:15] == "<!DOCTYPE html>"


@given(st.lists(st.text("村元123", min_size=0, max_size=40), min_size=1, max_size=130, unique=True))
def test_all_lines_are_of_one_length_and_in_the_order_of_hashes(texts: list[str]) -> None:
    people = [Person("x", str(number), ((("村", text),),)) for number, text in enumerate(texts)]
    hashes = [slow_hash(one.key, b"salt", 1) for one in people]
    sealed, width = seal_people(people, hashes, lambda _, text: text + bytes(16), bytes)
    lines = [sealed[at : at + width] for at in range(0, len(sealed), width)]
    assert len(lines) % 100 == 0
    assert lines == sorted(lines)
    assert {split_key(one)[0] for one in hashes} <= {line[:PLACE] for line in lines}


def test_letters_of_codes_are_not_mistaken_on_paper() -> None:
    assert not set("01OIL") & set(CODE_LETTERS)
    assert plain_number("jwqf jae7-wmtv") == "JWQFJAE7WMTV"
    assert Prepared(ASKED).risk.people == 0
