"""One text of a catalogue file, with its place: what the rules about wording and privacy look at."""

from dataclasses import dataclass

from generator.model.diagnostic import Place


@dataclass(frozen=True, slots=True)
class FieldText:
    """A scalar as read. `field` is the name of the nearest field (`phone`, `content`)."""

    field: str
    text: str
    place: Place
    offset: int = 0
    """Columns from the place to the first character (1 behind a quotation mark)."""

    def place_at(self, index: int) -> Place:
        """Place of the character at `index`, exact for a text that stands on one line."""
        place = self.place
        return Place(place.file, place.line, place.column + self.offset + index, place.words)
