"""Telephones: what is printed beside what is dialled, so that the two can never part.

A line of an office holds one number or several, with words in brackets (`0000-0000001、0000002（办公室）`). It is kept
as written, cut into its numbers and what stands between them. Reading it is left to `model.telephone`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phone:
    """One number.

    `printed`: as it stands in the line. `dials`: digits to dial (a leading `+` where the line has it), with the area
    code the line gives once for several numbers. `extension`: 分机, dialled after the call is taken; empty for none.
    """

    printed: str
    dials: str
    extension: str = ""

    @property
    def href(self) -> str:
        """The link. A comma is the pause that the diallers of Android, iOS and WeChat know before an extension.

        RFC 3966 has `;ext=` for it, but Android's dialler takes `;` for a wait and the letters for keys (ext → 398), so
        that it would dial a number nobody printed.
        """
        return f"tel:{self.dials}{f',{self.extension}' if self.extension else ''}"


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A line of telephones as written. `parts` are its numbers and the texts between, which together give `raw`.

    A line that cannot be read (the check refuses it) is one text without a number: shown, and no link.
    """

    raw: str = ""
    parts: tuple[str | Phone, ...] = ()

    def __str__(self) -> str:
        return self.raw

    def __bool__(self) -> bool:
        return bool(self.raw)

    @property
    def numbers(self) -> tuple[Phone, ...]:
        return tuple(part for part in self.parts if isinstance(part, Phone))


NO_PHONE = PhoneLine()
