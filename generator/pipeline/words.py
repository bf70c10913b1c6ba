"""The schema's words for an item's fields, as pages, tables and the book print them."""

from functools import cache

from generator.model.catalogue import Item, Scope
from generator.model.fields import fields_of
from generator.model.words import FieldWords
from generator.pipeline.checking import schemas
from generator.read.schema.schemas import title_of


@cache
def field_words() -> FieldWords:
    """The titles of all fields of an item, and of the parts of its scope (`scope.method`)."""
    schema = schemas().schemas["domain"]
    words = {row.key: title_of(schema, "items", "[]", row.key) for row in fields_of(Item)}
    parts = {f"scope.{row.key}": title_of(schema, "items", "[]", "scope", row.key) for row in fields_of(Scope)}
    return FieldWords(words | parts)
