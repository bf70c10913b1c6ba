#!/bin/sh
# jionlp 1.5.31: 下一年度1月31日前 is a day ten months ago, though 次年 and 明年 are read rightly.
#
# Guessed: three words for the year after give one date.
# Seen, asked on 25 September 2026: 次年3月31日前 is 2027-03-31 and 明年1月31日前 2027-01-31; 下一年度1月31日前 and 下年1月31日前
# are 2026-01-31, and 次季度首月15日前 is 2026-09-15: all "accurate". 年度终了后3个月内 is October to December of the
# running year, for 3个月 is counted from today and the end of the year is not heard.
# Matters to yearly duties (年度报告, 预决算), whose wordings are these.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check jionlp==1.5.31
"$work/env/bin/python" - <<'PY'
import time

import jionlp

base = time.mktime((2026, 9, 25, 9, 0, 0, 0, 0, 0))
for text, expected in (
    ("次年3月31日前", ["2026-09-25 09:00:00", "2027-03-31 23:59:59"]),
    ("明年1月31日前", ["2026-09-25 09:00:00", "2027-01-31 23:59:59"]),
    ("下一年度1月31日前", ["-inf", "2026-01-31 23:59:59"]),
    ("下年1月31日前", ["-inf", "2026-01-31 23:59:59"]),
    ("次季度首月15日前", ["-inf", "2026-09-15 23:59:59"]),
    ("年度终了后3个月内", ["2026-10-01 00:00:00", "2026-12-31 23:59:59"]),
):
    seen = jionlp.parse_time(text, time_base=base)
    print(text, "->", seen["time"], seen["definition"])
    assert seen["time"] == expected and seen["definition"] == "accurate", "it has changed"
print("as written down")
PY
