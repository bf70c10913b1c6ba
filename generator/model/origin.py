"""Where an item's row comes from, in words: one wording for page, print, poster, book and `catalogue.json`.

A row is called 原文 only where it was compared word by word with its source; everywhere else 待核 stands beside it.
Why: residents and courts take 标准目录原文 for the ministry's own words (政府信息公开条例 art. 6: 准确).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.item import Origin
from generator.model.terms import OriginKind

UNCHECKED = "措辞待核"
"""What stands beside a row whose wording nobody has compared."""


@dataclass(frozen=True, slots=True)
class OriginWords:
    """`heading`: of the whole row; `source`: where it comes from; `url`: its address, may be empty.

    `doubt`: why it is 待核, empty where it is not.
    """

    heading: str
    source: str
    doubt: str
    url: str = ""


_CHECKED: Mapping[OriginKind, str] = {
    OriginKind.NATIONAL: "标准目录原文（整行）",
    OriginKind.SUPERIOR: "上级目录原文（整行）",
    OriginKind.ELSEWHERE: "外地目录原文（整行）",
    OriginKind.OWN: "本县编写（整行）",
}
_UNCHECKED: Mapping[OriginKind | None, str] = {
    OriginKind.NATIONAL: "国家标准目录（整行，措辞待核）",
    OriginKind.SUPERIOR: "上级目录（整行，措辞待核）",
    OriginKind.ELSEWHERE: "参照外地目录（整行，措辞待核）",
    OriginKind.OWN: "本县编写（整行，措辞待核）",
    None: "目录整行（来源未注明）",
}
_DOUBTS: Mapping[OriginKind | None, str] = {
    OriginKind.NATIONAL: "这一项的措辞还没有对照国家标准目录原文核对",
    OriginKind.SUPERIOR: "这一项的措辞还没有对照上级目录原文核对",
    OriginKind.ELSEWHERE: "这一项的措辞参照外地公布的目录，还没有对照国家标准目录原文核对",
    OriginKind.OWN: "这一项的措辞是编写的，还没有核对，不是国家标准目录原文",
    None: "这一项没有注明来源，措辞没有核对",
}
_CALLED: Mapping[OriginKind, str] = {OriginKind.NATIONAL: "国家标准目录"}


def say_origin(origin: Origin, changed: str = "") -> OriginWords:
    """The words of a row's origin. `changed`: who changed the row since (示例县); it is nobody's 原文 then."""
    kind = origin.kind
    is_checked = kind is not None and bool(origin.compared)
    heading = _CHECKED[kind] if kind is not None and is_checked else _UNCHECKED[kind]
    if changed:
        named = f"{_name(kind)}（整行" if kind is not None else "目录整行（来源未注明"
        heading = f"{named}，{'' if is_checked or kind is None else UNCHECKED + '，'}{changed}有改动）"
    return OriginWords(
        heading=heading,
        source=_say_source(origin),
        doubt="" if is_checked else _DOUBTS[kind],
        url=origin.url,
    )


def say_origin_shortly(origin: Origin, changed: str = "") -> str:
    """Kind, who changed the row, and 待核 in one line, for the narrow columns of a table."""
    doubt = f"；{UNCHECKED}" if say_origin(origin).doubt else ""
    return f"来源：{_name(origin.kind)}{f'；{changed}有改动' if changed else ''}{doubt}"


def _name(kind: OriginKind | None) -> str:
    """原文 is said in the heading, where it is so."""
    return _CALLED.get(kind, kind.value) if kind else "未注明"


def _say_source(origin: Origin) -> str:
    """国家标准目录：应急厅函〔2019〕390号，2019-05-30；2026-05-06 核对."""
    details = "，".join(filter(None, (origin.source, origin.date)))
    named = "：".join(filter(None, (_name(origin.kind), details)))
    verb = "审定" if origin.kind is OriginKind.OWN else "逐字核对"
    return f"{named}；{origin.compared} {verb}" if origin.compared else named
