"""A book that is too large for the memory is refused with what to print instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.book import Book
from generator.model.errors import SetupError
from generator.pipeline.book import make_book
from generator.pipeline.volumes import memory_for, refuse_beyond_memory, split_into_volumes
from tests.catalogues import shipped_catalogue
from tests.pipeline.conftest import DAY


@pytest.fixture(scope="module")
def book() -> Book:
    return make_book(shipped_catalogue(), DAY)


def test_book_that_fits_or_is_unmeasured_is_printed(book: Book) -> None:
    refuse_beyond_memory(book, memory_for(len(book.catalogue.items)))
    refuse_beyond_memory(book, None)


def test_book_beyond_the_memory_is_told_in_volumes_that_fit(book: Book) -> None:
    with pytest.raises(SetupError) as refused:
        refuse_beyond_memory(book, memory_for(150))
    said = str(refused.value)
    assert f"{len(book.catalogue.items)} 个事项" in said
    assert "0.5 GB" in said
    assert "--domain 01,02,03" in said
    assert "docx" in said


def test_where_a_domain_alone_is_too_much_no_volumes_are_promised(book: Book) -> None:
    with pytest.raises(SetupError) as refused:
        refuse_beyond_memory(book, memory_for(5))
    assert "--domain" not in str(refused.value)


@given(st.lists(st.integers(0, 50), max_size=20), st.integers(-5, 120))
def test_volumes_hold_every_domain_once_in_order_and_none_is_too_large(counts: list[int], most: int) -> None:
    sizes = {f"{number:02}": count for number, count in enumerate(counts, 1)}
    volumes = list(split_into_volumes(sizes, most))
    if counts and max(counts) > most:
        assert volumes == []
    else:
        assert [code for volume in volumes for code in volume] == list(sizes)
        assert all(volume and sum(sizes[code] for code in volume) <= most for volume in volumes)
