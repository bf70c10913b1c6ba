"""offices.yml → the list of offices, with what is wrong in its form. It stands beside catalogues, in none of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from generator.model.diagnostic import Diagnostic, Place
from generator.model.offices import OfficesFile
from generator.read.catalogue.records import Spot, group_of, items_of, read_record, text_of, top_of, value_of
from generator.read.catalogue.texts import list_texts
from generator.read.forms import check_forms, label_of, settle
from generator.read.schema.faults import MAX_FAULTS
from generator.read.schema.schemas import title_of
from generator.read.schema.validate import Validator
from generator.read.schema.written import check_written
from generator.yamltext.nodes import Document
from generator.yamltext.tree import read_located


@dataclass(frozen=True, slots=True)
class OfficesRead:
    """`spots`: number of the entry and key of its field → where that stands. `problems` in the order of the file."""

    offices: OfficesFile
    problems: tuple[Diagnostic, ...] = ()
    spots: Mapping[tuple[int, str], Place] = field(default_factory=dict)

    def place_of(self, number: int, key: str) -> Place:
        """Where a field of an entry stands; the entry itself where it is not written."""
        return self.spots.get((number, key), self.offices.offices[number].place)


def read_offices(name: str, data: bytes, schema: Any) -> OfficesRead:
    """The list as it is written. `name`: for messages; `schema`: that of the file."""
    document = read_located(name, data)
    if document.root is None:
        return OfficesRead(OfficesFile(), tuple(document.problems))
    validator = Validator(schema)
    faults = validator.check(document)
    spoken = list(list_texts(document, validator.described))
    faults = settle(faults, list(islice(check_forms(spoken, schema, faults), MAX_FAULTS)))
    problems = check_written(document, spoken, faults, validator.booleans, lambda text: label_of(schema, text.names))
    spot = Spot(name, cache(lambda path: title_of(schema, *path)))
    offices = read_record(OfficesFile, top_of(document), spot)
    return OfficesRead(offices, (*document.problems, *problems), dict(_spots(document)))


def _spots(document: Document) -> list[tuple[tuple[int, str], Place]]:
    found = []
    for number, node in enumerate(items_of(value_of(top_of(document), "offices"))):
        entry = group_of(node)
        words = text_of(value_of(entry, "name"))
        for key, (_, value) in entry.entries.items():
            found.append(((number, key), Place(document.name, value.line, value.column, words)))
    return found
