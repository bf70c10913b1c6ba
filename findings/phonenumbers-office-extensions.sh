#!/bin/sh
# phonenumbers 9.0.43: in Chinese text an extension after a hyphen hides the whole number, one after 转 is left behind.
#
# Guessed: PhoneNumberMatcher("…", "CN") finds 0518-83221234-801 as it finds 0518-83221234, and knows 转, the word on every
# office's door, as it knows "ext.".
# Seen: 0518-83221234-801 gives nothing at all; (0518)83221234转801 gives the number without its extension, "ext. 801" with
# it; of 0518-83221234/83221235 only the first comes; hot lines (12345, 12388) are never found.
# Matters to whoever looks for numbers in a directory of offices, to link them or to keep a private one off a page.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check phonenumbers==9.0.43
"$work/env/bin/python" - <<'PY'
import phonenumbers

for text, expected in (
    ("电话：0518-83221234", [("+8651883221234", None)]),
    ("电话：0518-83221234-801", []),
    ("电话：(0518)83221234转801", [("+8651883221234", None)]),
    ("电话：(0518)83221234 ext. 801", [("+8651883221234", "801")]),
    ("电话：0518-83221234/83221235", [("+8651883221234", None)]),
    ("热线12345，举报12388", []),
):
    found = [m.number for m in phonenumbers.PhoneNumberMatcher(text, "CN")]
    seen = [(phonenumbers.format_number(n, phonenumbers.PhoneNumberFormat.E164), n.extension) for n in found]
    print(text, "->", seen)
    assert seen == expected, "it has changed"
print("as written down")
PY
