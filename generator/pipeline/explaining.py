"""Every code of the program with its words: collected from the modules that give them, so no list can go stale."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import generator
from generator.model.diagnostic import Code

ROOMS = ("model", "yamltext", "read", "check", "derive", "pipeline")
"""Packages whose modules hold codes."""

GROUPS: Mapping[str, str] = {
    "GK1": "文件读不进来",
    "GK2": "格式不对",
    "GK3": "用字不规范",
    "GK4": "内容对不上",
    "GK5": "泄露个人信息",
    "GK6": "本单位信息不全",
    "GK7": "表格导入",
    "GK75": "公开内容模板",
    "GK8": "发布记录和年度报告",
    "GK85": "负面清单和索引号",
    "GK86": "办事指南和公众参与",
    "GK87": "便民地图",
    "GK88": "点题公开",
    "GK89": "互动服务",
    "GK9": "叠加目录",
    "GK92": "各单位",
}
"""First characters of a code → heading of its group; the longest beginning counts."""

_TYPED = re.compile(r"(?:GK)?([0-9]{3})", re.IGNORECASE)


@cache
def all_codes() -> Mapping[str, Code]:
    """Number → code, in the order of the numbers.

    Raises:
        ValueError: two codes share a number.
    """
    found: dict[str, Code] = {}
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, Code) and found.setdefault(value.number, value) is not value:
                raise ValueError(value.number)
    return dict(sorted(found.items()))


def _modules() -> Iterator[object]:
    for room in ROOMS:
        package = importlib.import_module(f"{generator.__name__}.{room}")
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def find_code(typed: str) -> Code | None:
    """The code somebody means: GK404, gk404, 404."""
    match = _TYPED.fullmatch(typed.strip())
    return all_codes().get(f"GK{match[1]}") if match else None


def by_group(codes: Mapping[str, Code]) -> Iterator[tuple[str, Sequence[Code]]]:
    """Heading and codes of each group."""
    for start, heading in GROUPS.items():
        yield heading, [code for number, code in codes.items() if _group_of(number) == start]


def _group_of(number: str) -> str:
    return max((start for start in GROUPS if number.startswith(start)), key=len, default="")
