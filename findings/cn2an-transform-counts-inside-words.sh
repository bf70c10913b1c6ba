#!/bin/sh
# cn2an 0.5.24: `transform(…, "cn2an")` writes figures into words that only look like numbers, "an2cn" reads a telephone as one.
#
# Guessed: a sentence put into figures changes 二十个工作日 and leaves 统一, 一次性, 三公经费 and 五保户 alone.
# Seen: 统1受理, 1次性告知, 3公经费, 5保户, 八五普法 as 85普法; 十五个工作日 and 第二十七条 come out right beside them. The other
# way 0518-83221234 is 五百一十八负八千三百二十二万一千二百三十四 (minus), and 01-001 is 一负一.
# Matters to whoever normalises titles of duties before comparing them, or has a notice spelled out to be read aloud.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check cn2an==0.5.24
"$work/env/bin/python" - <<'PY'
import cn2an

for text, way, expected in (
    ("十五个工作日内", "cn2an", "15个工作日内"),
    ("第二十七条", "cn2an", "第27条"),
    ("统一受理，一次性告知", "cn2an", "统1受理，1次性告知"),
    ("三公经费", "cn2an", "3公经费"),
    ("五保户", "cn2an", "5保户"),
    ("八五普法规划", "cn2an", "85普法规划"),
    ("九年一贯制学校", "cn2an", "9年1贯制学校"),
    ("2026年5月14日", "an2cn", "二零二六年五月十四日"),
    ("0518-83221234", "an2cn", "五百一十八负八千三百二十二万一千二百三十四"),
    ("01-001", "an2cn", "一负一"),
):
    seen = cn2an.transform(text, way)
    print(text, "->", seen)
    assert seen == expected, f"it has changed: {seen}, not {expected}"
print("as written down")
PY
