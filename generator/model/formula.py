"""Texts that a spreadsheet would run as formulas: how a CSV marks them, and how the mark is taken away again.

A program that opens a CSV takes a cell for a formula by its first sign (OWASP, CSV Injection): `=`, `+`, `-`, `@`,
their full-width forms, a tab, a line break. Such a text gets one apostrophe before it; one that has apostrophes before
the sign already gets one more, so that taking one away always gives the text back.
"""

import re

MARK = "'"
_SIGNS = "=+\\-@\t\r\n＝＋－＠"
_AT_RISK = re.compile(f"{MARK}*[{_SIGNS}]")
_MARKED = re.compile(f"{MARK}+[{_SIGNS}]")


def disarm(text: str) -> str:
    """The text as a CSV may hold it."""
    return MARK + text if _AT_RISK.match(text) else text


def rearm(text: str) -> str:
    """The text that `disarm` was given."""
    return text[1:] if _MARKED.match(text) else text
