"""The import table of the style guide: packages in the direction data flows.

read → model → check → derive → render → publish. Every arrow that is not in the table fails, type-only and late imports
included; so does anything in the pure rows that touches the world.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sources import nodes, sources, tree

PACKAGE = Path(__file__).parent.parent / "generator"

ROWS = ("model", "yamltext", "read", "check", "derive", "edit", "render", "publish", "pipeline", "desk", "cli")

ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "yamltext": {"model"},
    "read": {"model", "yamltext"},
    "check": {"model", "yamltext"},
    "derive": {"model"},
    "edit": {"model", "yamltext"},
    "render": {"model"},
    "publish": {"model"},
    "pipeline": {"model", "yamltext", "read", "check", "derive", "edit", "render", "publish", "resources", "version"},
    "desk": {"model", "render", "pipeline", "clock", "version"},
    "service": {"model", "pipeline"},
    "guide": set(),
    "install": set(),
    "cli": {"model", "render", "pipeline", "desk", "service", "guide", "install", "resources", "clock", "version"},
    "mkdocs_plugin": {"model", "render", "pipeline", "resources", "clock", "version"},
    "resources": set(),
    "clock": {"model", "version"},
    "version": set(),
    "__main__": {"cli"},
}
"""Row → rows it may import, beside itself. What no row is listed for may not be there."""

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("render.site.environment", "resources"): "finds the bundled templates, which the pure rows may read",
    ("render.tables.form", "resources"): "finds the bundled parts of a Word file",
    ("render.print.docx", "resources"): "finds the bundled parts of a Word file",
    ("render.print.typeset", "resources"): "finds the bundled typst templates",
}
"""Module, row it imports against the table → why."""

VIEWS = "generator.derive.views."
"""What `render` may take from `derive`: kinds of values and fixed words, never what makes them."""

PURE = ("model", "yamltext", "check", "derive", "edit", "render")
WORLD = {
    "os", "io", "shutil", "tempfile", "time", "random", "secrets", "urllib.request", "http", "socket", "ssl", "logging",
    "subprocess", "threading", "multiprocessing", "signal", "locale", "getpass", "platform", "sqlite3", "glob",
}  # fmt: skip
IN_MEMORY = {
    ("check.pages.packages", "io"),
    ("render.annual.workbook", "io"),
    ("render.ledger.workbook", "io"),
    ("render.tables.delimited", "io"),
    ("render.tables.workbook", "io"),
    ("render.tables.working", "io"),
}
"""`BytesIO` and `StringIO` only: libraries read archives from, write workbooks and CSV to, nothing else than a file."""
WORLD_CALLS = {"open", "print", "input", "exec", "eval", "breakpoint"}
WORLD_METHODS = {
    "today", "now", "utcnow", "write_text", "write_bytes", "mkdir", "unlink", "rename", "iterdir", "getenv",
}  # fmt: skip
HOST = {"mkdocs", "material", "mkdocs_material"}
HOST_MODULES = {"mkdocs_plugin", "cli.build", "guide.build"}
"""Nothing else knows the host (its support ends in May 2027)."""


class Import(NamedTuple):
    module: str  # of ours that imports, `check.run`
    target: str  # `generator.model.catalogue`, `os`
    line: int


def modules() -> dict[str, Path]:
    return {name: path for name, path in sources().items() if name}


def imports(module: str, path: Path) -> Iterator[Import]:
    """All imports of a module, wherever they stand: in functions and under TYPE_CHECKING too."""
    package = ("generator", *module.split("."))
    if path.name != "__init__.py":
        package = package[:-1]
    for node in nodes(path):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            target = ".".join(filter(None, (base, node.module)))
            for alias in node.names:
                yield Import(module, f"{target}.{alias.name}", node.lineno)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "importlib.import_module"):
            first = node.args[0] if node.args else None
            yield Import(module, first.value if isinstance(first, ast.Constant) else "?", node.lineno)


@cache
def all_imports() -> tuple[Import, ...]:
    return tuple(found for name, path in modules().items() for found in imports(name, path))


def row_of(module: str) -> str:
    return module.split(".")[0]


def is_view(one: Import) -> bool:
    """Whether `render` takes a kind of view or a constant: both begin with a capital."""
    return row_of(one.module) == "render" and one.target.startswith(VIEWS) and one.target.split(".")[-1][0].isupper()


def violations() -> list[tuple[Import, str]]:
    found = []
    for one in all_imports():
        parts = one.target.split(".")
        if parts[0] != "generator":
            continue
        own, other = row_of(one.module), parts[1] if len(parts) > 1 else ""
        if other and other != own and other not in ALLOWED.get(own, set()) and not is_view(one):
            found.append((one, other))
    return found


def test_every_module_has_a_row() -> None:
    assert {row_of(name) for name in modules()} - ALLOWED.keys() - {"theme"} == set()


def test_imports_go_in_the_direction_data_flows() -> None:
    against = [
        f"{one.module}:{one.line} imports {one.target}"
        for one, other in violations()
        if (one.module, other) not in EXCEPTIONS and (one.module, "*") not in EXCEPTIONS
    ]
    assert against == []


def test_every_exception_is_needed() -> None:
    used = {(one.module, other) for one, other in violations()}
    used |= {(one.module, "*") for one, _ in violations()}
    present = set(modules())
    assert {key for key in EXCEPTIONS if key[0] in present} - used == set()


def test_what_a_row_gives_another_it_has_itself() -> None:
    """An import handed on would pass the table: one row's function through another to a third."""
    taken = {
        f"generator.{name}.{alias.asname or alias.name}"
        for name, path in modules().items()
        for node in tree(path).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator.")
        for alias in node.names
    }
    assert [f"{one.module}:{one.line} imports {one.target}" for one in all_imports() if one.target in taken] == []


