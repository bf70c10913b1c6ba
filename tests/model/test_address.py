"""Ids and the paths of their pages, there and back."""

import pytest

from generator.model.address import category_path, domain_path, id_of, item_path, path_of


@pytest.mark.parametrize(
    ("address_id", "path", "same"),
    [
        ("01", "01/", domain_path("01")),
        ("01-c1", "01/c1/", category_path("01", "c1")),
        ("01-018", "01/018/", item_path("01-018")),
    ],
)
def test_every_id_has_one_path_that_leads_back_to_it(address_id: str, path: str, same: str) -> None:
    assert path_of(address_id) == path == same
    assert id_of(path) == id_of(path.rstrip("/")) == address_id
