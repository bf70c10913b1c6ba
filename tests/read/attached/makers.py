"""Files of every kind with one text in one place, seen or hidden. Each gives a name and bytes."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from html import escape

import docx
import openpyxl
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

Maker = Callable[[str], tuple[str, bytes]]
MAKERS: dict[str, Maker] = {}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def maker(make: Maker) -> Maker:
    MAKERS[make.__name__] = make
    return make


def zipped(parts: dict[str, bytes | str], data: bytes = b"") -> bytes:
    """A package of parts; `data`: a package whose other parts are kept."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        if data:
            with zipfile.ZipFile(io.BytesIO(data)) as old:
                for name in old.namelist():
                    if name not in parts:
                        new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


# --- text ---------------------------------------------------------------------------------------------


@maker
def txt(text: str) -> tuple[str, bytes]:
    return "a.txt", f"公示\n\n{text}\n\n完".encode()


@maker
def txt_gbk(text: str) -> tuple[str, bytes]:
    return "a.txt", f"公示如下，请监督。\n\n{text}\n\n完".encode("gb18030")


@maker
def txt_utf16(text: str) -> tuple[str, bytes]:
    return "a.txt", f"公示\n\n{text}\n\n完".encode("utf-16")


@maker
def csv_cell(text: str) -> tuple[str, bytes]:
    quoted = text.replace('"', '""')
    return "a.csv", f'序号,内容\r\n1,"{quoted}"\r\n'.encode("utf-8-sig")


@maker
def md_comment(text: str) -> tuple[str, bytes]:
    return "a.md", f"# 公示\n\n<!-- {text} -->\n".encode()


@maker
def json_value(text: str) -> tuple[str, bytes]:
    return "a.json", json.dumps({"内容": text}).encode()


@maker
def html_text(text: str) -> tuple[str, bytes]:
    return "a.html", f"<html><body><p>{escape(text)}</p></body></html>".encode()


@maker
def html_in_elements(text: str) -> tuple[str, bytes]:
    half = len(text) // 2
    body = f"<p>{escape(text[:half])}<b>{escape(text[half:])}</b></p>"
    return "a.html", f"<html><body>{body}</body></html>".encode()


@maker
def html_entities(text: str) -> tuple[str, bytes]:
    return "a.html", ("<p>" + "".join(f"&#{ord(char)};" for char in text) + "</p>").encode()


@maker
def html_attribute(text: str) -> tuple[str, bytes]:
    return "a.html", f'<p title="{escape(text)}">公示</p>'.encode()


@maker
def html_comment(text: str) -> tuple[str, bytes]:
    return "a.html", f"<p>公示</p><!-- {text} -->".encode()


@maker
def html_cell(text: str) -> tuple[str, bytes]:
    return "a.html", f"<table><tr><th>序号<th>内容<tr><td>1<td>{escape(text)}</table>".encode()


@maker
def xml_text(text: str) -> tuple[str, bytes]:
    return "a.xml", f"<?xml version='1.0'?><a><b>{escape(text)}</b></a>".encode()


@maker
def svg_text(text: str) -> tuple[str, bytes]:
    return "a.svg", f"<svg xmlns='http://www.w3.org/2000/svg'><text>{escape(text)}</text></svg>".encode()


@maker
def rtf(text: str) -> tuple[str, bytes]:
    signs = "".join(char if char.isascii() and char not in "\\{}\n\r\t" else _rtf_sign(char) for char in text)
    return "a.rtf", ("{\\rtf1\\ansi\\uc1 " + signs + "\\par}").encode("latin-1")


def _rtf_sign(char: str) -> str:
    if char == "\r":
        return ""
    units = char.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(f"\\u{number}?" for number in numbers)


# --- Excel ---------------------------------------------------------------------------------------------


def book() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.active.title = "名单"
    made.active.append(["序号", "内容"])
    made.active.append([1, "公示"])
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@maker
def xlsx_cell(text: str) -> tuple[str, bytes]:
    made = book()
    made.active["B3"] = text
    return "a.xlsx", saved(made)


@maker
def xlsx_hidden_sheet(text: str) -> tuple[str, bytes]:
    made = book()
    sheet = made.create_sheet("底稿")
    sheet.sheet_state = "veryHidden"
    sheet["C7"] = text
    return "a.xlsx", saved(made)


@maker
def xlsx_hidden_row(text: str) -> tuple[str, bytes]:
    made = book()
    made.active["B9"] = text
    made.active.row_dimensions[9].hidden = True
    return "a.xlsx", saved(made)


@maker
def xlsx_hidden_column(text: str) -> tuple[str, bytes]:
    made = book()
    made.active["F2"] = text
    made.active.column_dimensions["F"].hidden = True
    return "a.xlsx", saved(made)


