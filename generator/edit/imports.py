"""The record of imports as a file: written whole, for a program keeps it, in a fixed order."""

from generator.edit.records import record_rows
from generator.model.imports import Imports
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
