#!/bin/sh
# reportlab 5.1.0: `wordWrap="CJK"` lets a line begin with ： and end with 《, and cuts a telephone number in two.
#
# Guessed: the mode made for Chinese and Japanese keeps closing signs off the beginning and opening signs off the end of a
# line (GB/T 15834-2011, 5.1), and Latin words whole.
# Seen: one sign may hang over at some widths; at 110 pt a line begins with ： all the same, at 100 pt one ends with 《, and
# 0518-83221234 becomes 0518-8 and 3221234 where the line is full.
# Matters to notices and annual reports made with it: an inspector of official documents sees it on the first page.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0
"$work/env/bin/python" - <<'PY'
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
TEXT = (
    "自信息形成之日起20个工作日内公开，依据《中华人民共和国政府信息公开条例》（国务院令第711号）第二十六条；"
    "联系电话：0518-83221234，网址：www.example.gov.cn/zwgk。"
)
style = ParagraphStyle("text", fontName="STSong-Light", fontSize=10, wordWrap="CJK")


def lines(width):
    paragraph = Paragraph(TEXT, style)
    paragraph.wrap(width, 1000)
    return ["".join(line[1]) if isinstance(line, tuple) else line.text for line in paragraph.blPara.lines]


for width, begins, ends in ((150, 0, 0), (110, 1, 0), (100, 0, 1)):
    made = lines(width)
    seen = (sum(line[0] in "，。；：）》、" for line in made), sum(line[-1] in "（《" for line in made))
    print(width, seen, made)
    assert seen == (begins, ends), f"it has changed: {seen}"
assert not any("0518-83221234" in line for line in lines(100)), "numbers stay whole now"
print("as written down")
PY
