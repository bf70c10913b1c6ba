"""Whether a file gave everything it should: what is missing from a damaged file must not be reported a second time.

A register whose list or one of whose names could not be read would make every reference to it unknown; one cause
would give hundreds of messages. So `check` asks nothing of what may stand in the unread part.
"""

import re

from generator.model.address import ADDRESS_ID, ITEM_ID
from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence

_NAMED = {"domain": ("items", "id"), "laws": ("laws", "key"), "bodies": ("bodies", "name")}
"""Kind of file → its list and the field by which others refer to an entry."""

_ANY = re.compile(r"\s*\S")
_EMPTY = Mapping({}, 1, 1)


def find_losses(kind: str, root: Node | None) -> frozenset[str]:
    """What of a faulty file is not there to be referred to: its kind, or `apply` for an office's way of applying."""
    if kind in _NAMED:
        lost = not _names_all(root, *_NAMED[kind], ITEM_ID if kind == "domain" else _ANY)
    elif kind == "permalinks":
        lost = not isinstance(_part(root, "issued"), Mapping)
        lost = lost or any(not isinstance(_part(root, k) or _EMPTY, Mapping) for k in ("categories", "domains"))
        lost = lost or (_part(root, "retired") is not None and not _names_all(root, "retired", "id", ADDRESS_ID))
    elif kind == "office":
        apply = _part(root, "apply")
        known = {"name", "phone", "address", "postcode", "email", "hours", "website", "note"}
        return frozenset() if isinstance(apply, Mapping) and apply.entries.keys() <= known else frozenset({"apply"})
    else:
        lost = kind == "posters"  # what a set chose may be the very part that could not be read
    return frozenset({kind}) if lost else frozenset()


def _part(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry[1] if entry else None


def _names_all(root: Node | None, key: str, field: str, form: re.Pattern[str]) -> bool:
    entries = _part(root, key)
    if not isinstance(entries, Sequence):
        return False
    names = [_part(entry, field) for entry in entries.items]
    return all(isinstance(name, Scalar) and bool(form.match(name.text)) for name in names)
