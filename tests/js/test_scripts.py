"""Scripts of the site run on a five-year-old phone: ES5 syntax, nothing evaluated from text."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.pipeline.scripts import browser_modules
from generator.render.search.scripts import RELEASE_MARK, join_scripts
from tests.site.support import ROOT, Built, build_once, common_base, lacking, lay_out

HERE = Path(__file__).parent
ASSETS = ROOT / "generator" / "theme" / "assets"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_once(common_base(tmp_path_factory), "shipped", lay_out)


def faults_of(sources: object, script: str = "es5.js") -> list[str]:
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    if not (HERE / "node_modules" / "acorn").is_dir():
        lacking("没有 acorn：运行 cd tests/js && npm ci")
    done = subprocess.run(
        [str(node), str(HERE / script)],
        input=json.dumps(sources),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


def own_scripts() -> dict[str, str]:
    """Path below assets/ → text with comments: single files, and the modules of the search joined."""
    files = {path.relative_to(ASSETS).as_posix(): path for path in sorted(ASSETS.rglob("*.js"))}
    single = {name: path.read_text("utf-8") for name, path in files.items() if path.name != "lunr.js"}
    return single | {f"{name}.js": text for name, text in join_scripts(browser_modules()).items()}


def test_parser_refuses_what_it_must() -> None:
    """The test of the test: each of these lines is a fault, the last is none."""
    lines = [
        "let a = 1;",
        "var f = () => 1;",
        "var t = `x`;",
        "class A {}",
        "var {a} = b;",
        "for (var x of y) {}",
        "async function f() {}",
        "f(...x);",
        "var o = {a, b() {}};",
        "a = b ?? c;",
        "a?.b;",
        "eval('1');",
        "new Function('return 1');",
        "window.eval(x);",
        "setTimeout('x()', 1);",
        "document.write(x);",
        "import x from 'y';",
        "var x = 1,;",
    ]
    faults = faults_of({f"line {number}": line for number, line in enumerate(lines)})
    for number, line in enumerate(lines):
        assert any(fault.startswith(f"line {number}:") for fault in faults), line
    assert faults_of({"line": "var a = {b: 1}; function f(x) { return x ? [1, /y/g] : null; }"}) == []


def test_own_scripts_are_es5() -> None:
    sources = own_scripts()
    assert {"duedate.js", "search.js"} <= sources.keys()
    assert faults_of(sources) == []


def test_every_script_of_the_built_site_is_es5(shipped: Built) -> None:
    """Search data and calendar included: they are scripts too."""
    paths = sorted(shipped.site.rglob("*.js"))
    assert len(paths) >= 3 + 3 + 13
    assert faults_of({path.relative_to(shipped.site).as_posix(): path.read_text("utf-8") for path in paths}) == []


def test_shipped_scripts_are_the_same_programs(shipped: Built) -> None:
    """Comments and blanks are gone, a fifth at least; the trees are equal."""
    release = re.search(r'gkSearch\.add\("(\w+)"', (shipped.site / "search" / "names.js").read_text("utf-8"))
    assert release is not None
    pairs = {}
    for name, source in own_scripts().items():
        shipped_text = (shipped.site / "assets" / name).read_text("utf-8")
        pairs[name] = [source.replace(RELEASE_MARK, release[1]), shipped_text]
    assert len(pairs) >= 8
    assert faults_of(pairs, "same.js") == []
    assert [name for name, (source, smaller) in pairs.items() if len(smaller) > len(source) * 0.8] == []


def test_the_comparison_of_programs_sees_what_it_must() -> None:
    one = "(function (a) { var b = 1; return a + b; }());"
    others = [
        "(function (x) { var x = 1; return x + x; }());",
        "(function (a) { var b = 2; return a + b; }());",
        "(function (a) { var b = 1; return b + a; }());",
        "(function (a) { var b = 1; return a - b; }());",
    ]
    assert faults_of({"0": [one, "(function (x) { var y = 1; return x + y; }());"]}, "same.js") == []
    faults = faults_of({str(number): [one, other] for number, other in enumerate(others)}, "same.js")
    assert len(faults) == len(others)
