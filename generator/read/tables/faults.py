"""What cannot be read of a table, and what of a file was left alone on purpose.

- GK701: the file cannot be read, or is of a kind whose tables cannot be.
- GK702: hidden, struck-out or deleted text was left out.
- GK703: formulas, macros and links to other workbooks were not followed.
- GK704: a formula has no value.
"""

from collections.abc import Iterable

from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.read.attached.faults import GK512, GK513, UnreadableError

GK701 = Code(
    "GK701",
    "表格文件读不出来",
    "能导入的有 Excel 表格（xlsx、xls、WPS 的 et）、Word 文件里的表格（docx）和 CSV。文件坏了、没有传完、加了密码、"
    "解压以后太大，或者是别的格式，就读不出来。",
    "用 Excel、Word 或者 WPS 打开，另存为 .xlsx 或者 .docx，再导入。",
    {
        "locked": "加了密码｜打开文件，去掉密码，另存一份再导入。",
        "large": "太大｜打开文件，把要导入的表格复制到一个新文件里，再导入新文件；表格下面有很多空行的，选中空行，删除，再保存。",
        "old": "旧的 Word 文件｜用 Word 或者 WPS 打开，另存为 .docx，再导入。",
        "pdf": "PDF、OFD｜请发文件的人给原来的 Excel 或者 Word 文件。只有 PDF、OFD 的，用 WPS 转成 .xlsx 或者 .docx，"
        "逐行核对以后再导入：转出来的表格常常串行、掉字。",
        "picture": "图片｜请发文件的人给原来的 Excel 或者 Word 文件。只有图片的，用 WPS 的图片转表格，逐行核对以后再导入。",
        "archive": "压缩包｜先解压，再导入里面的表格，可以几个一起：gongkai import 表一.xlsx 表二.docx。",
        "resave": "别的表格格式｜用 Excel 或者 WPS 打开，另存为 .xlsx，再导入。",
        "empty": "空文件｜多半没有传完，或者没有保存。请发文件的人再发一次。",
        "not_table": "不是表格｜看看是不是选错了文件。能导入的是 .xlsx、.xls、.et、.docx、.csv。",
    },
)
GK702 = Code(
    "GK702",
    "看不见的内容没有导入",
    "隐藏的工作表、行、列，划掉的文字，修订中删除的文字，压在合并单元格下面的文字，"
    "都当作不要的，不导入，也不在提示里说出来。自动筛选隐藏的行也一样。",
    "要导入的，先取消隐藏或者筛选、去掉删除线、接受修订，保存以后再导入一次。",
    severity=Severity.WARNING,
)
GK703 = Code(
    "GK703",
    "公式、宏和外部链接没有运行",
    "公式按文件里存的结果读，不重新计算；宏不运行；引用别的工作簿的链接不打开。",
    "对照表格看一看结果是不是最新的。",
    severity=Severity.WARNING,
)
GK704 = Code(
    "GK704",
    "公式没有结果",
    "单元格里是公式，文件里没有存下结果，或者结果是错误（#REF! 一类）。",
    "用 Excel 或者 WPS 打开，把公式换成文字，再导入；或者导入以后手工补上。",
    severity=Severity.WARNING,
)

_READ = "读不出文字，不能检查："


def say_unreadable(name: str, error: UnreadableError) -> Diagnostic:
    """A file that cannot be read, in words for somebody who imports it."""
    remedy = {GK512.number: "locked", GK513.number: "large"}.get(error.code, "")
    return GK701.at(Place(name), f"读不出表格：{error.message.removeprefix(_READ)}", remedy)


def say_ignored(place: Place, words: Iterable[str]) -> list[Diagnostic]:
    """What was left out of a sheet as nobody sees it."""
    named = "、".join(sorted(words))
    return [GK702.at(place, f"没有导入看不见的内容：{named}")] if named else []
