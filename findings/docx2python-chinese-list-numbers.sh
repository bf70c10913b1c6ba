#!/bin/sh
# docx2python 3.7.1, mammoth 1.13.0, markitdown 0.1.9: the automatic 一、 and （一） of a Word list come out as --, nothing, 1.
#
# Guessed: docx2python, which writes the numbers of lists into the text, writes the ones every official document has
# (chineseCountingThousand); the other two at least keep the two levels apart.
# Seen: docx2python says it does not know the format and puts "--" before every line of both levels; mammoth makes nested
# lists without any number; markitdown counts 1. 2. on both levels, so （三） and 三、 are the same "3.".
# Matters to whoever cites "第一项（二）" of a catalogue read from Word, or compares a text with the printed one.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 docx2python==3.7.1 mammoth==1.13.0 markitdown==0.1.9
cd "$work"
env/bin/python -W ignore - <<'PY'
import docx
import docx2python
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown


def level(number, text):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


document = docx.Document()
numbering = document.part.numbering_part.element
levels = level(0, "%1、") + level(1, "（%2）")
numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for text, depth in (("公开事项", 0), ("预公告", 1), ("补偿标准", 1), ("公开主体", 0)):
    paragraph = document.add_paragraph(text)._p
    properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
    paragraph.get_or_add_pPr().append(parse_xml(properties))
document.save("list.docx")

lines = [line.strip() for line in docx2python.docx2python("list.docx").text.splitlines() if line.strip()]
print("docx2python", lines)
assert lines == ["--\t公开事项", "--\t预公告", "--\t补偿标准", "--\t公开主体"], "docx2python has changed"
with open("list.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
print("mammoth", html)
assert html == (
    "<ol><li>公开事项<ol><li>预公告</li><li>补偿标准</li></ol></li><li>公开主体</li></ol>"
), "mammoth has changed"
text = MarkItDown().convert("list.docx").text_content
print("markitdown", text.split())
assert text.split() == "1. 公开事项 1. 预公告 2. 补偿标准 2. 公开主体".split(), "markitdown has changed"
print("as written down")
PY
