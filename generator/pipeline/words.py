"""The schema's words for fields, as pages, tables, the book and the editing desk print them."""

from dataclasses import dataclass
from functools import cache

from generator.model.fields import fields_of
from generator.model.item import Item, Scope
from generator.model.words import FieldWords
from generator.pipeline.shipped import schemas
from generator.read.schema.schemas import descend, title_of


@cache
def field_words() -> FieldWords:
    """The titles of all fields of an item, and of the parts of its scope (`scope.method`)."""
    schema = schemas().schemas["domain"]
    words = {row.key: title_of(schema, "items", "[]", row.key) for row in fields_of(Item)}
    parts = {f"scope.{row.key}": title_of(schema, "items", "[]", "scope", row.key) for row in fields_of(Scope)}
    return FieldWords(words | parts)


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """What the schema says of a field to whoever fills it in. `longest`: characters, 0 where it has no limit."""

    title: str
    hint: str = ""
    example: str = ""
    longest: int = 0


@cache
def field_facts(kind: str, names: tuple[str, ...]) -> FieldFacts:
    """The words of a field.

    Args:
        kind: of the file.
        names: keys from the top of the file, `[]` for the entries of a list.
    """
    root = schemas().schemas[kind]
    found = descend(root, root, names)
    example = next((one for one in found.get("examples", ()) if isinstance(one, str)), "")
    variants = (found, found.get("then", {}))
    longest = next((int(one["maxLength"]) for one in variants if "maxLength" in one), 0)
    title = str(found.get("title", names[-1] if names else ""))
    return FieldFacts(title, str(found.get("description", "")), example, longest)
