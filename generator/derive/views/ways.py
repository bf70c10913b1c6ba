"""Which way leads to information that a body has not published: whom a resident may ask, by what the body is.

- An authority (人民政府, 政府部门): anyone may apply for what it holds (政府信息公开条例 art. 27).
- A village (乡村组织): it must publish; else the township or county orders it to (村民委员会组织法 art. 36).
- A school, a water or gas supplier (企事业单位 of the fields art. 55 names): a complaint to its department.
- Other units, and others (招标人, 采购人): the department that oversees them.
- One's own record (audience 本人): looked up at the counter, whatever the body.

An authority that only oversees a village's or a company's duty has not got the information: it is whom one turns to,
not whom one applies to.

An application goes to the body that made or keeps the information (art. 10, 29): to each authority of the item at its
own telephone and address; to the desk of the office where the body is the office itself, or the register knows no
telephone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.catalogue import Body, Item, Office, Subject
from generator.model.phone import PhoneLine
from generator.model.terms import BodyKind, Method

AUTHORITIES = frozenset({BodyKind.GOVERNMENT, BodyKind.DEPARTMENT})
_OVERSEES = ("监督", "指导", "主管")
"""Words in a subject's note that say it watches over the others and publishes nothing itself."""
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
_ONESELF = "本人"
_PLAIN_WAY = ("先向{names}要；不公开的，向{overseer}反映", "它的主管部门", "")
"""For units of no field that art. 55 names."""
_VILLAGE = "村民委员会"
"""The law named for villages is theirs: it says nothing of urban communities, townships and collectives."""
_SERVES = re.compile(
    "学校|小学|中学|幼儿园|教育|医院|卫生|健康|供水|自来水|供电|电力|供气|燃气|供热|热力|供暖|环境|环保|公交|公共交通"
)
"""政府信息公开条例 art. 55: 教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an application is handed in. `body`: the responsible body it is for; `name`: who takes it there."""

    body: str
    name: str
    phone: str
    calls: PhoneLine
    address: str


def desks_of(item: Item, bodies: Mapping[str, Body], office: Office) -> tuple[Desk, ...]:
    """Where to apply for what an item discloses on request, a desk a body; empty where nobody can be applied to."""
    if Method.ON_REQUEST not in item.scope.methods:
        return ()
    return tuple(_desk(name, bodies.get(name), office) for name in authorities(item, bodies))


def _desk(name: str, body: Body | None, office: Office) -> Desk:
    """The office's desk also for its own government (条例 art. 4): the one names the other in full."""
    if body is None or not body.phone or office.name in (body.name, body.full_name):
        apply = office.apply
        return Desk(name, apply.name, apply.phone, apply.calls, apply.address)
    return Desk(name, body.full_name or body.name, body.phone, body.calls, body.address)


def authorities(item: Item, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """Names of an item's bodies that can be applied to: authorities that do more than oversee the others."""
    if is_look_up(item):
        return ()
    subjects = (subject for subject in item.subject if not _only_oversees(subject, item, bodies))
    return tuple(dict.fromkeys(subject.body for subject in subjects if _is_authority(subject, bodies)))


def is_look_up(item: Item) -> bool:
    """Whether an item is for the person alone whom it is about (补贴领取人本人): one's own record is looked up."""
    groups = item.scope.groups
    return not item.scope.everyone and bool(groups) and all(_ONESELF in group for group in groups)


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


def _is_authority(subject: Subject, bodies: Mapping[str, Body]) -> bool:
    """A body the register lacks is taken for an authority: most are, and `check` tells that it is missing."""
    body = bodies.get(subject.body)
    return body is None or body.kind in AUTHORITIES


def _only_oversees(subject: Subject, item: Item, bodies: Mapping[str, Body]) -> bool:
    others = any(not _is_authority(other, bodies) for other in item.subject)
    return others and any(word in subject.note for word in _OVERSEES)
