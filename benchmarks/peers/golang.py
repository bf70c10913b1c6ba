"""A template of ours in Nunjucks → the same page in the language of Hugo, so that both set the same.

Only what the templates beside use is known: `item.name`, `row[0]`, `for`, `if`, `include`, `join(",")`.
"""

import re

_TAG = re.compile(r"\{%(.*?)%\}|\{\{(.*?)\}\}")
_RULES = (
    (r"for \w+ in item\.(\w+)", r"range $item.\1"),
    (r"endfor|endif", "end"),
    (r"if item\.(\w+)", r"if $item.\1"),
    (r"if \w+\[(\d)\]", r"if index . \1"),
    (r'include "(\w+\.html)"', r'partial "\1" .'),
    (r'item\.(\w+) \| join\("(.)"\)', r'delimit $item.\1 "\2"'),
    (r"item\.(\w+)\[(\d)\]\[(\d)\]", r"index (index $item.\1 \2) \3"),
    (r"item\.(\w+)", r"$item.\1"),
    (r"\w+\[(\d)\]", r"index . \1"),
    (r"\w+", "."),
)


def to_go(template: str) -> str:
    """The template in Go's language; the record is the page's parameter `item`.

    Raises:
        ValueError: it uses what isn't known here.
    """
    return "{{ $item := .Params.item -}}\n" + _TAG.sub(_translate, template)


def _translate(tag: re.Match[str]) -> str:
    said = (tag[1] or tag[2]).strip()
    for pattern, go in _RULES:
        if found := re.fullmatch(pattern, said):
            return "{{ " + found.expand(go) + " }}"
    raise ValueError(f"unknown in a peer's template: {said}")
