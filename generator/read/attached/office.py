"""Word, PowerPoint, OpenDocument and OFD packages: every part that holds text, with the word for what it is."""

import re
from collections.abc import Callable

from generator.model.attached import AttachedText
from generator.read.attached.archive import Package
from generator.read.attached.faults import GK513, Found, Remark, UnreadableError, damaged, hidden, partly
from generator.read.attached.ofd import OfdReader
from generator.read.attached.parts import PartReader
from generator.read.attached.words import PROPERTIES, named
from generator.read.attached.xmltext import Budget, walk

_PLACES = (
    (re.compile(r"(?:word/document|content|ppt/presentation)\d*\.xml"), ""),
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"(?:word|ppt|xl)/(?:threadedC|c)omments?.*\.xml"), "批注"),
    (re.compile(r"word/footnotes\.xml"), "脚注"),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
    (re.compile(r"word/glossary/.*"), "构建基块"),
    (re.compile(r"ppt/slides/slide(\d+)\.xml"), "第{}张幻灯片"),
    (re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml"), "第{}张幻灯片的备注"),
    (re.compile(r"ppt/slide(?:Master|Layout)s/.*"), "幻灯片版式"),
    (re.compile(r".*/charts/.*"), "图表"),
    (re.compile(r".*/diagrams/.*"), "图示"),
    (re.compile(r".*/drawings/.*"), "图形"),
    (re.compile(r"xl/externalLinks/.*"), "引用的其他工作簿"),
    (re.compile(r"xl/pivot.*"), "数据透视表的缓存"),
    (re.compile(r".*_rels/.*"), "链接"),
    (re.compile(r"docProps/.*|meta\.xml"), "文件属性"),
    (re.compile(r"customXml/.*"), "附带的数据"),
    (re.compile(r"Doc_\d+/Pages/Page_(\d+)/.*"), "第{}页"),
)
_HIDDEN = {"批注": "批注", "数据透视表的缓存": "数据透视表的缓存", "引用的其他工作簿": "引用的其他工作簿的数据"}
_SKIPPED = re.compile(r".*(?:theme\d*|styles|fontTable|webSettings|numbering|\[Content_Types\]|stylesWithEffects)\.xml")
_XML = (".xml", ".rels", ".vml")
_MACRO = "vbaProject.bin"
_LOCKS = ("EncryptedPackage", "encryption.xml")

Inner = Callable[[str, bytes], Found]
"""Reads a file that lies in this one."""


def place_of(part: str) -> str:
    """Chinese word for a part: 页眉, 批注, 第3张幻灯片."""
    for pattern, words in _PLACES:
        if match := pattern.fullmatch(part):
            number = match[1] if match.re.groups else ""
            return words.format(int(number) + 1 if part.startswith("Doc_") else number) if number else words
    return part.rpartition("/")[2]


def read_office(package: Package, read_inner: Inner, skip: Callable[[str], bool] = lambda _: False) -> Found:
    """All text parts of a package, the main one first, then what is embedded.

    Args:
        package: the opened file.
        read_inner: reads an embedded file.
        skip: parts that somebody else reads.
    """
    texts: list[AttachedText] = []
    remarks: list[Remark] = []
    budget = Budget()
    is_free = "content.xml" in package
    for name in sorted(package.names, key=lambda name: (place_of(name) != "", _numbered(name))):
        if skip(name) or _SKIPPED.fullmatch(name):
            continue
        if name.lower().endswith(_XML):
            found = _read_part(package.read(name), name, budget, is_free=is_free)
        else:
            found = _read_other(package, name, read_inner)
        texts += found.texts
        remarks += found.remarks
    return Found(tuple(texts), tuple(dict.fromkeys(remarks)))


def _numbered(name: str) -> tuple[tuple[int, str], ...]:
    """Sorts slide10 behind slide9."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name))


def _read_part(data: bytes, name: str, budget: Budget, *, is_free: bool) -> Found:
    place = place_of(name)
    comments: list[str] = []
    if name.startswith("Doc_"):
        ofd = OfdReader(place)
        walk(data, ofd, budget, comments.append)
        return Found((*ofd.finish(), *_comments(comments, place)))
    part = PartReader(place, is_free=is_free)
    walk(data, part, budget, comments.append)
    remarks = [hidden("修订记录（删除的文字还在）")] if part.has_deleted else []
    if place in _HIDDEN and part.texts:
        remarks.append(hidden(_HIDDEN[place]))
    texts = part.texts
    if place == "文件属性":
        texts, told = _properties(texts)
        remarks += told
    people = [remark for writer in part.writers if (remark := named("author", writer))]
    return Found((*texts, *_comments(comments, place)), (*remarks, *people))


def _comments(comments: list[str], place: str) -> list[AttachedText]:
    return [AttachedText(text.strip(), f"{place}注释") for text in comments if text.strip()]


def _properties(texts: list[AttachedText]) -> tuple[list[AttachedText], list[Remark]]:
    shown, remarks = [], []
    for found in texts:
        key = found.where.rpartition("“")[2].rstrip("”")
        shown.append(AttachedText(found.text, f"文件属性“{PROPERTIES.get(key, key)}”"))
        if remark := named(key, found.text):
            remarks.append(remark)
    return shown, remarks


_MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp", ".svg", ".pdf")
_PACKED = (".xlsx", ".docx", ".pptx", ".xlsm", ".xls", ".doc", ".ppt", ".bin", ".zip", ".txt", ".csv", ".htm", ".html")
_DRAWN = re.compile(r".*printerSettings\d*\.bin|.*\.(?:emf|wmf|fntdata|odttf|ttf|otf)|.*/activeX\d*\.bin|mimetype")


def _read_other(package: Package, name: str, read_inner: Inner) -> Found:
    """Pictures and files within the file."""
    if name.endswith(_MACRO):
        return Found((), (partly("里面有宏", "macro"),))
    if any(name.endswith(lock) for lock in _LOCKS):
        raise damaged("文件加了密码")
    if _DRAWN.fullmatch(name.lower()) or not name.lower().endswith(_MEDIA + _PACKED):
        return Found()
    inside = "图片" if name.lower().endswith(_MEDIA) else "嵌入的文件"
    try:
        found = read_inner(name.rpartition("/")[2], package.read(name))
    except UnreadableError as error:
        if error.code == GK513.number:
            raise
        what = f"{inside} {name.rpartition('/')[2]} 读不出来"
        return Found((), (partly(what, "embedded"),))
    texts = tuple(AttachedText(one.text, f"{inside}里的{one.where}", 1, 1, one.heading, one.row) for one in found.texts)
    return Found(texts, found.remarks)
