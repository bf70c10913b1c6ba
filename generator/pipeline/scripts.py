"""The scripts and styles that a site brings along: the theme's own without what only readers need, and the modules of
the search in the browser.
"""

import re
from collections.abc import Mapping
from functools import cache

from rjsmin import jsmin

from generator.derive.views.places import SCRIPT as MAP_SCRIPT
from generator.read.tree import read_bytes, read_texts
from generator.resources import SCRIPTS_DIR, THEME_DIR

_MAP_MODULE = "map/near.js"
"""The script of the map, which is no part of the search: a site without a map has nothing of it."""

_PORTAL_MODULES = "portal/"
_PORTAL_SCRIPT = "portal/portal.js"
"""Of the portal over many offices: no site of one office has it."""

FOREIGN = frozenset({"lunr.js"})
"""Scripts of others, shipped as they come."""

CALCULATOR = "assets/duedate.js"
"""The script that counts by the calendar."""


def script_paths() -> tuple[str, ...]:
    """Paths of the theme's scripts and styles in a site."""
    return tuple(_theme_scripts())


def make_script(path: str) -> bytes:
    """A script or style of the theme's without what only readers need; it takes the place of the host's copy."""
    if path == MAP_SCRIPT:
        return _short(read_texts(SCRIPTS_DIR, ".js")[_MAP_MODULE])
    text = _theme_scripts()[path]
    return short_style(text).encode() if path.endswith(".css") else _short(text)


def _short(script: str) -> bytes:
    short: str = jsmin(script)
    return f"{short}\n".encode()


def short_style(style: str) -> str:
    """A stylesheet without comments, line breaks and the blanks beside braces and semicolons."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"\s*\n\s*", " ", bare)).strip() + "\n"


@cache
def _theme_scripts() -> Mapping[str, str]:
    """Site-relative path → text of each script and style of the theme's own."""
    texts = [*read_texts(THEME_DIR / "assets", ".js").items(), *read_texts(THEME_DIR / "assets", ".css").items()]
    return {f"assets/{path}": text for path, text in texts if path.rpartition("/")[2] not in FOREIGN}


def browser_modules() -> dict[str, str]:
    """Path of each module of the search in the browser → its text."""
    own = {path: text for path, text in read_texts(SCRIPTS_DIR, ".js").items() if path != _MAP_MODULE}
    return {path: text for path, text in own.items() if not path.startswith(_PORTAL_MODULES)}


def theme_files() -> dict[str, bytes]:
    """Path → bytes of what every page of the theme asks for, for pages that no host copies it beside."""
    scripts = _theme_scripts()
    script, style = "assets/gongkai/site.js", "assets/gongkai/site.css"
    icon = "assets/gongkai/icon.svg"
    files = {script: _short(scripts[script]), style: short_style(scripts[style]).encode()}
    return {**files, icon: read_bytes(THEME_DIR, icon)}


def portal_script() -> bytes:
    """The search over many offices."""
    return b"".join(_short(text) for path, text in read_texts(SCRIPTS_DIR, ".js").items() if path == _PORTAL_SCRIPT)
