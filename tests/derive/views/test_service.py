"""Ways to the office's own service: there where office.yml names it, nowhere else."""

from dataclasses import replace

import pytest

from generator.derive.views.apply import apply_view
from generator.derive.views.frame import header_view
from generator.derive.views.lists import search_page
from generator.derive.views.service import item_ways, missed_way, service_ways
from generator.model.matter import MatterKind
from generator.model.office import Office
from generator.render.site.pages import SiteRenderer
from tests.catalogues import base_catalogue

SERVICE = "https://www.example.gov.cn/gk/hudong/"


def office(**more: str) -> Office:
    return replace(base_catalogue().office, site_url="https://www.example.gov.cn/gk/", **more)


def test_without_a_service_nothing_is_said_of_one() -> None:
    plain = office()
    assert (service_ways(plain), item_ways(plain, "01-001"), missed_way(plain)) == ((), (), "")
    renderer = SiteRenderer()
    assert "网上办" not in renderer.part(apply_view(plain), "..")
    assert "data-missed" not in renderer.part(header_view(plain), "..")
    assert "data-missed" not in renderer.part(search_page(plain).body, "..")


def test_the_page_of_applications_leads_to_every_form() -> None:
    page = SiteRenderer().part(apply_view(office(service=SERVICE)), "..")
    for kind in MatterKind:
        assert f'href="{SERVICE}{kind.path}"' in page
    assert f'href="{SERVICE}look"' in page


def test_an_items_links_name_the_item() -> None:
    found = item_ways(office(service=SERVICE), "01-018")
    assert found[0].url == f"{SERVICE}fault?item=01-018"


@pytest.mark.parametrize(
    ("service", "way"),
    [
        (SERVICE, f"{SERVICE}missed"),
        ("https://WWW.example.gov.cn/x/", "https://WWW.example.gov.cn/x/missed"),
        ("https://hudong.example.gov.cn/", ""),
        ("http://www.example.gov.cn/gk/", ""),
        ("https://www.example.gov.cn:8443/gk/", ""),
    ],
)
def test_words_are_counted_only_where_pages_may_ask(service: str, way: str) -> None:
    assert missed_way(office(service=service)) == way


def test_the_search_is_told_where_to_count() -> None:
    named = office(service=SERVICE)
    renderer = SiteRenderer()
    for part in (renderer.part(header_view(named), ".."), renderer.part(search_page(named).body, "..")):
        assert f'data-missed="{SERVICE}missed"' in part
