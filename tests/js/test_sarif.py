"""SARIF is held to Microsoft's own multitool: no error, no warning, for every code and for no finding at all."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from generator.model.diagnostic import Diagnostic, Place
from generator.pipeline.explaining import all_codes
from generator.render.report import write_sarif
from generator.version import VERSION
from tests.site.support import lacking

HERE = Path(__file__).parent


def _findings() -> list[Diagnostic]:
    found = []
    for number, code in enumerate(all_codes().values(), 1):
        place = Place(f"catalog/{number:02}-征地.yml", number, 3, "征地补偿 › 公开时限", end=9 if number % 2 else 0)
        related = (Place("catalog/bodies.yml", 5, 11, end=20),) if number % 3 == 0 else ()
        found.append(code.at(place, f"这里写错了 <b>&{{0}} “{number}”", related=related))
    return found


def _complaints(tmp_path: Path, findings: list[Diagnostic]) -> list[str]:
    tool = HERE / "node_modules" / ".bin" / "sarif-multitool"
    if shutil.which("node") is None or not tool.exists():
        lacking("没有 sarif-multitool：运行 cd tests/js && npm ci")
    file = tmp_path / "found.sarif"
    file.write_text(write_sarif(findings, VERSION), "utf-8")
    done = subprocess.run([str(tool), "validate", str(file)], capture_output=True, encoding="utf-8", timeout=120)
    said = done.stdout + done.stderr
    assert "Analysis completed successfully" in said, said
    return re.findall(r".*: (?:error|warning) .*", said)


def test_every_code_in_one_file(tmp_path: Path) -> None:
    findings = _findings()
    assert len(findings) > 100
    assert _complaints(tmp_path, findings) == []


def test_nothing_found(tmp_path: Path) -> None:
    assert _complaints(tmp_path, []) == []


def test_the_test_hears_complaints(tmp_path: Path) -> None:
    """The test of the test: without the address of the tool there is a warning."""
    tool = HERE / "node_modules" / ".bin" / "sarif-multitool"
    if shutil.which("node") is None or not tool.exists():
        lacking("没有 sarif-multitool：运行 cd tests/js && npm ci")
    log = json.loads(write_sarif(_findings()[:3], VERSION))
    del log["runs"][0]["tool"]["driver"]["informationUri"]
    (tmp_path / "bad.sarif").write_text(json.dumps(log), "utf-8")
    done = subprocess.run(
        [str(tool), "validate", str(tmp_path / "bad.sarif")], capture_output=True, encoding="utf-8", timeout=120
    )
    assert "warning SARIF2005" in done.stdout + done.stderr
