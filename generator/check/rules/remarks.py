"""编辑备注: what an editor notes for himself has no place in wording that residents and courts read as law.

- GK613: a remark stands in an official field: 建议, 宜, 参考, 核对, 视情况, 多为, 以当地文件为准, 待核 and the like.

Left to others: what is a remark (`check.remarks`). Summaries, how to apply, keywords and notes of registers are the
office's own words and not looked at.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.check.remarks import find_remark
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic
from generator.model.text import FieldText, shorten

GK613 = Code(
    "GK613",
    "正式内容里有编辑备注",
    "公开内容、时限、依据这些地方，群众和法院当作规定来读。“建议按季度”“多为5至7个工作日”“以当地文件为准”“须与附件核对”"
    "是编辑自己的话，不是规定。建议提案办理、不宜公开、家庭经济状况核对、参考价格这类正常用语不会报。",
    "把这句话移到待核事项（verify），这里只写规定本身；天数没有查到的，照规定的原话写，例如“定期公开”。",
)

SHOWN = 40
"""Characters of a wording that a message quotes."""

_ITEM = ("items", "[]")
_OFFICIAL = frozenset(
    {
        (*_ITEM, "title"),
        (*_ITEM, "category"),
        (*_ITEM, "path", "[]"),
        (*_ITEM, "duration"),
        (*_ITEM, "cycle"),
        (*_ITEM, "content", "[]"),
        (*_ITEM, "official_subject"),
        (*_ITEM, "subject", "[]", "note"),
        (*_ITEM, "channel", "[]", "note"),
        (*_ITEM, "scope", "audience", "[]"),
        (*_ITEM, "basis", "[]", "law"),
        ("domain", "categories", "[]", "name"),
        ("laws", "[]", "title"),
    }
)
_LIMITS = frozenset(
    {
        (*_ITEM, "time_limit"),
        (*_ITEM, "time_limit", "[]"),
        (*_ITEM, "time_limit", "[]", "text"),
        (*_ITEM, "time_limit", "[]", "applies_to"),
    }
)


def check(_catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for text in context.texts:
        if text.names in _OFFICIAL or text.names in _LIMITS:
            found = find_remark(text.text, is_limit=text.names in _LIMITS)
            if found is not None:
                yield _say(text, *found)


def _say(text: FieldText, start: int, end: int) -> Diagnostic:
    remark = text.text[start:end]
    message = f"“{shorten(text.text, SHOWN)}”里的“{remark}”像是编辑的备注，不是规定"
    return GK613.at(text.place_at(start, end - start), message)