@maker
def xlsx_comment(text: str) -> tuple[str, bytes]:
    made = book()
    made.active["A1"].comment = Comment(text, "办公室")
    return "a.xlsx", saved(made)


@maker
def xlsx_header(text: str) -> tuple[str, bytes]:
    made = book()
    made.active.oddHeader.center.text = " ".join(text.split())
    return "a.xlsx", saved(made)


@maker
def xlsx_property(text: str) -> tuple[str, bytes]:
    made = book()
    made.properties.description = text
    return "a.xlsx", saved(made)


@maker
def xlsx_prompt(text: str) -> tuple[str, bytes]:
    made = book()
    rule = DataValidation(type="whole", operator="greaterThan", formula1="0")
    rule.prompt = text
    rule.add("A5")
    made.active.add_data_validation(rule)
    return "a.xlsx", saved(made)


def with_strings(*items: str) -> bytes:
    """A workbook whose cells B2, B3 … name shared strings; the last one is named by none."""
    data = saved(book())
    rows = "".join(
        f'<row r="{index + 5}"><c r="B{index + 5}" t="s"><v>{index}</v></c></row>' for index in range(len(items) - 1)
    )
    sheet = part_of(data, "xl/worksheets/sheet1.xml").replace("</sheetData>", f"{rows}</sheetData>")
    table = f'<sst xmlns="x">{"".join(f"<si>{item}</si>" for item in items)}</sst>'
    return zipped({"xl/sharedStrings.xml": table, "xl/worksheets/sheet1.xml": sheet}, data)


@maker
def xlsx_shared_string(text: str) -> tuple[str, bytes]:
    return "a.xlsx", with_strings(f"<t>{escape(text)}</t>", "<t>完</t>")


@maker
def xlsx_unused_string(text: str) -> tuple[str, bytes]:
    return "a.xlsx", with_strings(f"<t>{escape(text)}</t>")


@maker
def xlsx_rich_text(text: str) -> tuple[str, bytes]:
    half = len(text) // 2
    runs = "".join(f'<r><t xml:space="preserve">{escape(part)}</t></r>' for part in (text[:half], text[half:]))
    return "a.xlsx", with_strings(runs, "<t>完</t>")


@maker
def xlsx_formula_value(text: str) -> tuple[str, bytes]:
    data = saved(book())
    cell = f'<row r="8"><c r="B8" t="str"><f>B2</f><v>{escape(text)}</v></c></row></sheetData>'
    sheet = part_of(data, "xl/worksheets/sheet1.xml").replace("</sheetData>", cell)
    return "a.xlsx", zipped({"xl/worksheets/sheet1.xml": sheet}, data)


@maker
def xlsx_pivot_cache(text: str) -> tuple[str, bytes]:
    cache = f'<pivotCacheRecords xmlns="x"><r><s v="{escape(text)}"/></r></pivotCacheRecords>'
    return "a.xlsx", zipped({"xl/pivotCache/pivotCacheRecords1.xml": cache}, saved(book()))


@maker
def xlsx_drawing(text: str) -> tuple[str, bytes]:
    shape = f'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></xdr:wsDr>'
    return "a.xlsx", zipped({"xl/drawings/drawing1.xml": shape}, saved(book()))


@maker
def xlsx_linked_book(text: str) -> tuple[str, bytes]:
    link = f'<externalLink xmlns="x"><sheetData><row r="1"><cell r="A1"><v>{escape(text)}</v></cell></row></sheetData></externalLink>'
    return "a.xlsx", zipped({"xl/externalLinks/externalLink1.xml": link}, saved(book()))


@maker
def xlsx_in_docx(text: str) -> tuple[str, bytes]:
    return "a.docx", zipped({"word/embeddings/sheet1.xlsx": xlsx_cell(text)[1]}, docx_paragraph("公示")[1])


# --- Word ----------------------------------------------------------------------------------------------


def saved_word(made: "docx.document.Document") -> tuple[str, bytes]:
    target = io.BytesIO()
    made.save(target)
    return "a.docx", target.getvalue()


_STYLES = ("Header", "CommentReference", "CommentText")


@cache
def _blank_word() -> bytes:
    """The library's own blank document, without a theme and with only the styles that these files name."""
    made = docx.Document()
    styles = made.styles.element
    for style in list(styles):
        if style.get(qn("w:styleId")) not in _STYLES and style.get(qn("w:default")) != "1":
            styles.remove(style)
    for name, relation in list(made.part.rels.items()):
        if relation.reltype.endswith(("/stylesWithEffects", "/numbering", "/theme", "/customXml")):
            del made.part.rels[name]
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def blank_word() -> "docx.document.Document":
    return docx.Document(io.BytesIO(_blank_word()))


