"""Pages of domains and categories: where the table stands, whom to ask, what the filters offer."""

from dataclasses import replace

import pytest

from generator.derive.views.domain import ROWS, category_page, domain_page, stands_whole
from generator.derive.views.parts import Link, PhoneView
from generator.derive.views.table import list_filters
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.terms import BodyKind, Stage
from generator.pipeline.words import field_words
from tests.catalogues import base_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return base_catalogue()


@pytest.fixture(scope="module")
def domain(catalogue: Catalogue) -> Domain:
    return catalogue.domains[0]


def grown(domain: Domain, count: int) -> Domain:
    items = tuple(replace(domain.items[0], id=f"01-{number:03}") for number in range(1, count + 1))
    return replace(domain, items=items)


def test_a_domain_has_its_table_with_every_category(catalogue: Catalogue, domain: Domain) -> None:
    body = domain_page(domain, catalogue.laws, None, True, catalogue.office, field_words()).body
    assert body.table
    assert [group.id for group in body.table.groups] == [category.id for category in domain.categories]
    rows = [line for group in body.table.groups for line in group.rows]
    assert [line.row.ordinal for line in rows] == list(range(1, len(domain.items) + 1))
    assert rows[0].link == Link("征地补偿标准", "01/001/")
    assert (rows[0].levels, rows[0].audience, rows[0].stage) == ("县级 乡级", "全社会 ", "决策")


def test_a_large_domain_has_its_tables_on_the_categories(catalogue: Catalogue, domain: Domain) -> None:
    large, words = grown(domain, ROWS + 1), field_words()
    assert stands_whole(grown(domain, ROWS))
    assert domain_page(large, catalogue.laws, None, True, catalogue.office, words).body.table is None
    category, items = large.categories[0], large.items[:2]
    places = {"01-001": 7, "01-002": 9}
    table = category_page(large, category, items, places, catalogue.laws, catalogue.office, words).body
    assert table.table and table.items == ()
    assert [line.row.ordinal for line in table.table.groups[0].rows] == [7, 9]
    listed = category_page(large, category, items, None, catalogue.laws, catalogue.office, words).body
    assert listed.table is None
    assert [line.who for line in listed.items] == ["县自然资源局"] * 2


def test_a_category_too_large_for_one_table_is_a_list(catalogue: Catalogue, domain: Domain) -> None:
    large = grown(domain, ROWS + 1)
    places = {item.id: at for at, item in enumerate(large.items, 1)}
    body = category_page(
        large, large.categories[0], large.items, places, catalogue.laws, catalogue.office, field_words()
    ).body
    assert body.table is None
    assert len(body.items) == ROWS + 1


def test_an_empty_category_of_a_large_domain_has_an_empty_table(catalogue: Catalogue, domain: Domain) -> None:
    body = category_page(domain, domain.categories[0], (), {}, {}, catalogue.office, field_words()).body
    assert body.table and body.table.groups[0].rows == ()


@pytest.mark.parametrize(("is_listed", "path"), [(True, "bodies/#body-县自然资源局"), (False, "bodies/")])
def test_authority_leads_to_its_place_on_the_list(
    catalogue: Catalogue, domain: Domain, is_listed: bool, path: str
) -> None:
    authority = Body("县自然资源局", BodyKind.DEPARTMENT, phone="0000-0000001")
    body = domain_page(domain, catalogue.laws, authority, is_listed, catalogue.office, field_words()).body
    assert body.authority == Link("县自然资源局", path)
    assert body.phones == (PhoneView("0000-0000001", "tel:00000000001"),)


def test_filters_offer_what_occurs_in_the_order_of_the_table(domain: Domain) -> None:
    first = replace(domain.items[0], stage=Stage.RESULT)
    second = replace(first, stage=Stage.DECISION, scope=replace(first.scope, audience=("村民",)))
    filters = {one.field: one.options for one in list_filters(replace(domain, items=(first, second)))}
    assert filters["stage"] == (("决策", "决策"), ("结果", "结果"))
    assert filters["audience"] == (("全社会", "全社会"), ("特定群众", "特定群众"))
    assert filters["level"] == (("县级", "县级"), ("乡级", "乡级"))
    only = {one.field: one.options for one in list_filters(replace(domain, items=(second,)))}
    assert only["audience"] == (("特定群众", "特定群众"),)
