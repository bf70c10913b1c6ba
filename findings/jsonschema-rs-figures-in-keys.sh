#!/bin/sh
# jsonschema-rs 0.60.3: in `instance_path` a key made of figures comes back as a number, leading zeros gone.
#
# Guessed: `instance_path` of a fault under the key "01" is ["01"], for in JSON every key is a string.
# Seen: [1]; the keys "01" and "1" of one object give the same path, "007" gives [7]. The message text names "01".
# Matters where keys are codes (regions, domains, ids): the path cannot be followed back to the value.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check jsonschema-rs==0.60.3
"$work/env/bin/python" - <<'PY'
import jsonschema_rs

validator = jsonschema_rs.Draft202012Validator({"type": "object", "additionalProperties": {"type": "string"}})
for value, expected in (
    ({"01": 5}, [[1]]),
    ({"01": 5, "1": 6}, [[1], [1]]),
    ({"007": 5}, [[7]]),
    ({"1e3": 5}, [["1e3"]]),
    ({"a1": 5}, [["a1"]]),
):
    seen = [error.instance_path for error in validator.iter_errors(value)]
    print(value, "->", seen)
    assert seen == expected, f"it has changed: {value} gives {seen}, not {expected}"
text = str(next(iter(validator.iter_errors({"01": 5}))))
assert "On instance[01]" in text or '"01"' in text, text
print("as written down")
PY
