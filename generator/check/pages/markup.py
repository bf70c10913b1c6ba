"""Raw HTML in prose: what the sanitiser will drop is told beforehand, with its place in the Markdown.

- GK129: elements and attributes that run, load, send, or are on no page: dropped, and an error.
- GK130: harmless looks that are dropped; tags that do not pair.
- GK131: an address with a scheme that runs or hides where it leads (`javascript:`, `data:`, `//host`, a name before @).
- GK132: an id twice on a page, or an id or class with which the frame's scripts find their own parts.
- GK128: elements nested too deep.

The rendered HTML is read by the standard library's parser; a place is where the same tag, or the same text, next stands
in the source outside code. Where nothing is found here but the sanitiser's output lacks something, that is told too.
"""

import re
from collections.abc import Iterator

from generator.check.pages.outline import MAX_NESTED, Outline, Tag
from generator.check.pages.shapes import GK128
from generator.check.pages.source import Source, short
from generator.model.diagnostic import Code, Diagnostic, Severity, Trouble
from generator.model.markup import (
    ADDRESSES,
    ATTRIBUTES,
    DROPPED_WHOLE,
    TAGS,
    find_link_fault,
    is_allowed,
    is_own_name,
    is_safe_address,
    scheme_of,
)
from generator.model.snapshot import Prose

GK129 = Code(
    "GK129",
    "写了会运行的网页代码",
    "script、iframe、表单、样式、onclick 这些会运行、加载或者把人带到别处。网站的文章里一律去掉。",
    "删掉这个标签；要显示尖括号，写成 &lt;。",
    {
        "attribute": "属性｜删掉这个属性。",
        "script": "script｜删掉；网页不许带自己的脚本。",
        "iframe": "iframe｜删掉；要引用别的网页，写一个链接。",
        "form": "form｜删掉；要收意见，写电话、邮箱，或者链接到门户网站的表单。",
        "meta": "meta｜删掉；不能替网页转向别处。",
        "svg": "svg｜把图另存为 PNG，放进 pages/files。",
        "style": "style、link｜删掉；从 Word、WPS 粘贴时选“只粘贴文字”。",
    },
)
GK130 = Code(
    "GK130",
    "网页代码会被去掉一部分",
    "一些属性（样式、自造的属性）、不配对的标签没有害处，但是网页上不会有。文字一个也不少。",
    "删掉这个属性。",
    {"pair": "标签没有配对｜检查标签是不是成对；表格的格子要写在 <table> 里面。"},
    Severity.WARNING,
)
GK131 = Code(
    "GK131",
    "地址不能用",
    "javascript:、data: 开头的地址会运行代码；“//”开头、带 @ 或者反斜杠的地址，看起来和实际去的不是一处；"
    "图片只能用本站的。",
    "写完整的网址（https:// 开头），或者本站的文章、附件。",
    {
        "picture": "别的网站上的图片｜把图片放进 pages/files，写成 files/文件名。",
        "spelling": "网址写错了｜核对网址，最好从浏览器的地址栏复制；中文域名写成 xn-- 开头的写法。",
    },
)
GK132 = Code(
    "GK132",
    "位置名重复或者被占用",
    "同一篇里两处用了同一个位置名，链接只能跳到一处；main 和 gk 开头的名称是网页框架自己用的。",
    "改成不同的名称。",
    {"own": "框架用的名称｜换一个名称，例如 shuoming。"},
)

MAX_FINDINGS = 50

_RUNS = re.compile(r"on[a-z]+|srcdoc|formaction|action|srcset|ping|data|background|manifest|poster|xlink:href|nonce")

_MENDED_ALIKE = {"link": "style"}
"""Elements that have the remedy of another; most are called as their remedy is."""


def check_markup(prose: Prose, made: Outline) -> Iterator[Diagnostic]:
    """What of a rendered page may not be published."""
    source = Source(prose)
    if made.deepest > MAX_NESTED:
        yield GK128.at(source.find(""), f"网页标签套了 {MAX_NESTED} 层以上", "tags")
    for other in made.others:
        yield GK129.at(source.find(other[:10]), "这里写了网页的声明，不会出现在网页上")
    ids: set[str] = set()
    told = 0
    for tag in made.tags:
        place = None
        for trouble in _judge(tag, ids):
            place = place or source.find_tag(tag)
            yield trouble.at(place)
            told += 1
        if told >= MAX_FINDINGS:
            return


def _judge(tag: Tag, ids: set[str]) -> Iterator[Trouble]:
    """Each fault of one start tag."""
    if tag.name not in TAGS:
        lost = "它和里面的文字都" if tag.name in DROPPED_WHOLE else ""
        yield GK129.of(f"这里写了网页代码 <{short(tag.name)}>，{lost}不会出现在网页上", _remedy_of(tag.name))
        return
    for name, value in tag.attributes:
        if name == "id" and value in ids:
            yield GK132.of(f"位置名“{short(value)}”在这一篇里用了两次，链接只能跳到一处")
        ids |= {value} if name == "id" else set()
        if not is_allowed(tag.name, name, value):
            yield _judge_attribute(tag.name, name, value)


def _judge_attribute(tag: str, name: str, value: str) -> Trouble:
    if name in ADDRESSES and name in ATTRIBUTES[tag]:
        return _judge_address(tag, name, value)
    if name in ("id", "class", "name") and any(is_own_name(part) for part in value.split() or [value]):
        return GK132.of(f"“{short(value)}”是网页框架自己用的名称", "own")
    if _RUNS.fullmatch(name) or re.match(r"on|xlink", name):
        return GK129.of(f"<{tag}> 里写了会运行、加载或者发送东西的属性 {short(name)}，网页上没有", "attribute")
    if name == "style":
        return GK130.of(f"<{tag}> 的样式 style 里有不许用的写法，整个样式网页上没有")
    return GK130.of(f"<{tag}> 的属性 {short(name)} 网页上没有")


def _judge_address(tag: str, name: str, value: str) -> Trouble:
    scheme = scheme_of(value)
    if name == "src" and scheme in ("http", "https"):
        return GK131.of("图片在别的网站上，网页不加载别的网站的东西", "picture")
    if scheme and scheme not in ("http", "https", "mailto", "tel"):
        what = f"{'图片' if tag == 'img' else '链接'}的地址以“{short(scheme)}:”开头，不能用"
        return GK131.of(what)
    if fault := find_link_fault(value):
        return GK131.of(f"链接的地址里{fault}", "spelling")
    if not is_safe_address(value):
        what = "链接的地址有反斜杠、“//”开头、“@”或者看不见的字符，看起来和实际去的不是一处"
        return GK131.of(what)
    return GK131.of("地址不能用")


def _remedy_of(tag: str) -> str:
    name = _MENDED_ALIKE.get(tag, tag)
    return name if name in GK129.remedies else ""


def check_kept(prose: Prose, made: Outline, kept: Outline) -> Iterator[Diagnostic]:
    """What else the sanitiser drops: tags that do not pair are closed, or left out, as a browser would."""
    rest = iter(kept.tags)
    for tag in made.tags:
        wanted = (tag.name, _looks(tag))
        if not any((other.name, _looks(other)) == wanted for other in rest):
            place = Source(prose).find_tag(tag)
            yield GK130.at(place, f"标签 <{short(tag.name)}> 没有放对位置，网页上没有", "pair")
            return
    if made.words != kept.words:
        yield GK130.at(Source(prose).find(""), "有的文字因为标签没有配对，网页上没有", "pair")


def _looks(tag: Tag) -> frozenset[tuple[str, str]]:
    return frozenset(dict(reversed(tag.attributes)).items())
