"""办事指南: how a service is got, in the eleven particulars that a guide has.

名称, 依据, 条件, 材料, 程序, 时限, 收费, 地点, 电话, 表格, 监督: what the pilot plan's 服务公开 asks for
(国办发〔2017〕42号: guides complete and the same on all channels), as offices have listed them since the first
transparent counters. Name and basis are the item's unless the guide has its own.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, SHORT, At, Day, Id, Phone, Url
from generator.model.legalbasis import LegalBasis
from generator.model.phone import PhoneLine
from generator.model.telephone import parse_phones


class Particular(Enum):
    """The eleven, in the order in which a guide tells them."""

    NAME = "名称"
    BASIS = "依据"
    CONDITIONS = "条件"
    MATERIALS = "材料"
    STEPS = "程序"
    LIMIT = "时限"
    FEE = "收费"
    PLACES = "地点"
    PHONE = "电话"
    FORMS = "表格"
    SUPERVISION = "监督"


@dataclass(frozen=True, slots=True)
class Material:
    """One paper to bring. `form`: 原件, 复印件 …; `quantity`: how many, in words."""

    name: Annotated[str, SHORT]
    form: str = ""
    quantity: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """Where one goes."""

    name: Annotated[str, SHORT]
    address: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form to fill in."""

    title: str
    url: Url
    place: Annotated[Place, At("url")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Guide:
    """How one service is got. `unneeded`: particulars that this service really has not (no form, no paper).

    `limit`: the lawful limit, `promised`: the shorter one the office promises.
    """

    item: Id
    name: str = ""
    basis: tuple[LegalBasis, ...] = ()
    conditions: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[str, ...] = ()
    limit: str = ""
    promised: str = ""
    fee: str = ""
    places: tuple[Counter, ...] = ()
    online: Url = ""
    phone: Phone = ""
    forms: tuple[FormFile, ...] = ()
    supervision: Phone = ""
    result: str = ""
    unneeded: Annotated[tuple[Particular, ...], INLINE] = ()
    updated: Day = ""
    place: Annotated[Place, At("item")] = NOWHERE

    @property
    def calls(self) -> PhoneLine:
        """`phone`, cut into the numbers to dial."""
        return parse_phones(self.phone)

    @property
    def complaints(self) -> PhoneLine:
        """`supervision`, cut into the numbers to dial."""
        return parse_phones(self.supervision)

    def missing(self, *, has_basis: bool) -> tuple[Particular, ...]:
        """The particulars that nobody can read anywhere. `has_basis`: whether the item rests on a law."""
        told = {
            Particular.NAME: True,
            Particular.BASIS: has_basis or bool(self.basis),
            Particular.CONDITIONS: bool(self.conditions),
            Particular.MATERIALS: bool(self.materials),
            Particular.STEPS: bool(self.steps),
            Particular.LIMIT: bool(self.limit or self.promised),
            Particular.FEE: bool(self.fee),
            Particular.PLACES: bool(self.places or self.online),
            Particular.PHONE: bool(self.phone),
            Particular.FORMS: bool(self.forms),
            Particular.SUPERVISION: bool(self.supervision),
        }
        return tuple(part for part in Particular if not told[part] and part not in self.unneeded)