def test_check_knows_no_stage_and_rules_know_no_rule() -> None:
    for one in all_imports():
        if one.module.startswith("check.rules."):
            assert not one.target.startswith("generator.check.rules"), f"{one.module}:{one.line}"
            assert not one.target.startswith("generator.check.run"), f"{one.module}:{one.line}"


def is_world(target: str) -> bool:
    return any(target == name or target.startswith(name + ".") for name in WORLD)


@pytest.mark.parametrize("row", PURE)
def test_pure_rows_import_nothing_of_the_world(row: str) -> None:
    found = [
        f"{one.module}:{one.line} imports {one.target}"
        for one in all_imports()
        if row_of(one.module) == row and is_world(one.target) and (one.module, one.target) not in IN_MEMORY
    ]
    assert found == []


@pytest.mark.parametrize("row", PURE)
def test_pure_rows_neither_open_nor_print_nor_look_at_the_clock(row: str) -> None:
    found = []
    for name, path in modules().items():
        if row_of(name) != row:
            continue
        for node in nodes(path):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            if (isinstance(called, ast.Name) and called.id in WORLD_CALLS) or (
                isinstance(called, ast.Attribute) and called.attr in WORLD_METHODS
            ):
                found.append(f"{name}:{node.lineno} calls {ast.unparse(called)}")
    assert found == []


DISK = {"os", "shutil", "tempfile", "glob", "subprocess", "socket", "http", "urllib.request", "threading", "time"}
DISK_METHODS = {
    "read_text", "read_bytes", "write_text", "write_bytes", "exists", "is_file", "is_symlink", "lstat", "stat",
    "iterdir", "glob", "rglob", "resolve", "mkdir", "rmdir", "unlink", "touch", "chmod", "symlink_to", "rmtree",
}  # fmt: skip
LOOKS = {"is_dir"}
"""What the host's adapter may ask of the disk itself: whether the folder it was told of is there."""


@pytest.mark.parametrize("row", ["pipeline", "mkdocs_plugin"])
def test_what_only_joins_touches_no_disk_itself(row: str) -> None:
    allowed = {"os.fsencode"} if row == "mkdocs_plugin" else set()
    found = []
    for name, path in modules().items():
        if row_of(name) != row:
            continue
        for node in nodes(path):
            if not isinstance(node, ast.Call) or (called := ast.unparse(node.func)) in allowed:
                continue
            own = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            top = called.split(".")[0]
            if called == "open" or top in DISK or own in DISK_METHODS or (own in LOOKS and row == "pipeline"):
                found.append(f"{name}:{node.lineno} calls {called}")
    assert found == []


def test_only_the_reading_modules_named_for_it_touch_the_disk() -> None:
    allowed = {
        "read.files": "names of the catalogue's files",
        "read.snapshot": "a catalogue folder from disk, once",
        "read.bases": "whether the folder a catalogue stands on is there, inside the repository and no link",
        "read.schema.schemas": "loads the bundled schemas from the folder it is given",
        "read.git": "the command git",
        "read.revision": "ids of past revisions, from git",
        "read.past": "a catalogue folder as a commit had it, from git",
        "read.fonts": "the font files of the machine",
        "read.made.site": "a built site's files",
        "read.made.server": "the same over HTTP",
        "read.program": "the program's own files, and which libraries are installed",
        "read.made.symbols": "hands bytes to a library that wants a file; nothing is opened",
        "read.tree": "the finished files of a folder",
        "read.attached.kinds": "hands bytes to libraries that want a file; takes the ending of a name",
        "read.attached.archive": "hands bytes to a library that wants a file; nothing is opened",
        "read.attached.pictures": "hands bytes to a library that wants a file; nothing is opened",
        "read.attached.pdf": "hands bytes to a library that wants a file; nothing is opened",
        "read.attached.oldsheets": "hands bytes to a library that wants a file; nothing is opened",
        "read.attached.apart": "starts the process that reads what a hostile file may bring down",
        "read.attached.child": "is that process: bytes in, texts out",
        "read.portal.fetching": "an office's own portal over HTTP, where a person names the host",
        "read.portal.folder": "saved pages and exported tables in a folder",
        "read.memory": "what the system says of its memory",
        "read.portal.sources": "takes the ending of a name",
        "read.tables.kinds": "takes the ending of a name",
        "read.tables.oldsheets": "silences a library that logs; in that process only",
    }
    for one in all_imports():
        if row_of(one.module) == "read" and (is_world(one.target) or one.target.startswith("pathlib")):
            assert one.module in allowed, f"{one.module}:{one.line} imports {one.target}"


