"""A field's value as a person types it ↔ the value: one line, several lines, a word of a list.

One row of the table of fields (`model.fields`) says all that is needed, so a new field has its text too. What a text
cannot carry is told by reading it back (`is_typed`), and is edited in the form alone.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.ownwords import NO_OWN_WORDS, OwnWords
from generator.model.terms import Own
from generator.model.timelimit import TimeLimit

PART = "｜"
"""Between the parts of an entry: 县人民政府｜县级｜张贴."""

NOTHING: Any = object()
"""In the place of an old value: there is none yet, and an empty text is no answer where one is needed."""

YES, NO = "是", "否"
_YES = frozenset({"是", "true", "1", "√", "对"})
_NO = frozenset({"否", "false", "0", "×", "不是"})


class TypedError(Exception):
    """A text that no value of the field can be read from; the message says what can."""


def say(row: FieldRow, value: Any) -> str:
    """The value as a text."""
    return "" if value is None or value is NOTHING else _SAY[row.shape](row, value)


def read(row: FieldRow, text: str, old: Any, own: OwnWords = NO_OWN_WORDS) -> Any:
    """The value of a text; the old one itself where it says the same. `own`: the office's words for some terms.

    Raises:
        TypedError: it cannot be read.
    """
    text = tidy(text)
    if old is not NOTHING and text == tidy(say(row, old)):
        return old
    if not text and row.shape is Shape.TERM and row.required:
        raise TypedError(f"要选一个：{'、'.join(words_of(row, own))}")
    if not text:
        return _EMPTY.get(row.shape, row.fallback) if row.required else row.fallback
    return _READ[row.shape](row, text, own)


def is_typed(row: FieldRow, value: Any, own: OwnWords = NO_OWN_WORDS) -> bool:
    """Whether the value can be typed as one text without a loss."""
    if row.shape in (Shape.TEXT, Shape.TERM, Shape.FLAG, Shape.NUMBER, Shape.WORDING) or not value:
        return True
    if row.shape is Shape.TEXTS:
        return all(text and text == text.strip() and "\n" not in text and "\r" not in text for text in value)
    try:
        return is_same(row, value, _READ[row.shape](row, tidy(say(row, value)), own))
    except TypedError:
        return False


def is_same(row: FieldRow, one: Any, other: Any) -> bool:
    """Whether two values of a field say the same, wherever they stand."""
    if one is None or other is None or row.shape not in (Shape.RECORD, Shape.RECORDS, Shape.WORDING):
        return bool(one == other)
    if row.shape is Shape.WORDING:
        return bool(one.raw == other.raw)
    ones, others = ((one,), (other,)) if row.shape is Shape.RECORD else (one, other)
    table = fields_of(row.of)
    return len(ones) == len(others) and all(
        is_same(own, getattr(a, own.attribute), getattr(b, own.attribute))
        for a, b in zip(ones, others, strict=True)
        for own in table
    )


def tidy(text: str) -> str:
    """Line ends of all systems as one, no blanks at the ends."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))


def words_of(row: FieldRow, own: OwnWords = NO_OWN_WORDS) -> tuple[str, ...]:
    """The words a term may be, the office's own behind those of the list; empty for what is no term."""
    if row.shape not in (Shape.TERM, Shape.TERMS):
        return ()
    return (*(str(term.value) for term in row.of), *own.words.get(row.of, ()))


# --- saying -----------------------------------------------------------------------------------------------


def _word(value: Any) -> str:
    return str(value.value) if isinstance(value, (Enum, Own)) else str(value)


def _say_entry(record: Any) -> str:
    parts = []
    for row in fields_of(type(record)):
        value = getattr(record, row.attribute)
        is_usual = not row.required and value == row.fallback
        joined = "、".join(map(_word, value)) if row.shape in (Shape.TEXTS, Shape.TERMS) else say(row, value)
        parts.append("" if is_usual else joined)
    while parts and not parts[-1]:
        parts.pop()
    return PART.join(parts)


_SAY: Mapping[Shape, Callable[[FieldRow, Any], str]] = {
    Shape.TEXT: lambda _, value: str(value),
    Shape.FLAG: lambda _, value: YES if value else NO,
    Shape.NUMBER: lambda _, value: str(value),
    Shape.TERM: lambda _, value: _word(value),
    Shape.TEXTS: lambda _, value: "\n".join(map(_word, value)),
    Shape.TERMS: lambda _, value: "\n".join(map(_word, value)),
    Shape.PAIRS: lambda _, value: "\n".join(f"{key}：{text}" for key, text in value.items()),
    Shape.RECORD: lambda _, value: _say_entry(value),
    Shape.RECORDS: lambda _, value: "\n".join(map(_say_entry, value)),
    Shape.WORDING: lambda _, value: str(value.raw),
}


# --- reading ----------------------------------------------------------------------------------------------

_EMPTY: Mapping[Shape, Any] = {
    Shape.TEXT: "",
    Shape.TEXTS: (),
    Shape.TERMS: (),
    Shape.RECORDS: (),
    Shape.WORDING: TimeLimit(""),
}


def _term(row: FieldRow, text: str, own: OwnWords) -> Any:
    found = next((term for term in row.of if term.value == text), None) or own.find(row.of, text)
    if found is None:
        raise TypedError(f"“{text}”不能选，只能写：{'、'.join(words_of(row, own))}")
    return found


def _flag(_row: FieldRow, text: str, _own: OwnWords) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise TypedError(f"“{text}”要写“{YES}”或者“{NO}”")


def _number(_row: FieldRow, text: str, _own: OwnWords) -> int:
    try:
        return int(text)
    except ValueError:
        raise TypedError(f"“{text}”不是数字") from None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _pairs(_row: FieldRow, text: str, _own: OwnWords) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines(text):
        key, sign, value = line.partition("：") if "：" in line else line.partition(":")
        if not sign:
            raise TypedError(f"“{line}”要写成“名称：说明”，一条一行")
        found[key.strip()] = value.strip()
    return found


def _entry(row: FieldRow, line: str, own: OwnWords) -> Any:
    parts = [part.strip() for part in line.split(PART)]
    table = fields_of(row.of)
    if len(parts) > len(table):
        raise TypedError(f"“{line}”里的“{PART}”太多，请在表单里改")
    values = {}
    for part, text in zip(table, [*parts, *[""] * len(table)], strict=False):
        joined = text.replace("、", "\n") if part.shape in (Shape.TEXTS, Shape.TERMS) else text
        values[part.attribute] = read(part, joined, NOTHING if part.required else part.fallback, own)
    return row.of(**values)


_READ: Mapping[Shape, Callable[[FieldRow, str, OwnWords], Any]] = {
    Shape.TEXT: lambda _row, text, _own: text,
    Shape.FLAG: _flag,
    Shape.NUMBER: _number,
    Shape.TERM: lambda row, text, own: _term(row, text, own),
    Shape.TEXTS: lambda _row, text, _own: tuple(_lines(text)),
    Shape.TERMS: lambda row, text, own: tuple(_term(row, line, own) for line in _lines(text.replace("、", "\n"))),
    Shape.PAIRS: _pairs,
    Shape.RECORD: lambda row, text, own: _entry(row, text, own),
    Shape.RECORDS: lambda row, text, own: tuple(_entry(row, line, own) for line in _lines(text)),
    Shape.WORDING: lambda _row, text, _own: TimeLimit(text),
}
