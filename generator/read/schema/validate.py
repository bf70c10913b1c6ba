"""Tree → findings, by the JSON Schemas of `schema/`: a quick yes, or a no with every fault explained."""

from functools import cached_property, lru_cache
from typing import Any

from generator.model.diagnostic import Diagnostic, Place
from generator.read.schema.explain import explain_all
from generator.read.schema.faults import compile_schema, find_faults
from generator.read.schema.schemas import form_of, title_of
from generator.read.schema.shapes import GK206
from generator.yamltext.nodes import Document, Node, Scalar, Sequence


def to_plain(node: Node, booleans: frozenset[str], key: str = "") -> Any:
    """Plain data for a validator: texts stay texts; only fields the schema calls boolean become so."""
    if isinstance(node, Scalar):
        if key in booleans and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item, booleans) for item in node.items]
    return {name: to_plain(value, booleans, name) for name, (_, value) in node.entries.items()}


def find_booleans(schema: Any) -> frozenset[str]:
    """Names of all properties of type boolean, anywhere in a schema."""
    found: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            for name, value in node.get("properties", {}).items():
                if isinstance(value, dict) and value.get("type") == "boolean":
                    found.add(name)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(schema)
    return frozenset(found)


_KEPT = 2_048
"""Paths of names whose words are kept: more than the schemas have, and hostile files can't add to them for ever."""


class Validator:
    """Checks documents of one kind, and knows the words for their fields."""

    def __init__(self, schema: Any) -> None:
        self.schema = schema
        self.booleans = find_booleans(schema)
        self.described = lru_cache(_KEPT)(self._describe)

    def _describe(self, names: tuple[str, ...]) -> tuple[str, str]:
        """Title and form of the property at a path of names."""
        return title_of(self.schema, *names), form_of(self.schema, *names)

    def plain(self, root: Node) -> Any:
        """The tree as the data that the schema describes."""
        return to_plain(root, self.booleans)

    @cached_property
    def _compiled(self) -> Any:
        return compile_schema(self.schema)

    def is_valid(self, data: Any) -> bool:
        """Whether plain data are as the schema says; what is wrong is not worked out."""
        return bool(self._compiled.is_valid(data))

    def check(self, document: Document) -> list[Diagnostic]:
        """All faults of one document against the schema, each with its place; none only if the validator says yes."""
        if document.root is None:
            return []
        data = self.plain(document.root)
        if self._compiled.is_valid(data):
            return []
        faults = find_faults(self._compiled, self.schema, data)
        found = list(explain_all(document.name, document.root, data, self.schema, faults))
        return found or [_unexplained(document.name, document.root)]


def _unexplained(name: str, root: Node) -> Diagnostic:
    message = "这个文件没有通过检查，但是说不出是哪一处"
    return GK206.at(Place(name, root.line, root.column), message, "unexplained")
