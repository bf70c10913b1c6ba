"""Lists of applications for information → values: the service's export (JSON, CSV), or a table that an office keeps.

A table names its columns in its first row that has 收到日期: 收到日期, 申请人类别, 办结日期, 办理结果; 编号 and 类别
where it has them. Of a list of several kinds of matters only 依申请公开 counts. A row that cannot be counted is an
error: a report without it would tell a wrong number.

- GK833: the file is no list of applications.
- GK834: an application lacks what it is counted by, or says it in words that the form does not have.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.model.annual import COLUMNS, GROUPS, Application
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.matter import Applicant, MatterKind
from generator.model.outcome import Outcome
from generator.read.portal.dates import read_only_date
from generator.read.tables.grid import Grid
from generator.read.tables.kinds import read_grids

GK833 = Code(
    "GK833",
    "不是申请清单",
    "年度报告的表三照申请清单数：互动服务导出的（gongkai service export --format json 或者 csv），"
    "或者自己登记的表格（Excel、CSV）。表格的第一行是列名，要有“收到日期”“申请人类别”“办结日期”“办理结果”四列。",
    "换成互动服务导出的文件，或者在表格第一行写上这四个列名。",
)
GK834 = Code(
    "GK834",
    "申请清单里有一件没法计数",
    "一件申请要写收到日期、申请人类别（自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他），"
    "办结了的写办结日期和办理结果（表三里的一行，例如“予以公开”“重复申请”）。"
    "缺一样，或者写的不是这几种，就不知道数在哪一格；少数一件，报告的数就是错的，所以不写报告。",
    "在清单里把这一件补好、改好，再做报告。",
)
_HEADS: Mapping[str, tuple[str, ...]] = {
    "received": ("收到日期", "收到申请日期", "received"),
    "applicant": ("申请人类别", "申请人类型", "applicant"),
    "closed": ("办结日期", "答复日期", "closed"),
    "outcome": ("办理结果", "答复结果", "outcome"),
    "group": ("结果分类", "group"),
    "number": ("编号", "申请编号", "登记号", "number"),
    "kind": ("类别", "kind"),
}
_NEEDED = ("received", "applicant", "closed", "outcome")
_NUMBERING = re.compile(r"^(?:[（(][一二三四五六七][)）]|[0-9]+[.．、])")
_PLAIN = re.compile(r"[\s，、。：:（）()“”\"/·]")


class _Row(NamedTuple):
    place: Place
    values: Mapping[str, str]


Read = tuple[list[Application], list[Diagnostic]]


def read_applications(name: str, data: bytes) -> Read:
    """The applications of a file, and what is wrong with it. Nothing is raised."""
    rows, problems = _read_json(name, data) if data.lstrip()[:1] == b"{" else _read_table(name, data)
    found: list[Application] = []
    for row in rows:
        if row.values.get("kind") not in (None, "", MatterKind.APPLICATION.label):
            continue
        one, trouble = _application(row)
        found += one
        problems += trouble
    return found, problems


def _read_json(name: str, data: bytes) -> tuple[list[_Row], list[Diagnostic]]:
    try:
        told = json.loads(data.decode("utf-8-sig"))
        matters = told["matters"]
        rows = [
            _Row(
                Place(f"{name}!{matter['number']}"),
                {key: str(matter.get(key) or "") for key in _HEADS},
            )
            for matter in matters
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [], [GK833.at(Place(name), "不是互动服务导出的 JSON，读不出申请")]
    return rows, []


def _read_table(name: str, data: bytes) -> tuple[list[_Row], list[Diagnostic]]:
    grids, problems = read_grids(name, data)
    problems = [problem for problem in problems if problem.is_error]
    rows: list[_Row] = []
    for grid in grids:
        rows += _rows(grid)
    if not problems and not any(_head(grid)[0] for grid in grids):
        problems.append(GK833.at(Place(name), "没有找到写着“收到日期”“申请人类别”“办结日期”“办理结果”的一行"))
    return rows, problems


def _rows(grid: Grid) -> Iterator[_Row]:
    head, columns = _head(grid)
    for row in grid.rows:
        if head and row > head:
            values = {key: grid.shown(row, column).strip() for key, column in columns.items()}
            if any(values.values()):
                yield _Row(grid.place(row, columns["received"]), values)


def _head(grid: Grid) -> tuple[int, Mapping[str, int]]:
    """Row of the headings and key → column; row 0 where none has all that are needed."""
    for row in grid.rows[:20]:
        cells = {text.strip(): column for column, text in reversed(list(grid.by_row[row].items()))}
        named = {key: cells[word] for key, words in _HEADS.items() for word in reversed(words) if word in cells}
        if all(key in named for key in _NEEDED):
            return row, named
    return 0, {}


def _application(row: _Row) -> tuple[list[Application], list[Diagnostic]]:
    values = row.values
    received, closed = _day(values["received"]), _day(values["closed"])
    group = _GROUPS.get(_bare(values["applicant"]), "")
    outcomes = _outcomes(values["outcome"], values.get("group", ""))
    number = values.get("number", "")
    wrong = [
        *(["没有写收到日期"] if not values["received"] else ["收到日期不是一个日期"] if received is None else []),
        *(["办结日期不是一个日期"] if values["closed"] and closed is None else []),
        *(["办结日期在收到日期前面"] if received and closed and closed < received else []),
        *([f"申请人类别“{values['applicant']}”不是表三的一类"] if not group else []),
        *([f"办理结果“{values['outcome']}”不是表三的一行"] if values["outcome"] and len(outcomes) != 1 else []),
        *(["写了办理结果，没有写办结日期"] if values["outcome"] and not values["closed"] else []),
    ]
    if wrong or received is None:
        return [], [GK834.at(row.place, f"申请{number}：{'；'.join(wrong)}")]
    return [Application(number, group, received, closed, outcomes[0] if outcomes else None, row.place.file)], []


def _day(text: str) -> date | None:
    """A day, never one that is not written whole."""
    return parse_day(text) or parse_day(read_only_date(text))


def _outcomes(text: str, group: str) -> list[Outcome]:
    """The rows of table 3 that a text means."""
    bare = _bare(text)
    if not bare:
        return []
    named = [one for one in Outcome if bare in (_bare(one.label), _bare(one.sentence), _bare(one.group + one.label))]
    return [one for one in named if _bare(one.group) == _bare(group)] or named


def _bare(text: str) -> str:
    return _PLAIN.sub("", _NUMBERING.sub("", text.strip()))


_GROUPS = {
    **{_bare(COLUMNS[key]): key for key in GROUPS},
    **{_bare(one.value): one.name.lower() for one in Applicant},
    _bare("其他法人或其他组织"): Applicant.OTHER.name.lower(),
}