def test_only_the_adapter_knows_the_host() -> None:
    for one in all_imports():
        if one.target.split(".")[0] in HOST:
            assert one.module in HOST_MODULES, f"{one.module}:{one.line} imports {one.target}"


def test_the_model_needs_only_the_standard_library() -> None:
    for one in all_imports():
        top = one.target.split(".")[0]
        if row_of(one.module) == "model":
            assert top == "generator" or top in sys.stdlib_module_names, f"{one.module}:{one.line} imports {one.target}"


def test_who_prints_takes_only_the_report_from_the_renderers() -> None:
    for one in all_imports():
        if row_of(one.module) in ("cli", "desk", "mkdocs_plugin") and one.target.startswith("generator.render"):
            printed = ("generator.render.report", "generator.render.imported", "generator.render.collected")
            assert one.target.startswith(printed), one.module


DESK_EDGE = {
    "desk.session": "the folder, the lock, the clock",
    "desk.journal": "the journal on the disk",
    "desk.rows": "rows kept beside the journal",
    "desk.checker": "a thread, and a process of its own",
    "desk.submitting": "git, and the bytes of a zip",
    "desk.guard": "secrets of one desk",
    "desk.web": "where the templates stand",
    "desk.app": "where the assets stand",
}
"""Modules of the desk that touch the world; the others are what can be said of values, and pages made of them."""

DESK_PURE = {"desk.cells", "desk.form", "desk.merging", "desk.message", "desk.steps", "desk.texts"}
"""What knows neither requests nor files."""


def test_only_the_edge_of_the_desk_touches_the_world() -> None:
    world = {*WORLD, "pathlib", "zipfile"} - {"datetime"}
    for one in all_imports():
        if row_of(one.module) == "desk" and one.module not in DESK_EDGE:
            is_path = one.target.startswith("pathlib.Pure")
            assert is_path or one.target.split(".")[0] not in world, f"{one.module}:{one.line} imports {one.target}"


def test_what_is_pure_of_the_desk_knows_no_requests() -> None:
    for one in all_imports():
        if one.module in DESK_PURE:
            assert not one.target.startswith(("starlette", "generator.pipeline")), f"{one.module}:{one.line}"


SERVICE_EDGE = {
    "service.app": "where the assets stand",
    "service.database": "the file of the data, a thread's lock",
    "service.export": "text in memory",
    "service.guard": "the time a request takes; the name of a file in a fault",
    "service.limits": "a key of the process, a thread's lock",
    "service.sessions": "secrets of a login",
    "service.store": "a secret of the service",
    "service.web": "clocks, where the templates stand",
}
"""Modules of the service that touch the world; the others are forms, secrets worked out of others, and pages."""

SERVICE_PURE = {"service.forms", "service.secrets", "service.tables"}
"""What knows neither requests nor files."""


def test_only_the_edge_of_the_service_touches_the_world() -> None:
    for one in all_imports():
        if row_of(one.module) == "service" and one.module not in SERVICE_EDGE:
            assert one.target.split(".")[0] not in {*WORLD, "pathlib", "psycopg"}, f"{one.module}:{one.line}"


def test_what_is_pure_of_the_service_knows_no_requests() -> None:
    for one in all_imports():
        if one.module in SERVICE_PURE:
            assert not one.target.startswith(("starlette", "generator.pipeline")), f"{one.module}:{one.line}"


def test_the_yaml_rooms_know_no_catalogue() -> None:
    known = ("generator.model.diagnostic", "generator.yamltext")
    for one in all_imports():
        if row_of(one.module) == "yamltext" and one.target.startswith("generator."):
            assert one.target.startswith(known), f"{one.module}:{one.line} imports {one.target}"


def test_checking_starts_without_what_only_building_needs() -> None:
    """`check` answers before the hand has left the key: nothing slow is imported at the head of its modules."""
    import subprocess

    heavy = [
        "mkdocs",
        "jinja2",
        "jsonschema",
        "lunr",
        "pypinyin",
        "segno",
        "material",
        "numpy",
        "PIL",
        "typst",
        "fontTools",
        "docx",
        "pypdf",
        "pypdfium2",
        "starlette",
        "uvicorn",
        "psycopg",
        "sqlite3",
        "python_calamine",
        "xlrd",
        "lxml",
    ]
    code = (
        "import sys\nfrom generator.cli.main import main\nmain(['check', 'tests/examples/base', '--quiet'])\n"
        f"print(','.join(name for name in {heavy} if name in sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent, check=True
    )
    assert result.stdout.strip() == ""
