"""Where to send a request (依申请公开), above the office's own prose: depends on the office alone."""

from dataclasses import dataclass

from generator.derive.views.parts import Phones, phones_of
from generator.model.catalogue import Office


@dataclass(frozen=True, slots=True)
class ApplyView:
    """`name`: who takes requests; `facts`: how to reach it, labelled; `supervisor`: who sees to it, may be empty."""

    name: str
    phones: Phones
    facts: tuple[str, ...]
    note: str
    supervisor: str
    supervisor_phones: Phones
    supervisor_note: str


def apply_view(office: Office) -> ApplyView:
    apply, supervision = office.apply, office.supervision
    facts = (
        f"地址：{apply.address}" if apply.address else "",
        f"邮编：{apply.postcode}" if apply.postcode else "",
        f"邮箱：{apply.email}" if apply.email else "",
        apply.hours,
    )
    return ApplyView(
        name=apply.name,
        phones=phones_of(apply.calls),
        facts=tuple(filter(None, facts)),
        note=apply.note,
        supervisor=supervision.name,
        supervisor_phones=phones_of(supervision.calls),
        supervisor_note=supervision.note,
    )
