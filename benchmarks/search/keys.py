"""How long the engine takes for a key stroke, in Node, without a page: `python -m benchmarks.search.keys`.

The shipped scripts and data of `catalog/`, every development query typed letter by letter. A few seconds, for looking
at a change of the engine; what residents feel, the list laid out in Chromium, is measured by `benchmarks.search.run`.
"""

import json
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.search.ours import HERE, percentile
from benchmarks.search.questions import read_questions
from generator.derive.search.terms import derive_search
from generator.pipeline.checking import check_folder
from generator.pipeline.scripts import browser_modules
from generator.render.search.index import render_search
from generator.resources import THEME_DIR
from generator.version import VERSION


def lay_out(folder: Path) -> None:
    """The files of the search as a site has them."""
    catalogue = check_folder(HERE.parents[1] / "catalog", date(2026, 11, 24), name="catalog").catalogue
    files = render_search(derive_search(catalogue), catalogue.words, browser_modules(), VERSION)
    files["assets/lunr.js"] = (THEME_DIR / "assets" / "lunr.js").read_bytes()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def main() -> None:
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is missing: the engine cannot be run")
    queries = [question.query for question in read_questions(HERE / "queries.yml")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder)
        command = [node, str(HERE / "engine.js"), str(folder / "assets"), str(folder / "search")]
        done = subprocess.run(command, input=json.dumps({"typed": queries}), capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    strokes = sorted(stroke for query in result["typed"] for stroke in query)
    loads = ", ".join(f"{kind} {spent:.1f}" for kind, spent in result["load"].items())
    print(f"{len(strokes)} key strokes of {len(queries)} queries: ", end="")
    print(", ".join(f"{label} {percentile(strokes, share):.2f} ms" for label, share in SHARES))
    print(f"taking in, ms: {loads}")


SHARES = (("median", 0.5), ("p95", 0.95), ("most", 1.0))

if __name__ == "__main__":
    main()
