"""The fresh tables: every title, no item too many, every field as it was written down before."""

from collections.abc import Callable

import pytest

from generator.model.imported import ItemDraft
from tests.read.tables.county import COUNTY
from tests.read.tables.fresh import FRESH, Case, Wanted
from tests.read.tables.test_messy import read


def said(draft: ItemDraft) -> Wanted:
    return Wanted(
        draft.title,
        draft.category,
        draft.content,
        tuple(basis.law for basis in draft.basis),
        "；".join(limit.text for limit in draft.time_limit),
        tuple(subject.body for subject in draft.subject),
        tuple(f"{use.channel.value}:{use.note}".rstrip(":") for use in draft.channel),
        draft.audience,
        tuple(method.value for method in draft.method),
        tuple(level.value for level in draft.level),
    )


@pytest.mark.parametrize("make", (*FRESH, *COUNTY), ids=lambda make: make.__name__)
def test_a_fresh_table_is_read_as_it_was_meant(make: Callable[[], Case]) -> None:
    name, data, wanted = make()
    assert tuple(map(said, read(name, data).items)) == wanted


@pytest.mark.parametrize("make", (*FRESH, *COUNTY), ids=lambda make: make.__name__)
def test_nothing_of_the_office_leaks(make: Callable[[], Case]) -> None:
    name, data, _ = make()
    imported = read(name, data)
    told = repr((imported.items, imported.left_out, imported.problems, imported.heads))
    for secret in (
        "张三",
        "李四",
        "王五",
        "1234567",
        "缓发",
        "涉密",
        "草稿事项",
        "秘密事项",
        "绝密",
        "删掉的",
        "张某",
        "李某",
    ):
        assert secret not in told
