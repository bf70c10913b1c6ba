"""The styles of a workbook's cells: what of them changes what is read."""

from dataclasses import dataclass

from generator.read.tables.numbers import BUILT_IN
from generator.read.tables.ooxml import is_on


@dataclass(frozen=True, slots=True)
class Style:
    """What of a cell's style changes what is read. `code`: of its number format."""

    code: str = ""
    font: str = ""
    struck: bool = False


PLAIN = Style()


class StylesReader:
    """Fonts and number formats of the cells' styles."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._fonts: list[tuple[str, bool]] = []
        self._cells: list[tuple[str, str]] = []
        self._in = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("fonts", "cellXfs", "dxfs", "cellStyleXfs"):
            self._in = name
        elif name == "numFmt" and self._in != "dxfs":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "font" and self._in == "fonts":
            self._fonts.append(("", False))
        elif name == "strike" and self._in == "fonts" and self._fonts:
            self._fonts[-1] = (self._fonts[-1][0], is_on(attributes))
        elif name == "name" and self._in == "fonts" and self._fonts:
            self._fonts[-1] = (attributes.get("val", ""), self._fonts[-1][1])
        elif name == "xf" and self._in == "cellXfs":
            self._cells.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))

    def end(self, name: str) -> None:
        if name == self._in:
            self._in = ""

    def text(self, text: str) -> None: ...

    def styles(self) -> list[Style]:
        return [Style(self._code(number), *self._font(font)) for number, font in self._cells]

    def _code(self, number: str) -> str:
        built_in = BUILT_IN.get(int(number), "") if number.isdigit() else ""
        return self._codes.get(number, built_in)

    def _font(self, number: str) -> tuple[str, bool]:
        index = int(number) if number.isdigit() else 0
        return self._fonts[index] if index < len(self._fonts) else ("", False)
