"""Writes the form of application (政府信息公开申请表) that the shipped apply page offers: `python -m tools.form`.

What it asks for is what 政府信息公开条例 art. 29 lists, and nothing more: who applies and how to reach them, which
information, in which form. What for is not asked: the article of 2019 dropped it. The file is committed; the same bytes
come out each time, and `tests/docs/test_form.py` fails when it is stale.
"""

import sys
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

COMMAND = "python -m tools.form"
PATH = Path(__file__).resolve().parent.parent / "catalog" / "pages" / "files" / "shenqingbiao.docx"

TITLE = "政府信息公开申请表"
ROWS = (
    ("申请人（公民）", ("姓名", "身份证明（证件名称和号码）", "联系电话", "通信地址和邮编", "电子邮箱")),
    ("申请人（法人或者其他组织）", ("名称", "统一社会信用代码", "联系人", "联系电话", "通信地址和邮编", "电子邮箱")),
    ("需要的政府信息", ("名称、文号，或者便于查找的其他说明（什么事、哪个地方、什么时间）",)),
    ("要什么形式", ("提供形式：□纸质　□电子　□其他", "领取途径：□当面　□邮寄　□电子邮箱　□其他")),
    ("申请人签名或者盖章", ("年　　月　　日",)),
)
NOTES = (
    "填写说明",
    "1. 个人申请填“申请人（公民）”，单位申请填“申请人（法人或者其他组织）”。",
    "2. 身份证明附复印件或者照片；不需要写用途。",
    "3. 可以当面交、邮寄或者发电子邮件；邮件以双方确认收到的日期起算。写字有困难的，可以口头申请，由工作人员代填。",
    "依据：《中华人民共和国政府信息公开条例》第二十九条。",
)
_HIGH = {2: 2600}
"""Height of a row that needs room to write in, in twentieths of a point; the others have `_ROW`."""
_ROW = 520
_WIDTHS = (2200, 6800)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day a ZIP file can say: the time of writing must not get into it."""


def render_form() -> bytes:
    """The form as a Word file (ECMA-376), for Word and WPS alike."""
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE_DOCUMENT}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": _document(),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the ZIP says on which system it was written
            package.writestr(entry, text.encode())
    return out.getvalue()


def _document() -> str:
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1440" w:bottom="1134" '
    page += 'w:left="1440" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    rows = "".join(_rows(number, *row) for number, row in enumerate(ROWS))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
    table += f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    body = _paragraph(TITLE, size=36, centred=True) + table + "".join(map(_paragraph, NOTES))
    return f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'


def _rows(number: int, name: str, cells: Iterable[str]) -> str:
    """One block of the form: its name beside one row for each thing to fill in."""
    made = []
    for line, text in enumerate(cells):
        merge = '<w:vMerge w:val="restart"/>' if line == 0 else "<w:vMerge/>"
        first = _cell(_WIDTHS[0], name if line == 0 else "", merge)
        blank = text if number >= len(ROWS) - 2 or number in _HIGH else f"{text}："
        height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_HIGH.get(number, _ROW)}"/></w:trPr>'
        made.append(f"<w:tr>{height}{first}{_cell(_WIDTHS[1], blank)}</w:tr>")
    return "".join(made)


def _cell(width: int, text: str, merge: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{_paragraph(text)}</w:tc>'


def _paragraph(text: str, *, size: int = 24, centred: bool = False) -> str:
    """`size` in half points. 仿宋 is named, not embedded; the language is set, else Word checks Chinese as English."""
    placed = '<w:jc w:val="center"/>' if centred else ""
    run = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>'
    run += f'<w:sz w:val="{size}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    style = f'<w:pPr><w:spacing w:before="60" w:after="60"/>{placed}</w:pPr>'
    return f"<w:p>{style}<w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def main() -> int:
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(render_form())
    return 0


if __name__ == "__main__":
    sys.exit(main())
