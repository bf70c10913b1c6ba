"""编码不能不声不响地没有了: what was built or registered before is still live, or its end is registered.

- GK497: an id that was given out is in neither the catalogue nor the register.

Why: `identity` and `codes` hold the catalogue against the register; an id that is deleted from both leaves no trace
there, and its printed code would open nothing (design, decision 3). So the site built last, the ledger of this machine
and the git history are asked (`pipeline.remembering`). Where none of them is at hand, nothing can be said.
"""

from collections.abc import Iterator, Sequence

from generator.check.context import Context
from generator.model.address import IdKind, domain_of, is_domain, is_within, kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.memory import Remembered

GK497 = Code(
    "GK497",
    "发出过的编码，目录和登记里都没有了",
    "这个编码以前生成进过网站，或者在 git 里登记过，现在目录和 permalinks.yml 里都找不到，"
    "像是连登记的那一行一起删了。"
    "它的二维码可能已经贴在公示栏上，扫出来会打不开。每次检查、生成都会和上次生成的网站、这台电脑的生成记录"
    "（目录文件夹旁边的 .gongkai-cache）、git 历史核对；这三样都没有的，核对不了。"
    "写错的、没有真正用过的编码也照这样登记，以后不再用它就行。",
    "误删的恢复：目录里的内容，和 permalinks.yml 的 {section:登记} 里的一行{line:-}。"
    "确实不要了，运行 gongkai retire {id:编码} --reason 原因（有替代的加 --into 编码），网页会写明去向。{inside:-}",
    {"inside": "一整个领域、一级事项｜里面的编码也要一个一个这样登记。"},
)

SHOWN = 5
"""Ids of a lost domain that a message names before it only counts."""

_SECTIONS = {IdKind.DOMAIN: "domains", IdKind.CATEGORY: "categories", IdKind.ITEM: "issued"}


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("permalinks", "domain") or not catalogue.domains:
        return
    known = catalogue.permalinks.known | catalogue.addresses.keys()
    lost = {i: entry for i, entry in context.remembered.items() if i not in known}
    place = Place(catalogue.permalinks.file or catalogue.domains[0].file)
    for address_id, entry in lost.items():
        if domain_of(address_id) in lost and not is_domain(address_id):
            continue  # told once, with its domain
        inside = [i for i in lost if is_within(i, address_id)]
        yield _say(entry, inside, context, place)


def _say(entry: Remembered, inside: Sequence[str], context: Context, place: Place) -> Diagnostic:
    kind = kind_of_id(entry.id)
    title = f"（{entry.title}）" if entry.title else ""
    some = "、".join(inside[:SHOWN]) + ("等" if len(inside) > SHOWN else "")
    more = f"和里面的 {len(inside)} 个编码（{some}）" if inside else ""
    gone = "现在目录和编码登记里都没有，二维码会打不开"
    message = f"{kind}编码“{entry.id}”{title}{more}发出过（{entry.witness}），{gone}"
    line = f"“{entry.id}: {entry.since or context.today} {entry.title or '名称'}”"
    rest = GK497.mend("inside") if inside else ""
    return GK497.at(place, message, section=_SECTIONS[kind], line=line, id=entry.id, inside=rest)
