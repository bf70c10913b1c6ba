"""What a facet gives is what the catalogue says: the words come with the data, no list of terms stands twice."""

import re
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.terms import Level, Method, Stage
from tests.site.support import ROOT


def values_of(item: Item) -> dict[str, set[str]]:
    """Facet → the item's values, from the catalogue itself."""
    scope = item.scope
    audience = {"全社会"} if scope.everyone else set()
    return {
        "d": {item.domain_code},
        "stage": {item.stage.value},
        "level": {level.value for level in scope.levels},
        "audience": audience | ({"特定群众"} if scope.groups else set()),
        "method": {method.value for method in scope.methods},
        "body": {subject.body for subject in item.subject},
    }


def expected(catalogue: Catalogue) -> dict[tuple[str, str], list[str]]:
    """Facet and value → ids in the order of the catalogue."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in catalogue.items:
        for facet, values in values_of(item).items():
            for value in values:
                found.setdefault((facet, value), []).append(item.id)
    return found


def test_each_value_of_each_facet_gives_the_items_that_have_it(catalogue: Catalogue, engine: Any) -> None:
    wanted = expected(catalogue)
    answers = engine(**{"pass": [{facet: value} for facet, value in wanted]})
    assert dict(zip(wanted, answers["passed"], strict=True)) == wanted
    offered = {(facet, value) for facet, values in answers["facets"].items() for value in values}
    assert offered == wanted.keys()


def test_two_facets_give_what_has_both(catalogue: Catalogue, engine: Any) -> None:
    stages = [stage.value for stage in Stage]
    pairs = [(stage, level.value) for stage in stages for level in Level]
    answers = engine(**{"pass": [{"stage": stage, "level": level} for stage, level in pairs]})["passed"]
    for (stage, level), ids in zip(pairs, answers, strict=True):
        both = [i.id for i in catalogue.items if stage in values_of(i)["stage"] and level in values_of(i)["level"]]
        assert ids == both


def test_terms_hold_no_mark_that_parts_them() -> None:
    for term in (*Stage, *Level, *Method):
        assert not re.search(r"[\s|]", term.value)


def test_the_engine_has_no_terms_of_its_own() -> None:
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "generator" / "scripts" / "engine").rglob("*.js"))
    code = re.sub(r"(?s)/\*.*?\*/", "", scripts)
    for term in (*Stage, *Level, *Method):
        assert f'"{term.value}"' not in code
