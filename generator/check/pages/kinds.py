"""Attachments: kinds of file that may be published, and whether a file is what its name says.

- GK125: a kind that runs in a browser or hides what it holds (HTML, SVG, scripts, archives …), or is not known here.
- GK126: the content is not of the kind the name says, or holds scripts, macros or a second file of another kind.
- GK127: an empty file, or one with a password.

A static folder cannot tell a browser to save instead of show, so the decision falls here, by an allow list; and since
some servers send files without a kind, the first bytes have to fit the name.
"""

import re
from collections.abc import Callable, Iterator
from posixpath import splitext

from generator.check.pages import pdf
from generator.check.pages.packages import find_active_part
from generator.model.diagnostic import Code, Diagnostic, Place, Trouble

GK125 = Code(
    "GK125",
    "这种文件不能放",
    "网页、SVG、脚本会在群众的浏览器里运行；压缩包看不见里面；带宏的文件会在电脑上运行。"
    "能放的是 PDF、OFD、Word、Excel、PPT、WPS 文件、CSV、TXT 和 PNG、JPEG、"
    "GIF、WebP 图片。",
    "另存为这些格式：{kinds:能放的格式}；文章用 .md。",
    {
        "page": "网页｜写成 .md 文章，或者另存为 PDF。",
        "svg": "SVG 图片｜另存为 PNG。",
        "script": "脚本、样式｜网站不加载附件里的脚本，删掉它。",
        "archive": "压缩包｜把里面的文件逐个放进来。",
        "macro": "带宏的文件｜另存为 .docx、.xlsx 或者 PDF。",
        "program": "程序｜删掉它。",
        "markdown": "文章的后缀写成了别的样子｜改文件名。",
    },
)
GK126 = Code(
    "GK126",
    "内容和后缀不符",
    "文件名说是图片、PDF，内容却是网页，或者夹带了网页代码、宏、脚本、另一个文件。"
    "有的浏览器看内容不看名称，照样会运行。",
    "用原来的软件打开，另存一份再放进来。",
    {
        "mismatch": "内容是另一种文件｜用原来的软件打开，另存一份再放进来。网页、脚本不能改名放进来。",
        "picture": "图片里夹带了别的内容｜用画图软件打开，另存一份。",
        "old_macro": "旧格式的文件里有宏｜另存为不带宏的格式，例如 .docx、.xlsx。",
        "macro": "文件里有宏｜另存为不带宏的格式（.docx、.xlsx、.pptx）。",
        "text": "不是普通的文本文件｜另存为 UTF-8 编码。",
        "parts": "文件打开时会加载、查询或者启动别的东西｜用原来的软件打开，断开链接、去掉控件再另存；或者另存为 PDF。",
        "formula": "格子里有会启动程序的公式｜删掉这个公式，只留文字。",
        "page": "文本里有网页代码｜删掉网页代码；要公开网页，写成 .md 文章。",
        "pdf": "PDF 里有会运行的代码、夹带的文件｜用“打印到 PDF”另存一份。",
    },
)
GK127 = Code(
    "GK127",
    "文件是空的或者加了密码",
    "群众打不开，程序也没法检查里面有没有个人信息。",
    "放进有内容的文件，或者删掉它。",
    {"locked": "加了密码｜去掉密码再存一份。"},
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_ZIP_TAIL = 66_000
"""Bytes at the end of a ZIP file in which its directory's end stands."""

_ACTIVE = re.compile(
    rb"<\s*(?:script|html|svg|iframe|object|embed|body|!doctype|\?php|\?xml-stylesheet)\b|<!entity|javascript:",
    re.IGNORECASE,
)
"""What makes a browser take bytes for a page."""

_LOOKS_LIKE_PAGE = re.compile(
    rb"\s*<(?:!doctype|!--|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|\?xml|xml|math|"
    rb"meta|link|img|form|input|frameset|base)",
    re.IGNORECASE,
)
"""As the WHATWG's MIME sniffing standard, section 7.1, and what else begins a page."""


_PROGRAM = re.compile(rb"(?:^|[,;\t\"])[ \"]*[=+@-][^,\r\n]{0,200}\|[^,\r\n]{0,200}![A-Za-z0-9_]", re.MULTILINE)
"""A formula with which a table's program starts another one: `=cmd|'/c x'!A0`."""


Look = Callable[[bytes], Trouble | None]


def _mismatch(what: str) -> Trouble:
    return GK126.of(f"内容不是 {what}，和文件名的后缀不符", "mismatch")


def _picture(name: str, *magics: bytes, at: int = 0) -> Look:
    def look(data: bytes) -> Trouble | None:
        if not any(data[at:].startswith(magic) for magic in magics):
            return _mismatch(f"{name} 图片")
        if _ACTIVE.search(data) or b"%PDF-" in data or _ZIP_END in data[-_ZIP_TAIL:]:
            return GK126.of("图片里夹带了别的内容（网页代码、PDF 或者压缩包）", "picture")
        return None

    return look


def _webp(data: bytes) -> Trouble | None:
    return _picture("WebP", b"RIFF")(data) or _picture("WebP", b"WEBP", at=8)(data)


def _ole(data: bytes) -> Trouble | None:
    """Binary documents of Office and WPS (MS-CFB); names of their inner parts are UTF-16."""
    if not data.startswith(_OLE):
        return _mismatch("旧版 Office 或 WPS 文件")
    if any(name.encode("utf-16-le") in data for name in ("_VBA_PROJECT", "VBA_PROJECT_CUR", "Macros")):
        return GK126.of("文件里有宏（会运行的代码）", "old_macro")
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _locked()
    return _page_inside(data)


def _locked() -> Trouble:
    return GK127.of("文件加了密码，群众打不开，也没法检查", "locked")


def _package(part: bytes, what: str) -> Look:
    """A ZIP package (ECMA-376 part 2, GB/T 33190): the names of its parts stand there uncompressed."""

    def look(data: bytes) -> Trouble | None:
        if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
            return _locked()
        if not data.startswith(_ZIP) or _ZIP_END not in data[-_ZIP_TAIL:] or part not in data:
            return _mismatch(what)
        if b"vbaProject" in data or b".bin.rels" in data or b"macrosheets" in data:
            return GK126.of("文件里有宏（会运行的代码）", "macro")
        active = find_active_part(data)
        if active:
            return GK126.of(active, "parts")
        return _page_inside(data)

    return look


def _wps(what: str, part: bytes) -> Look:
    def look(data: bytes) -> Trouble | None:
        return _ole(data) if data.startswith(_OLE) else _package(part, what)(data)

    return look


def _page_inside(data: bytes) -> Trouble | None:
    """A second nature: the head of a page before or behind the document's own bytes."""
    if _ACTIVE.search(data[:1024]) or _ACTIVE.search(data[-1024:]):
        return GK126.of("文件里夹带了网页代码")
    return None


def _text(data: bytes) -> Trouble | None:
    if b"\x00" in data:
        return GK126.of("不是普通的文本文件（有空字符，或者是 UTF-16 编码）", "text")
    if _LOOKS_LIKE_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")) or _ACTIVE.search(data):
        return GK126.of("文本里有网页代码，有的浏览器会运行它", "page")
    if _PROGRAM.search(data):
        return GK126.of("格子里有会启动别的程序的公式（DDE）", "formula")
    return None


# --- PDF ----------------------------------------------------------------------------------------------


def _pdf(data: bytes) -> Trouble | None:
    if not data.startswith(b"%PDF-"):
        return _mismatch("PDF")
    if pdf.is_locked(data):
        return _locked()
    if _ACTIVE.search(data[:1024]) or _ZIP_END in data[-_ZIP_TAIL:]:
        return GK126.of("PDF 里夹带了别的内容（网页代码或者压缩包）")
    if pdf.is_active(data):
        return GK126.of("PDF 里有会运行的代码、表单提交或者夹带的文件", "pdf")
    if pdf.has_unread_table(data):
        return GK126.of("PDF 里有一部分用少见的办法压缩，没法检查", "pdf")
    return None


# --- the list -----------------------------------------------------------------------------------------

_DOCX, _XLSX, _PPTX = b"word/", b"xl/", b"ppt/"

KINDS: dict[str, Look] = {
    ".pdf": _pdf,
    ".ofd": _package(b"OFD.xml", "OFD 文件"),
    ".docx": _package(_DOCX, "Word 文件"),
    ".xlsx": _package(_XLSX, "Excel 文件"),
    ".pptx": _package(_PPTX, "PowerPoint 文件"),
    ".doc": _ole,
    ".xls": _ole,
    ".ppt": _ole,
    ".wps": _wps("WPS 文件", _DOCX),
    ".et": _wps("WPS 表格", _XLSX),
    ".dps": _wps("WPS 演示", _PPTX),
    ".csv": _text,
    ".txt": _text,
    ".png": _picture("PNG", b"\x89PNG\r\n\x1a\n"),
    ".jpg": _picture("JPEG", b"\xff\xd8\xff"),
    ".jpeg": _picture("JPEG", b"\xff\xd8\xff"),
    ".gif": _picture("GIF", b"GIF87a", b"GIF89a"),
    ".webp": _webp,
}
"""Suffix → how to tell that the content fits it."""

_REFUSED = {
    "网页（浏览器会运行里面的代码）": "page",
    "SVG 图片（里面可以有代码）": "svg",
    "脚本或样式": "script",
    "压缩包（看不见里面，没法检查）": "archive",
    "带宏的文件（里面有会运行的代码）": "macro",
    "程序": "program",
}
"""Kind that is refused → name of the remedy (of GK125)."""
_NAMED = dict(
    zip(
        _REFUSED,
        (
            ".html .htm .xhtml .xht .shtml .mht .mhtml .xml .xsl .xslt .rss .atom .rdf .hta .php .jsp .asp .aspx",
            ".svg .svgz",
            ".js .mjs .cjs .ts .wasm .swf .css .map .json .jar .vbs .wsf",
            ".zip .rar .7z .tar .gz .tgz .bz2 .xz .iso .cab",
            ".docm .dotm .xlsm .xltm .xlsb .pptm .ppsm .dot .xlt",
            ".exe .bat .cmd .com .msi .ps1 .sh .py .scr .apk .lnk .url .dll",
        ),
        strict=True,
    )
)
_WHY = {suffix: kind for kind, suffixes in _NAMED.items() for suffix in suffixes.split()}


def check_kind(path: str, name: str, data: bytes) -> Iterator[Diagnostic]:
    """What is wrong with one attachment; `name` for messages."""
    fault = _find_fault(path, data)
    if fault is not None:
        yield fault.at(Place(name))


def _find_fault(path: str, data: bytes) -> Trouble | None:
    suffix = splitext(path)[1].lower()
    look = KINDS.get(suffix)
    if look is None:
        return _unknown(suffix)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return GK127.of("文件是空的")
    return look(data)


def _unknown(suffix: str) -> Trouble:
    if suffix in (".md", ".markdown", ".mdown", ".mkdn", ".mkd"):
        return GK125.of("文章的后缀要写成小写的 .md", "markdown")
    kind = _WHY.get(suffix)
    if kind:
        return GK125.of(f"{suffix} 文件不能放在网站上：{kind}", _REFUSED[kind])
    what = f"这里不收 {suffix} 文件" if suffix else "文件名没有后缀"
    return GK125.of(what, kinds="、".join(sorted(kind[1:] for kind in KINDS)))
