"""Posters of the shipped catalogue, set once a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.derive.posters import derive_posters
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.poster import Choice, Look, Poster
from generator.model.typeface import Typeface
from generator.pipeline.posters import Job, print_together
from generator.read.fonts import find_typeface
from tests import catalogues
from tests.site.support import lacking

REPOSITORY = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Printed:
    """Posters and the file they became."""

    posters: tuple[Poster, ...]
    pdf: bytes


@pytest.fixture(scope="session")
def shipped_catalogue() -> Catalogue:
    return catalogues.shipped_catalogue()


@pytest.fixture(scope="session")
def typeface() -> Typeface:
    try:
        return find_typeface((str(REPOSITORY / "fonts"),))
    except SetupError as error:
        lacking(str(error))
        raise


@pytest.fixture(scope="session")
def job(typeface: Typeface) -> Callable[..., Job]:
    def make(**look: object) -> Job:
        return Job(Look(**look), typeface, DAY)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def domains(shipped_catalogue: Catalogue, job: Callable[..., Job]) -> Printed:
    """The posters of all 13 domains."""
    posters = derive_posters(shipped_catalogue, Choice(ids=tuple(d.code for d in shipped_catalogue.domains)))
    return Printed(posters, print_together(posters, job()))


@pytest.fixture(scope="session")
def village(shipped_catalogue: Catalogue, job: Callable[..., Job]) -> Printed:
    """The set of the village."""
    chosen = shipped_catalogue.posters[0]
    posters = derive_posters(shipped_catalogue, chosen.choice, chosen)
    return Printed(posters, print_together(posters, job()))
