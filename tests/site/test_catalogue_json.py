"""catalogue.json: the whole catalogue for machines, valid by the schema beside it, nothing lost."""

import json
from typing import Any

import jsonschema
import pytest

from generator.model.address import item_path
from generator.model.standing import standing
from generator.model.terms import LawStatus
from tests.site.support import Built


@pytest.fixture(scope="module")
def data(shipped: Built) -> Any:
    return json.loads((shipped.site / "catalogue.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def schema(shipped: Built) -> Any:
    return json.loads((shipped.site / "catalogue.schema.json").read_text("utf-8"))


def test_schema_beside_it_is_a_schema_and_the_catalogue_holds_to_it(data: Any, schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(data)] == []
    assert data["$schema"] == "catalogue.schema.json"


@pytest.mark.parametrize(
    "field", ["id", "url", "title", "content", "subject", "time_limit", "channel", "scope", "basis"]
)
def test_schema_refuses_an_item_without_a_field(data: Any, schema: Any, field: str) -> None:
    item = {name: value for name, value in data["items"][0].items() if name != field}
    broken = {**data, "items": [item]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema, jsonschema.Draft202012Validator)


def test_schema_refuses_a_field_it_does_not_know(data: Any, schema: Any) -> None:
    for broken in ({**data, "x": 1}, {**data, "items": [{**data["items"][0], "x": 1}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema, jsonschema.Draft202012Validator)


def test_every_domain_item_and_withdrawn_id_is_in_it_once(shipped: Built, data: Any) -> None:
    catalogue = shipped.catalogue
    assert [domain["code"] for domain in data["domains"]] == [domain.code for domain in catalogue.domains]
    assert [item["id"] for item in data["items"]] == [item.id for item in catalogue.items]
    assert [entry["id"] for entry in data["withdrawn"]] == [entry.id for entry in catalogue.permalinks.retired]
    for given, domain in zip(data["domains"], catalogue.domains, strict=True):
        assert [category["id"] for category in given["categories"]] == [category.id for category in domain.categories]


def test_items_carry_the_five_elements_and_the_parsed_time_limit(shipped: Built, data: Any) -> None:
    site_url = shipped.catalogue.office.site_url
    for given, item in zip(data["items"], shipped.catalogue.items, strict=True):
        assert given["url"] == site_url + item_path(item.id)
        assert (given["title"], given["category"], given["content"]) == (item.title, item.category, list(item.content))
        assert [subject["body"] for subject in given["subject"]] == [subject.body for subject in item.subject]
        assert [channel["name"] for channel in given["channel"]] == [use.channel.value for use in item.channel]
        assert given["scope"]["method"] == [method.value for method in item.scope.methods]
        assert given["scope"]["level"] == [level.value for level in item.scope.levels]
        assert given["scope"]["groups"] == list(item.scope.groups)
        assert given["scope"]["everyone"] is item.scope.everyone
        for limit, entry in zip(given["time_limit"], item.time_limit, strict=True):
            assert limit["text"] == entry.limit.raw
            assert [clause["kind"] for clause in limit["clauses"]] == [c.kind.value for c in entry.limit.clauses]


def test_a_number_in_a_parsed_time_limit_stands_in_its_text(data: Any) -> None:
    """Never invented: each amount of days is written in the wording, in figures or in Chinese numerals."""
    numerals = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"两": 2, "半": 15, "双": 2}
    for item in data["items"]:
        for limit in item["time_limit"]:
            for clause in limit["clauses"]:
                amount = clause.get("amount")
                if amount is None:
                    continue
                spelt = {char for char, value in numerals.items() if value == amount}
                found = str(amount) in limit["text"] or any(char in limit["text"] for char in spelt | set("十百"))
                assert found, f"{item['id']}: {amount} in {limit['text']}"


def test_items_say_where_their_row_comes_from(shipped: Built, data: Any) -> None:
    for item, entry in zip(shipped.catalogue.items, data["items"], strict=True):
        told, origin = entry["origin"], item.origin
        assert told["kind"] == (origin.kind.value if origin.kind else None)
        assert told["compared"] == (origin.compared or None)
        assert (told["notice"] is None) == bool(origin.kind and origin.compared)
        assert told["notice"] is None or told["notice"].startswith("待核：")


def test_every_basis_has_its_standing(shipped: Built, data: Any) -> None:
    laws = shipped.catalogue.laws
    bases = [basis for item in data["items"] for basis in item["basis"]]
    assert all(basis["standing"] == standing(laws.get(basis["law"])).word for basis in bases)
    unknown = [one for one in bases if one["law"] not in laws or laws[one["law"]].status is LawStatus.UNKNOWN]
    assert unknown, "or the next line says nothing"
    assert {basis["standing"] for basis in unknown} == {"效力待核"}


def test_unchecked_basis_keeps_its_mark(shipped: Built, data: Any) -> None:
    """Machines get the article with `checked: false`; pages do not show it."""
    marks = [basis["checked"] for item in data["items"] for basis in item["basis"]]
    assert not all(marks)
    for given, item in zip(data["items"], shipped.catalogue.items, strict=True):
        own = [(basis.law, basis.checked) for basis in item.basis]
        assert [(basis["law"], basis["checked"]) for basis in given["basis"]][: len(own)] == own
