"""Texts that say nothing, or the same as another.

- GK451: a placeholder stands where something should be said (略, 待定, XXX, TODO).
- GK452: an item's summary or content is copied from another item, or the summary only repeats the title.
- GK453: two items of one domain have the same title in the same category.

Why: empty columns and copied content are what inspections find most (政府网站与政务新媒体检查指标).
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.fields import Meaning, keys_of
from generator.model.item import Item
from generator.model.kinds import KINDS, kind_of
from generator.model.text import UNFILLED, FieldText

GK451 = Code(
    "GK451",
    "只写了“略”“待定”这一类",
    "“待填写”“暂无”“XXX”等于没有内容，空栏目是检查中最常见的问题。",
    "写上真实内容；没有内容的，这一行不写。",
    {"unfilled": "新事项还没有填｜把“待填写”换成真实的内容。不知道的问责任单位，不要照抄别的事项。"},
)
GK452 = Code(
    "GK452",
    "内容照抄",
    "一句话说明或者公开内容和另一个事项一模一样，或者一句话说明只是把名称又说了一遍。",
    "按这个事项的实际改写。",
    {"title": "只是重复名称｜用大白话说一句：这件事要公开什么。"},
    Severity.WARNING,
)
GK453 = Code(
    "GK453",
    "事项重名",
    "同一个一级事项下有两个名称相同的事项，群众分不清。",
    "合并成一个事项，或者用名称分清。",
)

_PLACEHOLDER = re.compile(
    r"^[\s—\-－─_/、.…·*＊]*$|^(无|暂无|没有|略|同上|待定|待补|待补充|待填|待填写|待完善|建设中|空|未知|不详|"
    r"[xX×]{2,}|TODO|todo|TBD|N/?A|null|None|none)[。.]?$"
)
_FREE_FIELDS = keys_of(Meaning.PROSE, *KINDS["domain"].parts.values()) - {"privacy"}
"""What a domain's file says in words of its own. 无 is an answer to what must be kept back."""

_AROUND = " 　（）()【】[]〔〕《》<>“”‘’「」\"'"


def _bare(text: str) -> str:
    """（略） says no more than 略."""
    return text.strip(_AROUND) or text.strip()


def is_placeholder(text: str) -> bool:
    """Whether a text only says that nothing is said."""
    return _PLACEHOLDER.match(_bare(text)) is not None


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for text in context.texts:
        if _is_unfilled(text):
            title = context.title_of("domain", *text.names[: -1 if text.names[-1] == "[]" else None])
            yield GK451.at(text.place, f"{title}还没有填写", "unfilled")
        elif text.field in _FREE_FIELDS and text.text.strip() and is_placeholder(text.text):
            yield _placeholder(text)
    summaries: dict[str, Item] = {}
    titles: dict[tuple[str, str, tuple[str, ...], str], Item] = {}
    for item in catalogue.items:
        if not _PLACEHOLDER.match(_bare(item.summary)):  # that two items say nothing is no copying
            yield from _check_summary(summaries, item, context)
        key = (item.domain_code, item.category, item.path, item.title)
        if key in titles and not _PLACEHOLDER.match(item.title) and titles[key].id != item.id:
            yield GK453.at(
                context.place_of(item.place, "title"),
                f"“{item.title}”在同一个一级事项里写了两次（{titles[key].id} 和 {item.id}）",
                related=(titles[key].place,),
            )
        titles.setdefault(key, item)
    yield from _check_contents(catalogue, context)


_TERMS = keys_of(Meaning.TERM, *KINDS["domain"].parts.values()) | {"channel", "name"}
"""Fields of fixed words, which the schema asks for by naming them."""


def _is_unfilled(text: FieldText) -> bool:
    """What `gongkai new item` left to be written, in fields of any kind that is no fixed word."""
    return kind_of(text.place.file) == "domain" and _bare(text.text) == UNFILLED and text.field not in _TERMS


def _placeholder(text: FieldText) -> Diagnostic:
    return GK451.at(text.place, f"这里只写了“{text.text.strip()}”，等于没有内容")


def _check_contents(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    """Content that two items share. The national tables give one list to whole groups, so three or more are meant."""
    sharing: dict[tuple[str, ...], list[Item]] = {}
    for item in catalogue.items:
        if sum(map(len, item.content)) > 20:
            sharing.setdefault(item.content, []).append(item)
    for members in sharing.values():
        if len(members) == 2 and members[0].id != members[1].id:
            first, second = members
            message = f"“{second.title}”的公开内容和“{first.title}”（{first.id}）一模一样"
            yield GK452.at(context.place_of(second.place, "content"), message)


def _check_summary(seen: dict[str, Item], item: Item, context: Context) -> Iterator[Diagnostic]:
    if item.summary.rstrip("。") == item.title:
        place = context.place_of(item.place, "summary")
        yield GK452.at(place, f"“{item.title}”的一句话说明只是重复名称", "title")
    other = seen.setdefault(item.summary, item)
    if other.id != item.id:
        message = f"“{item.title}”的一句话说明和“{other.title}”（{other.id}）一模一样"
        yield GK452.at(context.place_of(item.place, "summary"), message)
