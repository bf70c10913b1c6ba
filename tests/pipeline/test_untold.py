"""公开方式, 公开层级, 公开依据 that the office's table does not have: absent, said so, never made up."""

import json

import jsonschema
import pytest

from generator.derive.search.terms import derive_search
from generator.derive.views.official import UNTOLD
from generator.edit.records import blank_rows, record_rows
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.render.tables.data import render_catalogue_json
from tests.pipeline.own import check_with, row_of, view_of
from tests.site.support import ROOT

SILENT = {
    "02-school.yml": (
        ("      method: [主动公开]\n", ""),
        ("      level: [县级]\n", ""),
        ("    basis:\n      - law: 政府信息公开条例\n        articles: [第二十条]\n", ""),
    )
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    checked = check_with(SILENT)
    assert [problem.code for problem in checked.problems] == ["GK155"] * 3
    assert not any(problem.is_error for problem in checked.problems)
    return checked.catalogue


def test_the_table_says_so(catalogue: Catalogue) -> None:
    row = row_of(catalogue, "02-001")
    assert (row.cells["method"], row.cells["level"], row.cells["basis"]) == (UNTOLD, UNTOLD, UNTOLD)
    assert not any((row.proactive, row.on_request, row.county, row.township, row.village))


def test_the_page_makes_nothing_up(catalogue: Catalogue) -> None:
    view = view_of(catalogue, "02-001")
    assert (view.methods, view.basis, view.audience) == ("", (), "全社会")


def test_data_stay_in_their_form(catalogue: Catalogue) -> None:
    data = json.loads(render_catalogue_json(catalogue))
    jsonschema.validate(data, json.loads((ROOT / "schema" / "catalogue.schema.json").read_text("utf-8")))
    item = data["items"][-1]
    assert (item["scope"]["method"], item["scope"]["level"], item["basis"]) == ([], [], [])


def test_the_search_has_no_facets_for_it(catalogue: Catalogue) -> None:
    entry = derive_search(catalogue).entries[-1]
    assert (entry.methods, entry.levels, entry.basis) == ((), (), ())


def test_it_is_not_written_but_a_new_item_is_asked(catalogue: Catalogue) -> None:
    rows = [row.strip() for row in record_rows(catalogue.items[-1])]
    assert not any(row.startswith(("method:", "level:", "basis:")) for row in rows)
    asked = [row.strip() for row in blank_rows(Item, {})]
    assert any(row.startswith("method:") for row in asked)
    assert any(row.startswith("level:") for row in asked)
    assert "basis:" in asked


def test_a_basis_of_the_category_counts() -> None:
    shared = ("    - id: c1\n", "    - id: c1\n      basis:\n        - law: 政府信息公开条例\n")
    checked = check_with({"02-school.yml": (*SILENT["02-school.yml"][2:], shared)})
    assert checked.problems == ()
