"""Records changed in a draft: what is read back is what was meant, or nothing is changed and the reason is said."""

import random
from dataclasses import replace
from pathlib import Path

from generator.model.fields import fields_of
from generator.model.item import Item
from generator.pipeline.drafting import Draft, edit_records, item_edit, read_draft
from generator.pipeline.reading import read_folder
from tests.conftest import REPOSITORY

BASE = REPOSITORY / "tests" / "examples" / "base"
FIELDS = [row.attribute for row in fields_of(Item) if row.attribute != "id"]


def draft() -> Draft:
    return read_draft(read_folder(BASE))


def test_any_fields_of_any_item_take_the_values_of_another() -> None:
    """Fields come, go, grow and shrink together, as a form has them; `edit_records` reads each result back."""
    chance = random.Random(7)
    one = draft()
    items = one.catalogue.items
    for _ in range(120):
        old, donor = chance.choice(items), chance.choice(items)
        taken = chance.sample(FIELDS, chance.randint(1, 8))
        new = replace(old, **{name: getattr(donor, name) for name in taken})
        edit_records(one, [item_edit(one, old.id, new)])


def test_remarks_and_order_stay_when_many_items_change() -> None:
    one = draft()
    edits = [item_edit(one, item.id, replace(item, summary=f"{item.summary}（新）")) for item in one.catalogue.items]
    for name, data in edit_records(one, edits).items():
        before = (BASE / name).read_text("utf-8").splitlines()
        after = data.decode().splitlines()
        assert len(before) == len(after)
        assert all("summary:" in new for old, new in zip(before, after, strict=True) if old != new)


def test_an_unread_file_hides_no_other(tmp_path: Path) -> None:
    for path in BASE.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "02-school.yml").write_text('domain:\n  code: "02\n', "utf-8")
    found = read_draft(read_folder(tmp_path))
    assert [domain.code for domain in found.catalogue.domains] == ["01"]
    assert found.unread
