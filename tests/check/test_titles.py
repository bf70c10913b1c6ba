"""What a field is called in a message is what the schema calls it."""

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.check.context import Context
from generator.check.rules.office import check
from generator.model.catalogue import Contact, Office
from generator.pipeline.checking import check_folder, schemas
from generator.read.schema.schemas import title_of

REPOSITORY = Path(__file__).parents[2]
READING = REPOSITORY / "generator" / "read" / "catalogue"
DAY = date(2026, 11, 24)
SCHEMAS = schemas().schemas


def test_office_elements_are_called_by_the_schema() -> None:
    catalogue = check_folder(REPOSITORY / "tests" / "examples" / "base", "base", DAY).catalogue
    bare = replace(
        catalogue, office=Office("某县", "某县", "某县目录", catalogue.office.site_url, example=True, contact=Contact())
    )
    context = Context(DAY, title_of=lambda kind, *path: f"<{kind}.{'.'.join(path)}>")
    (message,) = [problem.message for problem in check(bare, context) if problem.code == "GK601"]
    for name in ("host", "undertaker", "icp", "contact", "contact.phone", "contact.email"):
        assert f"<office.{name}>" in message
    for name in ("host", "icp", "contact", "apply"):
        assert title_of(SCHEMAS["office"], name) != name


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
    item = check_folder(REPOSITORY / "tests" / "examples" / "base", "base", DAY).catalogue.items[0]
    basis = title_of(SCHEMAS["domain"], "items", "[]", "basis")
    assert basis != "basis"
    assert basis in item.basis[0].place.words
