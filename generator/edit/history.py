"""The file of the recorded changes, written whole, for a program keeps it."""

from generator.edit.records import record_rows
from generator.model.history import History
from generator.yamltext.writing import indent, scalar

_HEAD = (
    "# yaml-language-server: $schema=../schema/history.schema.json\n"
    "# 修订历史，由 gongkai history 从 git 的提交里记下来，不用手改。说明见 docs/editors/diff.md。\n"
)


def write_history(history: History) -> bytes:
    """The file's text."""
    lines = [f"until: {scalar(history.until)}"]
    rows = [f"  {row}" for entry in history.changes for row in indent(record_rows(entry), "- ")]
    lines += ["changes:", *rows] if rows else ["changes: []"]
    return (_HEAD + "\n".join(lines) + "\n").encode()
