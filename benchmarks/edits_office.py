"""The small office that is edited: the example catalogue, with something in every register a site can have."""

from dataclasses import replace
from datetime import date

from benchmarks.edits import REPOSITORY
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.geodesy import Point, System
from generator.model.guide import Counter, FormFile, Guide, Material
from generator.model.history import History, Recorded
from generator.model.indexnumber import IndexNumber
from generator.model.item import Published
from generator.model.legalbasis import LegalBasis
from generator.model.occasion import Occasion, OccasionKind
from generator.model.place import Outline, Spot, SpotKind
from generator.model.record import DateSource, PublicationRecord
from generator.model.register import Retired
from generator.model.terms import ChangeKind
from generator.model.topic import Decision, Topic
from generator.model.withheld import Ground, Withheld
from generator.pipeline.checking import check_folder

_URL = "https://www.example.gov.cn/a.html"


def rich_catalogue() -> Catalogue:
    """The catalogue, as values."""
    base = check_folder(REPOSITORY / "tests" / "examples" / "base", date(2026, 11, 28), name="catalog").catalogue
    first, second = base.items[0].id, base.items[-1].id
    bodies, laws = sorted(base.bodies), sorted(base.laws)
    gone = (
        Retired(id="01-099", title="旧事项", on="2026-11-20", reason="并入", replaced_by=(first,)),
        Retired(id="01-098", title="更旧的", on="2026-11-19", reason="并入", replaced_by=("01-099",)),
    )
    register = base.permalinks
    ring = (Point(106.0, 38.2), Point(106.6, 38.2), Point(106.6, 38.7), Point(106.0, 38.2))
    spots = [
        Spot(f"地点{n}", kind, f"106.3{n}0010,38.500010", System.WGS84, items=(second, first)[: n % 3])
        for n, kind in enumerate((SpotKind.BOARD, SpotKind.HALL, SpotKind.SCHOOL, SpotKind.HALL, SpotKind.HALL))
    ]
    domains = list(base.domains)
    shown = Published("一份文件", _URL, "2026-05-07")
    items = (replace(domains[0].items[0], published=(shown,)), *domains[0].items[1:])
    domains[0] = replace(domains[0], items=items)
    return replace(
        base,
        domains=tuple(domains),
        permalinks=replace(register, retired=(*register.retired, *gone)),
        adjustments=(
            *base.adjustments,
            Adjustment("2026-11-24", "新增事项。", (first,)),
            Adjustment("2026-11-25", "全部核对。"),
        ),
        history=History("2026-11-26", (Recorded("2026-11-26", next(iter(ChangeKind)), (first, second), "5", "7"),)),
        records=(
            PublicationRecord(
                id="2026-0001",
                item=first,
                title="一份文件",
                url=_URL,
                event_on="2026-05-06",
                date="2026-05-07",
                date_from=DateSource.PAGE,
            ),
        ),
        withheld=(
            Withheld(
                title="收款人的账号",
                kind=Ground.THIRD_PARTY,
                items=(first,),
                parts=("银行账号",),
                basis=(LegalBasis(laws[0], ("第十五条",)),),
                reason="公开会泄露个人的账户",
                decided_by=bodies[0],
                decided="2026-05-06",
                review="2027-05-06",
            ),
        ),
        numbers=(
            IndexNumber(
                number="000014349/2026-00001",
                url=_URL,
                title="一份文件",
                items=(first,),
                body=bodies[0],
                date="2026-05-06",
                given="2026-05-07",
            ),
        ),
        guides=(
            Guide(
                second,
                name="报名",
                conditions=("年满6周岁",),
                materials=(Material("户口簿", "原件", "1份", "租房的"),),
                steps=("到学校报名",),
                places=(Counter("教务处", "示例路1号", "工作日"),),
                forms=(FormFile("报名表", "https://a.gov.cn/b.docx"),),
                result="通知书",
            ),
        ),
        events=tuple(
            Occasion(title=f"座谈会{n}", kind=kind, items=(first,), body=bodies[0], start=f"2026-12-0{n + 1}")
            for n, kind in enumerate(list(OccasionKind)[:3])
        ),
        places=tuple(spots),
        outline=Outline((ring,)),
        topics=(
            Topic(
                title="招生片区",
                proposed="2026-10-08",
                body=bodies[0],
                decision=Decision.TAKEN_UP,
                answered="2026-10-20",
                answer="一起公布",
                items=(second,),
                url=_URL,
            ),
        ),
    )
