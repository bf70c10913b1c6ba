"""Registers in which one name stands twice: one of the two may be the name that others are then found to lack."""

from collections import Counter

from generator.check.context import Context
from generator.model.kinds import KINDS, kind_of


def is_doubled(context: Context, name: str) -> bool:
    """Whether a register names two entries alike, which is told there (GK424)."""
    kind = KINDS[name]
    path = (kind.entries, "[]", kind.key)
    names = Counter(t.text.strip() for t in context.texts if t.names == path and kind_of(t.place.file) == name)
    return any(count > 1 for count in names.values())
