"""Every kind of personal data is found in every kind of file, wherever it lies in it."""

import pytest

from generator.model.attached import AttachedText
from generator.model.personal.find import find_personal
from generator.model.personal.finding import About
from generator.read.attached import read_attached
from tests.check.personal.grid import cells
from tests.read.attached.makers import MAKERS

PER_KIND = 4
EVERY = 13
SLOW = 31
"""Each maker is given every 13th text, from another one on; those read in a process of their own every 31st."""


def texts_of_kinds() -> list[str]:
    """Some texts of each kind that the detector knows, with signs that every format can hold."""
    taken: dict[str, list[str]] = {}
    for cell in cells():
        text = " ".join(cell.text.split())
        if all(ord(char) < 0x10000 and char.isprintable() for char in text) and find_personal(text):
            taken.setdefault(cell.kind, []).append(text)
    return [text for texts in taken.values() for text in texts[:PER_KIND]]


TEXTS = texts_of_kinds()


def found_in(texts: list[AttachedText]) -> bool:
    return any(find_personal(one.text, About(heading=one.heading, row=one.row)) for one in texts)


def test_the_grid_has_all_kinds() -> None:
    assert len(TEXTS) >= 14 * PER_KIND


@pytest.mark.parametrize("name", MAKERS)
def test_found_wherever_it_lies(name: str) -> None:
    missed = []
    first, step = list(MAKERS).index(name) % EVERY, SLOW if name.startswith("pdf_") else EVERY
    for text in TEXTS[first::step]:
        file, data = MAKERS[name](text)
        texts, problems = read_attached(file, data)
        if not found_in(texts):
            missed.append((text, texts[-3:], problems))
    assert missed == []


@pytest.mark.parametrize("name", MAKERS)
def test_the_text_is_read_as_it_stands(name: str) -> None:
    text = "公示内容：无个人信息（第3批）"
    file, data = MAKERS[name](text)
    texts, problems = read_attached(file, data)
    assert any(text in one.text for one in texts), [one.text for one in texts]
    assert not [problem for problem in problems if problem.is_error]
    assert all(one.where for one in texts)
