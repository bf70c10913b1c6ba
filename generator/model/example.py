"""What the shipped example county has in the place of real values; an office must replace it before it publishes."""

import re

_EXAMPLE = re.compile(r"示例|\bexample\.|(?<![0-9A-Za-z])0{4}(?![0-9A-Fa-f]*[1-9A-Fa-f])")


def holds_example(*texts: str) -> bool:
    """Whether a text is still the example's: 示例县, www.example.gov.cn, 0000-0000000, 0000000000."""
    return any(_EXAMPLE.search(text) for text in texts)
