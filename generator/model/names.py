"""Which fields call a body, a law or a category by its name: what a change of the name reaches.

`edit.rename` has the same as paths in files; a test holds both against the fields marked as names (`model.fields`).
"""

from collections.abc import Mapping
from enum import Enum

from generator.model.body import Body as BodyEntry
from generator.model.domain import Domain
from generator.model.indexnumber import IndexNumber
from generator.model.item import Item, Published, Subject
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis
from generator.model.occasion import Occasion
from generator.model.poster import PosterSet
from generator.model.register import Retired
from generator.model.topic import Topic
from generator.model.withheld import Withheld


class Named(Enum):
    """What has a name that others call it by. The value is what a command calls it."""

    BODY = "body"
    LAW = "law"
    CATEGORY = "category"

    @property
    def label(self) -> str:
        return {"body": "机构", "law": "法规文件", "category": "一级事项"}[self.value]


USES: Mapping[tuple[type, str], Named] = {
    (Domain, "authority"): Named.BODY,
    (Subject, "body"): Named.BODY,
    (Published, "body"): Named.BODY,
    (BodyEntry, "overseer"): Named.BODY,
    (Retired, "subject"): Named.BODY,
    (PosterSet, "bodies"): Named.BODY,
    (Withheld, "decided_by"): Named.BODY,
    (IndexNumber, "body"): Named.BODY,
    (Occasion, "body"): Named.BODY,
    (Topic, "body"): Named.BODY,
    (LegalBasis, "law"): Named.LAW,
    (Law, "replaced_by"): Named.LAW,
    (Item, "category"): Named.CATEGORY,
}
"""Record, attribute → whose name stands there."""
