"""A body that answers for items, as bodies.yml has it."""

from dataclasses import dataclass
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, PAGE_ONLY, At, Key, Name, Number, Phone, Url
from generator.model.heritage import Heritage
from generator.model.phone import PhoneLine
from generator.model.telephone import parse_phones
from generator.model.terms import BodyKind


@dataclass(frozen=True, slots=True)
class Body:
    """Register entry of a body. Contact fields are public office contacts, exempt from the privacy check.

    `overseer`: the department (主管部门) to turn to when a body that is no authority does not publish.
    `formerly`: names it had; what is subscribed or linked by them still leads here. `also`: names of bodies that it is
    as well (挂牌: 县自然资源局 with the sign 县林业局). It is found by all of them. `code`: for index numbers.
    `stands_for`: bodies of the catalogue below (市、县级教育部门) in whose place it stands here.
    """

    name: Name
    kind: BodyKind
    full_name: str = ""
    duty: str = ""
    phone: Phone = ""
    address: str = ""
    hours: str = ""
    website: Url = ""
    overseer: Name = ""
    formerly: Annotated[tuple[Name, ...], INLINE, PAGE_ONLY] = ()
    also: Annotated[tuple[str, ...], INLINE, PAGE_ONLY] = ()
    code: Annotated[Number, PAGE_ONLY] = ""
    stands_for: Annotated[tuple[str, ...], INLINE, PAGE_ONLY] = ()
    heritage: Annotated[Heritage | None, Key("")] = None
    place: Annotated[Place, At("name")] = NOWHERE

    @property
    def calls(self) -> PhoneLine:
        """`phone`, cut into the numbers to dial."""
        return parse_phones(self.phone)
