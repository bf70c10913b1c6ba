"""Which bodies of an item can be applied to (依申请公开), and where an application is handed in.

- An authority (人民政府, 政府部门): anyone may apply for what it holds (政府信息公开条例 art. 27).
- An authority that only oversees a village's or a company's duty has not got the information.
- One's own record (audience 本人) is looked up at the counter, whatever the body.

An application goes to the body that made or keeps the information (art. 10, 29): to each authority of the item at its
own telephone and address; to the desk of the office where the body is the office itself, or the register knows no
telephone. Left to others: what else to do about bodies that cannot be applied to (`derive.views.ways`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.body import Body
from generator.model.item import Item, Subject
from generator.model.office import Office
from generator.model.phone import PhoneLine
from generator.model.terms import BodyKind, Method

AUTHORITIES = frozenset({BodyKind.GOVERNMENT, BodyKind.DEPARTMENT})
_OVERSEES = ("监督", "指导", "主管")
"""Words in a subject's note that say it watches over the others and publishes nothing itself."""
_ONESELF = "本人"


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


def _is_authority(subject: Subject, bodies: Mapping[str, Body]) -> bool:
    """A body the register lacks is taken for an authority: most are, and `check` tells that it is missing."""
    body = bodies.get(subject.body)
    return body is None or body.kind in AUTHORITIES


def _only_oversees(subject: Subject, item: Item, bodies: Mapping[str, Body]) -> bool:
    others = any(not _is_authority(other, bodies) for other in item.subject)
    return others and any(word in subject.note for word in _OVERSEES)
