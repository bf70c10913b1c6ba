"""文件和解读: a policy document has its 解读 beside it, and a 解读 the document it explains.

- GK618: a normative document of the office without a 解读.
- GK620: a 解读 whose document is not registered, or which does not say what it explains.

What a document is, its `kind` says; where that is not written, its title does: 《…》解读, 一图读懂, and names that
normative documents have (…管理办法, …实施细则). Documents of others (a law of the register, another website) are
not the office's to explain.

Why: 国办发〔2016〕80号 asks for the 解读 of a policy document to go on the web together with it.
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.inspection import host_of
from generator.model.item import Item, Published
from generator.model.office import Office
from generator.model.terms import DocumentKind

GK618 = Code(
    "GK618",
    "文件没有解读",
    "规范性文件要和政策解读一起公开（国办发〔2016〕80号），已公开的内容里有这份文件，没有解读它的。"
    "是不是规范性文件，看 kind；没有写的看名称（管理办法、实施细则等）。"
    "法律法规和别的网站上的文件不用本单位解读，不会报。",
    "在 published 里登记解读：kind 写“政策解读”，explains 写这份文件的网址；不是规范性文件的，改用准确的标题。",
    severity=Severity.WARNING,
)
GK620 = Code(
    "GK620",
    "解读没有文件",
    "已公开的内容里有政策解读，没有它解读的文件，或者没有写解读的是哪份文件。只有解读，群众看不到文件本身怎么规定。",
    "在 published 里登记这份文件，解读的 explains 写它的网址。",
    severity=Severity.WARNING,
)

_EXPLAINING = re.compile(
    r"解读(?:材料|稿|方案|问答|之[一二三四五六七八九十]+|[（(][^）)]*[）)])?$|^(?:政策|文件|图文|图解|视频|专家|文字|部门)+解读(?=[:：《|—-]|$)|^解读[:：《]"
    r"|(?:一图|图文|漫画|[0-9一二三四五六七八九十]+张图|图)(?:读懂|看懂)|^图解[:：《]|政策问答$"
)
_NORMATIVE = re.compile(
    r"(?:管理|实施|暂行|试行|补助|奖励|补偿|征收|使用|分配|考核|评审|认定)办法|实施细则|实施意见|暂行规定|若干规定|管理规定|若干措施"
)
_TAIL = re.compile(
    r"[》」”\s]*(?:[（(](?:试行|暂行|修订|修订稿|[0-9]{4}年[^）)]*)[）)])?[》”\s]*(?:的通知|的公告|的通告)?$"
)
_DRAFT = re.compile("征求意见|草案|意见稿|听证|起草说明|废止|失效|清理|目录|清单|公示|结果|名单|备案|合法性审查")
_TITLE = re.compile("《([^《》]+)》")


def is_explanation(document: Published) -> bool:
    if document.kind is not None:
        return document.kind is DocumentKind.EXPLANATION
    return bool(document.explains) or _EXPLAINING.search(document.title) is not None


def is_normative(document: Published) -> bool:
    """By its kind, else by its title: it ends in the name of such a document, and is no draft or list of them."""
    if document.kind is not None:
        return document.kind is DocumentKind.NORMATIVE
    title = document.title
    if is_explanation(document) or _DRAFT.search(title):
        return False
    found = list(_NORMATIVE.finditer(title))
    return bool(found) and _TAIL.fullmatch(title, found[-1].end()) is not None


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    known = {document.url: document for item in catalogue.items for document in item.published}
    explained = {document.explains for document in known.values() if document.explains}
    laws = {law.title for law in (catalogue.laws or context.national_laws).values()}
    for item in catalogue.items:
        for document in item.published:
            if is_explanation(document):
                yield from _check_explanation(document, item, known)
            elif (
                is_normative(document)
                and document.url not in explained
                and (document.kind or _is_own(document, catalogue.office, laws))
                and not any(is_explanation(other) and _is_about(other, document) for other in item.published)
            ):
                yield GK618.at(document.place, f"“{document.title}”没有登记解读")


def _check_explanation(document: Published, item: Item, known: dict[str, Published]) -> Iterator[Diagnostic]:
    if document.explains:
        if document.explains not in known:
            yield GK620.at(document.place, f"“{document.title}”解读的文件（{document.explains}）没有登记")
    elif not any(not is_explanation(other) and _is_about(document, other) for other in item.published):
        yield GK620.at(document.place, f"“{document.title}”没有写解读的是哪份文件，这个事项里也没有找到")


def _is_about(explanation: Published, document: Published) -> bool:
    """Whether a 解读 names a document in its title, whole or by the part in 《》."""
    if explanation.explains:
        return explanation.explains == document.url
    names = {_plain(document.title), *map(_plain, _TITLE.findall(document.title))}
    told = {_plain(explanation.title), *map(_plain, _TITLE.findall(explanation.title))}
    return any(len(name) > 3 and (name in text or (text in name and len(text) > 3)) for name in names for text in told)


def _plain(title: str) -> str:
    return re.sub(r"[《》〈〉“”\s]|关于印发|的通知$|[（(](?:试行|暂行|修订)[）)]", "", title)


def _is_own(document: Published, office: Office, laws: set[str]) -> bool:
    """Whether it is the office's own: a file of the site, or a page of its website, and no law of the register."""
    host = host_of(document.url)
    own = {office.site_domain, host_of(office.site_url)}
    return (not host or host in own) and not any(_plain(document.title) == _plain(law) for law in laws)
