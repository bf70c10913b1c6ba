#!/bin/sh
# jsonschema-rs 0.60.3: `evaluate().errors()` puts a missing field under the keyword `additionalProperties`.
#
# Guessed: for {} against {required: [title], additionalProperties: false} both ways of asking name `required`.
# Seen: `iter_errors` does; `evaluate(…).errors()` gives schemaLocation "/additionalProperties" with the text of
# `required`, and for {"x": 1} two entries under the one keyword. The place in the data is right both times.
# Matters to whoever takes the quick `evaluate` and words a message by the keyword.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check jsonschema-rs==0.60.3
"$work/env/bin/python" - <<'PY'
import jsonschema_rs

schema = {
    "type": "object",
    "required": ["title"],
    "additionalProperties": False,
    "properties": {"title": {"type": "string"}},
}
validator = jsonschema_rs.Draft202012Validator(schema)
for value, listed, evaluated in (
    ({}, [["required"]], ["/additionalProperties"]),
    ({"x": 1}, [["additionalProperties"], ["required"]], ["/additionalProperties", "/additionalProperties"]),
    ({"title": 3}, [["properties", "title", "type"]], ["/properties/title/type"]),
):
    one = [error.schema_path for error in validator.iter_errors(value)]
    other = [error["schemaLocation"] for error in validator.evaluate(value).errors()]
    print(value, "-> iter_errors", one, "evaluate", other)
    assert (one, other) == (listed, evaluated), "it has changed"
print("as written down")
PY
