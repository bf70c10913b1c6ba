"""A page of an OFD file (GB/T 33190): pieces of text with their places → lines.

Pieces on one height join without a blank where the next begins at the end of the last; a number set in two pieces
is one number, two columns of a table are two.
"""

from dataclasses import dataclass

from generator.model.attached import AttachedText

_HEIGHT = 0.8
"""Millimetres by which pieces of one line may differ in height."""


@dataclass(slots=True)
class _Piece:
    x: float
    y: float
    width: float
    size: float
    text: str


class OfdReader:
    """Handler for `xmltext.walk`."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._pieces: list[_Piece] = []
        self._box = (0.0, 0.0, 0.0, 4.0)
        self._in_code = False
        self._others: list[str] = []
        self._size = 4.0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "TextObject":
            self._box = _numbers(attributes.get("Boundary", ""))
            self._size = _numbers(attributes.get("Size", "4"))[0] or 4.0
        elif name == "TextCode":
            self._in_code = True
            x, y, width, _ = self._box
            self._pieces.append(
                _Piece(x + _first(attributes.get("X")), y + _first(attributes.get("Y")), width, self._size, "")
            )
        for key in ("Name", "Title", "URI", "Author", "Creator", "Value", "Remark"):
            if attributes.get(key, "").strip():
                self._others.append(attributes[key])

    def end(self, name: str) -> None:
        if name == "TextCode":
            self._in_code = False

    def text(self, text: str) -> None:
        if self._in_code:
            self._pieces[-1].text += text
        elif text.strip():
            self._others.append(text.strip())

    def finish(self) -> list[AttachedText]:
        """Lines in the order of the file, then the other texts."""
        lines: list[str] = []
        last: _Piece | None = None
        for piece in self._pieces:
            if last is None or abs(piece.y - last.y) > _HEIGHT:
                lines.append(piece.text)
            else:
                gap = piece.x - (last.x + _width(last))
                lines[-1] += (" " if gap > piece.size else "") + piece.text
            last = piece
        found = [AttachedText(line, f"{self.place}第{n}行") for n, line in enumerate(lines, 1) if line.strip()]
        return found + [AttachedText(text, self.place) for text in self._others]


def _width(piece: _Piece) -> float:
    """Millimetres: a Chinese character is as wide as the size, others half."""
    return sum(piece.size if ord(char) > 0x2E7F else piece.size / 2 for char in piece.text)


def _numbers(text: str) -> tuple[float, float, float, float]:
    parts = [_first(part) for part in text.split()[:4]]
    x, y, width, height = (*parts, 0.0, 0.0, 0.0, 0.0)[:4]
    return x, y, width, height


def _first(text: str | None) -> float:
    try:
        return float((text or "0").split()[0])
    except (ValueError, IndexError):
        return 0.0
