"""The record of imports: what a new import adds to it, and the file, written whole, for a program keeps it."""

from collections.abc import Mapping

from generator.edit.records import record_rows
from generator.model.diagnostic import Place
from generator.model.imported import Imported
from generator.model.imports import Imports, KeptTexts, MappedColumn, Unplaced
from generator.yamltext.characters import is_forbidden
from generator.yamltext.writing import indent

_HEAD = (
    "# yaml-language-server: $schema=../schema/imports.schema.json\n"
    "# 表格导入的记录，由 gongkai import 写，不上网页。怎样用见 docs/editors/import.md。\n"
)


def write_imports(imports: Imports) -> bytes:
    """The file's text; empty where there is nothing to record."""
    parts = []
    for key in ("columns", "kept", "unplaced"):
        entries = getattr(imports, key)
        if entries:
            rows = [f"  {row}" for entry in entries for row in indent(record_rows(entry), "- ")]
            parts.append("\n".join((f"{key}:", *rows)) + "\n")
    return (_HEAD + "".join(parts)).encode() if parts else b""


def record_import(old: Imports, imported: Imported, ids: Mapping[Place, str], maps: Mapping[str, str]) -> Imports:
    """The record with what an import has no place for in the catalogue.

    Args:
        old: as it was.
        imported: what the tables say.
        ids: place of a draft → its item.
        maps: heading → field, as a person said now.
    """
    kept = {entry.item: entry for entry in old.kept}
    for draft in imported.items:
        item_id = ids.get(draft.place, "")
        if item_id and draft.kept:
            kept[item_id] = KeptTexts(item_id, _fit(draft.place.file), _all_fit(draft.kept))
        elif item_id in kept and _file_in(kept[item_id].source) == _fit(_file_in(draft.place.file)):
            del kept[item_id]
    files = {_fit(_file_in(draft.place.file)) for draft in imported.items}
    left = [entry for entry in old.unplaced if _file_in(entry.source) not in files]
    left += [Unplaced(_fit(one.place.file), one.why, _all_fit(one.texts)) for one in imported.left_out if one.texts]
    columns = {entry.column: entry for entry in old.columns}
    columns.update({_fit(column): MappedColumn(_fit(column), name) for column, name in maps.items()})
    return Imports(tuple(columns.values()), tuple(kept[key] for key in sorted(kept)), tuple(left))


def _all_fit(texts: Mapping[str, str]) -> dict[str, str]:
    return {_fit(column): _fit(text) for column, text in texts.items()}


def _fit(text: str) -> str:
    """A text as a file of a catalogue may hold it: what the check refuses would stop every command after the import."""
    plain = text.replace("\t", " ").replace("\ufffd", "？")
    return "".join(char for char in plain if not is_forbidden(char))


def _file_in(source: str) -> str:
    return source.partition("!")[0]
