"""Which page depends on what: a change of one record changes the pages that show it, and no other."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import generator.derive.views as wing
from generator.derive.citations import derive_duties
from generator.derive.views.tombstone import former_bodies
from generator.model.address import domain_of, path_of
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.law import Law
from generator.model.office import Office
from generator.pipeline.building import Site
from generator.pipeline.checking import check_folder
from tests.site.past import make_past

MODULES = sorted(path.stem for path in Path(wing.__path__[0]).glob("*.py") if path.stem != "__init__")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Two domains, withdrawn ids of all kinds."""
    folder = make_past(tmp_path_factory.mktemp("past") / "office") / "catalog"
    return check_folder(folder, date(2026, 12, 1), name="catalog").catalogue


def views(catalogue: Catalogue) -> dict[str, object]:
    """Path → view of every page that is made of more than the office."""
    made = Site(catalogue, 2026).views
    pages: list[object] = [made.home(), made.laws(), made.bodies(), *made.letters()]
    for domain in catalogue.domains:
        pages += [made.domain(domain), *(made.category(f"{domain.code}-{one.id}") for one in domain.categories)]
        pages += [made.item(item.id) for item in domain.items]
    pages += [made.tombstone(entry) for entry in catalogue.permalinks.fates.values()]
    return {page.path: page for page in pages}  # type: ignore[attr-defined]


def changed(before: Catalogue, after: Catalogue) -> set[str]:
    old, new = views(before), views(after)
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


def with_body(catalogue: Catalogue, body: Body) -> Catalogue:
    return replace(catalogue, bodies={**catalogue.bodies, body.name: body})


def with_item(catalogue: Catalogue, item: Item) -> Catalogue:
    domains = tuple(
        replace(domain, items=tuple(item if old.id == item.id else old for old in domain.items))
        for domain in catalogue.domains
    )
    return replace(catalogue, domains=domains)


def test_a_telephone_changes_the_pages_of_whom_it_belongs_to(catalogue: Catalogue) -> None:
    duties = derive_duties(catalogue)
    for body in catalogue.bodies.values():
        expected = {f"{item.id.replace('-', '/')}/" for item in duties.get(body.name, ())}
        expected |= {f"{domain.code}/" for domain in catalogue.domains if domain.authority == body.name}
        for entry in catalogue.permalinks.fates.values():
            authority = next((d.authority for d in catalogue.domains if d.code == domain_of(entry.id)), "")
            expected |= {path_of(entry.id)} if body.name in former_bodies(entry, authority) else set()
        expected |= {"bodies/"} if body.name in duties else set()
        assert changed(catalogue, with_body(catalogue, replace(body, phone="0000-7654321"))) == expected, body.name


def test_a_law_that_is_repealed_changes_its_list_and_the_items_that_cite_it(catalogue: Catalogue) -> None:
    item = catalogue.items[0]
    law: Law = catalogue.laws[item.basis[0].law]
    gone = replace(law, replaced_by="新法")
    found = changed(catalogue, replace(catalogue, laws={**catalogue.laws, law.key: gone}))
    assert found <= {"laws/", *(f"{one.id.replace('-', '/')}/" for one in catalogue.items)}
    assert "laws/" in found
    assert not any(path.endswith("/c1/") for path in found)


def test_a_time_limit_changes_the_item_and_the_table_it_stands_in(catalogue: Catalogue) -> None:
    item = catalogue.items[0]
    entry = replace(item.time_limit[0], applies_to="名单")
    code = item.domain_code
    category = next(c.id for d in catalogue.domains for c in d.categories if d.category_of(item) is c)
    expected = {f"{item.id.replace('-', '/')}/", f"{code}/", f"{code}/{category}/"}
    assert changed(catalogue, with_item(catalogue, replace(item, time_limit=(entry,)))) == expected


def test_a_summary_changes_what_leads_to_the_item_from_a_withdrawn_one(catalogue: Catalogue) -> None:
    item = next(i for i in catalogue.items if i.id == "01-002")
    found = changed(catalogue, with_item(catalogue, replace(item, summary="别的一句话。")))
    assert "01/001/" in found, "01-001 was split into it"
    assert "02/001/" not in found
    assert "" not in found


def test_the_office_changes_every_page(catalogue: Catalogue) -> None:
    office: Office = replace(catalogue.office, site_name="别的名称")
    assert changed(catalogue, replace(catalogue, office=office)) == set(views(catalogue))


# --- the wing ---------------------------------------------------------------------------------------------


def parameters(module: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse((Path(wing.__path__[0]) / f"{module}.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for argument in (*node.args.args, *node.args.kwonlyargs):
                if argument.annotation is not None:
                    yield node.name, ast.unparse(argument.annotation)


@pytest.mark.parametrize("module", [name for name in MODULES if name != "pick"])
def test_no_page_is_made_of_the_whole_catalogue(module: str) -> None:
    assert [name for name, annotation in parameters(module) if "Catalogue" in annotation] == []


@pytest.mark.parametrize("module", MODULES)
def test_views_are_frozen_values(module: str) -> None:
    for kind in vars(import_module(f"generator.derive.views.{module}")).values():
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__.endswith(f".{module}"):
            assert kind.__dataclass_params__.frozen, kind  # type: ignore[attr-defined]
            assert {field.name for field in fields(kind)} <= set(kind.__slots__), kind  # type: ignore[attr-defined]
