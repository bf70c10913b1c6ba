"""The rows of the sheet, a domain file at a time, as they are sent; kept beside the journal for the next opening.

A row follows from its file, from the office's own words and from this program. What is kept is told by all three, so
that nothing old is ever shown; what cannot be kept or read is worked out again.
"""

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.desk.cells import Column, rows_of
from generator.model.diagnostic import Diagnostic
from generator.model.ownwords import OWN_FIELDS
from generator.pipeline.drafting import Draft
from generator.version import VERSION

_FOLDER = "rows"


class Rows:
    """The rows of one desk, remembered by what they were made of."""

    def __init__(self, place: Path) -> None:
        self.place = place / _FOLDER
        self._made: dict[str, bytes] = {}

    def part(self, draft: Draft, name: str, columns: Sequence[Column]) -> bytes:
        """A domain file as JSON: `code`, `title`, `categories`, `rows`, `locked`, and why it cannot be read."""
        key = _key(draft, name, columns)
        found = self._made.get(key) or self._kept(key)
        if found is None:
            found = _make(draft, name, columns)
            self._keep(key, found)
        self._made[key] = found
        return found

    def forget(self, draft: Draft, columns: Sequence[Column]) -> None:
        """Leave nothing but what the draft needs now."""
        needed = {_key(draft, name, columns) for name in draft.files}
        self._made = {key: made for key, made in self._made.items() if key in needed}
        with suppress(OSError):
            for path in self.place.iterdir():
                if path.stem not in needed:
                    path.unlink(missing_ok=True)

    def _kept(self, key: str) -> bytes | None:
        try:
            data = (self.place / f"{key}.json").read_bytes()
            return data if isinstance(json.loads(data), dict) else None
        except (OSError, ValueError):
            return None

    def _keep(self, key: str, data: bytes) -> None:
        with suppress(OSError):  # a full disk costs the next opening some seconds, and nothing else
            self.place.mkdir(exist_ok=True)
            temporary = self.place / f"{key}.new"
            temporary.write_bytes(data)
            temporary.replace(self.place / f"{key}.json")


def _key(draft: Draft, name: str, columns: Sequence[Column]) -> str:
    """What rows follow from, as a short text."""
    own = columns[0].own if columns else None
    words = [[name, *(own.named(name) if own else ())] for name in OWN_FIELDS]
    facts = [VERSION, [column.key for column in columns], words]
    return sha256(draft.snapshot.files[name] + json.dumps(facts).encode()).hexdigest()[:40]


def _make(draft: Draft, name: str, columns: Sequence[Column]) -> bytes:
    reading = draft.reading(name)
    domain = reading.domain
    rows = rows_of(domain, columns) if domain is not None else []
    told = {
        "code": domain.code if domain is not None else "",
        "title": domain.title if domain is not None else "",
        "categories": [category.name for category in domain.categories] if domain is not None else [],
        **plain_rows(rows),
        "unread": [say_unread(problem) for problem in reading.problems],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def plain_rows(rows: Collection[tuple[list[str], list[int]]]) -> dict[str, object]:
    """`locked`: item → cells that are only looked at, where there are more than the id."""
    return {"rows": [texts for texts, _ in rows], "locked": {t[0]: fixed for t, fixed in rows if len(fixed) > 1}}


def say_unread(problem: Diagnostic) -> str:
    """What keeps a file from being read, in one line."""
    place = problem.place
    return f"{place.file} 第 {place.line} 行读不出来，里面的内容这里改不了：{problem.message}。{problem.fix}"
