"""The colours keep their least contrast in every look, and the table in the documentation is the stylesheet's."""

import pytest

from benchmarks.contrast import CSS, DOC, LOOKS, PAIRS, measured, ratio, table

STYLES = CSS.read_text("utf-8")


def test_known_ratios() -> None:
    assert ratio("#000", "#ffffff") == 21.0
    assert ratio("#777", "#fff") == 4.47, "cut, not rounded up to what would pass"


@pytest.mark.parametrize("look", LOOKS)
def test_every_pair_has_its_least_contrast(look: str) -> None:
    found = measured(STYLES)
    assert {name: found[name][look] for name, _, _, least in PAIRS if found[name][look] < least} == {}


def test_table_of_the_documentation_is_fresh() -> None:
    assert "\n".join(table(STYLES)) in DOC.read_text("utf-8"), "python -m benchmarks.contrast"
