"""read → derive → render → publish, onto paper: what posters and the bound catalogue share, and what they need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from generator.derive.printable import derive_printable
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.typeface import Typeface
from generator.pipeline.gate import guard_prints
from generator.publish.replace import replace_files
from generator.read.fonts import HOW, find_typeface
from generator.render.print.typeset import find_missing_glyphs

_SHOWN = 20
LARGEST_GUARDED = 1_000_000
"""Bytes of a working paper that is looked into for personal data."""

PACKAGES = {
    "typst": "typst",
    "fontTools": "fonttools",
    "zxingcpp": "zxing-cpp",
}
"""Module → package, of the extra `gongkai[print]`."""

HOW_TO_INSTALL = "运行 pip install 'gongkai[print]'；不能上网的，先在能上网的电脑上 pip download，再拷过来安装。"


@dataclass(frozen=True, slots=True)
class Need:
    """What something takes beside the program. `otherwise`: how to do without."""

    what: str
    modules: tuple[str, ...]
    otherwise: str = ""


FOR_BOOK = Need("印 PDF ", ("typst", "fontTools"), "Word 文件（.docx）不用这些软件包。")
FOR_POSTERS = Need("印海报", ("typst", "fontTools", "zxingcpp"))
FOR_NOTICES = Need("印公示", ("typst", "fontTools", "zxingcpp"), "写成 Word（-o 公示.docx）不用这些软件包。")
FOR_CODES = Need("核对二维码", ("zxingcpp",), "暂时不核对二维码的，加 --no-codes。")


def find_missing_packages(*needs: Need) -> list[str]:
    """Packages that are not installed here, each once."""
    modules = dict.fromkeys(module for need in needs for module in need.modules)
    return [PACKAGES[module] for module in modules if find_spec(module) is None]


def require_packages(need: Need) -> None:
    """Nothing where all are installed.

    Raises:
        SetupError: one is not; the message names it, how to install it and how to do without.
    """
    if missing := find_missing_packages(need):
        names = "、".join(missing)
        raise SetupError(f"{need.what}要用的软件包没有装：{names}。{HOW_TO_INSTALL}{need.otherwise}")


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


def write_working_papers(files: Mapping[Path, bytes], catalogue: Catalogue) -> None:
    """As `write_prints`, of papers for an office's own use, which may be larger than anything that is printed.

    Too large a file to be looked into is written: it is not for the public, and the texts in it are those of the
    catalogue, which `check` looks at.

    Raises:
        PersonalDataError, PublishError: as `write_prints`.
    """
    guarded = {path: data for path, data in files.items() if len(data) <= LARGEST_GUARDED}
    if guarded:
        guard_prints(guarded, catalogue)
    replace_files(files)


def write_prints(files: Mapping[Path, bytes], catalogue: Catalogue) -> None:
    """Write all files or none, when no personal data stands in any; folders on the way are made.

    Raises:
        PersonalDataError: there is; the message says where.
        PublishError: the disk refused; what stood there before still does.
    """
    guard_prints(files, catalogue)
    replace_files(files)
