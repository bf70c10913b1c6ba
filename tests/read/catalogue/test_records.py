"""Records out of nodes: what an entry is called in a message."""

import ast
import re
from datetime import date
from pathlib import Path

from generator.pipeline.shipped import schemas
from generator.read.schema.schemas import title_of
from tests.catalogues import base_catalogue

REPOSITORY = Path(__file__).parents[3]
READING = REPOSITORY / "generator" / "read" / "catalogue"
DAY = date(2026, 11, 24)
SCHEMAS = schemas().schemas


def test_reading_has_no_words_of_its_own_for_a_trail() -> None:
    """The groups on the way to an entry are called as the schema calls them: who reads is handed its titles."""
    said = [
        node.value
        for name in ("assemble", "records")
        for node in ast.walk(ast.parse((READING / f"{name}.py").read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "`" not in node.value
    ]
    assert said
    assert [text for text in said if re.search("[\u4e00-\u9fff]", text)] == []
    item = base_catalogue().items[0]
    basis = title_of(SCHEMAS["domain"], "items", "[]", "basis")
    assert basis != "basis"
    assert basis in item.basis[0].place.words
