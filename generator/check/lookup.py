"""What is wrong with a list before it is sealed: too few to hide in, two who see each other's, numbers shown."""

from collections.abc import Iterator, Sequence

from generator.model.diagnostic import Diagnostic, Place
from generator.model.lookup import (
    GK893,
    GK894,
    GK896,
    LEAST,
    MOST,
    Asked,
    ListRow,
    Person,
    key_of,
    plain_name,
    plain_number,
)
from generator.model.personal.find import find_personal

_NUMBERS = {"GK501", "GK502", "GK503", "GK505"}
"""身份证号, 手机号, 银行卡号, other papers."""


def check_rows(rows: Sequence[ListRow], asked: Asked) -> Iterator[Diagnostic]:
    """Numbers among what is shown, and two people with one key."""
    for row in rows:
        for heading, text in row.shown:
            found = next((one for one in find_personal(text) if one.code in _NUMBERS), None)
            if found is not None:
                yield GK896.at(row.place, f"“{heading}”里像是{found.name}（{found.shown}）")
    if asked.by_codes:
        return
    first: dict[str, ListRow] = {}
    for row in rows:
        known = first.setdefault(_key(row, asked), row)
        if plain_number(known.number) != plain_number(row.number):
            yield GK894.at(row.place, f"和另一行姓名相同、号码后 {asked.digits} 位相同", related=(known.place,))


def _key(row: ListRow, asked: Asked) -> str:
    return key_of(plain_name(row.name), plain_number(row.number)[-asked.digits :])


def check_size(people: Sequence[Person], name: str) -> Iterator[Diagnostic]:
    """`name`: of the list."""
    if len(people) < LEAST:
        yield GK893.at(Place(name), f"名单上只有 {len(people)} 人，少于 {LEAST} 人")
    elif len(people) > MOST:
        yield GK893.at(Place(name), f"名单上有 {len(people)} 人，多于 {MOST} 人")
