"""Rows of a list → people, each with all their rows and with what they type."""

from collections.abc import Iterable, Sequence

from generator.model.lookup import Asked, ListRow, Person, key_of, plain_name, plain_number


def people_by_number(rows: Iterable[ListRow], asked: Asked) -> tuple[Person, ...]:
    """One for each name and number, in the order of the list."""
    found: dict[str, list[ListRow]] = {}
    for row in rows:
        key = key_of(plain_name(row.name), plain_number(row.number)[-asked.digits :])
        found.setdefault(key, []).append(row)
    return tuple(_person(key, own) for key, own in found.items())


def people_by_code(rows: Iterable[ListRow], codes: Iterable[str]) -> tuple[Person, ...]:
    """One for each row: of two of one name nobody knows whether they are one.

    Args:
        rows: of the list.
        codes: as many as there are rows.
    """
    return tuple(_person(key_of(plain_name(row.name), code), [row]) for row, code in zip(rows, codes, strict=True))


def _person(key: str, rows: Sequence[ListRow]) -> Person:
    return Person(rows[0].name, key, tuple(row.shown for row in rows), rows[0].place)
