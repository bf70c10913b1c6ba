"""Where files of publication records lie: `records/2026/05.yml`, `records/2026/05.csv`.

Yields GK820.
"""

import re

from generator.model.diagnostic import Code, Trouble
from generator.model.snapshot import RECORDS_FOLDER

GK820 = Code(
    "GK820",
    "发布记录放错了地方",
    "发布记录放在 records 文件夹里，按年份分文件夹，文件是 .yml 或者 .csv，例如 records/2026/05.yml。"
    "放在别处的、别的格式的不会读，里面的记录就都没有了。",
    "移到 records/年份/ 里，例如 records/2026/05.yml。",
    {"suffix": "不是 .yml、.csv｜Excel 表格另存为“CSV UTF-8（逗号分隔）”，扩展名是 .csv；不是记录的，移到别处。"},
)

SUFFIXES = (".yml", ".yaml", ".csv")
MAX_TABLE_BYTES = 30_000_000
"""Bytes of one CSV of records: some 150,000 lines. YAML has the limit of every catalogue file."""

_HOME = re.compile(rf"{RECORDS_FOLDER}[0-9]{{4}}/[^/]+")


def find_place_fault(path: str) -> Trouble | None:
    """What is wrong with where a file under `records/` lies, or with its kind."""
    if not path.endswith(SUFFIXES):
        return GK820.of("这里只读 .yml 和 .csv，这个文件不会读", "suffix")
    if not _HOME.fullmatch(path):
        return GK820.of("不在 records/年份/ 里，这个文件不会读")
    return None


def is_table(path: str) -> bool:
    """Whether it is a CSV."""
    return path.endswith(".csv")
