"""Ids and the paths of their pages, there and back."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.address import (
    ANY_ID,
    CATEGORY,
    ID_FORMS,
    IdKind,
    category_path,
    domain_of,
    domain_path,
    id_of,
    is_id,
    is_within,
    item_path,
    join_id,
    kind_of_id,
    part_of,
    path_of,
)
from generator.resources import SCHEMA_DIR
from generator.yamltext.writing import scalar


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


LITERAL = {f"^{form.replace('(?:', '(')}$" for form in (*ID_FORMS.values(), ANY_ID, CATEGORY)}
"""The grammar as the schemas write it."""

PROMISED = {("catalogue", "^[0-9]{2}$")}
"""What the published description of `catalogue.json` has said from its first format on; 00 never comes."""


def patterns_of(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for part in schema.values():
            yield from patterns_of(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from patterns_of(part)


def is_about_ids(pattern: str) -> bool:
    """Whether it takes an id, and not anything else as well."""
    taken = [text for text in ("07", "07-c3", "07-003", "c3") if re.search(pattern, text)]
    return bool(taken) and not re.search(pattern, "abc")


@pytest.mark.parametrize("path", sorted(SCHEMA_DIR.glob("*.schema.json")), ids=lambda path: path.name.split(".")[0])
def test_schemas_write_the_grammar_of_ids_as_the_program_reads_it(path: Path) -> None:
    kind = path.name.split(".")[0]
    written = {pattern for pattern in patterns_of(json.loads(path.read_text("utf-8"))) if is_about_ids(pattern)}
    assert {pattern for pattern in written if (kind, pattern) not in PROMISED} <= LITERAL


def test_the_schemas_are_really_looked_at() -> None:
    texts = [path.read_text("utf-8") for path in SCHEMA_DIR.glob("*.schema.json")]
    found = [pattern for text in texts for pattern in patterns_of(json.loads(text)) if is_about_ids(pattern)]
    assert len(found) >= 15
    assert len(set(found)) == 6


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("01", IdKind.DOMAIN),
        ("99", IdKind.DOMAIN),
        ("10-c1", IdKind.CATEGORY),
        ("10-c99", IdKind.CATEGORY),
        ("01-000", IdKind.ITEM),
        ("13-999", IdKind.ITEM),
    ],
)
def test_an_id_is_of_one_kind(text: str, kind: IdKind) -> None:
    assert is_id(text)
    assert [one for one in IdKind if is_id(text, one)] == [kind]
    assert kind_of_id(text) is kind
    assert scalar(text) == text or kind is IdKind.DOMAIN  # `01` bare would read as a number
    if kind is not IdKind.DOMAIN:
        assert join_id(domain_of(text), part_of(text)) == text
        assert is_within(text, domain_of(text))


@pytest.mark.parametrize(
    "text",
    ["", "0", "00", "1", "001", "01-", "01-c0", "01-c100", "01-01", "01-0001", "01-001\n", "01\n", " 01", "０１"],
)
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)
    assert not any(is_id(text, kind) for kind in IdKind)
