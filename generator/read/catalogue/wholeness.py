"""Whether a file gave everything it should: what is missing from a damaged file must not be reported a second time.

A register whose list or one of whose names could not be read would make every reference to it unknown; one cause
would give hundreds of messages. So `check` asks nothing of what may stand in the unread part.
"""

from collections.abc import Collection

from generator.model.fields import fields_of
from generator.model.kinds import KINDS, FileKind
from generator.model.office import Contact
from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence

_CONTACT = {row.key for row in fields_of(Contact)}


def find_losses(kind: str, root: Node | None, required: Collection[str] = ()) -> frozenset[str]:
    """What of a faulty file is not there to be referred to: its kind, or `apply` for an office's way of applying.

    Args:
        kind: of the file.
        root: what was read of it.
        required: keys that every file of the kind has at its top, as the schema says.
    """
    if kind == "office":
        apply = _part(root, "apply")
        return frozenset() if isinstance(apply, Mapping) and apply.entries.keys() <= _CONTACT else frozenset({"apply"})
    return frozenset({kind}) if _is_lost(KINDS[kind], root, required) else frozenset()


def _is_lost(kind: FileKind, root: Node | None, required: Collection[str]) -> bool:
    asked = {**dict.fromkeys(kind.groups, _is_group), **({kind.entries: _names_all} if kind.entries else {})}
    parts = ((key, _part(root, key), is_good) for key, is_good in asked.items())
    return kind.is_whole_or_lost or any(
        key in required if node is None else not is_good(node, kind) for key, node, is_good in parts
    )


def _part(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry[1] if entry else None


def _is_group(node: Node, _kind: FileKind) -> bool:
    return isinstance(node, Mapping)


def _names_all(entries: Node, kind: FileKind) -> bool:
    if not isinstance(entries, Sequence):
        return False
    names = [_part(entry, kind.key) for entry in entries.items]
    return all(isinstance(name, Scalar) and bool(kind.form.fullmatch(name.text)) for name in names)
