"""read → derive → render → publish, onto paper: what posters and the bound catalogue share."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.derive.printable import derive_printable
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.typeface import Typeface
from generator.publish.replace import replace_files
from generator.read.fonts import HOW, find_typeface
from generator.render.typeset import find_missing_glyphs

_SHOWN = 20


def choose_typeface(catalogue: Catalogue, folders: Sequence[str], family: str = "") -> Typeface:
    """A typeface that can draw every character of the catalogue.

    Raises:
        SetupError: there is none, or it lacks characters; the message names them and the items they stand in.
    """
    typeface = find_typeface(folders, family)
    missing = list(find_missing_glyphs(derive_printable(catalogue), typeface))
    if missing:
        raise SetupError(say_missing(missing, typeface, folders))
    return typeface


def say_missing(missing: Sequence[tuple[str, str]], typeface: Typeface, folders: Sequence[str]) -> str:
    """Characters that would vanish from the paper, by the items they stand in."""
    lines = [f"  {owner}：{'、'.join(f'{char}（U+{ord(char):04X}）' for char in chars)}" for owner, chars in missing]
    more = [f"  ……还有 {len(lines) - _SHOWN} 处"] if len(lines) > _SHOWN else []
    head = f"字体“{typeface.family}”里没有下面的字，印出来会是空白，所以没有印："
    how = HOW.format(folder=folders[0] if folders else "fonts")
    return "\n".join([head, *lines[:_SHOWN], *more, f"把这些字换成常用的写法，或者换一款字更全的字体（--font）。{how}"])


def write_prints(files: Mapping[Path, bytes]) -> None:
    """Write all files or none; folders on the way are made.

    Raises:
        PublishError: the disk refused; what stood there before still does.
    """
    replace_files(files)
