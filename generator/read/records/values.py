"""Values of one entry → the record, by the table of its class: what `read.catalogue.records` does with a tree."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.model.diagnostic import Place
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.ownwords import NO_OWN_WORDS, OwnWords
from generator.model.record import PublicationRecord
from generator.read.catalogue.records import pick
from generator.read.records.simple import Values

_LONGEST = 12
"""Characters of a text that is looked for among those met before: days, ids, names stand in many records."""


@cache
def record_fields() -> Mapping[str, FieldRow]:
    """Key → row of the table."""
    return {row.key: row for row in fields_of(PublicationRecord)}


@cache
def _readers() -> Mapping[str, tuple[str, FieldRow | None, bool]]:
    """Key → attribute, the row of a term (else None), whether it is a list."""
    return {
        key: (row.attribute, row if row.shape is Shape.TERM else None, row.shape is Shape.TEXTS)
        for key, row in record_fields().items()
    }


class Maker:
    """Makes records by the words of one office; texts that stand in many are kept once."""

    def __init__(self, own: OwnWords = NO_OWN_WORDS) -> None:
        self._own = own
        self._texts: dict[str, str] = {}
        self._terms: dict[tuple[str, str], Any] = {}

    def record(self, values: Values, place: Place) -> PublicationRecord:
        """The record that valid values make; their texts have no blanks at their ends."""
        readers, texts = _readers(), self._texts
        told: dict[str, Any] = {"place": place}
        for key, value in values.items():
            attribute, term, is_list = readers[key]
            if is_list:
                told[attribute] = tuple([texts.setdefault(text, text) for text in value])
            elif term is not None:
                told[attribute] = self._term(key, term, str(value))
            else:
                told[attribute] = texts.setdefault(value, value) if len(value) <= _LONGEST else value  # type: ignore[arg-type]
        return PublicationRecord(**told)

    def _term(self, key: str, row: FieldRow, text: str) -> Any:
        known = self._terms.get((key, text))
        if known is None:
            known = self._terms[key, text] = pick(row.of, text, self._own)
        return known
