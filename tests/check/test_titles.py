"""What a field is called in a message is what the schema calls it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.check.context import Context
from generator.check.rules.office import check
from generator.model.office import Contact, Office
from generator.pipeline.shipped import schemas
from generator.read.schema.schemas import title_of
from tests.catalogues import base_catalogue

REPOSITORY = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
SCHEMAS = schemas().schemas


def test_office_elements_are_called_by_the_schema() -> None:
    catalogue = base_catalogue()
    bare = replace(
        catalogue, office=Office("某县", "某县", "某县目录", catalogue.office.site_url, example=True, contact=Contact())
    )
    context = Context(DAY, title_of=lambda kind, *path: f"<{kind}.{'.'.join(path)}>")
    (message,) = [problem.message for problem in check(bare, context) if problem.code == "GK601"]
    for name in ("host", "undertaker", "icp", "contact", "contact.phone", "contact.email"):
        assert f"<office.{name}>" in message
    for name in ("host", "icp", "contact", "apply"):
        assert title_of(SCHEMAS["office"], name) != name
