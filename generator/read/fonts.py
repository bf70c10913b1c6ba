"""Font files of the machine → a typeface to print with.

Looked for in the folders given (an office's own `fonts/` folder comes first), then among the system's fonts. Nothing is
downloaded. The files are found by typst's own search, so what is found here is what a page is set in; which characters
they hold is read from their tables, because typst drops a character it can't draw without a word.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from generator.model.errors import SetupError
from generator.model.typeface import BOLD, FAMILIES, REGULAR, Typeface

_BOLD_ENOUGH = 600

HOW = (
    "装一款开源中文字体，任选一种：\n"
    "  1. Debian、Ubuntu、统信、麒麟：安装软件包 fonts-noto-cjk（离线时用 .deb 文件安装）；\n"
    "  2. 不能装软件包的：把 NotoSansSC-Regular.ttf、NotoSansSC-Bold.ttf（或思源黑体的这两个 .otf 文件）"
    "放进 {folder} 文件夹，不用安装。\n"
    "装好以后运行 gongkai doctor 看一看。"
)
"""How to mend a missing typeface; `{folder}` is where an office's own font files go."""


def find_typeface(folders: Sequence[str], family: str = "", *, system: bool = True) -> Typeface:
    """The first family that has both weights.

    Args:
        folders: folders of font files, looked through before the system's; one that is not there is skipped.
        family: the family to take instead of `FAMILIES`.
        system: whether to look among the system's fonts as well.

    Raises:
        SetupError: none is there, or the family that is named lacks a weight; the message says how to mend it.
    """
    own = _scan(tuple(folders), system=False)
    wanted = (family,) if family else FAMILIES
    for found in (own, _scan(tuple(folders), system=True) if system else {}):
        for name in wanted:
            if files := _pair(found.get(name, ())):
                (regular, first), (bold, second) = files
                return Typeface(name, regular, bold, _characters(regular, first) & _characters(bold, second))
    what = f"没有找到字体“{family}”的常规和粗体两个字重" if family else "没有找到能印中文的字体"
    raise SetupError(f"{what}。\n{HOW.format(folder=folders[0] if folders else 'fonts')}")


@cache
def _scan(folders: tuple[str, ...], *, system: bool) -> dict[str, list[tuple[int, str, int]]]:
    """Family → (weight, file, number in the file) of its upright fonts; lighter ones first."""
    import typst

    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=list(folders))
    found: dict[str, list[tuple[int, str, int]]] = {}
    for font in fonts.fonts():
        if font.style == "normal" and font.path:
            found.setdefault(font.family, []).append((font.weight, font.path, font.index))
    return {name: sorted(files) for name, files in found.items()}


def _pair(files: Iterable[tuple[int, str, int]]) -> tuple[tuple[str, int], tuple[str, int]] | None:
    """The regular and the bold file of a family, where it has both."""
    regular = next(((path, index) for weight, path, index in files if weight == REGULAR), None)
    heavy = [(abs(weight - BOLD), path, index) for weight, path, index in files if weight >= _BOLD_ENOUGH]
    return (regular, min(heavy)[1:]) if regular and heavy else None


@cache
def _characters(path: str, index: int) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap() or {})
