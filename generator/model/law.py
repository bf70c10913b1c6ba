"""A law that items rest on, as laws.yml has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, PAGE_ONLY, At, Day, Key, Listed, Name, Number, Otherwise
from generator.model.heritage import Heritage
from generator.model.terms import LawCheck, LawStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Register entry. `articles` maps an article (第四十八条) to its gist; `replaced_by` is a key or free text.

    `formerly`: keys it had; what was linked by them still leads here.
    """

    key: Name
    title: str
    doc_no: Number = ""
    issued: Day = ""
    effective: Day = ""
    status: Annotated[LawStatus, Otherwise(LawStatus.UNKNOWN)]
    replaced_by: str = ""
    check: Annotated[LawCheck, Key("checked"), Otherwise(LawCheck.MEMORY)]
    articles: Annotated[Mapping[str, str], Listed("article", "gist")] = field(default_factory=dict)
    note: Annotated[str, PAGE_ONLY] = ""
    formerly: Annotated[tuple[Name, ...], INLINE, PAGE_ONLY] = ()
    heritage: Annotated[Heritage | None, Key("")] = None
    place: Annotated[Place, At("key")] = NOWHERE
