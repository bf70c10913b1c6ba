"""Which typeface is taken, and what is said when there is none: tiny families made here stand for an office's own."""

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from generator.model.errors import SetupError
from generator.model.typeface import FAMILIES
from generator.read.fonts import find_typeface


def make_font(file: Path, family: str, weight: int, characters: str) -> None:
    """A TrueType file in which every character is the same square."""
    pen = TTGlyphPen(None)
    for at, point in enumerate([(100, 0), (100, 700), (900, 700), (900, 0)]):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"u{ord(char):04X}" for char in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in characters})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    style = "Bold" if weight > 400 else "Regular"
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    builder.setupOS2(usWeightClass=weight, sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_font(tmp_path / "regular.ttf", FAMILIES[1], 400, "征地补偿")
    make_font(tmp_path / "bold.ttf", FAMILIES[1], 700, "征地补")
    return tmp_path


def test_characters_are_those_that_both_weights_have(folder: Path) -> None:
    found = find_typeface([str(folder)], system=False)
    assert (found.family, Path(found.regular).name, Path(found.bold).name) == (FAMILIES[1], "regular.ttf", "bold.ttf")
    assert found.characters == {ord(char) for char in "征地补"}
    assert found.missing_in("征地\n补偿\t标准补偿") == "偿标准"


def test_own_folder_comes_before_the_system(folder: Path) -> None:
    assert find_typeface([str(folder)]).family == FAMILIES[1]


def test_family_without_a_bold_weight_is_passed_over(tmp_path: Path) -> None:
    make_font(tmp_path / "regular.ttf", FAMILIES[0], 400, "征")
    with pytest.raises(SetupError, match="没有找到能印中文的字体"):
        find_typeface([str(tmp_path)], system=False)
    with pytest.raises(SetupError, match=f"没有找到字体“{FAMILIES[0]}”的常规和粗体两个字重"):
        find_typeface([str(tmp_path)], FAMILIES[0], system=False)


def test_any_family_can_be_named(tmp_path: Path) -> None:
    make_font(tmp_path / "a.ttf", "Own Sung", 400, "征")
    make_font(tmp_path / "b.ttf", "Own Sung", 600, "征")
    assert find_typeface([str(tmp_path)], "Own Sung", system=False).bold.endswith("b.ttf")


def test_folder_that_is_not_there_is_skipped_and_named_as_the_place_for_fonts(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"放进 .*nowhere 文件夹"):
        find_typeface([str(tmp_path / "nowhere")], system=False)
