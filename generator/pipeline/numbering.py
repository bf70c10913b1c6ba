"""read → derive → edit: index numbers for the documents that have none. Nothing is written here."""

from dataclasses import dataclass
from datetime import date

from generator.derive.numbering import Numbering, derive_numbers
from generator.edit.numbers import write_numbers
from generator.model.indexnumber import IndexNumber
from generator.pipeline.checking import Checked

NUMBERS = "numbers.yml"


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """What will be done. `data`: the file, None where it need not change; `faults`: why nothing can be done."""

    given: tuple[IndexNumber, ...] = ()
    data: bytes | None = None
    file: str = NUMBERS
    faults: tuple[str, ...] = ()


def plan_numbers(checked: Checked, today: date) -> NumberPlan:
    """Work out the new file of a catalogue that has no errors."""
    catalogue = checked.catalogue
    found: Numbering = derive_numbers(catalogue, today.isoformat())
    if found.faults or not found.given:
        return NumberPlan(faults=found.faults)
    data = write_numbers((*catalogue.numbers, *found.given), found.last)
    file = next((name for name in checked.snapshot.sources if name.rpartition(".")[0] == "numbers"), NUMBERS)
    return NumberPlan(found.given, data, file)
