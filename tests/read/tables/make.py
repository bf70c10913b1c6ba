"""Makes files of tables as offices send them: XLSX (openpyxl), DOCX (raw XML), XLS (xlwt), CSV. The same bytes twice."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
STRUCK = Font(strike=True)
_DAY = re.compile(rb">\d{4}-\d\d-\d\dT[0-9:.]+Z?<")


class Struck(str):
    """A text that is struck out."""

    __slots__ = ()


class Formatted:
    """A number or text under a number format."""

    def __init__(self, value: Any, code: str) -> None:
        self.value, self.code = value, code


class Runs(list[tuple[str, dict[str, Any]]]):
    """A text of runs, each with the properties of its font (`strike`, `rFont`)."""


def fill_sheet(
    sheet: Worksheet,
    rows: Rows,
    merges: Sequence[str] = (),
    *,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
) -> None:
    """Rows from the first on; `None` and "" are empty cells."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            _fill(sheet.cell(number, column), value)
    for reference in merges:
        sheet.merge_cells(reference)
    for row in hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for letters in hidden_columns:
        sheet.column_dimensions[letters].hidden = True


def _fill(cell: Any, value: Any) -> None:
    if isinstance(value, Formatted):
        cell.value, cell.number_format = value.value, value.code
    elif isinstance(value, Runs):
        cell.value = CellRichText(*(TextBlock(InlineFont(**font), text) for text, font in value))
    else:
        cell.value = str(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        if isinstance(value, Struck):
            cell.font = STRUCK


def xlsx(sheets: Mapping[str, Mapping[str, Any]], hidden: Sequence[str] = ()) -> bytes:
    """Sheet → arguments of `fill_sheet`."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, parts in sheets.items():
        sheet = book.create_sheet(name)
        fill_sheet(sheet, **parts)
        if name in hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return again(stream.getvalue())


def again(data: bytes, changes: Mapping[str, bytes] | None = None) -> bytes:
    """A package with fixed dates; parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | dict(changes or {})
        for name, content in parts.items():
            content = _DAY.sub(b">2026-01-01T00:00:00Z<", content) if name == "docProps/core.xml" else content
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def xls(
    name: str, rows: Rows, merges: Sequence[tuple[int, int, int, int]] = (), hidden_rows: Sequence[int] = ()
) -> bytes:
    """Merges: top, left, bottom, right from 1."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    covered = {(span[0], span[1]): span for span in merges}
    plain, struck = xlwt.easyxf(), xlwt.easyxf("font: struck_out true")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            span = covered.pop((number, column), None)
            style = struck if isinstance(value, Struck) else plain
            if isinstance(value, Formatted):
                style, value = xlwt.easyxf(num_format_str=value.code), value.value
            if isinstance(value, Runs):
                parts = [
                    (text, xlwt.easyfont("struck_out true" if font.get("strike") else "bold false"))
                    for text, font in value
                ]
                sheet.write_rich_text(number - 1, column - 1, parts)
            elif span:
                sheet.write_merge(span[0] - 1, span[2] - 1, span[1] - 1, span[3] - 1, value, style)
            elif value not in (None, ""):
                sheet.write(number - 1, column - 1, value, style)
    for row in hidden_rows:
        sheet.row(row - 1).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# --- Word -------------------------------------------------------------------------------------------------

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def box(chosen: bool) -> str:
    """A content-control check box."""
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(chosen)}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☒' if chosen else '☐')}</w:sdtContent></w:sdt>"
    )


def form_box(chosen: bool) -> str:
    """A check box of the old forms."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f'<w:default w:val="{int(chosen)}"/></w:checkBox></w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
    )


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="甲"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def cell(text: str = "", *, across: int = 1, down: str = "", raw: str = "") -> str:
    """`down`: restart or continue; `raw`: runs in place of a text, paragraphs parted by a line break."""
    properties = (f'<w:gridSpan w:val="{across}"/>' if across > 1 else "") + (
        f"<w:vMerge{f' w:val={chr(34)}restart{chr(34)}' if down == 'restart' else ''}/>" if down else ""
    )
    paragraphs = "".join(f"<w:p>{part}</w:p>" for part in (raw.split("\n") if raw else map(run, text.split("\n"))))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def row(*cells: str, before: int = 0, properties: str = "") -> str:
    properties += f'<w:gridBefore w:val="{before}"/>' if before else ""
    shown = "".join(part if part.startswith("<w:") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{shown}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def docx(*body: str, styles: str = "") -> bytes:
    stream = io.BytesIO()
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACES}><w:body>{"".join(body)}</w:body></w:document>',
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_SPACES}>{styles}</w:styles>"
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
