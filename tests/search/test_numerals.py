"""The browser's reader of numerals is held to the table of Python's, and to Python's on whatever else can be typed."""

import re
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.numerals import SIGNS, arabic_numbers, read_number
from generator.model.search import fold_text
from tests.tables import read_yaml

TABLE = read_yaml((Path(__file__).parents[1] / "data" / "numerals.yml").read_text("utf-8"))


def test_numerals_of_the_table(engine: Any) -> None:
    assert dict(zip(TABLE["numbers"], engine(numbers=[*TABLE["numbers"]])["numbers"], strict=True)) == TABLE["numbers"]


def test_texts_of_the_table(engine: Any) -> None:
    narrow = {text: kept.replace("（", "(").replace("）", ")") for text, kept in TABLE["texts"].items()}
    assert dict(zip(narrow, engine(arabic=[*narrow])["arabic"], strict=True)) == narrow


def test_both_sides_read_any_signs_alike(engine: Any) -> None:
    made: list[str] = [str(number) for number in range(0, 10_000, 37)]

    @settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(st.text(alphabet=f"012589０３{SIGNS}半条第", max_size=9))
    def collect(text: str) -> None:
        made.append(text)

    collect()
    assert len(made) > 1000
    assert engine(numbers=made)["numbers"] == [read_number(text) for text in made]
    articles = [f"第{text}条" for text in made if re.fullmatch(f"[0-9０-９{SIGNS}]+", text)]
    assert len(articles) > 200
    assert engine(arabic=articles)["arabic"] == [fold_text(arabic_numbers(text), {}) for text in articles]
