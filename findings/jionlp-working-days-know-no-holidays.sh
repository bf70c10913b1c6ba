#!/bin/sh
# jionlp 1.5.31: `parse_time("10个工作日内")` skips Saturdays and Sundays only, not the days off of the State Council's notice.
#
# Guessed: a library for Chinese that tells 工作日 from 日 counts by the Chinese calendar, or says that it does not.
# Seen: from Friday 25 September 2026 (中秋节, a day off) ten working days end on 9 October, and the answer is "accurate".
# By the notice for 2026 (off 25-27 September and 1-7 October, Saturday 10 October worked) the tenth is 15 October.
# From 10 February 2026 twenty end on 10 March; with 春节 (15-23 February off, 14 and 28 February worked) it is 16 March.
# Matters to every deadline under 条例 art. 33: six days early is a false alarm.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check jionlp==1.5.31
"$work/env/bin/python" - <<'PY'
import time
from datetime import date, timedelta

import jionlp

OFF = {date(2026, 9, 25), *(date(2026, 10, d) for d in range(1, 8)), *(date(2026, 2, d) for d in range(15, 24))}
WORKED = {date(2026, 10, 10), date(2026, 2, 14), date(2026, 2, 28)}


def count(day, number):
    while number:
        day += timedelta(1)
        number -= day in WORKED or (day.weekday() < 5 and day not in OFF)
    return day


for start, number, plain, right in (
    (date(2026, 9, 25), 10, "2026-10-09", date(2026, 10, 15)),
    (date(2026, 2, 10), 20, "2026-03-10", date(2026, 3, 16)),
):
    base = time.mktime((*start.timetuple()[:3], 9, 0, 0, 0, 0, 0))
    seen = jionlp.parse_time(f"{number}个工作日内", time_base=base)
    print(start, number, seen, "by the notice:", count(start, number))
    assert count(start, number) == right
    assert seen["definition"] == "accurate" and seen["time"][1].startswith(plain), "it has changed"
print("as written down")
PY
