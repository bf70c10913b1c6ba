#!/bin/sh
# cpca 0.5.5: a district whose name several cities have is given to one of them, without a word of doubt.
#
# Guessed: 鼓楼区 alone (there are four) stays open, or the best known city comes; a district that is not in the data is told.
# Seen: 鼓楼区人民政府 is of 开封, 西湖区教育局 of 南昌 and not 杭州, 朝阳区 of 长春 and not 北京: each with a code as if it
# were certain. A district formed since its data (钱塘区 2021) becomes part of the address.
# Matters to whoever sorts a portal's notices by the place in their title: the code of another province comes out.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check cpca==0.5.5
"$work/env/bin/python" - <<'PY'
import cpca

for text, expected in (
    ("江苏省南京市鼓楼区人民政府", ["江苏省", "南京市", "鼓楼区", "人民政府", "320106"]),
    ("鼓楼区人民政府", ["河南省", "开封市", "鼓楼区", "人民政府", "410204"]),
    ("西湖区教育局", ["江西省", "南昌市", "西湖区", "教育局", "360103"]),
    ("朝阳区", ["吉林省", "长春市", "朝阳区", "", "220104"]),
    ("浙江省杭州市钱塘区", ["浙江省", "杭州市", None, "钱塘区", "330100"]),
):
    seen = cpca.transform([text]).values.tolist()[0]
    print(text, "->", seen)
    assert seen == expected, f"it has changed: {seen}"
print("as written down")
PY
