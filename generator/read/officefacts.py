"""JSON → facts of an office, as `render.officefacts` wrote them. What does not fit is no facts: it may come from a
disk that others write to.

What thousands of offices say alike is held in memory once.
"""

import json
import sys
from typing import Any

from generator.model.officefacts import ItemFacts, OfficeFacts

_FORMAT = 1


def read_facts(data: bytes, *, with_content: bool = False) -> OfficeFacts | None:
    """The facts; None where the bytes hold none of this version. `with_content`: with the content of the items."""
    try:
        tree = json.loads(data)
        return _facts(tree, with_content) if tree["format"] == _FORMAT else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _facts(tree: Any, with_content: bool) -> OfficeFacts:
    return OfficeFacts(
        code=_text(tree["code"]),
        name=_text(tree["name"]),
        day=_text(tree["day"]),
        items=tuple(_item(one, with_content) for one in tree["items"]),
        excused=tuple((_text(one), _text(why)) for one, why in tree["excused"]),
        unfilled=tuple(map(_text, tree["unfilled"])),
        overdue=int(tree["overdue"]),
        warnings=int(tree["warnings"]),
    )


def _item(tree: Any, with_content: bool) -> ItemFacts:
    return ItemFacts(
        id=_text(tree["id"]),
        title=_text(tree["title"]),
        domain=_text(tree["domain"]),
        category=_text(tree["category"]),
        limit=_text(tree["limit"]),
        bodies=_text(tree["bodies"]),
        summary=_text(tree["summary"]) if with_content else "",
        content=tuple(map(_text, tree["content"])) if with_content else (),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return sys.intern(value)
