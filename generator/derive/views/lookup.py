"""The page of a query: what one types, where the telephone is, what the page does with it.

Depends on what was asked for and on the office (names, telephone).
"""

from dataclasses import dataclass

from generator.derive.views.parts import Phones, phones_of
from generator.model.lookup import CODE_LENGTH, Asked
from generator.model.office import Office


@dataclass(frozen=True, slots=True)
class LookupView:
    """`second`: what is typed beside the name; `hint`: where that stands; `day`: of when the list is."""

    title: str
    office: str
    second: str
    hint: str
    digits: int
    rounds: int
    phones: Phones
    day: str


def lookup_view(asked: Asked, office: Office, day: str) -> LookupView:
    if asked.by_codes:
        second, hint = "查询码", f"发给您的纸上印着，{CODE_LENGTH} 个字母和数字，短横线可以不输。"
    else:
        second = f"{asked.number}后 {asked.digits} 位"
        hint = "最后一位是 X 的，输 X。"
    return LookupView(
        title=asked.title,
        office=office.name,
        second=second,
        hint=hint,
        digits=asked.digits,
        rounds=asked.rounds,
        phones=phones_of(office.contact.calls),
        day=day,
    )
