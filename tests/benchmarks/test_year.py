"""The made-up year: its exports are read whole, its applications go by the rules."""

import random
import shutil
from collections import Counter
from pathlib import Path

from benchmarks.year import TODAY, YEAR, make_applications, month_of_documents
from generator.model.matter import Step
from generator.pipeline.checking import check_folder
from generator.read.portal.sources import read_source
from generator.service.database import Database
from generator.service.store import Store

CATALOG = Path(__file__).parents[2] / "catalog"


def test_an_export_holds_a_document_of_every_item_with_its_days() -> None:
    items = check_folder(CATALOG, TODAY).catalogue.items
    text = month_of_documents(items, 5, random.Random(1))
    assert text == month_of_documents(items, 5, random.Random(1))
    (found,) = read_source("05.csv", text.encode("gb18030"), "")
    assert found.remarks == ()
    assert len(found.documents) == len(items)
    assert all(one.shown.startswith(f"{YEAR}-05") and one.column and one.url for one in found.documents)


def test_applications_are_handed_in_and_answered_by_the_rules(tmp_path: Path) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    make_applications(folder, tmp_path / "data.sqlite3", 40)
    store = Store(Database(str(tmp_path / "data.sqlite3")))
    steps = Counter(event.step for matter in store.walk() for event in matter.events)
    assert sum(1 for _ in store.walk()) == 40
    assert steps[Step.ANSWERED] > 30
    assert steps[Step.AMENDED]
    assert steps[Step.EXTENDED]
