"""Our own scripts as they are shipped: the same program without comments, indentation and long local names.

A resident on a weak signal pays for every byte before the first answer, and a third of a readable script is there for
its readers. The source stays as it is in `theme/assets/`; the site gets what this module makes of it.

Rules followed, so that the program cannot change:
- line breaks stay where they are, so that semicolons are inserted (or not) as before;
- a name is shortened in the whole file or not at all, each to a name that occurs nowhere in it; so what was the same
  variable stays the same, and what was another stays another, whatever the scopes are;
- only names declared in the file (`var`, `function`, parameters, `catch`) are shortened, never a property (`a.name`),
  a key (`name:`), what a string says, a name of the browser's own, or one that stands outside of the outermost braces;
- what it needs in return: each script is one function called at once (nothing declared outside is shortened by
  mistake), and every statement ends with a semicolon;
- a script with syntax that this module does not know (template strings) is left as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase, ascii_uppercase

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)"""
    r"""|(?P<space>\s+)"""
    r"""|(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
    r"""|(?P<number>0[xX][0-9a-fA-F]+|\d*\.?\d+(?:[eE][+-]?\d+)?)"""
    r"""|(?P<name>[A-Za-z_$][\w$]*)"""
    r"""|(?P<mark>\+\+|--|.)""",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%<>~^")
_RESERVED = """
break case catch continue debugger default delete do else finally for function if in instanceof new return switch this
throw try typeof var void while with class const enum export extends import super null true false implements interface
let package private protected public static yield undefined arguments eval NaN Infinity await async of get set
"""
_BROWSER = """
window document self location history navigator screen event name top parent status print open close focus origin length
global require module process console JSON Math Date Array Object String Number Boolean RegExp Error Promise Worker
Uint8Array Uint16Array Float32Array Symbol Map Set isNaN isFinite parseInt parseFloat encodeURIComponent
decodeURIComponent encodeURI decodeURI escape unescape setTimeout clearTimeout setInterval clearInterval lunr gkSearch
localStorage sessionStorage performance importScripts postMessage onmessage alert confirm prompt fetch
"""
_KEYWORDS = frozenset(_RESERVED.split())
_KEPT = _KEYWORDS | frozenset(_BROWSER.split())
"""A name of these may be declared in one function and mean the browser's in another: never shortened, never made."""
_ASKS_FOR_VALUE = frozenset({"return", "typeof", "case", "in", "instanceof", "new", "delete", "void", "throw", "else"})

_Token = tuple[str, str]


def lighten(source: str) -> str:
    """The same script, smaller. ES5 only; the text ends with a line break."""
    tokens = [token for token in _tokens(source) if token[0] != "comment"]
    if ("mark", "`") in tokens:
        return source
    short = _short_names(tokens)
    return "".join(_joined(_renamed(tokens, short))).strip() + "\n"


def _tokens(source: str) -> Iterator[_Token]:
    at, before = 0, ("mark", ";")
    while at < len(source):
        match = _REGEX.match(source, at) if source[at] == "/" and _is_value_due(before) else None
        if match and source[at + 1] not in "/*":
            token = ("regex", match[0])
        else:
            match = _TOKEN.match(source, at)
            assert match is not None and match.lastgroup is not None
            token = (match.lastgroup, match[0])
        if token[0] not in ("space", "comment"):
            before = token
        yield token
        at = match.end()


def _is_value_due(before: _Token) -> bool:
    """Whether a slash begins a regular expression, by the token before it."""
    kind, text = before
    return (kind == "mark" and text in _BEFORE_REGEX) or (kind == "name" and text in _ASKS_FOR_VALUE)


def _short_names(tokens: Sequence[_Token]) -> dict[str, str]:
    """Declared name → the short one, the most frequent the shortest."""
    solid = [token for token in tokens if token[0] != "space"]
    declared = set(_declared(solid)) - _KEPT - set(_outermost(solid))
    used: Counter[str] = Counter()
    for at, (kind, text) in enumerate(solid):
        if kind != "name":
            continue
        if solid[at + 1 : at + 2] == [("mark", ":")]:
            declared.discard(text)  # a key, or a branch of `a ? b : c`: not told apart, so left alone
        elif solid[at - 1][1] != ".":
            used[text] += 1
    taken = {text for kind, text in solid if kind == "name"} | _KEPT
    free = (name for name in _names() if name not in taken)
    wanted = sorted((name for name in declared if len(name) > 1), key=lambda name: (-used[name] * len(name), name))
    return {name: short for name, short in zip(wanted, free, strict=False) if len(short) < len(name)}


def _outermost(solid: Iterable[_Token]) -> Iterator[str]:
    depth = 0
    for kind, text in solid:
        if kind == "mark" and text in "{}":
            depth += 1 if text == "{" else -1
        elif kind == "name" and depth == 0:
            yield text


def _names() -> Iterator[str]:
    letters = ascii_lowercase + ascii_uppercase
    for length in count(1):
        yield from ("".join(parts) for parts in product(letters, repeat=length))


def _declared(solid: Sequence[_Token]) -> Iterator[str]:
    """Names after `var` (each of the list), of functions, parameters and caught errors."""
    for at, (_, text) in enumerate(solid):
        if solid[at - 1][1] == "." or solid[at][0] != "name":
            continue
        if text == "var":
            yield from _declared_by_var(solid, at + 1)
        elif text in ("function", "catch"):
            end = next(i for i in range(at, len(solid)) if solid[i][1] == ")")
            yield from (name for kind, name in solid[at + 1 : end] if kind == "name")


def _declared_by_var(solid: Sequence[_Token], at: int) -> Iterator[str]:
    """`var a = f(x, y), b;` → a, b: a name at the beginning and after each comma outside of brackets."""
    depth, is_due = 0, True
    for kind, text in solid[at:]:
        if is_due:
            yield text
            is_due = False
        elif kind == "mark" and text in "([{":
            depth += 1
        elif kind == "mark" and text in ")]}":
            depth -= 1
        elif kind == "mark" and depth == 0 and text == ",":
            is_due = True
        if depth < 0 or (depth == 0 and (text == ";" or (kind, text) == ("name", "in"))):
            return


def _renamed(tokens: Iterable[_Token], short: dict[str, str]) -> Iterator[_Token]:
    before = ""
    for kind, text in tokens:
        yield kind, short.get(text, text) if kind == "name" and before != "." else text
        if kind != "space":
            before = text


def _joined(tokens: Iterable[_Token]) -> Iterator[str]:
    """Line breaks stay, one for many; a space stays where two words or two signs would become one."""
    last, gap = "", ""
    for kind, text in tokens:
        if kind == "space":
            gap = "\n" if "\n" in text or gap == "\n" else " "
            continue
        if gap == "\n" or (gap and _would_stick(last[-1:], text[:1])):
            yield gap
        gap = ""
        yield text
        last = text


def _would_stick(left: str, right: str) -> bool:
    return (
        (_is_word(left) and _is_word(right)) or (left == right and left in "+-/") or (left == "/" and _is_word(right))
    )


def _is_word(char: str) -> bool:
    return char.isalnum() or char in "_$"
