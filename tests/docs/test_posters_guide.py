"""The guide to posters gives the measures that posters have, and shows pictures that are there."""

import re

from generator.model.poster import BLEED, MEASURES, MIN_MODULE, Size
from generator.read.schema.schemas import SchemaSet
from generator.read.schema.validate import Validator
from generator.resources import SCHEMA_DIR
from generator.yamltext.tree import read_located
from tests.docs.support import blocks_of
from tools.docs import ROOT

GUIDE = ROOT / "docs" / "editors" / "posters.md"


def test_table_of_sizes_is_the_models() -> None:
    text = GUIDE.read_text("utf-8")
    for size, measures in MEASURES.items():
        (row,) = re.findall(rf"^\| `--size {size.value}` \|.*$", text, re.MULTILINE)
        assert f"{measures.width:g} × {measures.height:g} 毫米" in row
        assert f"| {measures.symbol:g} 毫米 | {measures.distance:g} 米 |" in row
        assert f"最大 {measures.title[0]:g} 磅，最小 {measures.title[1]:g} 磅" in row
    sticker = MEASURES[Size.STICKER]
    assert f"一张 A4 上 {sticker.each_sheet} 枚" in text
    assert f"四边各留 {sticker.margin:g} 毫米" in text
    assert f"每一格不小于 {MIN_MODULE:g} 毫米" in text
    assert f"四周会多出 {BLEED:g} 毫米" in text


def test_example_of_a_set_is_valid() -> None:
    (block,) = blocks_of(GUIDE, "yaml")
    document = read_located("posters.yml", block.encode())
    assert document.problems == []
    assert Validator(SchemaSet.load(SCHEMA_DIR).schemas["posters"]).check(document) == []


def test_pictures_are_small_and_there() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(\.\./screenshots/([a-z0-9-]+\.png)\)", GUIDE.read_text("utf-8"))
    assert set(shown) == {path.name for path in (ROOT / "docs" / "screenshots").glob("poster-*.png")}
    assert all((ROOT / "docs" / "screenshots" / name).stat().st_size <= 150_000 for name in shown)
