"""What the detector is told of a text, and what it answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a text beside its characters.

    `is_contact`: a field for the public telephone of an office. `is_address`: a field for addresses, registration and
    document numbers of the site, where numbers are no persons'. `heading`: column heading or title of the field.
    `row`: the words of the neighbouring cells.
    """

    is_contact: bool = False
    is_address: bool = False
    heading: str = ""
    row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of personal data. `start` and `end` count characters of the original text, `end` exclusive.

    `code`: diagnostic code. `name`: kind in Chinese (身份证号). `shown`: what a message may print, at most three digits.
    """

    code: str
    name: str
    start: int
    end: int
    shown: str
