"""What was read of a catalogue's files, kept for as long as the process lives: a file that did not change is not read,
judged and turned into records again.

For programs that stay (`gongkai serve`, the desk's check). What a file alone says is kept by its bytes and by the
validator that judged it (an office's own words make another); rules that look across files always run on the whole.
Only the last state of each file is kept, so memory does not grow; a whole catalogue's trees stay in it, some 20 kB an
item.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import TypeVar, cast

from generator.model.diagnostic import Diagnostic
from generator.model.text import FieldText
from generator.read.files import Source
from generator.yamltext.nodes import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """What one file gave by itself.

    Attributes:
        lost: what is said instead of all else where a line is gone.
        spoken: its texts.
        faults: what is wrong with their form.
    """

    lost: tuple[Diagnostic, ...]
    spoken: tuple[FieldText, ...]
    faults: tuple[Diagnostic, ...]


class Rereading:
    """The files of the last check, and the records made of them."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[bytes, Document]] = {}
        self._judged: dict[str, tuple[Document, object, Judged]] = {}
        self._made: dict[tuple[str, str], tuple[Document, object, object]] = {}

    def forget_others(self, names: Set[str]) -> None:
        """Let go of files that are there no longer."""
        self._read = {name: known for name, known in self._read.items() if name in names}
        self._judged = {name: known for name, known in self._judged.items() if name in names}
        self._made = {key: known for key, known in self._made.items() if key[0] in names}

    def read(self, source: Source, read: Callable[[str, bytes], Document]) -> Document:
        """The tree of a file."""
        known = self._read.get(source.name)
        if known is None or known[0] != source.data:
            known = self._read[source.name] = (source.data, read(source.name, source.data))
        return known[1]

    def judge(self, document: Document, beside: object, judge: Callable[[], Judged]) -> Judged:
        """What a file gave. `beside`: what else that depends on: the form, its validators, the catalogue below."""
        known = self._judged.get(document.name)
        if known is None or known[0] is not document or known[1] != beside:
            known = self._judged[document.name] = (document, beside, judge())
        return known[2]

    def make(self, document: Document, part: str, beside: object, make: Callable[[], T]) -> T:
        """Records made of a part of a file and of what else they depend on (the office's own words)."""
        known = self._made.get((document.name, part))
        if known is None or known[0] is not document or known[1] != beside:
            known = self._made[document.name, part] = (document, beside, make())
        return cast("T", known[2])
