"""Values and schemas as a message quotes them."""

import json
import re
from typing import Any

from generator.model.text import shorten

MAX_EXAMPLE = 120
"""Characters of an example that a message may carry."""


def sentence(schema: Any) -> str:
    """The schema's first example as it would stand in a file."""
    example = next(iter(schema.get("examples", ())), None)
    if example is None:
        return ""
    if isinstance(example, str):
        return f"例如“{example}”。"
    text = _as_yaml(example)
    return f"例如 {text}。" if len(text) <= MAX_EXAMPLE else ""


def _as_yaml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_as_yaml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_as_yaml(part)}" for key, part in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)


_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_TRUTH = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
NOTHING = frozenset({"~", "null", "Null", "NULL"})


_BEGINS = frozenset("-+.0123456789TFtfNn~")
"""What every text begins with that is taken for something else."""


def kind_without_quotes(text: str) -> str:
    """What YAML 1.2 takes a plain text for: 数字, 是否, 空值; "" for a text, and for none at all.

    Source: yaml.org/spec/1.2.2, section 10.3.2 (core schema, tag resolution).
    """
    if text[:1] not in _BEGINS:
        return ""
    if text in _TRUTH:
        return "是否"
    return "空值" if text in NOTHING else "数字" if _NUMBER.fullmatch(text) else ""


def in_brackets(word: str) -> str:
    """A word as it stands in a list in brackets: with quotes where it would be read as something else without."""
    return f'"{word}"' if kind_without_quotes(word) else word


def short(value: Any) -> str:
    """A value on one line, and not endless."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shorten(" ".join(text.split()), 30)


def kind_of_value(value: Any) -> str:
    """What a clerk calls a value of this kind."""
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, list):
        return "列表"
    return "分组" if isinstance(value, dict) else "文字"
