"""What a field of a record is, said once: beside the attribute that holds it, in its annotation.

`fields_of(Item)` is the table, a row a field: key in the file, attribute, shape, meaning, official column. Reading,
writing, comparing, `catalogue.json`, the search's text and the further facts of a page follow it. The words of a field
(title, description, examples) stand in `schema/`, under the same keys. So a field is added by one line in its record's
class and its words in the schema:

    phone: Phone = ""                                      # a text with a meaning, under its own name
    methods: Annotated[tuple[Method, ...], Key("method")]  # another key in the file
    verify: Annotated[str, PAGE_ONLY] = ""                 # a mark: neither in data for others nor in the search

The shape follows from the type. `place: Place` says where a record stands and is no field.

Longer than most modules: half of it are the marks of annotations, explained where they are looked up.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum, auto
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.model.diagnostic import Place
from generator.model.timelimit import TimeLimit


class Meaning(Enum):
    """What a text is. Rules about wording look at prose, rules about numbers leave marks alone."""

    PROSE = auto()
    """Written by editors in their own words: the default of a text."""
    NAME = auto()
    """A name that a register knows: a body, a law, a category."""
    ID = auto()
    """A permanent id: `01-001`, `01-c1`, `01`."""
    DAY = auto()
    """YYYY-MM-DD."""
    URL = auto()
    PHONE = auto()
    """A public telephone, which an office must publish (政府信息公开条例 art. 20)."""
    MARK = auto()
    """A number or name given by others: a document number, a registration, a post code."""
    TERM = auto()
    """A word of a fixed list."""


class Shape(Enum):
    """How a value stands in a file."""

    TEXT = auto()
    FLAG = auto()
    NUMBER = auto()
    TERM = auto()
    TEXTS = auto()
    TERMS = auto()
    PAIRS = auto()
    """A group of texts: name → text."""
    RECORD = auto()
    RECORDS = auto()
    WORDING = auto()
    """A time limit: its text, read as clauses."""


@dataclass(frozen=True, slots=True)
class Key:
    """The field's key in the file, where it is not the attribute's name. Empty: it stands elsewhere."""

    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """The official table's column the field fills (`model.columns`)."""

    key: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The term taken where the file has none that is known; without this mark the first of the list."""

    term: Enum


@dataclass(frozen=True, slots=True)
class At:
    """Of a record's place: the key it points to, where that is not the record's first line."""

    key: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Of a mapping: it stands in the file as a list of groups with these two keys."""

    key: str
    value: str


class Mark(Enum):
    """Marks without an argument."""

    PAGE_ONLY = auto()
    """Neither in `catalogue.json` nor found by the search."""
    UNSEARCHED = auto()
    """Not found by the search."""
    PLACED = auto()
    """A page and the book have a place of their own for it; without this mark a text stands among the further facts."""
    NEEDED = auto()
    """Without a known term the whole entry says nothing and is left out."""
    LONE = auto()
    """A list with one entry may be written as the entry: `time_limit: 长期公开`."""
    INLINE = auto()
    """Written in one line, in brackets."""
    SHORT = auto()
    """Its text alone may stand for the whole record: `- 县自然资源局`."""
    UNTOLD = auto()
    """The national table has it, a table of an office may not: absent it is a warning. A new record is asked for it."""


PAGE_ONLY, UNSEARCHED, PLACED, NEEDED, LONE, INLINE, SHORT, UNTOLD = Mark

Name = Annotated[str, Meaning.NAME]
Id = Annotated[str, Meaning.ID]
Day = Annotated[str, Meaning.DAY]
Url = Annotated[str, Meaning.URL]
Phone = Annotated[str, Meaning.PHONE]
Number = Annotated[str, Meaning.MARK]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of the table.

    `of`: the enumeration or record inside. `fallback`: the value where the file has none that can be read.
    `required`: the class has no default for it and it is not `UNTOLD`, so it is always written.
    """

    attribute: str
    key: str
    shape: Shape
    meaning: Meaning
    of: Any = None
    column: str = ""
    fallback: Any = None
    required: bool = True
    listed: Listed | None = None
    marks: frozenset[Mark] = frozenset()

    @property
    def is_short(self) -> bool:
        """Whether its text alone may stand for the whole record."""
        return SHORT in self.marks

    @property
    def is_further(self) -> bool:
        """Whether a page shows it among the further facts, under its title: prose nobody has placed."""
        return self.shape in (Shape.TEXT, Shape.TEXTS) and self.meaning is Meaning.PROSE and PLACED not in self.marks


def fields_of(record: type) -> tuple[FieldRow, ...]:
    """The table of one record, in the order of its class, which is the order in files.

    Raises:
        TypeError: an attribute has a type no shape is known for.
    """
    return _fields_of(record)


@cache
def _fields_of(record: type) -> tuple[FieldRow, ...]:
    hints = get_type_hints(record, include_extras=True)
    rows = (_row(entry, hints[entry.name]) for entry in fields(record))
    return tuple(row for row in rows if row is not None)


def place_key(record: type) -> str | None:
    """The key a record's place points to: empty for its first line, None where it keeps no place."""
    return _place_key(record)


