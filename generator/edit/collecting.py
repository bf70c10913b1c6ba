"""What people answered of the portal's documents: how an answer is added, and the file, written whole by a program."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.edit.records import record_rows
from generator.model.collecting import Answer, Collecting, DocumentCheck, LearnedColumn, document_key
from generator.yamltext.writing import indent

_HEAD = (
    "# yaml-language-server: $schema=../schema/collected.schema.json\n"
    "# 收集网站文件的记录，由 gongkai collect 和 gongkai links published 写，不上网页。\n"
)


def write_collecting(collecting: Collecting) -> bytes:
    """The file's text; empty where there is nothing to record."""
    parts = []
    for key, entries in _lists(collecting):
        if entries:
            rows = [f"  {row}" for entry in entries for row in indent(record_rows(entry), "- ")]
            parts.append("\n".join((f"{key}:", *rows)) + "\n")
    return (_HEAD + "".join(parts)).encode() if parts else b""


def _lists(collecting: Collecting) -> tuple[tuple[str, Sequence[object]], ...]:
    return ("answers", collecting.answers), ("columns", collecting.columns), ("checks", collecting.checks)


def add_answers(old: Collecting, answers: Iterable[Answer]) -> Collecting:
    """With more answers, the later of two about one document; columns are learned from all of them anew.

    A column learns an item when a person gave it two of its documents, and none of its documents were none.
    """
    known = {_key(answer): answer for answer in old.answers}
    known.update((_key(answer), answer) for answer in answers)
    own = tuple(known.values())
    return Collecting(own, tuple(_learn(own)), old.checks)


_ENOUGH = 2
"""Answers from which on a column says something."""


def _learn(answers: Sequence[Answer]) -> Iterable[LearnedColumn]:
    by_column: dict[str, Counter[str]] = {}
    for answer in answers:
        if answer.column:
            by_column.setdefault(answer.column, Counter())[answer.item] += 1
    for column, count in by_column.items():
        items = tuple(item for item, number in count.most_common() if item and number >= _ENOUGH)
        if items and not count[""]:
            yield LearnedColumn(column, items)


def _key(answer: Answer) -> tuple[str, ...]:
    return document_key(answer.url, answer.title, answer.number, answer.date)


def add_checks(old: Collecting, checks: Iterable[DocumentCheck]) -> Collecting:
    """With the last look at each document; one that could not be read keeps the hash it had."""
    known = {check.url: check for check in old.checks}
    for check in checks:
        before = known.get(check.url)
        kept = before.sha256 if before is not None and not check.sha256 else check.sha256
        known[check.url] = DocumentCheck(check.url, check.on, kept, check.fault)
    return Collecting(old.answers, old.columns, tuple(known[url] for url in sorted(known)))
