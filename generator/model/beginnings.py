"""A long list of wordings, tried only where one of them can begin.

Python's `re` tries each row of `甲…|(?:乙|丙)…|[丁戊]…` at every character of a text; where every row begins with a
plain character it looks for those first, but not where one begins with a group. Saying the characters aloud makes such
a list four to thirty times as fast. `tests/model/test_beginnings.py` works the characters out anew, so none can be
forgotten.
"""

import re


def begun(rows: str, first: str) -> str:
    """The same list of wordings. `first`: every character that what a row takes may begin with."""
    return f"(?=[{''.join(map(re.escape, first))}])(?:{rows})"
