"""Small parts of pages that a template can't work out itself: targets of links, the filters of a table."""

import json

from generator.model.catalogue import Domain
from generator.model.letter import OTHER
from generator.model.phone import Phone, PhoneLine
from generator.model.terms import Level, Stage


def phone_table(line: PhoneLine) -> str:
    """A line of telephones for the search page's script: JSON, a list of [text, link], the link "" for mere words."""
    pairs = [[part.printed, part.href] if isinstance(part, Phone) else [part, ""] for part in line.parts]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def letter_path(letter: str) -> str:
    """Page of one letter of a long catalogue; what has none stands under 0, for `#` can't stand in an address."""
    return f"az/{0 if letter == OTHER else letter}/"


def law_anchor(key: str) -> str:
    """Anchor of a law on the list of laws: a name without blanks or markup."""
    return "law-" + "".join(char if char.isalnum() else "-" for char in key)


def police_number(record: str) -> str:
    """The 14 digits of a 公安备案号, for the link to its entry; empty when there are not 14."""
    digits = "".join(char for char in record if char.isdigit())
    return digits if len(digits) == 14 else ""


def list_filters(domain: Domain) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Filters of a domain's table: field, label, (value, text) of what occurs."""
    items = domain.items
    levels = {level for item in items for level in item.scope.levels}
    stages = {item.stage for item in items}
    audiences = [("全社会", any(i.scope.everyone for i in items)), ("特定群众", any(i.scope.groups for i in items))]
    return [
        ("category", "一级事项", [(category.id, category.name) for category in domain.categories]),
        ("stage", "环节", [(stage.value, stage.value) for stage in Stage if stage in stages]),
        ("level", "层级", [(level.value, level.value) for level in Level if level in levels]),
        ("audience", "对象", [(name, name) for name, occurs in audiences if occurs]),
    ]
