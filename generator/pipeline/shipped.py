"""What the program brings along and every check goes by: schemas and validators, national laws, the checklist."""

from functools import cache, lru_cache
from typing import Any

from generator.model.inspection import Checklist
from generator.model.kinds import KINDS
from generator.model.law import Law
from generator.model.ownwords import OWN_FIELDS, OwnWords
from generator.model.terms import Own
from generator.pipeline.overlaying import OVERLAY
from generator.read.catalogue.assemble import assemble_entries, first_of
from generator.read.catalogue.records import Spot, read_record
from generator.read.files import Source
from generator.read.schema.overlaid import added_schema, overlay_schema
from generator.read.schema.ownterms import with_own_words
from generator.read.schema.schemas import SchemaSet
from generator.read.schema.validate import Validator
from generator.read.snapshot import read_source
from generator.resources import CHECKLIST_DIR, NATIONAL_CATALOG_DIR, SCHEMA_DIR
from generator.yamltext.tree import read_located


@cache
def schemas() -> SchemaSet:
    return SchemaSet.load(SCHEMA_DIR)


@cache
def _schema(form: str) -> Any:
    """The schema of a kind of file; of `overlay/domain` and `added/domain` as an overlay has them."""
    room, _, kind = form.rpartition("/")
    schema = schemas().schemas[kind]
    return {"": lambda: schema, OVERLAY: lambda: overlay_schema(schema, KINDS[kind])}.get(
        room, lambda: added_schema(schema, KINDS[kind])
    )()


@cache
def _validator(form: str) -> Validator:
    return Validator(_schema(form))


_KEPT = 8
"""Schemas with an office's own words that are kept compiled: a server looks at one catalogue again and again."""


@lru_cache(_KEPT)
def _own_validator(kind: str, words: tuple[tuple[str, tuple[str, ...]], ...] | None) -> Validator:
    own = OwnWords(is_known=False)
    if words is not None:
        own = OwnWords(
            {
                OWN_FIELDS[name]: {word: Own(word, next(iter(OWN_FIELDS[name]))) for word in names}
                for name, names in words
            }
        )
    return Validator(with_own_words(_schema(kind), own))


def validator_for(kind: str, own: OwnWords) -> Validator:
    """The validator of a kind of file, by the words of this office."""
    if kind == "office" or (own.is_known and not any(own.words.values())):
        return _validator(kind)
    return _own_validator(kind, tuple((name, own.named(name)) for name in OWN_FIELDS) if own.is_known else None)


@cache
def national_laws() -> dict[str, Law]:
    source = read_source(NATIONAL_CATALOG_DIR / "laws.yml", "laws.yml")
    document = read_located(source.name, source.data) if isinstance(source, Source) else None
    return first_of(assemble_entries(document, "laws", Law, schemas().titles), lambda law: law.key)


@cache
def checklist() -> Checklist:
    """The words and hosts that inspectors mark down, as shipped."""
    name = "inspection.yml"
    source = read_source(CHECKLIST_DIR / name, name)
    document = read_located(name, source.data) if isinstance(source, Source) else None
    return read_record(Checklist, document.root, Spot(name, _untitled)) if document else Checklist()


def _untitled(_path: tuple[str, ...]) -> str:
    return ""
