"""来源: whether an item's row says where it comes from, and does not contradict itself.

- GK611: items of a domain that do not say where their wording comes from, while at least half of the catalogue does;
  they are shown as 来源未注明, 待核. A catalogue older than the field has it hardly anywhere: its pages claim nothing,
  and nobody is asked to fill in hundreds of items at once.
- GK621: an item is said to be copied from the national or a superior's catalogue, but not from which document.
- GK612: an item says that its wording was compared, and in `verify` that it was not.

Why: what stands under 标准目录原文 is taken for the ministry's own words; only who compared it may say so.
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.terms import OriginKind

GK611 = Code(
    "GK611",
    "没有注明来源",
    "这些事项没有写 origin，网页、海报和书上都注明“来源未注明，措辞待核”。写了来源，标题才能照实写：国家标准目录原文、"
    "上级目录、外地目录，还是本县编写。",
    "在事项里写 origin：kind 写来源类别，source 写文件名称和文号；逐字核对过的，再写 compared: 核对的日期。",
    severity=Severity.WARNING,
)
GK612 = Code(
    "GK612",
    "核对过没有，前后不一",
    "origin 里写了核对日期（compared），待核事项（verify）里又说措辞没有核对、凭记忆。只能有一个是真的。",
    "没有逐字核对过的，删掉 compared；核对过的，把 verify 里说没有核对的话去掉。",
)

GK621 = Code(
    "GK621",
    "没有写来源文件",
    "来源类别写了国家标准目录原文或者上级目录，没有写是哪个文件。写不出文件的，别人没法核对。",
    "在 origin 里加一行 source，写文件名称和文号；不知道是哪个文件的，kind 改成“本县编写”。",
)

NAMED = 3
"""Items that a finding names: one finding a domain, however many items."""

_COPIED = (OriginKind.NATIONAL, OriginKind.SUPERIOR)

_NOT_COMPARED = re.compile(
    r"措辞待[核对照]{1,4}|措辞未[核对见]{1,4}|未见原表|没有见到原表|只见(?:于|到)?转载|待对照|文字凭记忆|事项名称?凭记忆|要素.{0,4}凭记忆|凭知识编写"
)
"""What editors write of a wording that nobody has compared; doubts about an article or a number are something else."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    told = sum(item.origin.kind is not None for item in catalogue.items)
    is_usual = 2 * told >= len(catalogue.items)
    for domain in catalogue.domains:
        untold = [item for item in domain.items if item.origin.kind is None]
        if untold and is_usual:
            named = "、".join(item.id for item in untold[:NAMED])
            more = f"等 {len(untold)} 个事项" if len(untold) > NAMED else ""
            yield GK611.at(untold[0].place, f"没有注明来源的事项：{named}{more}，网页上写“来源未注明”")
        for item in domain.items:
            if item.origin.kind in _COPIED and not item.origin.source:
                place = context.place_of(item.origin.place, "kind")
                yield GK621.at(place, f"写了“{item.origin.kind.value}”，没有写来源文件（source）")
            found = _NOT_COMPARED.search(item.verify) if item.origin.compared else None
            if found:
                place = context.place_of(item.origin.place, "compared")
                message = f"写了 {item.origin.compared} 核对过，verify 里又写着“{found[0]}”"
                yield GK612.at(place, message, related=(context.place_of(item.place, "verify"),))
