"""One law that something rests on, with its articles: an item, a category, a refusal, a consultation."""

from dataclasses import dataclass
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, PAGE_ONLY, At, Name, Number


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One law an item rests on. Articles are shown only where `checked`."""

    law: Name
    articles: Annotated[tuple[Number, ...], INLINE] = ()
    checked: bool = True
    note: Annotated[str, PAGE_ONLY] = ""
    place: Annotated[Place, At("law")] = NOWHERE