@maker
def docx_paragraph(text: str) -> tuple[str, bytes]:
    """With all styles of the library's blank document, as heavy as a real one."""
    made = docx.Document()
    made.add_paragraph(text)
    return saved_word(made)


@maker
def docx_runs(text: str) -> tuple[str, bytes]:
    made = blank_word()
    paragraph = made.add_paragraph()
    for at in range(0, len(text), 3):
        paragraph.add_run(text[at : at + 3]).bold = bool(at % 2)
    return saved_word(made)


@maker
def docx_cell(text: str) -> tuple[str, bytes]:
    made = blank_word()
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "序号", "内容"
    table.cell(1, 1).text = text
    return saved_word(made)


@maker
def docx_header(text: str) -> tuple[str, bytes]:
    made = blank_word()
    made.sections[0].header.paragraphs[0].text = text
    return saved_word(made)


@maker
def docx_comment(text: str) -> tuple[str, bytes]:
    made = blank_word()
    paragraph = made.add_paragraph("公示")
    made.add_comment(paragraph.runs, text=text, author="办公室")
    return saved_word(made)


@maker
def docx_property(text: str) -> tuple[str, bytes]:
    made = blank_word()
    made.core_properties.keywords = text[:250]
    return saved_word(made)


@maker
def docx_deleted(text: str) -> tuple[str, bytes]:
    made = blank_word()
    paragraph = made.add_paragraph("公示")
    runs = f'<w:del {W} w:id="1" w:author="办公室"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(runs))
    return saved_word(made)


@maker
def docx_partly_deleted(text: str) -> tuple[str, bytes]:
    """The middle of the text deleted, something else put in: the old text is still there."""
    made = blank_word()
    paragraph = made.add_paragraph()
    third = len(text) // 3

    def run(tag: str, part: str) -> str:
        return f'<w:r {W}><w:{tag} xml:space="preserve">{escape(part)}</w:{tag}></w:r>'

    for piece in (
        run("t", text[:third]),
        f'<w:del {W} w:id="1">{run("delText", text[third : 2 * third])}</w:del>',
        f'<w:ins {W} w:id="2">{run("t", "某某")}</w:ins>',
        run("t", text[2 * third :]),
    ):
        paragraph._p.append(parse_xml(piece))
    return saved_word(made)


@maker
def docx_text_box(text: str) -> tuple[str, bytes]:
    made = blank_word()
    paragraph = made.add_paragraph("公示")
    box = f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>'
    paragraph._p.append(parse_xml(box))
    return saved_word(made)


@maker
def docx_footnote(text: str) -> tuple[str, bytes]:
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    return "a.docx", zipped({"word/footnotes.xml": notes}, docx_paragraph("公示")[1])


@maker
def docx_alt_text(text: str) -> tuple[str, bytes]:
    made = blank_word()
    picture = io.BytesIO(png_plain())
    shape = made.add_picture(picture)
    shape._inline.docPr.set("descr", text)
    return saved_word(made)


@maker
def docx_field(text: str) -> tuple[str, bytes]:
    made = blank_word()
    run = made.add_paragraph("公示").add_run()
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f' HYPERLINK "tel:" \\o "{text}" '
    run._r.append(code)
    return saved_word(made)


@maker
def docx_custom_xml(text: str) -> tuple[str, bytes]:
    return "a.docx", zipped({"customXml/item1.xml": f"<a><b>{escape(text)}</b></a>"}, docx_paragraph("公示")[1])


@maker
def docx_picture_text(text: str) -> tuple[str, bytes]:
    made = blank_word()
    made.add_picture(io.BytesIO(png_text(text)[1]))
    return saved_word(made)


@maker
def pptx_slide(text: str) -> tuple[str, bytes]:
    slide = f'<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:sld>'
    return "a.pptx", zipped({"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": slide})


@maker
def pptx_notes(text: str) -> tuple[str, bytes]:
    notes = f'<p:notes xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:notes>'
    return "a.pptx", zipped({"[Content_Types].xml": "<Types/>", "ppt/notesSlides/notesSlide1.xml": notes})


@maker
def odt_paragraph(text: str) -> tuple[str, bytes]:
    content = f'<o:body xmlns:o="o" xmlns:text="t"><text:p>{escape(text)}</text:p></o:body>'
    return "a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


@maker
def ofd_page(text: str) -> tuple[str, bytes]:
    half = len(text) // 2
    wide = sum(4 if ord(char) > 0x2E7F else 2 for char in text[:half])
    pieces = "".join(
        f'<ofd:TextObject Boundary="{x} 20 100 4" Size="4"><ofd:TextCode X="0" Y="4">{escape(part)}</ofd:TextCode></ofd:TextObject>'
        for x, part in ((10, text[:half]), (10 + wide, text[half:]))
    )
    page = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">{pieces}</ofd:Page>'
    return "a.ofd", zipped({"OFD.xml": "<OFD/>", "Doc_0/Pages/Page_0/Content.xml": page})


