"""Slips of clerks, each with the line that is to be told first and what its mend says or never says: see README.md."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline.checking import check_folder

HERE = Path(__file__).parent
BASE = HERE.parent / "examples" / "base"
SLIPS: list[dict[str, Any]] = yaml.safe_load((HERE / "slips.yml").read_text("utf-8"))
TODAY = date(2026, 11, 24)
FILE = "01-land.yml"


def change(slip: dict[str, Any], folder: Path) -> tuple[str, int]:
    """Lays the slip out; the file and line that are to be told."""
    shutil.copytree(BASE, folder)
    shutil.copytree(HERE / "more", folder, dirs_exist_ok=True)
    name = slip.get("file", FILE)
    text = (folder / name).read_text("utf-8")
    for old, new in slip["change"]:
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times"
        text = text.replace(old, new)
    (folder / name).write_bytes(text.encode(slip.get("encoding", "utf-8")))
    if "cut" in slip:
        other = folder / slip["also"]
        other.write_text(other.read_text("utf-8").partition(slip["cut"])[0], "utf-8", newline="")
    wanted = slip.get("line_of", slip.get("at"))
    return name, text[: text.index(wanted)].count("\n") + 1


@pytest.mark.parametrize("slip", SLIPS, ids=[slip["what"] for slip in SLIPS])
def test_the_first_message_is_at_the_slip_and_its_mend_is_right(slip: dict[str, Any], tmp_path: Path) -> None:
    file, line = change(slip, tmp_path / "catalog")
    problems = check_folder(tmp_path / "catalog", ".", TODAY).problems
    assert problems, "nothing was found"
    first = problems[0]
    shown = f"{first.place.file}:{first.place.line} {first.code} {first.message}\n  {first.fix}\n(+{len(problems) - 1})"
    assert (first.place.file, first.place.line) == (file, line), shown
    assert first.code == slip.get("code", first.code), shown
    assert slip.get("says", "") in first.message, shown
    assert slip.get("mend", "") in first.fix, shown
    assert not any(word in first.fix for word in slip.get("never", ())), shown
