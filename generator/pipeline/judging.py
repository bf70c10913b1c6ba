"""One file of a catalogue → what it gives by itself: its texts, what is wrong with its form, what is lost of it."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from generator.model.diagnostic import Diagnostic
from generator.model.text import FieldText
from generator.pipeline.rereading import Judged
from generator.read.catalogue.texts import list_texts
from generator.read.files import Source
from generator.read.forms import check_forms, label_of, settle
from generator.read.schema.faults import MAX_FAULTS
from generator.read.schema.lost import find_lost_line
from generator.read.schema.remarks import find_lost_ends
from generator.read.schema.validate import Validator
from generator.read.schema.written import check_written
from generator.yamltext.nodes import Document


def _labels(schema: Any) -> Callable[[FieldText], str]:
    return lambda text: label_of(schema, text.names)


def judge_file(
    source: Source | Diagnostic,
    document: Document,
    kind: str,
    validators: Sequence[Validator],
    parts: Sequence[Document],
) -> Judged:
    """What a file gives by itself. `parts`: of an overlay those that are judged apart, each by its validator."""
    faults = validators[0].check(parts[0])
    lost = find_lost(source, [*document.problems, *faults], validators[0])
    if lost or document.root is None:
        return Judged(tuple(lost), (), ())
    for validator, part in zip(validators[1:], parts[1:], strict=True):
        faults += validator.check(part)
    spoken, faults = judge_form(document, kind, validators[0], faults)
    return Judged((), tuple(spoken), tuple(faults))


def find_lost(source: Source | Diagnostic, found: list[Diagnostic], validator: Validator) -> list[Diagnostic]:
    """A line that is gone or moved, which says more than what follows from it."""
    if isinstance(source, Diagnostic) or not found:
        return []
    return find_lost_line(source.name, source.data, found, validator)


def judge_form(
    document: Document, kind: str, validator: Validator, faults: list[Diagnostic]
) -> tuple[list[FieldText], list[Diagnostic]]:
    """The texts of a document, and what is wrong with their form. `faults`: what the validator found."""
    spoken = list(list_texts(document, validator.described))
    faults = settle(faults, list(islice(check_forms(spoken, validator.schema, faults), MAX_FAULTS)))
    faults += islice(find_lost_ends(document, kind), MAX_FAULTS)
    return spoken, check_written(document, spoken, faults, validator.booleans, _labels(validator.schema))
