#!/bin/sh
# XlsxWriter 3.3.1: a dict given as `default_format_properties` is written to, so the second workbook made with it differs.
#
# Guessed: two workbooks made by the same calls with the same options have the same bytes (dates of creation set alike).
# Seen: the library puts `theme_font_name` into the caller's dict; the next workbook's default font then is tied to the
# theme (`<scheme val="minor"/>` in xl/styles.xml) and the first one's is not.
# Matters to who keeps the official font of a table in a constant and promises the same file twice: pass a copy each time.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check xlsxwriter==3.3.1
"$work/env/bin/python" - <<'PY'
import io
import re
import zipfile
from datetime import datetime

import xlsxwriter


def styles(font):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_format_properties": font})
    book.set_properties({"created": datetime(2026, 11, 30)})
    book.add_worksheet("目录").write(0, 0, "公开事项")
    book.close()
    return zipfile.ZipFile(target).read("xl/styles.xml").decode()


kept = {"font_name": "SimSun", "font_size": 10}
first, second = styles(kept), styles(kept)
print("the dict after one workbook:", kept)
for name, text in (("first", first), ("second", second)):
    print(name, re.search("<font>.*?</font>", text)[0])
assert kept == {"font_name": "SimSun", "font_size": 10, "theme_font_name": "SimSun"}, "the dict is left alone now"
assert "scheme" not in re.search("<font>.*?</font>", first)[0], "the first workbook has changed"
assert "scheme" in re.search("<font>.*?</font>", second)[0], "the second workbook is as the first now"
fresh = {"font_name": "SimSun", "font_size": 10}
assert styles(dict(fresh)) == styles(dict(fresh)) == first, "copies no longer give the same bytes"
print("as written down")
PY
