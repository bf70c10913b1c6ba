"""The schemas beside a catalogue, by which an editor for YAML proposes and underlines: with the office's own words.

`init` lays them out as shipped. An office that names channels and levels by its own words (`office.yml`) would see them
underlined as errors, and so would a new field after this program was renewed; so whoever checks, formats or saves has
them written anew where they say something else. What is not ours, or is not there, is left alone.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.model.errors import PublishError
from generator.model.kinds import KINDS
from generator.model.office import Office
from generator.model.ownwords import OwnWords, own_words
from generator.pipeline.shipped import schemas
from generator.publish.replace import replace_files
from generator.read.files import Source
from generator.read.schema.ownterms import TERMS, with_own_words
from generator.read.snapshot import read_source
from generator.read.tree import read_bytes
from generator.resources import SCHEMA_DIR

FOLDER = "schema"


def refresh_schemas(folder: Path, office: Office) -> tuple[str, ...]:
    """Write those schemas beside a catalogue's folder that are not as the office needs them; their names.

    Args:
        folder: the catalogue's folder, absolute.
        office: whose words they are to know.

    A disk that refuses costs nobody the command that was asked for: then none is written.
    """
    place = folder.parent / FOLDER
    if place == SCHEMA_DIR:
        return ()
    stale = dict(_stale(place, own_words(office)))
    try:
        replace_files({place / name: data for name, data in stale.items()})
    except PublishError:
        return ()
    return tuple(stale)


def _stale(place: Path, own: OwnWords) -> Iterator[tuple[str, bytes]]:
    for kind in KINDS:
        name = f"{kind}.schema.json"
        found = read_source(place / name, name)
        if not isinstance(found, Source) or not _is_ours(found.data, kind):
            continue
        wanted = write_schema(kind, own)
        if found.data.replace(b"\r\n", b"\n") != wanted:
            yield name, wanted


def _is_ours(data: bytes, kind: str) -> bool:
    try:
        told = json.loads(data)
    except ValueError:
        return False
    return isinstance(told, Mapping) and told.get("$id") == schemas().schemas[kind].get("$id")


def write_schema(kind: str, own: OwnWords) -> bytes:
    """The schema of a kind of file for one office: as shipped, where it has no own words that belong there."""
    shipped = schemas().schemas[kind]
    told = _without_terms(with_own_words(shipped, own))
    if told == shipped:
        return read_bytes(SCHEMA_DIR, f"{kind}.schema.json")
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _without_terms(node: Any) -> Any:
    """What stands for this program's own messages is nothing to an editor."""
    if isinstance(node, list):
        return [_without_terms(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_terms(part) for key, part in node.items() if key != TERMS or "enum" not in node}
