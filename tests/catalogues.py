"""The two catalogues that most tests look at, read once a process: what reading makes is frozen."""

from datetime import date
from functools import cache
from pathlib import Path

from generator.model.catalogue import Catalogue
from generator.pipeline.checking import Checked, check_folder

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "tests" / "examples" / "base"
TODAY = date(2026, 11, 30)


@cache
def check_shipped() -> Checked:
    """The shipped catalogue, in a second and a half of processor time."""
    return check_folder(ROOT / "catalog", TODAY, name="catalog")


@cache
def check_base() -> Checked:
    """The base of `tests/examples`, which has nothing wrong in it."""
    return check_folder(BASE, TODAY, name="catalog")


def shipped_catalogue() -> Catalogue:
    return check_shipped().catalogue


def base_catalogue() -> Catalogue:
    return check_base().catalogue
