"""Texts → YAML that reads back as the same texts."""

import re

_PLAIN = re.compile(r"[0-9A-Za-z\u3400-\u9fff《“〈（][^\"'#:{}\[\],&*!|>%@`\\\x00-\x1f]*")
_NUMBER = re.compile(r"(?!\d\d-\d{3}\Z)[0-9.eE_+-]+")
"""What may read as a number or a day; an id of an item never does."""
_WORDS = frozenset(["true", "false", "yes", "no", "null", "on", "off", "y", "n", "~"])


def scalar(text: str) -> str:
    """A text as YAML: bare where that reads the same, in double quotes elsewhere. Line breaks become blanks."""
    text = " ".join(text.split())
    is_bare = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not _NUMBER.fullmatch(text)
    return text if is_bare else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def indent(rows: list[str], mark: str = "  ") -> list[str]:
    """Rows of a part inside another; `mark` stands before the first: `- ` for an entry of a list."""
    return [f"{'  ' if number else mark}{row}" for number, row in enumerate(rows)]
