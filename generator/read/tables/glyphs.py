"""Marks of boxes and ticks in all the shapes they come in, and letters of the symbol fonts that draw them.

Sources: tables of offices (standards.md 1.3); the code pages of Wingdings, Wingdings 2, Webdings and Symbol, which
Word and Excel draw ticks with. A letter that has lost its font (R, þ, £) is a mark only where nothing else can stand.
"""

from collections.abc import Mapping

CHOSEN = "■▄◆▲●☑√✓✔☒🗹✅⬛◼▣☛"
NOT_CHOSEN = "□☐£〇○◇△◻⬜🞎❑❒▢◯¨"
NO = "×✗✘✕✖❌"
BOX_AS_CHARACTER = "口"
"""Typed or recognised for □; a mark only before the name of a channel."""

LOST_CHOSEN = "RþÞ"
LOST_NOT_CHOSEN = "£¨"
"""Letters of Wingdings fonts that lost their font."""

TICKS = frozenset({*CHOSEN, "R", "þ", "ü", "P", "V", "v", "Y", "是", "有", "1", "Ö"})
"""What alone in a column of ticks says yes."""

EMPTY_TICKS = frozenset(
    {*NOT_CHOSEN, *NO, BOX_AS_CHARACTER, "o", "O", "/", "／", "\\", "-", "—", "――", "——", "–", "－"}
)
EMPTY_WORDS = frozenset({"否", "无", "不涉及", "不适用", "N", "n", "0", "×"})

_WINGDINGS: Mapping[int, str] = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆", 0x76: "◆", 0x9F: "•",
    0xA1: "○", 0xA7: "■", 0xA8: "□", 0xD8: "➢", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Mapping[int, str] = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0x99: "○", 0xA2: "■", 0xA3: "□",
    0xA4: "□", 0xA6: "□",
}  # fmt: skip
_WEBDINGS: Mapping[int, str] = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_SYMBOL: Mapping[int, str] = {0xB7: "•", 0xD6: "√", 0xA8: "◆", 0xB4: "×"}

FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}


def is_symbol_font(font: str) -> bool:
    return font.lower() in FONTS


def drawn(code: int, font: str) -> str:
    """What a symbol font draws for a code (F052 and 52 are the same); the character itself where that is not known."""
    table = FONTS.get(font.lower())
    if table is None:
        return "" if 0xE000 <= code <= 0xF8FF else chr(code)
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    return table.get(low, "" if code >= 0xE000 else chr(code))


def redraw(text: str, font: str) -> str:
    """A text as its symbol font shows it; texts of other fonts as they are."""
    return "".join(drawn(ord(char), font) for char in text) if is_symbol_font(font) else text
