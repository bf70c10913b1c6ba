"""What hides a text of a Word document, or draws it as a mark: its own properties and its styles."""

from dataclasses import dataclass

from generator.read.tables.glyphs import is_symbol_font
from generator.read.tables.ooxml import is_on, value_of


class WordStyles:
    """Styles of paragraphs and characters whose text nobody sees: struck out or hidden."""

    def __init__(self) -> None:
        self._based: dict[str, str] = {}
        self._own: dict[str, bool] = {}
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = value_of(attributes, "styleId")
        elif name == "basedOn":
            self._based[self._style] = value_of(attributes, "val")
        elif name in ("strike", "dstrike", "vanish") and self._style:
            self._own[self._style] = self._own.get(self._style, False) or is_on(attributes)

    def end(self, name: str) -> None:
        if name == "style":
            self._style = ""

    def text(self, text: str) -> None: ...

    def hidden(self) -> frozenset[str]:
        return frozenset(style for style in {*self._own, *self._based} if self._is_hidden(style))

    def _is_hidden(self, style: str) -> bool:
        for _ in range(20):
            if style in self._own:
                return self._own[style]
            if style not in self._based:
                return False
            style = self._based[style]
        return False


@dataclass(slots=True)
class Run:
    """What a run says of itself. `hidden`: None where it leaves that to its styles."""

    hidden: bool | None = None
    by_style: bool = False
    font: str = ""

    def take(self, name: str, attributes: dict[str, str], hidden_styles: frozenset[str]) -> None:
        """One of its properties."""
        if name in ("strike", "dstrike", "vanish"):
            self.hidden = is_on(attributes) or bool(self.hidden)
        elif name == "rStyle":
            self.by_style = value_of(attributes, "val") in hidden_styles
        elif name == "rFonts":
            fonts = [value_of(attributes, kind) for kind in ("ascii", "hAnsi", "eastAsia")]
            self.font = next((font for font in fonts if is_symbol_font(font)), "")
