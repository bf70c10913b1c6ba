"""read → derive → check → render of 政府信息公开工作年度报告: a catalogue, lists of applications, a filled workbook.

Where a list or the filled workbook cannot be read whole there is no report. Where sums do not hold there is one, and it
is said: who fills it in has to see the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.check.annual import check_annual, compare_filled
from generator.derive.annual import blanks_of, count_applications, fill, say_published, say_requests, unsorted
from generator.model.annual import FORM, Annual, Application
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import NOWHERE, Code, Diagnostic, Place, Severity
from generator.model.ledger import LedgerQuery
from generator.model.text import chinese_day
from generator.pipeline.book import zip_parts
from generator.pipeline.ledger import Source, find_ledger
from generator.read.annual.applications import read_applications
from generator.read.annual.filled import Filled, read_filled
from generator.read.portal.folder import read_file
from generator.render.annual.data import write_annual_json
from generator.render.annual.document import render_annual_docx
from generator.render.annual.page import render_annual_html
from generator.render.annual.workbook import render_annual_xlsx

FORMATS = ("xlsx", "docx", "html", "json")
GK839 = Code(
    "GK839",
    "年度报告里有的申请没有归到办理结果",
    "申请办结了，清单里没有写办理结果（多半是申请人撤回的）。统一格式里没有“撤回”一行，程序不替人归类，"
    "所以表三的办理结果里没有这一件，第一项加第二项就不等于第三项加第四项。",
    "定好归哪一行，在年报表的那一格加上，用 --filled 再做一次；能在清单里写办理结果的，也可以改清单。",
    severity=Severity.WARNING,
)
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Made:
    """The report; None where something could not be read. `blanks`: what nobody has told; `notes`: for the workbook."""

    report: Annual | None
    problems: tuple[Diagnostic, ...] = ()
    blanks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def make_annual(source: Source, year: int, today: date, lists: Sequence[Path], filled: Path | None) -> Made:
    """The report of a year as of today.

    Raises:
        OSError: a file is not there or cannot be opened.
    """
    applications, problems = _read_lists(lists)
    told, more = read_filled(filled.name, read_file(filled)) if filled else (Filled(), [])
    problems += more
    if any(problem.is_error for problem in problems):
        return Made(None, tuple(problems))
    counted = _counted(source, year, today, applications if lists else None)
    report = fill(counted, told.values, told.texts)
    place = Place(filled.name if filled else lists[0].name) if filled or lists else NOWHERE
    if filled is None or not told.values:
        problems += _unsorted(applications, year, place)
    problems += compare_filled(counted.values, told.values, place)
    problems += check_annual(report, place)
    blanks = blanks_of(report)
    return Made(report, tuple(problems), blanks, _notes(report, today, lists, blanks))


def write_annual(made: Made, form: str, today: date) -> bytes:
    """The report as one of FORMATS."""
    assert made.report is not None
    if form == "json":
        return (write_annual_json(made.report, made.blanks) + "\n").encode()
    if form == "html":
        return render_annual_html(made.report)
    if form == "docx":
        return zip_parts(render_annual_docx(made.report, today.isoformat()))
    return render_annual_xlsx(made.report, today.isoformat(), made.notes)


def _read_lists(lists: Sequence[Path]) -> tuple[list[Application], list[Diagnostic]]:
    found: list[Application] = []
    problems: list[Diagnostic] = []
    for path in lists:
        more, troubles = read_applications(path.name, read_file(path))
        found += more
        problems += troubles
    return found, problems


def _counted(source: Source, year: int, today: date, applications: Sequence[Application] | None) -> Annual:
    """What the program knows. `applications` None: nobody gave a list, which is not the same as an empty one."""
    catalogue: Catalogue = source.catalogue
    asked = LedgerQuery(today, date(year, 1, 1), date(year, 12, 31))
    texts = {}
    if catalogue.records:
        texts["open"] = say_published(find_ledger(source, asked), catalogue.records)
    values = count_applications(applications, year) if applications is not None else {}
    if values:
        texts["requests"] = say_requests(values)
    texts = {key: text for key, text in texts.items() if text}
    return Annual(year, catalogue.office.name, values, texts, frozenset(values))


def _unsorted(applications: Sequence[Application], year: int, place: Place) -> list[Diagnostic]:
    left = unsorted(applications, year)
    if not left:
        return []
    named = "、".join(one.number or "没有编号的" for one in left[:_SHOWN])
    more = f"等 {len(left)} 件" if len(left) > _SHOWN else ""
    return [GK839.at(place, f"办结了没有写办理结果：{named}{more}")]


def _notes(report: Annual, today: date, lists: Sequence[Path], blanks: Sequence[str]) -> tuple[str, ...]:
    """What stands on the workbook's last sheet, which is not part of the report."""
    last = date(report.year, 12, 31)
    notes = [
        f"格式：《中华人民共和国政府信息公开工作年度报告格式》（{FORM}）。这一页是填表说明，不是报告的内容。",
        f"数据截至{chinese_day(min(today, last))}。" + ("这一年还没有过完，数还会变。" if today <= last else ""),
        "表三"
        + (f"照清单数出来：{'、'.join(path.name for path in lists)}。" if lists else "没有给申请清单，空着。")
        + "清单里没有的（纸质、当面提出的，已经从数据里删掉的）没有数进来，请核对。",
        "表二、表四目录和发布记录里没有：行政许可、行政处罚、行政强制数的是全部处理决定，不只是公开了的，请有关单位提供。",
        "黄色的格子没有数，由人填；没有的写 0，不知道的先空着。总计由公式算，加数没有填齐就空着。",
        "填好以后运行 gongkai report annual --filled 这张表，核对勾稽关系，写成 Word。",
    ]
    return (*notes, f"还没有填的 {len(blanks)} 处：", *blanks) if blanks else tuple(notes)
