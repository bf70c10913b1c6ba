"""The schema beside the data: the shipped file as it is, and the form of a field it does not know."""

import json
from typing import Any

import pytest

from generator.pipeline.words import field_words
from generator.render.tables.dataschema import render_data_schema
from generator.resources import SCHEMA_DIR

SHIPPED = (SCHEMA_DIR / "catalogue.schema.json").read_bytes()


def fields(schema: bytes) -> Any:
    return json.loads(schema)["properties"]["items"]["items"]["properties"]


def test_shipped_file_goes_out_byte_for_byte() -> None:
    assert render_data_schema(SHIPPED, field_words()) == SHIPPED


@pytest.mark.parametrize(
    "key", ["title", "content", "subject", "stage", "nature", "keywords", "privacy", "published", "updated"]
)
def test_an_unknown_field_gets_the_form_that_is_shipped_for_it(key: str) -> None:
    """The shipped schema was written by hand: the table must say the same."""
    schema = json.loads(SHIPPED)
    entry = schema["properties"]["items"]["items"]
    known = entry["properties"].pop(key)
    entry["required"].remove(key)
    made = render_data_schema(json.dumps(schema).encode(), field_words())
    added = fields(made)[key]
    assert added.pop("title") == field_words()[key]
    assert added == known
    assert key in json.loads(made)["properties"]["items"]["items"]["required"]
