"""What an overlay asks less of its office than the catalogue below does: never silently.

A standard catalogue says the least that is published; province, city and county make it more definite and add to it.
Less is told each time: as an error where the overlay gives no reason, as a warning where it does. Two kinds need more
than a reason, for only a law can allow them: a limit beyond that of art. 26 of the 政府信息公开条例
(法律、法规对政府信息公开的期限另有规定的，从其规定), and 主动公开 (art. 19, 20) that becomes 依申请公开. There the
reason has to name the law and its article.

- GK910: an item of the overlay's own has an id that the catalogue below has given to another matter.
- GK911: a longer limit.
- GK912: fewer channels.
- GK913: a narrower audience.
- GK914: no longer published of the office's own accord.
- GK915: lines of 公开内容 are gone.
- GK916: fewer or lower levels.
"""

import re
from collections.abc import Iterator, Mapping

from generator.check.context import Context
from generator.check.lawful import find_too_long
from generator.check.sameness import is_another_matter
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.heritage import Touch
from generator.model.item import Item
from generator.model.terms import Effect

_REASON = "确实需要的，在这一项下面加一行“reason: 理由”，写明依据；不需要的，照上级目录写。"
_LAWFUL = "照上级目录写；有法律、法规依据的，在 reason 里写明是哪一部法律、法规的哪一条，例如“《××法》第×条”。"

GK910 = Code(
    "GK910",
    "编码上级目录已经用了",
    "本地新增的事项用的编码，上级目录（也许是后来）给了另一件事。一个编码只能对应一件事，印出去的二维码会指错。",
    "本地新增的事项换一个编码（运行 gongkai new item 取下一个），原来的编码已经发出过的，先运行 gongkai retire。",
)
GK911 = Code(
    "GK911",
    "时限比上级目录长",
    "叠加目录只能把公开时限改得更短、更明确。改长了，群众看到得更晚。"
    "《政府信息公开条例》第二十六条的20个工作日，只有法律、法规另有规定的才可以超过。",
    _REASON,
    {"law": f"超过了法定的20个工作日｜{_LAWFUL}"},
    may_warn=True,
)
GK912 = Code(
    "GK912",
    "渠道比上级目录少",
    "上级目录规定的公开渠道，本地去掉了，原来从那里看的人就看不到了。",
    _REASON,
    may_warn=True,
)
GK913 = Code(
    "GK913",
    "公开对象比上级目录窄",
    "上级目录向全社会或者更多的人公开，本地只向一部分人公开。",
    _REASON,
    may_warn=True,
)
GK914 = Code(
    "GK914",
    "不再主动公开",
    "上级目录规定主动公开，本地改成了依申请公开。《政府信息公开条例》第十九条、第二十条规定应当主动公开的，不能改。",
    _LAWFUL,
    may_warn=True,
)
GK915 = Code(
    "GK915",
    "公开内容比上级目录少",
    "上级目录规定要公开的内容，本地少了几条。写得更具体不算少，原来的字还在就行。",
    _REASON,
    may_warn=True,
)
GK916 = Code(
    "GK916",
    "公开层级比上级目录少",
    "上级目录规定的公开层级，本地去掉了，或者改成了更低的一级。",
    _REASON,
    may_warn=True,
)

_CODES: Mapping[tuple[str, ...], Code] = {
    ("time_limit",): GK911,
    ("channel",): GK912,
    ("scope", "audience"): GK913,
    ("scope", "method"): GK914,
    ("content",): GK915,
    ("scope", "level"): GK916,
}
_NAMES_A_LAW = re.compile(r"《[^》]+》[^，。；]*第[一二三四五六七八九十百零〇0-9]+条")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    issued = catalogue.permalinks.issued
    for item in catalogue.items:
        for touch in item.heritage.touches if item.heritage is not None else ():
            if touch.place.line in context.faults.get(touch.place.file, ()):
                continue  # what could not be read is told, and says nothing of the duty
            if touch.path == ("title",) and is_another_matter(touch.before, touch.after):
                if item.id in issued and is_another_matter(issued[item.id].title, item.title):
                    continue  # the register tells it (GK404)
                message = f"编码“{item.id}”在上级目录里是“{touch.before}”，这里是“{touch.after}”，像是另一件事"
                yield GK910.at(touch.place, message)
            elif touch.effect is Effect.LOOSENS and (code := _CODES.get(touch.path)) is not None:
                yield _loosened(item, touch, code)


def _loosened(item: Item, touch: Touch, code: Code) -> Diagnostic:
    needs_law = code is GK914 or (code is GK911 and _is_too_long(item))
    is_excused = bool(_NAMES_A_LAW.search(touch.reason)) if needs_law else bool(touch.reason)
    told = f"，写明的理由：{touch.reason}" if touch.reason else "，没有写理由"
    why = {GK911: "《政府信息公开条例》第二十六条", GK914: "《政府信息公开条例》第十九条、第二十条"}.get(code, "")
    severity = Severity.WARNING if is_excused else Severity.ERROR
    remedy = "law" if code is GK911 and needs_law else ""
    message = f"比上级目录放宽了：{touch.sentence}{told}"
    return code.at(touch.place, message, remedy, why=why if needs_law else "", severity=severity)


def _is_too_long(item: Item) -> bool:
    return any(True for entry in item.time_limit for _ in find_too_long(entry.limit.clauses))
