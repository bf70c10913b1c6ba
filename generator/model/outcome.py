"""办理结果: how an application for information can end.

The rows of table 3 of the form of 政府信息公开工作年度报告 (国办公开办函〔2021〕30号), in their order and grouping.
"""

from enum import Enum


class Outcome(Enum):
    """The value is what is kept and never changes; `label` is the row's own wording, `group` the row above it."""

    GIVEN = "given"
    PARTLY = "partly"
    CLASSIFIED = "classified"
    FORBIDDEN = "forbidden"
    SAFETY = "safety"
    THIRD_PARTY = "third-party"
    INTERNAL = "internal"
    PROCESS = "process"
    CASE_FILE = "case-file"
    INQUIRY = "inquiry"
    NOT_HELD = "not-held"
    TO_BE_MADE = "to-be-made"
    STILL_UNCLEAR = "still-unclear"
    COMPLAINT = "complaint"
    REPEATED = "repeated"
    PUBLICATION = "publication"
    TOO_MANY = "too-many"
    RECONFIRM = "reconfirm"
    NOT_AMENDED = "not-amended"
    NOT_PAID = "not-paid"
    OTHER = "other"

    @property
    def group(self) -> str:
        return _ROWS[self.value][0]

    @property
    def label(self) -> str:
        return _ROWS[self.value][1]

    @property
    def sentence(self) -> str:
        """Group and row as one."""
        return self.label if self.group == self.label else f"{self.group}：{self.label}"


_ROWS = {
    "given": ("予以公开", "予以公开"),
    "partly": ("部分公开", "部分公开"),
    "classified": ("不予公开", "属于国家秘密"),
    "forbidden": ("不予公开", "其他法律行政法规禁止公开"),
    "safety": ("不予公开", "危及“三安全一稳定”"),
    "third-party": ("不予公开", "保护第三方合法权益"),
    "internal": ("不予公开", "属于三类内部事务信息"),
    "process": ("不予公开", "属于四类过程性信息"),
    "case-file": ("不予公开", "属于行政执法案卷"),
    "inquiry": ("不予公开", "属于行政查询事项"),
    "not-held": ("无法提供", "本机关不掌握相关政府信息"),
    "to-be-made": ("无法提供", "没有现成信息需要另行制作"),
    "still-unclear": ("无法提供", "补正后申请内容仍不明确"),
    "complaint": ("不予处理", "信访举报投诉类申请"),
    "repeated": ("不予处理", "重复申请"),
    "publication": ("不予处理", "要求提供公开出版物"),
    "too-many": ("不予处理", "无正当理由大量反复申请"),
    "reconfirm": ("不予处理", "要求行政机关确认或重新出具已获取信息"),
    "not-amended": ("其他处理", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    "not-paid": ("其他处理", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    "other": ("其他处理", "其他"),
}
