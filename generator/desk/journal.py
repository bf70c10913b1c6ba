"""What was done and not yet saved, on the disk: a desk that dies goes on where it was.

Every step is written and flushed to the disk before anybody is told that it was done. A last line that a kill cut off
is left out. Contents too large for a line, and files as they were before the first change, stand beside it by hash.
"""

import base64
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.desk.steps import FileStep, History, Step, hash_of

JOURNAL = "journal.jsonl"
_LARGE = 200_000
"""Bytes of a step's lines from which they stand in a file of their own."""

_KEYS = 500
"""Lines of what is typed in forms, from which on old ones are cleared away."""

Typing = Mapping[str, list[str]]
"""A form as far as it was filled in: field → values."""


@dataclass(slots=True)
class Kept:
    """What a journal tells: the steps, and forms that were being filled in (page → form)."""

    history: History = field(default_factory=History)
    typing: dict[str, Typing] = field(default_factory=dict)


class Journal:
    """The journal in one folder."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.path = place / JOURNAL
        self._typed = 0
        place.mkdir(parents=True, exist_ok=True)
        (place / "blobs").mkdir(exist_ok=True)
        ignore = place / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8")

    # --- writing ----------------------------------------------------------------------------------

    def note_step(self, step: Step) -> None:
        self._append({"step": self._plain(step)})

    def note_undo(self, reverse: Step) -> None:
        self._append({"undo": self._plain(reverse)})

    def note_redo(self, step: Step) -> None:
        self._append({"redo": self._plain(step)})

    def note_typing(self, page: str, form: Typing) -> None:
        """`form` empty: it was taken over or given up. Each key writes a line, so old ones are cleared away in time."""
        self._append({"typing": page, "form": dict(form)}, durable=False)
        self._typed += 1
        if self._typed > _KEYS:
            self._shorten()

    def _shorten(self) -> None:
        """Leave of each form what it said last; steps stay as they are."""
        last: dict[str, dict[str, Any]] = {}
        kept: list[dict[str, Any]] = []
        for entry in self._entries():
            if "typing" in entry:
                last[entry["typing"]] = entry
            else:
                kept.append(entry)
        self._rewrite([*kept, *(entry for entry in last.values() if entry["form"])])

    def _rewrite(self, entries: Iterable[Mapping[str, Any]]) -> None:
        temporary = self.path.with_suffix(".new")
        with temporary.open("wb") as file:
            file.writelines(map(_line, entries))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.path)
        self._typed = 0

    def keep(self, data: bytes) -> str:
        """Keep bytes beside the journal; their hash."""
        name = hash_of(data)
        path = self.place / "blobs" / name
        if not path.exists():
            temporary = path.with_suffix(".new")
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        return name

    def kept(self, name: str) -> bytes | None:
        """Bytes by their hash, where they are kept."""
        path = self.place / "blobs" / name
        return path.read_bytes() if name and path.is_file() else None

    def restart(self, typing: Mapping[str, Typing], steps: Sequence[Step] = ()) -> None:
        """Begin anew with these steps, all others being saved; forms half filled in stay."""
        entries: list[dict[str, Any]] = [{"step": self._plain(step)} for step in steps]
        entries += [{"typing": page, "form": dict(form)} for page, form in typing.items() if form]
        self._rewrite(entries)
        if not steps:
            for path in (self.place / "blobs").iterdir():
                path.unlink(missing_ok=True)

    def _append(self, entry: Mapping[str, Any], *, durable: bool = True) -> None:
        with self.path.open("ab") as file:
            file.write(_line(entry))
            file.flush()
            if durable:
                os.fsync(file.fileno())

    def _plain(self, step: Step) -> dict[str, Any]:
        files = [
            {"name": one.name, "at": one.at, "was": one.was, "now": one.now}
            | {"removed": self._lines(one.removed), "added": self._lines(one.added)}
            for one in step.files
        ]
        return {"label": step.label, "files": files}

    def _lines(self, lines: tuple[bytes, ...]) -> Any:
        whole = b"".join(lines)
        if len(whole) > _LARGE:
            return {"blob": self.keep(whole)}
        try:
            return {"text": whole.decode("utf-8")}
        except UnicodeDecodeError:
            return {"base64": base64.b64encode(whole).decode("ascii")}

    # --- reading ----------------------------------------------------------------------------------

    def read(self) -> Kept:
        """What the journal tells; what follows a damaged line is left out."""
        kept = Kept()
        for entry in self._entries():
            if "step" in entry:
                kept.history = kept.history.did(self._step(entry["step"]))
            elif "undo" in entry:  # of a step that was saved before, it is a step like any other
                own = kept.history
                kept.history = own.undo() if own.done else own.did(self._step(entry["undo"]))
            elif "redo" in entry:
                own = kept.history
                kept.history = own.redo() if own.undone else own.did(self._step(entry["redo"]))
            elif entry.get("form"):
                kept.typing[entry["typing"]] = entry["form"]
            else:
                kept.typing.pop(entry.get("typing", ""), None)
        return kept

    def _entries(self) -> Iterator[dict[str, Any]]:
        if not self.path.exists():
            return
        for line in self.path.read_bytes().split(b"\n"):
            if not line:
                continue
            try:
                entry = json.loads(line)
            except ValueError:
                return
            yield entry

    def _step(self, entry: Mapping[str, Any]) -> Step:
        return Step(entry["label"], tuple(map(self._file_step, entry["files"])))

    def _file_step(self, entry: Mapping[str, Any]) -> FileStep:
        removed, added = self._bytes(entry["removed"]), self._bytes(entry["added"])
        return FileStep(entry["name"], entry["at"], removed, added, entry["was"], entry["now"])

    def _bytes(self, entry: Mapping[str, str]) -> tuple[bytes, ...]:
        if "blob" in entry:
            whole = self.kept(entry["blob"]) or b""
        elif "base64" in entry:
            whole = base64.b64decode(entry["base64"])
        else:
            whole = entry["text"].encode("utf-8")
        return tuple(_split(whole))


def _split(whole: bytes) -> Iterable[bytes]:
    parts = whole.split(b"\n")
    yield from (part + b"\n" for part in parts[:-1])
    if parts[-1]:
        yield parts[-1]


def _line(entry: Mapping[str, Any]) -> bytes:
    return (json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "surrogatepass")
