"""The sheet's cells."""

import pytest

from generator.desk.cells import CellEdit, CellError, apply_cells, list_columns, row_of
from generator.model.catalogue import Catalogue
from generator.pipeline.drafting import read_draft
from generator.pipeline.reading import read_folder
from tests.conftest import REPOSITORY

COLUMNS = list_columns(lambda names: names[-1])


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_draft(read_folder(REPOSITORY / "tests" / "examples" / "base")).catalogue


def test_typing_what_a_cell_says_changes_nothing(catalogue: Catalogue) -> None:
    edits = [
        CellEdit(item.id, column.key, text, text)
        for item in catalogue.items
        for column, text in zip(COLUMNS, row_of(item, COLUMNS)[0], strict=True)
        if not column.fixed
    ]
    assert apply_cells(catalogue.find_item, COLUMNS, edits) == {}


def test_several_cells_of_one_item_are_one_change(catalogue: Catalogue) -> None:
    edits = [CellEdit("01-001", "title", "新名"), CellEdit("01-001", "scope.level", "村级、县级")]
    (item,) = apply_cells(catalogue.find_item, COLUMNS, edits).values()
    assert (item.title, [level.value for level in item.scope.levels]) == ("新名", ["村级", "县级"])


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (CellEdit("01-001", "id", "01-009"), "不能改"),
        (CellEdit("01-001", "stage", "结局"), "只能写"),
        (CellEdit("09-001", "title", "甲"), "不在目录里"),
        (CellEdit("01-001", "nothing", "甲"), "不在目录里"),
        (CellEdit("01-001", "title", "甲", "别的"), "别处改过"),
    ],
)
def test_what_cannot_be_is_told_with_its_cell(catalogue: Catalogue, edit: CellEdit, words: str) -> None:
    with pytest.raises(CellError, match=words) as caught:
        apply_cells(catalogue.find_item, COLUMNS, [CellEdit("01-002", "title", "好的"), edit])
    assert (caught.value.item, caught.value.column) == (edit.item, edit.column)


def test_a_group_has_a_column_a_field() -> None:
    keys = [column.key for column in COLUMNS]
    assert {"scope.method", "scope.audience", "scope.level", "origin.kind"} <= set(keys)
    assert "scope" not in keys
