"""A publication in memory, and a catalogue with records."""

from dataclasses import replace
from datetime import date
from typing import Any

from generator.model.notice import Publication

TOLD = Publication(
    id="2026-0001",
    item="01-018",
    title="河东村征地补偿费用支付情况",
    matter="征地补偿费用支付",
    summary="征地的钱哪天付的、付了多少，付完5个工作日内贴在村公示栏。",
    content=("支付时间、金额", "支付凭证（区分处理后）"),
    body="县自然资源局",
    address="https://gk.example.gov.cn/01/018/",
    office="示例县人民政府",
    signature="示例县",
    number="示自然资发〔2026〕3号",
    units=("河东村",),
    shown_on=date(2026, 5, 6),
    phone="0000-0000003",
    phone_of="示例县自然资源局",
    on_board=True,
)


def told(**changes: Any) -> Publication:
    return replace(TOLD, **changes)
