"""The page about the site counts what there is."""

from dataclasses import replace

from generator.derive.views.about import AboutView, about_view
from generator.model.item import Origin
from generator.model.terms import OriginKind
from tests.catalogues import base_catalogue


def test_counts_follow_the_catalogue() -> None:
    catalogue = base_catalogue()
    office, domains, name = catalogue.office, catalogue.domains, catalogue.office.short_name
    land, school = domains[:2]
    count = sum(len(domain.items) for domain in domains)
    assert about_view(office, domains) == AboutView(name, len(domains), count, 0, count)
    compared = Origin(OriginKind.NATIONAL, "某某标准目录", compared="2026-05-06")
    items = (replace(school.items[0], origin=compared), *school.items[1:])
    assert about_view(office, [replace(school, items=items)]) == AboutView(name, 1, len(items), 1, len(items) - 1)
    assert about_view(office, [land]).domains == 1
