"""Values of OOXML's attributes: switches, numbers, names behind a prefix (ECMA-376)."""


def is_on(attributes: dict[str, str]) -> bool:
    """A property of OOXML is on unless it says otherwise."""
    value = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "val"), "1")
    return value not in ("0", "false", "off", "none")


def is_on_value(text: str | None) -> bool:
    return text in ("1", "true")


def value_of(attributes: dict[str, str], name: str) -> str:
    """An attribute by its name without the prefix."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def whole(text: str) -> int:
    """A count, 0 where none that makes sense is written."""
    return int(text) if text.isdigit() and len(text) < 6 else 0