@cache
def _place_key(record: type) -> str | None:
    hint = get_type_hints(record, include_extras=True).get("place")
    if hint is None:
        return None
    return next((mark.key for mark in _marks(hint) if isinstance(mark, At)), "")


_TEXTS = (Shape.TEXT, Shape.TEXTS, Shape.TERM, Shape.TERMS, Shape.PAIRS)


def keys_of(meaning: Meaning, *records: type) -> frozenset[str]:
    """Keys under which texts of this meaning stand, and no others."""
    return frozenset(key for key, meanings in keys_meaning(*records).items() if meanings == {meaning})


@cache
def keys_meaning(*records: type) -> Mapping[str, frozenset[Meaning]]:
    """Key → what texts under it mean, in the given records and all inside them; a group of fields is no text."""
    found: dict[str, set[Meaning]] = {}
    waiting, seen = list(records), set(records)
    while waiting:
        for row in fields_of(waiting.pop()):
            if row.shape in _TEXTS:
                found.setdefault(row.key, set()).add(row.meaning)
            if row.shape in (Shape.RECORD, Shape.RECORDS) and row.of not in seen:
                seen.add(row.of)
                waiting.append(row.of)
    return {key: frozenset(meanings) for key, meanings in found.items()}


def _marks(hint: Any) -> tuple[Any, ...]:
    """Marks of a type and of what its list holds: `tuple[Id, ...]` is a list of ids."""
    if get_origin(hint) is Annotated:
        bare, *own = get_args(hint)
        return (*_marks(bare), *own)
    return _marks(get_args(hint)[0]) if get_origin(hint) is tuple else ()


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


M = TypeVar("M")


def _find(marks: tuple[Any, ...], kind: type[M]) -> M | None:
    """The last mark of a kind: the one that stands nearest to the attribute."""
    return next((mark for mark in reversed(marks) if isinstance(mark, kind)), None)


def _row(entry: Field[Any], hint: Any) -> FieldRow | None:
    marks = _marks(hint)
    bare = _bare(hint)
    key = _find(marks, Key)
    if bare is Place or (key is not None and not key.name):
        return None
    shape, of = _shape(bare)
    column = _find(marks, Column)
    has_default = entry.default is not MISSING or entry.default_factory is not MISSING
    return FieldRow(
        attribute=entry.name,
        key=key.name if key else entry.name,
        shape=shape,
        meaning=_find(marks, Meaning) or (Meaning.TERM if shape in (Shape.TERM, Shape.TERMS) else Meaning.PROSE),
        of=of,
        column=column.key if column else "",
        fallback=_fallback(entry, shape, of, marks),
        required=not has_default and UNTOLD not in marks,
        listed=_find(marks, Listed),
        marks=frozenset(mark for mark in marks if isinstance(mark, Mark)),
    )


_EMPTY: Mapping[Shape, Any] = {
    Shape.TEXT: "",
    Shape.FLAG: False,
    Shape.NUMBER: 0,
    Shape.TEXTS: (),
    Shape.TERMS: (),
    Shape.RECORDS: (),
    Shape.PAIRS: MappingProxyType({}),
}


def _fallback(entry: Field[Any], shape: Shape, of: Any, marks: tuple[Any, ...]) -> Any:
    otherwise = _find(marks, Otherwise)
    if otherwise is not None:
        return otherwise.term
    if entry.default is not MISSING:
        return entry.default
    if entry.default_factory is not MISSING:
        return entry.default_factory()
    return next(iter(of)) if shape is Shape.TERM and NEEDED not in marks else _EMPTY.get(shape)


_PLAIN = {str: Shape.TEXT, bool: Shape.FLAG, int: Shape.NUMBER, TimeLimit: Shape.WORDING}


def _shape(hint: Any) -> tuple[Shape, Any]:
    """Shape of a type, and what is inside: `tuple[Subject, ...]` → records of Subject."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if hint in _PLAIN:
        return _PLAIN[hint], None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Shape.TERM, hint
    if is_dataclass(hint):
        return Shape.RECORD, hint
    if get_origin(hint) is tuple:
        shape, of = _shape(_bare(get_args(hint)[0]))
        many = {Shape.TEXT: Shape.TEXTS, Shape.TERM: Shape.TERMS, Shape.RECORD: Shape.RECORDS}
        if shape in many:
            return many[shape], of
    if get_origin(hint) is Mapping:
        return Shape.PAIRS, None
    raise TypeError(f"no shape is known for {hint}")
