"""Contrast of the pages' colours, look by look → the table in docs/developers/design.md.

    python -m benchmarks.contrast

The colours are read from the stylesheet, so the table can't say other than what is shown. Ratio: WCAG 2.2, relative
luminance. Least: 4.5 for text (1.4.3), 3 for edges and the ring round what has the focus (1.4.11).
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CSS = ROOT / "generator" / "theme" / "assets" / "gongkai" / "site.css"
DOC = ROOT / "docs" / "developers" / "design.md"
BEGIN, END = "<!-- contrast: written by python -m benchmarks.contrast -->\n", "<!-- /contrast -->\n"

PAIRS = (
    ("text", "--ink", "--ground", 4.5),
    ("text on the tint", "--ink", "--tint", 4.5),
    ("small print", "--soft", "--ground", 4.5),
    ("small print on the tint", "--soft", "--tint", 4.5),
    ("links", "--blue", "--ground", 4.5),
    ("links on the tint", "--blue", "--tint", 4.5),
    ("words of the search button", "--on-blue", "--blue", 4.5),
    ("warnings", "--red", "--ground", 4.5),
    ("marked words", "--ink", "--mark", 4.5),
    ("head of the page", "#fff", "--band", 4.5),
    ("edges of fields", "--edge", "--ground", 3.0),
    ("edge of the search box on the band", "--rim", "--band", 3.0),
    ("ring of the focus", "--ring", "--ground", 3.0),
    ("ring of the focus on the band", "#ffd24d", "--band", 3.0),
)
"""Name, colour, ground, least ratio."""
LOOKS = {
    "light": (":root",),
    "dark": (":root", ".gk-dark"),
    "high contrast": (":root", ".gk-contrast"),
    "system contrast": (":root", "more"),
    "system contrast, dark": (":root", ".gk-dark", "more dark"),
}
"""Look → the rules that set its colours, the later ones winning."""


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white, of `#rgb` or `#rrggbb`."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """1 for the same colour to 21 for black on white; cut, not rounded, so that no 4.49 passes for 4.5."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return int((light + 0.05) / (dark + 0.05) * 100) / 100


def colours(css: str) -> dict[str, dict[str, str]]:
    """Look → variable → colour."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    rules = {
        ":root": _first(bare, r"^:root"),
        ".gk-dark": _first(bare, r"^\.gk-dark"),
        ".gk-contrast": _first(bare, r"^\.gk-contrast"),
        "more": _first(bare, r"prefers-contrast: more\) \{\s*:root"),
        "more dark": _first(bare, r"prefers-color-scheme: dark\) \{\s*:root(?=[^}]*--ground: #000)"),
    }
    return {look: {key: value for name in names for key, value in rules[name].items()} for look, names in LOOKS.items()}


def _first(css: str, head: str) -> dict[str, str]:
    found = re.search(head + r"\s*\{([^}]*)\}", css, re.MULTILINE)
    assert found, head
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]+)", found[1]))


def measured(css: str) -> dict[str, dict[str, float]]:
    """Name of a pair → look → ratio."""
    looks = colours(css)
    return {
        name: {look: ratio(values.get(ink, ink), values.get(ground, ground)) for look, values in looks.items()}
        for name, ink, ground, _ in PAIRS
    }


def table(css: str) -> Iterator[str]:
    yield f"| | least | {' | '.join(LOOKS)} |"
    yield f"| --- | ---: |{' ---: |' * len(LOOKS)}"
    for (name, _, _, least), found in zip(PAIRS, measured(css).values(), strict=True):
        yield f"| {name} | {least} | {' | '.join(f'{found[look]:.1f}' for look in LOOKS)} |"


def main() -> int:
    before, _, rest = DOC.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    text = "\n".join(table(CSS.read_text("utf-8")))
    DOC.write_text(f"{before}{BEGIN}\n{text}\n\n{END}{after}", "utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
