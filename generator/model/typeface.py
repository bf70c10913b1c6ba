"""A typeface that posters and the bound catalogue are set in: where its files stand, which characters it can draw."""

from dataclasses import dataclass

FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "思源黑体 CN")
"""Families taken when none is named, the first found wins: open (SIL OFL 1.1), all of GB 18030's common characters."""

REGULAR = 400
BOLD = 700
"""Weights of the CSS scale that a family must have, as files of their own: variable files can't be set."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family with a regular and a bold weight.

    `characters`: code points that both weights can draw; what is missing there would vanish from the paper.
    """

    family: str
    regular: str
    bold: str
    characters: frozenset[int]

    def missing_in(self, text: str) -> str:
        """The characters of a text that can't be drawn, each once, in order; line ends don't count."""
        return "".join(
            dict.fromkeys(char for char in text if ord(char) not in self.characters and char not in "\n\r\t")
        )
