"""YAML: every scalar by its field, every comment; quotes, folds, comments, line ends stay.

A bare text that would begin with `*` (an alias in YAML) is put into quotation marks.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from generator.edit.mask.mapped import Mapped, apply
from generator.edit.mask.patterns import Patterns
from generator.edit.mask.textfiles import SHORTEST, Place
from generator.edit.mask.texts import mask_text
from generator.model.personal.finding import About

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\r?\n[ \t]*|(.))")
_FOLD = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\x1b", "_": "\xa0", "N": "\x85"}


def mask_yaml(raw: str, patterns: Patterns, about_of: Callable[[str], About]) -> tuple[str, list[Place]]:
    """Mask a YAML text. `about_of`: name of a field → what the detector is told of it.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    changes: dict[tuple[int, int], str] = {}
    marks: list[Place] = []
    last = 0
    for start, end, style, field in _scalars(raw):
        marks += _mask(raw, _plain(raw, last, start), patterns, About(), changes)
        mapped = _mapped(raw, start, end, style)
        found = _mask(raw, mapped, patterns, about_of(field), changes)
        if found and style == "" and changes.get((start, start + 1)) == "*":
            changes[start, start + 1] = '"*'
            changes[end, end] = '"'
        marks += found
        last = end
    marks += _mask(raw, _plain(raw, last, len(raw)), patterns, About(), changes)
    return apply(raw, changes), marks


def _mask(
    raw: str, mapped: Mapped, patterns: Patterns, about: About, changes: dict[tuple[int, int], str]
) -> list[Place]:
    if len(mapped.chars) < SHORTEST:
        return []
    masked = mask_text(mapped.text, patterns, about)
    changes.update({(start, end): new for start, end, new in mapped.changes(masked.text)})
    return [(f"第{raw.count(chr(10), 0, mapped.places[mark.start][0]) + 1}行", mark) for mark in masked.marks]


def _scalars(raw: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, style and field of each scalar, in order. Places count characters."""
    fields: list[str] = []
    keys: list[bool] = []
    name = ""
    event: Any
    mark: Any
    behind: Any
    shift = 1 if raw.startswith("\ufeff") else 0
    for event in yaml.parse(raw.removeprefix("\ufeff"), Loader=Loader):
        if isinstance(event, yaml.ScalarEvent):
            mark, behind = event.start_mark, event.end_mark
            start, end = mark.index + shift, behind.index + shift
            if keys and keys[-1]:
                name = event.value
                keys[-1] = False
                yield start, end, event.style or "", ""
            else:
                yield start, end, event.style or "", name
                if keys and fields[-1] == "map":
                    keys[-1] = True
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            is_map = isinstance(event, yaml.MappingStartEvent)
            fields.append("map" if is_map else "list")
            keys.append(is_map)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            fields.pop()
            keys.pop()
            if keys and fields[-1] == "map":
                keys[-1] = True


def _plain(raw: str, start: int, end: int) -> Mapped:
    mapped = Mapped()
    mapped.add_plain(raw, start, end)
    return mapped


def _mapped(raw: str, start: int, end: int, style: str) -> Mapped:
    """Signs of a scalar as they are read."""
    mapped = Mapped()
    if style == "|":
        mapped.add_plain(raw, start, end)
        return mapped
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    at = start
    while at < end:
        if fold := _FOLD.match(raw, at, end):
            mapped.add(" ", fold.end(), fold.end())
            at = fold.end()
        elif style == '"' and (escape := _ESCAPE.match(raw, at, end)):
            code = escape[1] or escape[2] or escape[3]
            char = chr(int(code, 16)) if code else _SHORT.get(escape[4], escape[4]) if escape[4] else ""
            if char:
                mapped.add(char, at, escape.end())
            at = escape.end()
        elif style == "'" and raw.startswith("''", at):
            mapped.add("'", at, at + 2)
            at += 2
        else:
            mapped.add(raw[at], at, at + 1)
            at += 1
    return mapped
