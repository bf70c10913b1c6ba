"""The JSON Schemas of `schema/`: which one a file has, what a field is called, what stands where.

The schema's `title`, `description` and `examples` are the one source of the words.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.model.kinds import KINDS

NAMING_FIELDS = tuple(dict.fromkeys(("title", "name", *(kind.key for kind in KINDS.values() if kind.key))))
"""Which field of a group names it in a path of words."""

UNNAMED_FIELDS = frozenset(key for kind in KINDS.values() for key in (*kind.parts, *kind.groups))
"""Top fields that say nothing a clerk needs in a path of words."""


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The schemas by kind, as read from their folder."""

    schemas: Mapping[str, Any]

    @staticmethod
    def load(folder: Path) -> "SchemaSet":
        return SchemaSet({k: json.loads((folder / f"{k}.schema.json").read_text("utf-8")) for k in KINDS})

    def titles(self, kind: str) -> Callable[[tuple[str, ...]], str]:
        """Titles of the fields of one kind of file, each looked up once: path of keys → title."""
        schema = self.schemas[kind]
        return cache(lambda path: title_of(schema, *path))


def title_of(schema: Any, *path: str) -> str:
    """The Chinese title of the property at a path of names, `[]` standing for list items."""
    return str(descend(schema, schema, path).get("title", path[-1] if path else ""))


def form_of(schema: Any, *path: str) -> str:
    """The `format` of the property at a path of names; empty where it has none."""
    return str(descend(schema, schema, path).get("format", ""))


def resolve(root: Any, schema: Any) -> Any:
    """The schema that a `$ref` stands for."""
    while isinstance(schema, dict) and "$ref" in schema:
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = target
    return schema


def descend(root: Any, schema: Any, path: tuple[str, ...]) -> Any:
    """The schema of the property at a path of names."""
    schema = resolve(root, schema)
    for name in path:
        options = [schema, schema.get("then", {}), schema.get("else", {})]
        step: Any = None
        for option in (resolve(root, option) for option in options):
            step = option.get("items") if name == "[]" else option.get("properties", {}).get(name)
            if step is None and name != "[]" and isinstance(option.get("additionalProperties"), dict):
                step = option["additionalProperties"]
            if step is not None:
                break
        schema = resolve(root, step) if step is not None else {}
    return schema


def known_fields(schema: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Key → schema of every field that a group may have."""
    here = descend(schema, schema, names)
    properties: dict[str, Any] = {}
    for option in (here, here.get("else", {}), here.get("then", {})):
        for key, value in option.get("properties", {}).items():
            properties[key] = resolve(schema, value)
    return properties
