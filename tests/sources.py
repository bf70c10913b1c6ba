"""The program's own modules as syntax trees, for tests that read them as they stand; each is read and walked once."""

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "generator"


@cache
def sources() -> dict[str, Path]:
    """Dotted name below `generator` → file, in order of the files; what is shipped as data is no module."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if {"_shipped", "starter"}.isdisjoint(parts):
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module: to walk a tree takes longer than to read it."""
    return tuple(ast.walk(tree(path)))
