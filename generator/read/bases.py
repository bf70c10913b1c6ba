"""The folder a catalogue stands on: what office.yml says in `extends`, and where that leads.

The way leads up and down inside the repository and nowhere else: no link is followed, no absolute path taken, and a
folder without a repository may be left by three steps at most. Only what a catalogue consists of is read there.

- GK901: the way leads to no catalogue, out of the repository, over a link, or in a circle.
"""

import os
import posixpath
from pathlib import Path

from generator.model.diagnostic import Code, Place, Trouble
from generator.model.overlay import EXTENDS
from generator.read.catalogue.records import top_of, value_of
from generator.yamltext.nodes import Scalar
from generator.yamltext.tree import read_located

GK901 = Code(
    "GK901",
    "上级目录找不到",
    "office.yml 里 extends 写的是上级目录的文件夹，从本目录的文件夹数起，例如 ../national。"
    "找不到它，就不知道本地改的是什么。",
    "核对 extends：从本目录的文件夹到上级目录的文件夹，以 ../ 开头。",
    {
        "outside": "出了仓库｜把上级目录放进同一个仓库里，再写到它的路。",
        "link": "经过链接｜写真正的文件夹的位置，不要用链接。",
        "circle": "绕成了一圈｜国家标准目录自己不写 extends；省写国家，市、县写省。",
        "office": "领域文件写了 extends，office.yml 没有写｜在 office.yml 里写上 extends，说明上级目录在哪个文件夹；"
        "不是叠加目录的，把领域文件里的 extends 删掉。",
    },
)

OFFICE_FILES = ("office.yml", "office.yaml")
MAX_CHAIN = 6
"""Catalogues that stand on one another: standard, province, city, county, township, and one to spare."""
_STEPS = 3


def find_extends(name: str, data: bytes) -> tuple[str, Place] | None:
    """What an office's file says it stands on, and where; None where it stands on nothing, or cannot be read."""
    if EXTENDS.encode() not in data:
        return None
    node = value_of(top_of(read_located(name, data)), EXTENDS)
    if not isinstance(node, Scalar) or not node.text.strip():
        return None
    return node.text.strip(), Place(name, node.line, node.column, "上级目录")


def find_base(folder: Path, way: str) -> Path | Trouble:
    """The folder that a way leads to, from the folder of the catalogue that names it."""
    here = Path(os.path.abspath(folder))  # noqa: PTH100  links above the repository are the publisher's own choice
    root = _root(here)
    there = Path(os.path.normpath(here / way))
    if way.startswith("/") or "\\" in way or not there.is_relative_to(root):
        return GK901.of(f"上级目录“{way}”在仓库外面", "outside")
    if there == here or here.is_relative_to(there):
        return GK901.of(f"上级目录“{way}”就是本目录自己，或者是装着它的文件夹", "circle")
    try:
        if there.resolve() != root.resolve() / there.relative_to(root):
            return GK901.of(f"上级目录“{way}”经过一个链接", "link")
    except OSError:
        return GK901.of(f"上级目录“{way}”找不到")
    if not there.is_dir():
        return GK901.of(f"上级目录“{way}”找不到，没有这个文件夹")
    return there


def _root(folder: Path) -> Path:
    """The top of the repository; without one the folder that some steps lead up to."""
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return parent
    return folder.parents[min(_STEPS, len(folder.parents)) - 1] if folder.parents else folder


def name_base(name: str, way: str) -> str:
    """How messages call the folder below: `counties/a/` and `../../national` → `national`."""
    return posixpath.normpath(posixpath.join(name or ".", way))
