"""catalog/words.yml: what it stands for must be there."""

from generator.model.catalogue import Catalogue
from generator.model.search import SearchData


def test_every_meaning_occurs_in_the_catalogue(catalogue: Catalogue, search_data: SearchData) -> None:
    parts = (
        (e.title, e.category, e.summary, *e.keywords, *e.questions, *e.content, *e.bodies, *e.basis)
        for e in search_data
    )
    text = "\n".join("\n".join(part) for part in parts)
    missing = [word for group in catalogue.words.synonyms for word in group.mean if word not in text]
    assert missing == []


def test_enough_everyday_words(catalogue: Catalogue) -> None:
    assert len(catalogue.words.synonyms) >= 120


def test_readings_have_a_syllable_a_character(catalogue: Catalogue) -> None:
    wrong = [word for word, reading in catalogue.words.readings.items() if len(word) != len(reading.split())]
    assert wrong == []
