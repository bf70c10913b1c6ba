"""A few posters under every damage that they are meant to bear: read in one of three shots, never wrong."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.damage import BORDER, DAMAGES, DECODERS, FINDER, Code, cut_codes, stain, try_code
from benchmarks.posters import FONTS, VILLAGE, all_posters
from benchmarks.wechat import lacks
from generator.derive.posters import derive_posters
from generator.model.poster import Choice, Look
from generator.pipeline.posters import Job, choose_poster_typeface, print_together
from tests.catalogues import shipped_catalogue
from tests.pipeline.conftest import DAY
from tests.site.support import lacking

REPOSITORY = Path(__file__).parent.parent.parent
BEYOND = {"失焦（0.5 格）", "失焦（0.6 格）"}
"""Past what can be read: reported, not promised."""


@pytest.fixture(scope="module")
def codes() -> list[Code]:
    if reason := lacks():
        lacking(reason)
    catalogue = shipped_catalogue()
    posters = derive_posters(catalogue, Choice(ids=("01", "01-c2", "13-022")))
    return cut_codes(print_together(posters, Job(Look(), choose_poster_typeface(posters, DAY, FONTS), DAY)))


@pytest.mark.parametrize("damage", [name for name in DAMAGES if name not in BEYOND])
def test_damaged_poster_is_read_in_one_of_three_shots(damage: str, codes: list[Code]) -> None:
    outcomes = [try_code(code, damage, seed) for seed, code in enumerate(codes)]
    assert all(outcome.read["微信"] for outcome in outcomes), "what nearly everybody scans with"
    assert all(outcome.is_read for outcome in outcomes)
    assert not any(outcome.wrong for outcome in outcomes)


@pytest.mark.parametrize("damage", sorted(BEYOND))
def test_beyond_reading_nothing_wrong_is_read(damage: str, codes: list[Code]) -> None:
    assert not any(try_code(code, damage, seed).wrong for seed, code in enumerate(codes))


def test_undamaged_poster_is_read_by_all_in_every_shot(codes: list[Code]) -> None:
    for code in codes:
        assert try_code(code, "完好", 1).read == dict.fromkeys(DECODERS, 3)


@pytest.mark.parametrize("share", [0.05, 0.1, 0.15])
def test_stain_covers_its_share_and_leaves_the_corners(share: float, codes: list[Code]) -> None:
    code = codes[2]
    touched = np.zeros(code.pixels.shape, dtype=bool)
    for seed in range(40):
        plain = Code(np.full_like(code.pixels, 128), code.modules, code.px, code.address)
        changed = stain(plain, np.random.default_rng(seed), share) != 128
        touched |= changed
        assert changed.sum() == pytest.approx(share * (code.modules * code.px) ** 2, rel=0.03)
    low, high = round(BORDER * code.px) + 1, round((BORDER + FINDER) * code.px) - 1
    end = round((BORDER + code.modules - FINDER) * code.px) + 1
    last = round((BORDER + code.modules) * code.px) - 1
    for rows, columns in (((low, high), (low, high)), ((low, high), (end, last)), ((end, last), (low, high))):
        assert not touched[slice(*rows), slice(*columns)].any()


def test_same_seed_gives_the_same_shots(codes: list[Code]) -> None:
    assert try_code(codes[0], "污损 15 %", 7) == try_code(codes[0], "污损 15 %", 7)


def test_benchmark_takes_every_page_with_a_code() -> None:
    catalogue = shipped_catalogue()
    categories = sum(len(domain.categories) for domain in catalogue.domains)
    assert len(all_posters(catalogue)) == len(catalogue.domains) + categories + len(catalogue.items)
    assert any(entry.name == VILLAGE for entry in catalogue.posters)
