"""Whether a registered title and the one in use now are of the same matter."""

from difflib import SequenceMatcher

_SAME_MATTER = 0.2

UNNAMED = "待填写"
"""Title of an item made by `new item` without one."""


def is_another_matter(registered: str, title: str) -> bool:
    """Whether two titles have next to nothing in common. An item just made by `new item` has no title yet."""
    if (
        registered in (UNNAMED, title, "")
        or title == UNNAMED  # still to be written, which is told as such
        or not any(map(str.isalnum, title))  # says nothing, which is told as such
        or not any(map(str.isalnum, registered))
        or set(registered) <= set(title)
        or set(title) <= set(registered)
    ):
        return False
    return SequenceMatcher(None, registered, title, autojunk=False).ratio() < _SAME_MATTER
