"""What of an item nobody has checked, in neutral words: one wording for page, print, poster, book and `catalogue.json`.

Editors note in `verify` what they have yet to check, in the words of their workshop (凭记忆, 待与附件核对). Residents
get the fact without the workshop: which columns of the row are not settled, beside the wording (`model.origin`). A note
that cannot be understood still makes the page say that something is not. What a note says is done (条款已核, 已去掉) is
no doubt.
"""

import re
from collections.abc import Iterator, Mapping

from generator.model.item import Item
from generator.model.origin import say_origin, say_origin_shortly
from generator.model.rowheritage import who_changed

_PART = re.compile(r"[；;。]")
_DONE = re.compile(r"已核|已改|已补|已去掉|不再引用")
_COLUMNS: Mapping[str, re.Pattern[str]] = {
    "事项名称": re.compile(r"事项名|行名|名称|单列|归类|是否列入"),
    "公开内容": re.compile(r"要素|内容|文字"),
    "公开依据": re.compile(
        r"依据|条款|条文|条号|文号|文件号|令号|号令|有效|效力|第[零一二三四五六七八九十百千]+条|〔|通知|办法|(?<!征求)意见|规范|草案|法典|法规|条例|修改|修订"
    ),
    "公开时限": re.compile(r"时限|期限|公示期|频次|天数|[0-9一二三四五六七八九十]+(?:个工作)?[日天周]|多久"),
    "公开主体": re.compile(r"主体"),
    "公开方式": re.compile(r"依申请|公开方式"),
}
"""Heading of the row → words of a note that are about it."""


def doubts(item: Item) -> tuple[str, ...]:
    """Sentences without a full stop; empty where everything was checked."""
    whence = say_origin(item.origin).doubt
    columns = "、".join(unsettled_columns(item.verify))
    if item.verify and not columns and not whence:
        columns = "有的内容"
    return tuple(filter(None, (whence, columns and f"{columns}还没有全部核对")))


def say_doubts(item: Item) -> str:
    """The line beside a row; empty where everything was checked."""
    found = doubts(item)
    return f"待核：{'；'.join(found)}" if found else ""


def unsettled_columns(note: str) -> tuple[str, ...]:
    """Headings of the row that an editor's note calls unchecked, in the order of the row."""
    parts = [part for part in _PART.split(note) if part and not _DONE.search(part)]
    return tuple(_named(parts))


def _named(parts: list[str]) -> Iterator[str]:
    for heading, words in _COLUMNS.items():
        if any(words.search(part) for part in parts):
            yield heading


def say_row_shortly(item: Item) -> str:
    """Where the row comes from, and 待核, in one line for the narrow columns of a table."""
    is_partly = bool(item.verify) and not say_origin(item.origin).doubt
    return say_origin_shortly(item.origin, who_changed(item)) + ("；部分内容待核" if is_partly else "")
