"""A schema with the office's own words beside the terms of a list, where the schema says that it may have them.

`"ownWords": "channels"` beside an `enum` names the field of office.yml under which the own words stand.
"""

from typing import Any

from generator.model.ownwords import OwnWords

MARK = "ownWords"
TERMS = "terms"
"""Where the terms of the list stand by themselves, once own words stand among the `enum`."""


def with_own_words(schema: Any, own: OwnWords) -> Any:
    """The schema for one office, the same where it has no own words; unknown ones: any word will do."""
    if own.is_known and not any(own.words.values()):
        return schema
    return _copy(schema, own)


def _copy(node: Any, own: OwnWords) -> Any:
    if isinstance(node, list):
        return [_copy(value, own) for value in node]
    if not isinstance(node, dict):
        return node
    if MARK in node and not own.is_known:
        return {key: value for key, value in node.items() if key != "enum"}
    if MARK in node:
        return {**node, TERMS: node["enum"], "enum": [*node["enum"], *own.named(node[MARK])]}
    return {key: _copy(value, own) for key, value in node.items()}
