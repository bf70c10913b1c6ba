"""Which way leads to information that a body has not published: whom a resident may ask, by what the body is.

- An authority (人民政府, 政府部门): anyone may apply for what it holds (政府信息公开条例 art. 27).
- A village (乡村组织): it must publish; else the township or county orders it to (村民委员会组织法 art. 36).
- A school, a water or gas supplier (企事业单位 of the fields art. 55 names): a complaint to its department.
- Other units, and others (招标人, 采购人): the department that oversees them.
- One's own record (audience 本人): looked up at the counter, whatever the body.

An authority that only oversees a village's or a company's duty has not got the information: it is whom one turns to,
not whom one applies to.

Whom an application goes to: `model.applying`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.model.applying import AUTHORITIES, is_look_up
from generator.model.body import Body
from generator.model.item import Item
from generator.model.terms import BodyKind

_WAYS = {
    BodyKind.GRASSROOTS: (
        "先向{names}要求公布；不按时公布或者公布的不真实，向{overseer}反映，由它查实、责令公布",
        "乡镇人民政府或者县级人民政府和主管部门",
        "（村民委员会组织法第三十六条）",
    ),
    BodyKind.UNIT: (
        "先向{names}要；不公开的，向{overseer}申诉",
        "它的主管部门",
        "（政府信息公开条例第五十五条）",
    ),
    BodyKind.PARTY: ("先向{names}要；不公开的，向{overseer}反映", "监督它的部门", ""),
}
"""Kind → the way, whom to turn to where the register names nobody, the law it rests on."""
_PLAIN_WAY = ("先向{names}要；不公开的，向{overseer}反映", "它的主管部门", "")
"""For units of no field that art. 55 names."""
_VILLAGE = "村民委员会"
"""The law named for villages is theirs: it says nothing of urban communities, townships and collectives."""
_SERVES = re.compile(
    "学校|小学|中学|幼儿园|教育|医院|卫生|健康|供水|自来水|供电|电力|供气|燃气|供热|热力|供暖|环境|环保|公交|公共交通"
)
"""政府信息公开条例 art. 55: 教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通."""


def other_ways(item: Item, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """What holds for the bodies of an item that cannot be applied to, one sentence for each kind of them."""
    if is_look_up(item):
        return ("查自己的信息是办事查询，不用申请公开：带身份证件，到“在哪里看”写的地方查。",)
    found: dict[tuple[str, str, str], list[str]] = {}
    for subject in item.subject:
        body = bodies.get(subject.body)
        if body is not None and body.kind not in AUTHORITIES:
            found.setdefault(_way_of(body), []).append(subject.body)
    return tuple(_say(way, names, bodies) for way, names in found.items())


def _way_of(body: Body) -> tuple[str, str, str]:
    return _PLAIN_WAY if body.kind is BodyKind.UNIT and not _SERVES.search(body.name) else _WAYS[body.kind]


def _say(way: tuple[str, str, str], names: list[str], bodies: Mapping[str, Body]) -> str:
    sentence, nobody, law = way
    overseers = "、".join(dict.fromkeys(_overseers(names, bodies))) or nobody
    rests_on = law if way != _WAYS[BodyKind.GRASSROOTS] or all(_VILLAGE in name for name in names) else ""
    return f"{sentence.format(names='、'.join(names), overseer=overseers)}{rests_on}。"


def _overseers(names: Iterable[str], bodies: Mapping[str, Body]) -> Iterator[str]:
    return (bodies[name].overseer for name in names if bodies[name].overseer)
