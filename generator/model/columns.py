"""The official table's columns, once for every format: headings, the two-level head, their order.

国办发〔2019〕54号 and the ministry guides under it: 序号, 公开事项 (一级, 二级), 公开内容（要素）, 公开依据, 公开时限,
公开主体, 公开渠道和载体, 公开对象, 公开方式, 公开层级. Where the schema has a title for a field, it is the same word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.terms import Level


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of the head. `parts`: the cells below it; none where it stands over both rows."""

    key: str
    text: str
    parts: tuple["Heading", ...] = ()


HEADINGS = (
    Heading("ordinal", "序号"),
    Heading("item", "公开事项", (Heading("category", "一级事项"), Heading("title", "二级事项"))),
    Heading("content", "公开内容（要素）"),
    Heading("basis", "公开依据"),
    Heading("time_limit", "公开时限"),
    Heading("subject", "公开主体"),
    Heading("channel", "公开渠道和载体"),
    Heading("audience", "公开对象", (Heading("everyone", "全社会"), Heading("groups", "特定群众"))),
    Heading("method", "公开方式", (Heading("proactive", "主动"), Heading("on_request", "依申请"))),
    Heading(
        "level",
        "公开层级",
        (
            Heading("county", Level.COUNTY.value),
            Heading("township", Level.TOWNSHIP.value),
            Heading("village", Level.VILLAGE.value),
        ),
    ),
)
"""The head in printed order."""

HEADING_OF: Mapping[str, str] = {heading.key: heading.text for top in HEADINGS for heading in (top, *top.parts)}
"""Key of a heading of either row → its words."""

BESIDE_WORDS: Mapping[str, str] = {
    "section": "责任科室",
    "duration": "公开时长",
    "cycle": "更新周期",
    "portal": "网站所属栏目",
    "remark": "备注",
}
"""Columns that the national table does not have and real ones do → what a person calls them."""

COLUMN_WORDS: Mapping[str, str] = {
    "category": "一级事项",
    "content": "公开内容",
    "basis": "公开依据",
    "time_limit": "公开时限",
    "subject": "公开主体",
    "channel": "公开渠道",
    "audience": "公开对象",
    "method": "公开方式",
    "level": "公开层级",
    **BESIDE_WORDS,
}
"""Key of a column of an imported table → what a person calls it, in a message as after `--map 列=`."""

CHOSEN, NOT_CHOSEN, TICK = "■", "□", "√"
"""Marks of the table: a channel that must be used, one that is not asked for, a column that applies."""
