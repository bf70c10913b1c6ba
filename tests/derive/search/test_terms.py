"""What the search is given of bodies that were renamed."""

from dataclasses import replace

from generator.derive.search.terms import derive_search
from tests.catalogues import shipped_catalogue


def test_former_names_lead_to_today_s_unless_another_body_has_them() -> None:
    """`search/?body=` was linked by the former name; the script takes today's from `v` of the details."""
    catalogue = shipped_catalogue()
    one, other = sorted(catalogue.bodies)[:2]
    renamed = replace(catalogue.bodies[one], formerly=("从前的局", other))
    catalogue = replace(catalogue, bodies={**catalogue.bodies, one: renamed})
    data = derive_search(catalogue)
    assert data.renamed == {"从前的局": one}
