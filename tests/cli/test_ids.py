"""Ids and names of domains are read alike by every command, however they were typed."""

import pytest

from generator.cli.ids import find_codes, split_ids, split_names, tidy_id
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain


@pytest.mark.parametrize("typed", ["01-c1", "０１-Ｃ１", "01—C1", " 01－c1 ", "01–c1"])
def test_an_id_is_the_same_however_it_was_typed(typed: str) -> None:
    assert tidy_id(typed) == "01-c1"


@pytest.mark.parametrize("typed", ["01-018", "1-18", "１－１８", "01-18"])
def test_an_id_may_lack_its_leading_zeros(typed: str) -> None:
    assert tidy_id(typed) == "01-018"


@pytest.mark.parametrize("text", ["征地补偿（PPP）", "1-c", "Ａ", "01—0018", "01-c１００"])
def test_what_is_no_id_stays_as_it_is(text: str) -> None:
    assert tidy_id(text) == text
    assert split_ids([text]) == (text,)


@pytest.mark.parametrize("text", ["01,02", "01，02,", "01、02", "01；02", "01 02", "０１　02", "、01;;02 ", "01﹐02"])
def test_lists_of_ids_may_have_any_mark_or_blank_between_them(text: str) -> None:
    assert split_ids([text]) == ("01", "02")


def test_blanks_belong_to_names() -> None:
    assert split_names(["示例镇 人民政府； 县教育局"]) == ("示例镇 人民政府", "县教育局")
    assert split_ids(["01 PPP 项目", "PPP 项目"]) == ("01", "PPP", "项目", "PPP 项目")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("1", ("01",)),
        ("１", ("01",)),
        ("０２ 1", ("02", "01")),
        ("PPP 项目（试点）", ("01",)),
        ("义务教育 1", ("02", "01")),
        ("02-school.yml", ("02",)),
        ("02-school，02", ("02",)),
        ("01-018 99", ("01-018", "99")),
    ],
)
def test_domains_are_found_by_code_title_or_file(typed: str, codes: tuple[str, ...]) -> None:
    def domain(code: str, title: str, file: str) -> Domain:
        return Domain(code=code, title=title, authority="", introduction="", questions=(), categories=(), file=file)

    domains = (
        domain("01", "PPP 项目（试点）", "catalog/01-018.yml"),
        domain("02", "义务教育", "catalog/02-school.yml"),
    )
    catalogue = Catalogue(None, domains, {}, {})  # type: ignore[arg-type]
    assert find_codes(catalogue, split_ids([typed])) == codes
