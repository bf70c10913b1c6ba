"""What may come onto paper is held against the typeface, so nothing of a catalogue may be left out."""

from dataclasses import fields, replace
from pathlib import Path

from generator.derive.printable import derive_printable
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.register import Retired
from tests.catalogues import base_catalogue

BASE = Path(__file__).parent.parent / "examples" / "base"


def read_base() -> Catalogue:
    return base_catalogue()


def test_every_text_field_of_an_item_is_looked_at_under_its_id() -> None:
    catalogue = read_base()
    item = catalogue.items[0]
    texts = {field.name: f"⟦{field.name}⟧" for field in fields(Item) if isinstance(getattr(item, field.name), str)}
    del texts["id"], texts["category"]
    domain = catalogue.domains[0]
    changed = replace(catalogue, domains=(replace(domain, items=(replace(item, **texts),)),))
    found = {text for owner, text in derive_printable(changed) if owner.startswith(item.id)}
    assert set(texts.values()) <= found
    assert set(item.content) <= found


def test_registers_are_looked_at_each_under_its_file() -> None:
    catalogue = read_base()
    gone = Retired(id="01-099", title="旧事项", on="2026-11-20", reason="并入别的事项")
    catalogue = replace(catalogue, permalinks=replace(catalogue.permalinks, retired=(gone,)))
    owners: dict[str, set[str]] = {}
    for owner, text in derive_printable(catalogue):
        owners.setdefault(owner, set()).add(text)
    assert catalogue.office.name in owners["office.yml"]
    assert {body.name for body in catalogue.bodies.values()} <= owners["bodies.yml"]
    assert {law.title for law in catalogue.laws.values()} <= owners["laws.yml"]
    assert {"旧事项", "并入别的事项"} <= owners["permalinks.yml"]
    domain = catalogue.domains[0]
    assert {domain.title, domain.introduction} <= owners[domain.file]
    assert str(domain.place.line) not in owners[domain.file]
