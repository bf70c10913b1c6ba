"""A record as a form ↔ the record: labels, hints and choices from the schema, fields from the table (`model.fields`).

A field's name is its way down from the record: `subject.0.body`. A form without a field leaves it as it is, so a part
of a form is a form too. Entries whose fields are all blank, or that are ticked to go (`subject.0.-`), are dropped.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.desk.texts import NOTHING, TypedError, is_typed, read, say, tidy, words_of
from generator.model.fields import NEEDED, FieldRow, Meaning, Shape, fields_of
from generator.model.ownwords import NO_OWN_WORDS, OwnWords

DROP = "-"
"""Name of the tick that takes an entry out of a list."""

LONG = 90
"""Characters from which a text gets several lines."""

Form = Mapping[str, Sequence[str]]
"""What was posted: name → values."""

_CHOICES = (Shape.TERMS,)
_GROUPS = (Shape.RECORD, Shape.RECORDS)


@dataclass(frozen=True, slots=True)
class Facts:
    """A field's words: what it is called, how it is explained, an example, characters at most (0: no limit)."""

    title: str
    hint: str = ""
    example: str = ""
    longest: int = 0


FactsOf = Callable[[tuple[str, ...]], Facts]
"""Keys from the record down, `[]` for the entries of a list → the words of that field."""


@dataclass(frozen=True, slots=True)
class Control:
    """One thing to fill in.

    Attributes:
        name: of the field in the form.
        kind: `line`, `area`, `choice`, `ticks`, `group`, `list`, `fixed` (shown, not changed).
        facts: its words.
        value: the text in it; of `ticks` the chosen words.
        options: words to choose from.
        suggestions: which register knows the names that belong here: `bodies`, `laws`, `categories`; or nothing.
        required: it must be filled in.
        parts: fields of a group, entries of a list (each a group).
    """

    name: str
    kind: str
    facts: Facts
    value: str | tuple[str, ...] = ""
    options: tuple[str, ...] = ()
    suggestions: str = ""
    required: bool = False
    parts: "tuple[Control, ...]" = ()


SUGGESTED = {
    "body": "bodies", "authority": "bodies", "overseer": "bodies", "law": "laws", "replaced_by": "laws",
    "category": "categories",
}  # fmt: skip
"""Key of a name → the register that knows it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a record is laid out as a form. `more`: list → blank entries behind the last; `fixed`: fields that stay."""

    facts_of: FactsOf
    more: Mapping[str, int] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    own: OwnWords = NO_OWN_WORDS


def build_form(record: Any, layout: Layout) -> tuple[Control, ...]:
    """The controls of a record, in the order of its table."""
    table = fields_of(type(record))
    return tuple(_control(row, getattr(record, row.attribute), row.key, (row.key,), layout) for row in table)


def _control(row: FieldRow, value: Any, name: str, names: tuple[str, ...], layout: Layout) -> Control:
    facts = layout.facts_of(names)
    if name in layout.fixed:
        return Control(name, "fixed", facts, say(row, value))
    if row.shape is Shape.RECORD:
        inside = ((own, own.fallback if value is None else getattr(value, own.attribute)) for own in fields_of(row.of))
        parts = tuple(_control(own, part, f"{name}.{own.key}", (*names, own.key), layout) for own, part in inside)
        return Control(name, "group", facts, parts=parts, required=row.required)
    if row.shape is Shape.RECORDS:
        return _list(row, value, name, names, layout)
    if not is_typed(row, value, layout.own):
        return Control(name, "fixed", facts, say(row, value))
    words = words_of(row, layout.own)
    if row.shape is Shape.FLAG:
        words = ("是", "否")
    if row.shape in _CHOICES:
        return Control(
            name, "ticks", facts, tuple(str(term.value) for term in value or ()), words, required=row.required
        )
    kind = "choice" if words else "area" if _is_long(row, facts) else "line"
    is_needed = row.required or NEEDED in row.marks
    return Control(name, kind, facts, say(row, value), words, _suggestions(row), is_needed)


def _is_long(row: FieldRow, facts: Facts) -> bool:
    if row.shape in (Shape.TEXTS, Shape.PAIRS):
        return True
    return row.shape in (Shape.TEXT, Shape.WORDING) and facts.longest > LONG and row.meaning is Meaning.PROSE


def _suggestions(row: FieldRow) -> str:
    return SUGGESTED.get(row.key, "") if row.meaning is Meaning.NAME else ""


def _list(row: FieldRow, value: Any, name: str, names: tuple[str, ...], layout: Layout) -> Control:
    entries = [*value, *[None] * layout.more.get(name, 0 if value or not row.required else 1)]
    groups = tuple(_entry(row, entry, f"{name}.{n}", (*names, "[]"), layout) for n, entry in enumerate(entries))
    return Control(name, "list", layout.facts_of(names), parts=groups, required=row.required)


