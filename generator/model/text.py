"""One text of a catalogue file, with its place; and the wordings that every row has in common."""

from dataclasses import dataclass
from datetime import date

from generator.model.diagnostic import Place

UNFILLED = "待填写"
"""What stands where nothing was given: an error until somebody fills it in, never a value that may pass for a fact."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """A scalar as read, for the rules about wording and privacy.

    `field` is the name of the nearest field (`phone`, `content`).
    """

    field: str
    text: str
    place: Place
    offset: int = 0
    """Columns from the place to the first character (1 behind a quotation mark)."""

    form: str = ""
    """The schema's `format` of the text (`date`); empty where it has none."""

    names: tuple[str, ...] = ()
    """Fields from the top of the file to the text, `[]` standing for list items."""

    def place_at(self, index: int, length: int = 0) -> Place:
        """Place of so many characters from `index` on, exact for a text that stands on one line."""
        place = self.place
        column = place.column + self.offset + index
        return Place(place.file, place.line, column, place.words, column + length if length and place.end else 0)


def chinese_day(day: date) -> str:
    """2026-05-06 → 2026年5月6日."""
    return f"{day.year}年{day.month}月{day.day}日"


def shorten(text: str, most: int, tail: int = 0) -> str:
    """At most so many characters, “…” standing for what was cut out; `tail`: characters of the end that are kept."""
    return text if len(text) <= most else f"{text[: most - tail - 1]}…{text[len(text) - tail :]}"