@maker
def zip_member(text: str) -> tuple[str, bytes]:
    return "a.zip", zipped({"里面.docx": docx_paragraph(text)[1]})


@maker
def doc_stream(text: str) -> tuple[str, bytes]:
    return "a.doc", compound({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(508) + text.encode("utf-16-le")})


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (MS-CFB) of 512-byte sectors, every stream padded to 4096 bytes and more."""
    sectors: list[bytes] = []
    table: list[int] = []

    def put(data: bytes) -> int:
        first = len(sectors)
        parts = [data[at : at + 512].ljust(512, b"\0") for at in range(0, max(len(data), 1), 512)]
        sectors.extend(parts)
        table.extend([*range(first + 1, first + len(parts)), 0xFFFFFFFE])
        return first

    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, data in streams.items():
        padded = data.ljust(4096, b"\0")
        entries.append(_entry(name, 2, put(padded), len(padded)))
    directory = put(b"".join(entries))
    allocation = len(sectors)
    table.append(0xFFFFFFFD)
    sectors.append(b"".join(number.to_bytes(4, "little") for number in table).ljust(512, b"\xff")[:512])
    assert len(table) <= 128
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(6)
    head += (
        bytes(4) + (1).to_bytes(4, "little") + directory.to_bytes(4, "little") + bytes(4) + (4096).to_bytes(4, "little")
    )
    head += b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4)
    head += allocation.to_bytes(4, "little") + b"\xff\xff\xff\xff" * 108
    return head + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    entry = raw.ljust(64, b"\0") + len(raw).to_bytes(2, "little") + bytes([kind, 1]) + b"\xff" * 12 + bytes(36)
    return entry + start.to_bytes(4, "little") + size.to_bytes(8, "little")


# --- PDF and pictures ----------------------------------------------------------------------------------


def pdf_of(writer: PdfWriter) -> tuple[str, bytes]:
    target = io.BytesIO()
    writer.write(target)
    return "a.pdf", target.getvalue()


@maker
def pdf_property(text: str) -> tuple[str, bytes]:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Subject": text})
    return pdf_of(writer)


@maker
def pdf_annotation(text: str) -> tuple[str, bytes]:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_annotation(0, FreeText(text=text, rect=(10, 10, 100, 50)))
    return pdf_of(writer)


@maker
def pdf_form_field(text: str) -> tuple[str, bytes]:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("field"),
            NameObject("/V"): TextStringObject(text),
            NameObject("/Rect"): ArrayObject(map(NumberObject, (0, 0, 50, 20))),
        }
    )
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(field)])
    return pdf_of(writer)


@maker
def pdf_attachment(text: str) -> tuple[str, bytes]:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("list.xlsx", xlsx_cell(text)[1])
    return pdf_of(writer)


@maker
def pdf_bookmark(text: str) -> tuple[str, bytes]:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_outline_item(title=text, page_number=0)
    return pdf_of(writer)


def png_plain() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (4, 4)).save(target, "PNG")
    return target.getvalue()


@maker
def png_text(text: str) -> tuple[str, bytes]:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Comment", text, zip=True)
    target = io.BytesIO()
    Image.new("RGB", (4, 4)).save(target, "PNG", pnginfo=info)
    return "a.png", target.getvalue()


@maker
def jpeg_exif(text: str) -> tuple[str, bytes]:
    exif = Image.Exif()
    exif[0x9C9C] = text.encode("utf-16-le") + b"\0\0"
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, "JPEG", exif=exif)
    return "a.jpg", target.getvalue()


@maker
def jpeg_comment(text: str) -> tuple[str, bytes]:
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, "JPEG", comment=text.encode())
    return "a.jpg", target.getvalue()


@maker
def jpeg_xmp(text: str) -> tuple[str, bytes]:
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(
        target, "JPEG", xmp=f"<x:xmpmeta><dc:description>{escape(text)}</dc:description></x:xmpmeta>".encode()
    )
    return "a.jpg", target.getvalue()


@maker
def gif_comment(text: str) -> tuple[str, bytes]:
    target = io.BytesIO()
    Image.new("P", (8, 8)).save(target, "GIF", comment=text.encode()[:255])
    return "a.gif", target.getvalue()


def photo_with_place() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 15.0, 0.0), 3: "E", 4: (120.0, 10.0, 0.0)})
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, "JPEG", exif=exif)
    return target.getvalue()
