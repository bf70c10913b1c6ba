"""The bound catalogue beside its tables: which domains, which title, the index by pinyin, the list of laws."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.derive.book import derive_book
from generator.model.catalogue import Catalogue
from generator.model.legalbasis import LegalBasis
from generator.model.vocabulary import Words
from tests.catalogues import base_catalogue

REPOSITORY = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return base_catalogue()


def titled(catalogue: Catalogue, *titles: str, readings: dict[str, str] | None = None) -> Catalogue:
    """A domain whose items have these titles."""
    model = catalogue.domains[0].items[0]
    items = tuple(replace(model, id=f"01-{n:03}", title=title) for n, title in enumerate(titles, 1))
    domain = replace(catalogue.domains[0], items=items)
    return replace(catalogue, domains=(domain,), words=Words(readings=readings or {}))


def index_of(catalogue: Catalogue) -> list[tuple[str, list[str]]]:
    return [(group.letter, [item.title for item in group.items]) for group in derive_book(catalogue, DAY).index]


def test_whole_book_has_all_domains_and_the_year_as_edition(catalogue: Catalogue) -> None:
    book = derive_book(catalogue, DAY)
    name = catalogue.office.short_name
    assert (book.title, book.subtitle, book.edition, book.whole) == (
        f"{name}基层政务公开标准目录", "汇编", "2026年版", True,
    )  # fmt: skip
    assert book.catalogue.domains == catalogue.domains


def test_one_domain_is_called_after_it_and_holds_nothing_else(catalogue: Catalogue) -> None:
    book = derive_book(catalogue, DAY, ["02"], "试行版")
    assert (book.title, book.subtitle, book.edition, book.whole) == (
        f"{catalogue.office.short_name}{catalogue.domains[1].title}领域基层政务公开标准目录", "", "试行版", False,
    )  # fmt: skip
    assert {item.id[:2] for group in book.index for item in group.items} == {"02"}
    assert {item.id[:2] for use in book.laws for item, _ in use.uses} == {"02"}


def test_order_asked_for_does_not_change_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    book = derive_book(catalogue, DAY, ["02", "01"])
    assert [domain.code for domain in book.catalogue.domains] == ["01", "02"]
    assert book.whole


def test_index_goes_by_syllable_then_by_character(catalogue: Catalogue) -> None:
    made = titled(catalogue, "征地公告", "补偿标准", "征收公告", "不动产登记", "整改情况")
    assert index_of(made) == [("B", ["不动产登记", "补偿标准"]), ("Z", ["征地公告", "征收公告", "整改情况"])]


def test_marks_before_a_title_do_not_count_and_what_has_no_reading_stands_last(catalogue: Catalogue) -> None:
    made = titled(catalogue, "“双随机”检查", "2026—2027", "a类企业", "《安置方案》")
    assert index_of(made) == [("A", ["a类企业", "《安置方案》"]), ("S", ["“双随机”检查"]), ("#", ["2026—2027"])]


def test_index_reads_a_word_as_the_office_corrects_it(catalogue: Catalogue) -> None:
    assert index_of(titled(catalogue, "重大项目", readings={"重大": "zhong da"}))[0][0] == "Z"
    assert index_of(titled(catalogue, "重建安排"))[0][0] == "C"
    assert index_of(titled(catalogue, "重建安排", readings={"重建": "zhong jian"}))[0][0] == "Z"


def test_every_item_stands_in_the_index_once(catalogue: Catalogue) -> None:
    found = [item.id for group in derive_book(catalogue, DAY).index for item in group.items]
    assert sorted(found) == sorted(item.id for item in catalogue.items)


def test_laws_name_articles_only_where_they_were_checked(catalogue: Catalogue) -> None:
    model = catalogue.domains[0].items[0]
    key = next(iter(catalogue.laws))
    checked = replace(
        model, id="01-001", basis=(LegalBasis(key, ("第一条",)), LegalBasis(key, ("第二条",), checked=False))
    )
    unchecked = replace(
        model, id="01-002", basis=(LegalBasis(key, ("第三条",), checked=False), LegalBasis("没有登记的"))
    )
    domain = replace(catalogue.domains[0], items=(checked, unchecked), categories=())
    uses = derive_book(replace(catalogue, domains=(domain,)), DAY).laws
    assert [(use.key, use.law is None, [(item.id, articles) for item, articles in use.uses]) for use in uses] == [
        (key, False, [("01-001", ("第一条",)), ("01-002", ())]),
        ("没有登记的", True, [("01-002", ())]),
    ]
