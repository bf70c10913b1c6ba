"""The stylesheet holds on Chromium 57 (the WebView of phones from 2017) and carries no dead rules."""

import re

from generator.pipeline.scripts import short_style
from generator.resources import SCRIPTS_DIR
from tests.site.support import ROOT

THEME = ROOT / "generator" / "theme"
TEMPLATES = ROOT / "generator" / "render" / "site" / "templates"
CSS = (THEME / "assets" / "gongkai" / "site.css").read_text("utf-8")
BARE = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)

TOO_NEW = {
    "gap between flex items (84)": r"(?<![-\w])(row-|column-)?gap\s*:(?<!column-gap:)",
    "clamp(), min(), max() (79)": r"(?<![-\w])(clamp|min|max)\(",
    ":is(), :where() (88), :has() (105)": r":(is|where|has|matches)\(",
    "a list in :not() (88)": r":not\([^()]*,",
    "inset (87)": r"(?<![-\w])inset(-\w+)*\s*:",
    "aspect-ratio (88)": r"aspect-ratio\s*:",
    "logical sides (69-87)": r"(margin|padding|border)-(inline|block)",
    "place-* (59)": r"place-(items|content|self)\s*:",
    "#rrggbbaa (62)": r"#(?:[0-9a-f]{8}|[0-9a-f]{4})(?![0-9a-f])",
    "spaces in rgb() (65)": r"rgba?\([^),]*\s[^),]*\)",
    "media ranges (104)": r"@media[^{]*[<>]",
    "layers, nesting, containers": r"@layer|@container|&[\s:.]|@scope",
    "display: contents (65), flow-root (58)": r"display\s*:\s*(contents|flow-root)",
    "units of the moving window (108)": r"\d[sld]v[hw]\b",
    "individual transforms (104), container units": r"(?<![-\w])(rotate|scale|translate)\s*:|\dcq[wh]\b",
    "overflow: clip (90), two values (68)": r"overflow\s*:\s*(clip|\w+\s+\w+)",
}


def test_nothing_of_the_layout_is_newer_than_chromium_57() -> None:
    outside = re.sub(r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", BARE)
    found = {what: re.findall(pattern, outside) for what, pattern in TOO_NEW.items() if re.search(pattern, outside)}
    assert found == {}
    assert not re.search(r"display\s*:\s*(inline-)?grid", outside), "grid only under @supports"


def test_the_test_knows_what_is_too_new() -> None:
    samples = ["gap: 8px", "row-gap: 1px", "width: min(1px, 2px)", "a:is(b)", "a:not(b, c)", "inset: 0", "#11223344"]
    for sample in samples:
        assert any(re.search(pattern, sample) for pattern in TOO_NEW.values()), sample
    for sample in ["column-gap: 2rem", "min-width: 1px", "grid-gap: 8px", "a:not(.b)", "#a4161a", "rgba(0, 0, 0, .2)"]:
        assert not any(re.search(pattern, sample) for pattern in TOO_NEW.values()), sample


YOUNG = (":focus-visible", ":focus-within", "::marker", "::details-content", "::-webkit-", "::file-selector")


def test_no_selector_that_an_old_browser_does_not_know_stands_in_a_list() -> None:
    """One unknown selector voids the whole rule, so such a one stands in a rule of its own."""
    heads = re.findall(r"([^{}]+)\{", BARE)
    assert [head.strip() for head in heads if "," in head and any(word in head for word in YOUNG)] == []


def test_every_variable_is_set_in_every_look_it_is_used_in() -> None:
    """A look that forgets one would take the light look's: dark ink on a dark ground."""
    names = set(re.findall(r"var\((--[\w-]+)\)", BARE)) - {"--focus"}
    for look in (":root", r"\.gk-dark", r"\.gk-light", r"\.gk-contrast"):
        (first, *_) = re.findall(rf"(?<![\w-]){look}\s*\{{([^}}]*--ground[^}}]*)\}}", BARE)
        assert names <= set(re.findall(r"(--[\w-]+):", first)), look


def test_the_shipped_style_is_the_same_without_remarks() -> None:
    short = short_style(CSS)
    assert re.sub(r"\s", "", short) == re.sub(r"\s", "", BARE)
    assert re.findall(r'"[^"]*"', short) == re.findall(r'"[^"]*"', BARE), "texts keep their blanks"
    assert "calc(50% - 48vw)" in short
    assert ".gk-js .gk-due[hidden]{" in short


def test_braces_are_balanced_and_nothing_is_fetched() -> None:
    assert BARE.count("{") == BARE.count("}")
    assert "url(" not in BARE
    assert "@import" not in BARE


def test_every_class_of_the_stylesheet_is_used() -> None:
    files = [*TEMPLATES.glob("*.html"), *THEME.glob("*.html"), *(THEME / "assets").rglob("*.js")]
    files += SCRIPTS_DIR.rglob("*.js")
    used = " ".join(file.read_text("utf-8") for file in files)
    classes = set(re.findall(r"\.(gk-[\w-]+)", BARE))
    assert {name for name in classes if not re.search(rf"{name}(?![\w-])", used)} == set()
    assert len(CSS) < 35_000, "3,400 of it are the colours for browsers without variables"


def test_a_browser_without_variables_gets_a_plain_value_first() -> None:
    """Two-core browsers of government desks fall back to IE's core, which drops what it does not know."""
    faults = []
    for body in re.findall(r"\{([^{}]*)\}", BARE):
        declared = [part.strip() for part in re.split(r";(?=\s*(?:-?[\w-]+\s*:|$))", body) if part.strip()]
        for before, line in zip(["", *declared], declared, strict=False):
            name = line.partition(":")[0]
            if "var(" in line and not name.startswith("--") and not re.match(rf"{name}\s*:(?!.*var\()", before):
                faults.append(line)
    assert faults == []
