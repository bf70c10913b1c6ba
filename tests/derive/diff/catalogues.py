"""Catalogues made at random: every record by its table of fields, ids and names from small pools, so that two of them
have some in common. Made by hand and not by strategies of hypothesis, which take seconds for one of this size.
"""

from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

from generator.model.body import Body
from generator.model.calendarfile import CalendarFile
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.domain import Category, Domain
from generator.model.fields import FieldRow, Meaning, Shape, fields_of
from generator.model.history import History
from generator.model.imports import Imports
from generator.model.item import Item
from generator.model.law import Law
from generator.model.office import Office
from generator.model.poster import PosterSet
from generator.model.register import SECTIONS, Issued, Permalinks, Retired
from generator.model.vocabulary import Asked, Words
from generator.read.timelimit.text import parse_time_limit

R = TypeVar("R")

NAMES = ["县公安局", "县国土局", "县自然资源局", "乡镇人民政府", "土地管理法", "审批", "执法"]
TEXTS = ["", "征地补偿", "征地的补偿标准", "20个工作日", "一、二", "#2", "<b>"]
LIMITS = [
    parse_time_limit(text)
    for text in (
        "信息形成或者变更之日起20个工作日内",
        "信息形成或者变更之日起7个工作日内",
        "批准之日起10日内公开，公示7日",
        "及时公开",
        "每季度公布一次",
        "",
    )
]
DAYS = ["2026-01-01", "2026-05-06"]


def make_catalogue(seed: int) -> Catalogue:
    """A catalogue, faulty ones among them: ids given twice, names that no register has."""
    return _Maker(Random(seed)).catalogue()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random

    def catalogue(self) -> Catalogue:
        pick = self.random.choice
        codes = [pick(["01", "02"]) for _ in range(self.random.randint(0, 2))]
        return Catalogue(
            office=self.record(Office),
            domains=tuple(map(self.domain, codes)),
            laws={one.key: one for one in self.some(lambda: self.record(Law, key=pick(NAMES)))},
            bodies={one.name: one for one in self.some(lambda: self.record(Body, name=pick(NAMES)))},
            permalinks=Permalinks(
                **{section: self.registered() for section in SECTIONS},
                retired=self.some(lambda: self.record(Retired, id=pick(["01-001", "01-009", "02"]))),
                sections=frozenset(section for section in SECTIONS if pick((True, False))),
            ),
            adjustments=self.some(lambda: self.record(Adjustment)),
            words=self.record(Words),
            calendar=self.record(CalendarFile),
            posters=self.some(lambda: self.record(PosterSet)),
            imports=self.record(Imports),
            asked=self.some(lambda: self.record(Asked, id=pick(["01-001", "01-002"]))),
            history=self.record(History),
        )

    def domain(self, code: str) -> Domain:
        pick = self.random.choice
        return self.record(
            Domain,
            code=code,
            categories=self.some(lambda: self.record(Category, id=pick(["c1", "c2", "c3"]), name=pick(NAMES))),
            items=self.some(lambda: self.record(Item, id=f"{code}-00{pick('1234')}", category=pick(NAMES)), most=5),
        )

    def registered(self) -> dict[str, Issued]:
        ids = self.some(lambda: self.random.choice(["01", "01-c1", "01-001", "01-002"]))
        return {one: Issued(one, self.random.choice(TEXTS), self.random.choice(DAYS)) for one in ids}

    def some(self, make: Callable[[], R], most: int = 3) -> tuple[R, ...]:
        return tuple(make() for _ in range(self.random.randint(0, most)))

    def record(self, kind: type[R], **given: Any) -> R:
        own = {row.attribute: self.value(row) for row in fields_of(kind) if row.attribute not in given}
        return kind(**own, **given)

    def value(self, row: FieldRow) -> Any:
        """A value of the field, or its fallback."""
        return row.fallback if not row.required and self.random.random() < 0.5 else self._value(row)

    def _value(self, row: FieldRow) -> Any:
        pick = self.random.choice
        texts = DAYS if row.meaning is Meaning.DAY else NAMES if row.meaning is Meaning.NAME else TEXTS
        made: dict[Shape, Callable[[], Any]] = {
            Shape.TEXT: lambda: pick(texts),
            Shape.FLAG: lambda: pick((True, False)),
            Shape.NUMBER: lambda: self.random.randint(0, 3),
            Shape.TERM: lambda: pick(list(row.of)),
            Shape.TERMS: lambda: self.some(lambda: pick(list(row.of))),
            Shape.TEXTS: lambda: self.some(lambda: pick(texts)),
            Shape.PAIRS: lambda: {pick(NAMES): pick(TEXTS) for _ in range(self.random.randint(0, 3))},
            Shape.RECORD: lambda: self.record(row.of),
            Shape.RECORDS: lambda: self.some(lambda: self.record(row.of), most=2),
            Shape.WORDING: lambda: pick(LIMITS),
        }
        return made[row.shape]()
