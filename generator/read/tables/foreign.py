"""Files that clerks send and whose tables cannot be read: what each is, told by its content, and how to go on.

The ending only counts where the content says nothing (a damaged picture). Signatures: those of the formats themselves.
"""

import re

from generator.read.attached.archive import Package

Foreign = tuple[str, str]
"""What a file is, and the name of the remedy (`faults.GK701`)."""

_PICTURE: Foreign = ("这是图片", "picture")
_PDF: Foreign = ("这是 PDF 文件", "pdf")
_OFD: Foreign = ("这是 OFD 文件", "pdf")
_ARCHIVE: Foreign = ("这是压缩包", "archive")
_PAGE: Foreign = ("这是网页，只是改了名字（有的系统导出的 .xls 就是网页）", "resave")
_OLD_WORD: Foreign = ("这是旧的 Word 文件（.doc、.wps）", "old")
_BINARY: Foreign = ("这是 Excel 二进制工作簿（.xlsb）", "resave")
_OPEN: Foreign = ("这是 OpenDocument 文件（.ods、.odt）", "resave")
_SLIDES: Foreign = ("这是演示文稿", "not_table")
EMPTY: Foreign = ("文件是空的，一个字也没有", "empty")

_SIGNATURES: tuple[tuple[bytes, Foreign], ...] = (
    (b"%PDF", _PDF),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"{\\rtf", ("这是 RTF 文件，只是改了名字", "old")),
    (b"MIME-Version:", _PAGE),
)
_ENDINGS: dict[str, Foreign] = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"), _PICTURE),
    ".pdf": _PDF,
    ".ofd": _OFD,
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), _ARCHIVE),
    **dict.fromkeys((".doc", ".wps", ".rtf"), _OLD_WORD),
    **dict.fromkeys((".ods", ".odt"), _OPEN),
    ".xlsb": _BINARY,
    **dict.fromkeys((".ppt", ".pptx", ".dps"), _SLIDES),
    **dict.fromkeys((".htm", ".html", ".mht", ".mhtml"), _PAGE),
}
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table|meta|\?xml)", re.IGNORECASE)
_UTF16_MARKUP = re.compile("\\s*<(?:!doctype\\s+html|html|table)", re.IGNORECASE)


def find_foreign(data: bytes) -> Foreign | None:
    """What a file is that is no package and no compound file; None where its content does not say."""
    if not data.strip():
        return EMPTY
    found = next((what for sign, what in _SIGNATURES if data.startswith(sign)), None)
    if found is not None:
        return found
    is_bitmap = data.startswith(b"BM") and b"\0" in data[:30]
    if is_bitmap or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return _PICTURE
    if data[4:8] == b"ftyp":
        return _PICTURE if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else ("这是影像", "not_table")
    if _MARKUP.match(data[:200]) or (
        data.startswith((b"\xff\xfe", b"\xfe\xff")) and _UTF16_MARKUP.match(data[:400].decode("utf-16", "ignore"))
    ):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4_000]:
            return "这是 XML 电子表格 2003，只是改了名字", "resave"
        return _PAGE
    return None


def find_in_package(package: Package) -> Foreign:
    """What a ZIP package is that is neither a workbook nor a document of today's Office."""
    names = package.names
    if "OFD.xml" in names:
        return _OFD
    if "mimetype" in names or "content.xml" in names:
        return _OPEN
    if any(package.find("ppt/")):
        return _SLIDES
    inside = [
        name for name in names if name.lower().endswith((".xlsx", ".xls", ".docx", ".doc", ".et", ".wps", ".csv"))
    ]
    return (f"这是压缩包，里面有 {len(inside)} 个表格或者 Word 文件", "archive") if inside else _ARCHIVE


def is_binary_workbook(package: Package) -> Foreign | None:
    """XLSB: a workbook whose parts are no XML."""
    return _BINARY if "xl/workbook.bin" in package else None


def by_ending(name: str) -> Foreign | None:
    """What a file calls itself, of kinds that cannot be read."""
    return _ENDINGS.get(f".{name.lower().rpartition('.')[2]}")
