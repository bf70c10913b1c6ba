"""The browser's modules: what their joining relies on, and that Node runs the engine as it stands."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.pipeline.scripts import browser_modules
from generator.render.search.scripts import SCRIPTS, imports_of, join_scripts, modules_of
from tests.js.test_scripts import faults_of
from tests.site.support import ROOT, lacking

HERE = Path(__file__).parent


def _modules() -> dict[str, str]:
    return {path: source for path, source in browser_modules().items() if path != "worker/head.js"}


def _scripts(sources: dict[str, str]) -> dict[str, list[str]]:
    return {script.name: modules_of(script, sources) for script in SCRIPTS}


def test_modules_can_stand_in_one_scope() -> None:
    sources = _modules()
    assert faults_of({"modules": sources, "scripts": _scripts(sources)}, "modules.js") == []


def test_the_check_of_modules_sees_what_it_must() -> None:
    """The test of the test: each of these is a fault."""
    sources = {
        "a.js": 'import { g } from "./b.js";\nimport { none } from "./b.js";\nexport var x = 1;\nx = 2;\ny();\ng();\n',
        "b.js": "export function g() {}\nvar z = 1;\n",
        "c.js": 'import { g } from "./b.js";\nvar z = 2;\n',
    }
    faults = faults_of({"modules": sources, "scripts": {"s": ["b.js", "c.js", "a.js"]}}, "modules.js")
    assert sorted(faults) == [
        "a.js: assigns x, which it exports",
        "a.js: b.js does not export none",
        "a.js: imports none and does not use it",
        "a.js: nothing gives y",
        "c.js: imports g and does not use it",
        "s: z stands in b.js and in c.js",
    ]


def test_every_module_is_shipped_once() -> None:
    sources = _modules()
    shipped = [path for modules in _scripts(sources).values() for path in modules]
    assert sorted(shipped) == sorted(sources)


def test_the_engine_knows_no_page() -> None:
    for path, source in _modules().items():
        if path.startswith("engine/"):
            assert not [target for _, target in imports_of(path, source) if not target.startswith("engine/")], path
            code = re.sub(r"(?s)/\*.*?\*/", "", source)
            assert not re.search(r"(?<![.\w\"])(document|window|location|navigator)\b", code), path


def test_modules_are_small() -> None:
    assert {path: source.count("\n") for path, source in _modules().items() if source.count("\n") > 200} == {}


def test_joined_scripts_are_es5_and_their_marks_are_gone() -> None:
    joined = join_scripts(browser_modules())
    assert faults_of(joined) == []
    assert not [name for name, text in joined.items() if "import " in text or "\nexport " in text]


@pytest.mark.parametrize("file", sorted(HERE.glob("engine/*.test.mjs")), ids=lambda file: file.stem)
def test_engine_in_node(file: Path) -> None:
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    done = subprocess.run(
        [str(node), "--test", str(file)], capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
