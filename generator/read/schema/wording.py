"""Values and schemas as a message quotes them."""

import json
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
