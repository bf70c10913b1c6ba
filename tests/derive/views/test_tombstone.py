"""What is told of an id that is no longer live, for each fate and wherever its chain leads."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.derive.views.head import PageView
from generator.derive.views.parts import Link, OutLink
from generator.derive.views.tombstone import GONE, Heir, TombstoneView, tombstone_page
from generator.model.catalogue import Catalogue
from generator.model.register import Destination, Retired
from tests.catalogues import base_catalogue

NEW = Heir(Link("征收土地公告", "01/002/"), "批下来以后贴的公告。")
OTHER = Heir(Link("义务教育", "02/"), "")


def gone(entry_id: str, *replaced_by: str, office: str = "", state: str = "") -> Retired:
    return Retired(
        id=entry_id, title=f"旧{entry_id}", on="2026-11-10", reason="试。", replaced_by=replaced_by, state=state,
        moved_to=Destination(office, "https://x.example.cn/" if office == "市局" else ""),
    )  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return base_catalogue()


def page(
    catalogue: Catalogue, *entries: Retired, heirs: Mapping[str, Heir] = {"01-002": NEW}
) -> PageView[TombstoneView]:
    """The page of the first entry."""
    fates = {entry.id: entry for entry in entries}
    domain = next((domain for domain in catalogue.domains if domain.code == entries[0].id[:2]), None)
    return tombstone_page(entries[0], fates, heirs, domain, catalogue.office)


def test_merged_leads_to_its_heir_and_search_engines_too(catalogue: Catalogue) -> None:
    made = page(catalogue, gone("01-009", "01-002"))
    assert made.body.heirs == (NEW,)
    assert made.body.remark == "，原来的内容并到了别处"
    assert made.head.mark.canonical == "01/002/"
    assert made.head.robots == "noindex, follow"


def test_the_bodies_that_were_responsible_are_named_with_their_telephone(catalogue: Catalogue) -> None:
    body = catalogue.bodies[catalogue.domains[0].authority]
    bodies = {body.name: replace(body, phone="0000-0000009")}
    noted = replace(gone("01-009"), subject=("没有了的局", body.name))
    for entry, names, leads in ((noted, ("没有了的局", body.name), False), (gone("01-009"), (body.name,), True)):
        made = tombstone_page(entry, {entry.id: entry}, {}, catalogue.domains[0], catalogue.office, bodies).body
        assert (tuple(former.name for former in made.bodies), made.leads) == (names, leads)
        assert made.bodies[-1].phones[0].text == "0000-0000009"
        assert names[0] == body.name or made.bodies[0].phones == ()
    assert page(catalogue, gone("09-001")).body.bodies == (), "of a domain that is gone nobody knows"


def test_split_has_all_heirs_and_no_one_page_in_its_stead(catalogue: Catalogue) -> None:
    made = page(catalogue, gone("01-009", "01-002", "02"), heirs={"01-002": NEW, "02": OTHER})
    assert made.body.heirs == (NEW, OTHER)
    assert made.body.remark == "，原来的内容分到了几处"
    assert made.head.mark.canonical == ""


def test_withdrawn_for_nothing_leads_to_its_domain(catalogue: Catalogue) -> None:
    body = page(catalogue, gone("01-009")).body
    assert (body.heirs, body.moved, body.remark) == ((), (), "")
    assert body.domain == body.above == Link("征地补偿", "01/")
    assert body.of == "征地补偿领域的"


def test_what_replaced_it_may_be_gone_as_well(catalogue: Catalogue) -> None:
    body = page(catalogue, gone("01-009", "01-008"), gone("01-008")).body
    assert body.remark == "，替代它的后来也撤销了"
    assert [(part.id, part.fate) for part in body.ended] == [("01-008", "撤销")]


def test_moved_names_the_office_with_its_address_where_known(catalogue: Catalogue) -> None:
    body = page(catalogue, gone("01-009", office="市局")).body
    assert (body.moved, body.remark) == ((OutLink("市局", "https://x.example.cn/"),), "，现在由市局公开")
    assert page(catalogue, gone("01-009", office="乡政府")).body.moved == (OutLink("乡政府"),)
    made = page(catalogue, gone("01-009", "01-008", "01-002"), gone("01-008", office="市局"))
    assert (made.body.heirs, made.body.moved) == ((NEW,), (OutLink("市局", "https://x.example.cn/"),))
    assert made.head.mark.canonical == "", "half of it is elsewhere"


def test_item_of_a_domain_that_is_gone_leads_to_the_domains_page(catalogue: Catalogue) -> None:
    made = page(catalogue, gone("77-001"), gone("77"))
    assert made.body.above == Link("旧77", "77/")
    assert made.body.of == "旧77领域的"
    assert made.body.domain is None
    assert made.head.column == GONE


def test_a_domain_is_in_no_domain(catalogue: Catalogue) -> None:
    body = page(catalogue, gone("77")).body
    assert (body.kind, body.above, body.of, body.domain) == ("领域", None, "", None)
    assert page(catalogue, gone("88-001")).body.above is None


def test_an_heir_the_catalogue_lacks_is_not_told(catalogue: Catalogue) -> None:
    body = page(catalogue, gone("01-009", "01-777"), heirs={}).body
    assert (body.heirs, body.remark) == ((), "，替代它的后来也撤销了")
