"""A small province: a standard of one domain, and counties that are as it, with edits of their own."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.site.support import lay_out_small

NAMES = ("盐池县", "同心县", "青铜峡市", "海原县", "西吉县", "泾源县")
CODES = ("640323", "640324", "640381", "640522", "640422", "640424")
POINTS = ("107.405100,37.784500", "105.914000,36.980600", "106.075400,38.021500")
HEAD = """standard: standard
portal:
  title: 示例省政务公开标准目录
  host: 示例省人民政府办公厅
  phone: "0000-0000001"
offices:
  - code: "640000"
    name: 示例自治区
    level: 省级
"""


def lay_out_province(folder: Path, count: int = 3) -> Path:
    """`standard` and `offices/CODE` under `folder`, with offices.yml; returns its path."""
    standard = lay_out_small(folder / "lay")
    shutil.move(standard, folder / "standard")
    shutil.rmtree(folder / "lay")
    lines = [HEAD]
    for number in range(count):
        name, code = NAMES[number % len(NAMES)], CODES[number % len(CODES)]
        if number >= len(NAMES):
            name, code = f"第{number}县", f"6499{number:02}"
        own = folder / "offices" / code
        shutil.copytree(folder / "standard", own)
        replace_in(own / "office.yml", "示例县", name)
        at = f'    at: "{POINTS[number]}"\n    system: GCJ-02\n' if number < len(POINTS) else ""
        lines.append(
            f'  - code: "{code}"\n    name: {name}\n    level: 县级\n    parent: "640000"\n'
            f"    folder: offices/{code}\n{at}"
        )
    listed = folder / "offices.yml"
    listed.write_text("".join(lines), "utf-8")
    return listed


def replace_in(path: Path, old: str, new: str, count: int = -1) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{old} is not in {path}"
    path.write_text(text.replace(old, new, count), "utf-8")


def domain_file(folder: Path) -> Path:
    (found,) = folder.glob("04-*.yml")
    return found


def tree_of(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_summary(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return found
