"""Tables of the tests, which are YAML."""

from typing import Any

import yaml


def read_yaml(text: str) -> Any:
    """By the parser in C: PyYAML's own takes seconds for the longest tables."""
    return yaml.load(text, Loader=yaml.CSafeLoader)
