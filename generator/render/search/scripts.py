"""The browser's modules (`generator/scripts`) → the scripts that are shipped, each one function without comments.

A module is written as JavaScript has them, `import { a } from "./x.js";` and `export` before a function or a `var`,
with ES5 in between: so Node runs the modules as they stand, for tests. Here the modules of a script are put into one
scope, in the order in which Node would run them, and the words for modules are taken away. That is enough, for

- names are single within a script, and an exported `var` is never assigned again (`tests/js/test_modules.py`);
- what a script imports from a module of a script before it, it takes from `gkSearch.engine`, where each lays out what
  others want of it.

Each script knows its release and does nothing beside a `search.js` of another one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from rjsmin import jsmin

RELEASE_MARK = "@release@"

_IMPORT = re.compile(r'^import (?:\{ (.+) \} from )?"(.+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Script:
    """A shipped script, `assets/{name}.js`: all modules that `entry` needs and no script before it has.

    `after`: names of the scripts that run before it, without which it does nothing. `head`: a file that runs before all
    else. `shares`: names laid out in `gkSearch.engine` beside those that other scripts import.
    """

    name: str
    entry: str
    after: tuple[str, ...] = ()
    head: str = ""
    shares: tuple[str, ...] = ()


SCRIPTS = (
    Script("search", "page/start.js", shares=("ask",)),
    Script("search-next", "page/start-next.js", after=("search",)),
    Script("search-sound", "engine/sound/start.js", after=("search",)),
    Script("search-more", "page/start-full.js", after=("search", "search-next")),
    Script("search-worker", "worker/answer.js", after=("search", "search-next"), head="worker/head.js"),
    Script("search-keep", "page/keep/start.js"),
)
_BY_NAME = {script.name: script for script in SCRIPTS}


def render_scripts(sources: Mapping[str, str], release: str) -> dict[str, bytes]:
    """Site-relative path → bytes of each script. `sources`: path of a module → its text."""
    return {
        f"assets/{name}.js": (jsmin(text.replace(RELEASE_MARK, release)) + "\n").encode()
        for name, text in join_scripts(sources).items()
    }


def join_scripts(sources: Mapping[str, str]) -> dict[str, str]:
    """Name of each script → its text with comments, without a release."""
    return {script.name: _join(script, sources) for script in SCRIPTS}


def modules_of(script: Script, sources: Mapping[str, str]) -> list[str]:
    """Paths of a script's own modules in the order in which they run: what a module imports before itself."""
    order: dict[str, None] = {}
    _follow(script.entry, sources, set(_before(script, sources)), order)
    return list(order)


def _before(script: Script, sources: Mapping[str, str]) -> list[str]:
    return [path for name in script.after for path in modules_of(_BY_NAME[name], sources)]


def _follow(path: str, sources: Mapping[str, str], seen: set[str], order: dict[str, None]) -> None:
    if path in seen:
        return
    seen.add(path)
    for _, target in imports_of(path, sources[path]):
        _follow(target, sources, seen, order)
    order[path] = None


def imports_of(path: str, source: str) -> Iterator[tuple[list[str], str]]:
    """Names, and the path of the module they come from."""
    for names, target in _IMPORT.findall(source):
        yield names.split(", ") if names else [], normpath(join(dirname(path), target))


def _taken(modules: Sequence[str], others: Sequence[str], sources: Mapping[str, str]) -> list[str]:
    """Names that modules import from others; `gk` itself is at hand everywhere."""
    imports = (found for path in modules for found in imports_of(path, sources[path]))
    return sorted({name for names, target in imports if target in others for name in names} - {"gk"})


def _join(script: Script, sources: Mapping[str, str]) -> str:
    own = modules_of(script, sources)
    later = [other for other in SCRIPTS if script.name in other.after]
    shares = sorted({*script.shares, *(name for o in later for name in _taken(modules_of(o, sources), own, sources))})
    if not later and not script.after:
        return _wrap("", own, sources, "")
    if not script.after:
        listed = ", ".join(f"{name}: {name}" for name in shares)
        return _wrap(_FIRST_HEAD, own, sources, f"gk.engine = {{ {listed} }};\nglobal.gkSearch = gk;\n")
    head = sources[script.head] if script.head else ""
    foot = "".join(f"gk.engine.{name} = {name};\n" for name in shares)
    names = _taken(own, _before(script, sources), sources)
    return _wrap(head + _guard(script, names), own, sources, f"{foot}{_part(script.name)} = true;\n")


_FIRST_HEAD = "if (global.gkSearch && !global.gkSearch.next) { return; }\n"
"""A second copy does nothing, unless the first one asked for it in its place (`page/renew.js`)."""


def _part(name: str) -> str:
    return f'gk.parts["{name}"]'


def _guard(script: Script, names: Sequence[str]) -> str:
    """What a script does before its modules: nothing more unless all before it is there and of its release."""
    lacks = "".join(f" || !{_part(name)}" for name in script.after[1:])
    unfit = f'!gk || gk.release !== "{RELEASE_MARK}" || {_part(script.name)}{lacks}'
    taken = ", ".join(f"{name} = gk.engine.{name}" for name in names)
    return f"var gk = global.gkSearch;\nif ({unfit}) {{ return; }}\nvar {taken};\n"


def _wrap(head: str, modules: Sequence[str], sources: Mapping[str, str], foot: str) -> str:
    body = "".join(_EXPORT.sub("", _IMPORT.sub("", sources[path])) for path in modules)
    where = 'typeof self !== "undefined" ? self : this'
    return f'(function (global) {{\n"use strict";\n{head}{body}{foot}}}({where}));\n'
