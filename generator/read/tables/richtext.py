"""Texts of a workbook made of runs: what is struck out is left out, letters of symbol fonts become the marks they draw."""

from generator.read.tables.glyphs import redraw
from generator.read.tables.ooxml import is_on


class Runs:
    """Collects a text of runs: what is struck out is left out, symbol fonts are redrawn."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.any_struck = False
        self._struck, self._font, self._takes, self._reading = False, "", False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t":
            self._takes = not self._reading
        elif name == "r":
            self._struck, self._font = False, ""
        elif name == "strike":
            self._struck = is_on(attributes)
        elif name == "rFont":
            self._font = attributes.get("val", "")
        elif name == "rPh":
            self._reading = True

    def end(self, name: str) -> None:
        if name == "t":
            self._takes = False
        elif name == "rPh":
            self._reading = False
        elif name == "r":
            self._struck, self._font = False, ""

    def text(self, text: str) -> None:
        if not self._takes:
            return
        if self._struck:
            self.any_struck = self.any_struck or bool(text.strip())
        else:
            self.parts.append(redraw(text, self._font))


class StringsReader:
    def __init__(self) -> None:
        self.strings: list[tuple[str, bool]] = []
        self._runs = Runs()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._runs = Runs()
        self._runs.start(name, attributes)

    def end(self, name: str) -> None:
        self._runs.end(name)
        if name == "si":
            self.strings.append(("".join(self._runs.parts), self._runs.any_struck))

    def text(self, text: str) -> None:
        self._runs.text(text)
