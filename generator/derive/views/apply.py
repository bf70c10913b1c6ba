"""Where to send a request (依申请公开), above the office's own prose: depends on the office alone."""

from dataclasses import dataclass

from generator.derive.views.parts import OutLink, Phones, phones_of
from generator.derive.views.service import service_ways
from generator.model.office import Office


@dataclass(frozen=True, slots=True)
class ApplyView:
    """`name`: who takes requests; `facts`: how to reach it, labelled; `supervisor`: who sees to it, may be empty.

    `further`: 公开指南 and 年度报告 of the portal, without an address where the office has registered none.
    `online`: forms of the office's own service; none where it runs none.
    """

    name: str
    phones: Phones
    facts: tuple[str, ...]
    email: OutLink | None
    further: tuple[OutLink, ...]
    online: tuple[OutLink, ...]
    note: str
    supervisor: str
    supervisor_phones: Phones
    supervisor_note: str


def apply_view(office: Office) -> ApplyView:
    apply, supervision = office.apply, office.supervision
    facts = (
        f"地址：{apply.address}" if apply.address else "",
        f"邮编：{apply.postcode}" if apply.postcode else "",
        apply.hours,
    )
    return ApplyView(
        name=apply.name,
        phones=phones_of(apply.calls),
        facts=tuple(filter(None, facts)),
        email=OutLink(apply.email, f"mailto:{apply.email}") if apply.email else None,
        further=(OutLink("政府信息公开指南", office.guide), OutLink("政府信息公开年度报告", office.annual_report)),
        online=service_ways(office),
        note=apply.note,
        supervisor=supervision.name,
        supervisor_phones=phones_of(supervision.calls),
        supervisor_note=supervision.note,
    )