def _entry(row: FieldRow, entry: Any, name: str, names: tuple[str, ...], layout: Layout) -> Control:
    """An entry of a list, blank where there is none yet."""
    inside = ((own, _usual(own) if entry is None else getattr(entry, own.attribute)) for own in fields_of(row.of))
    parts = tuple(_control(own, part, f"{name}.{own.key}", (*names, own.key), layout) for own, part in inside)
    return Control(name, "group", layout.facts_of(names), parts=parts)


def _usual(row: FieldRow) -> Any:
    """What a new entry says of itself: nothing, of choices too."""
    return None if row.shape is Shape.TERM and row.required else row.fallback


# --- what was posted --------------------------------------------------------------------------------------


@dataclass(slots=True)
class Posted:
    """A record as posted, and what could not be read: field → why. `places`: list → posted number of each entry."""

    record: Any
    faults: dict[str, str] = field(default_factory=dict)
    own: OwnWords = NO_OWN_WORDS
    places: dict[str, list[int]] = field(default_factory=dict)

    def name_of(self, path: tuple[str | int, ...]) -> str:
        """The field that a way into the record is about: entries that were dropped are counted in again."""
        name = ""
        for step in path:
            posted = self.places.get(name)
            own = str(posted[step]) if isinstance(step, int) and posted and step < len(posted) else str(step)
            name = f"{name}.{own}" if name else own
        return name


def read_form(old: Any, form: Form, fixed: frozenset[str] = frozenset(), own: OwnWords = NO_OWN_WORDS) -> Posted:
    """The record that a form says. `fixed`: fields that no form changes; `own`: the office's words for some terms."""
    posted = Posted(old, own=own)
    posted.record = _record(type(old), old, form, "", fixed, posted)
    return posted


def _record(kind: type, old: Any, form: Form, prefix: str, fixed: frozenset[str], posted: Posted) -> Any:
    values: dict[str, Any] = {}
    for row in fields_of(kind):
        name = f"{prefix}{row.key}"
        before = getattr(old, row.attribute) if old is not None else _before(row)
        values[row.attribute] = before if name in fixed else _value(row, before, form, name, fixed, posted)
    return replace(old, **values) if old is not None else kind(**values)


def _before(row: FieldRow) -> Any:
    """What a new entry said before."""
    return NOTHING if row.shape is Shape.TERM and row.required else row.fallback


def _value(row: FieldRow, old: Any, form: Form, name: str, fixed: frozenset[str], posted: Posted) -> Any:
    if row.shape is Shape.RECORD:
        return _group(row, old, form, name, fixed, posted)
    if row.shape is Shape.RECORDS:
        return _entries(row, old, form, name, fixed, posted)
    if name not in form:
        return row.fallback if old is NOTHING else old
    try:
        if row.shape is Shape.TERMS:
            return read(row, "\n".join(filter(None, form[name])), old, posted.own)
        return read(row, form[name][-1], old, posted.own)
    except TypedError as error:
        posted.faults[name] = str(error)
        return row.fallback if old is NOTHING else old


def _group(row: FieldRow, old: Any, form: Form, name: str, fixed: frozenset[str], posted: Posted) -> Any:
    if not any(other.startswith(f"{name}.") for other in form):
        return old
    if not row.required and _is_blank(form, f"{name}.", row.of):
        return row.fallback
    return _record(row.of, old, form, f"{name}.", fixed, posted)


def _entries(row: FieldRow, old: Sequence[Any], form: Form, name: str, fixed: frozenset[str], posted: Posted) -> Any:
    numbers = sorted({int(part) for other in form if (part := _number(other, name)) is not None})
    if not numbers and name not in form:
        return old
    kept = [n for n in numbers if f"{name}.{n}.{DROP}" not in form and not _is_blank(form, f"{name}.{n}.", row.of)]
    posted.places[name] = kept
    found = []
    for number in kept:
        before = old[number] if number < len(old) else None
        found.append(_record(row.of, before, form, f"{name}.{number}.", fixed, posted))
    return tuple(found)


def _number(name: str, prefix: str) -> str | None:
    if not name.startswith(f"{prefix}."):
        return None
    number = name[len(prefix) + 1 :].partition(".")[0]
    return number if number.isascii() and number.isdecimal() and len(number) < 5 else None


def _is_blank(form: Form, prefix: str, record: type) -> bool:
    """Whether nothing was typed; 是 and 否, of which one always stands there, count for nothing."""
    flags = {f"{prefix}{row.key}" for row in fields_of(record) if row.shape is Shape.FLAG}
    own = (values for name, values in form.items() if name.startswith(prefix) and name not in flags)
    return not any(tidy(value) for values in own for value in values)
