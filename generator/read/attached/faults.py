"""Why a file cannot be read to its end, in words for editors; and how much of a file is looked at.

- GK511: the file is damaged, cut short, or of a kind whose text cannot be read.
- GK512: the file is locked with a password.
- GK513: the file is too large, or unpacks to too much.
- GK515: only a part of the file could be read: an old format, a scan without text, a macro.
- GK516: the properties name a person who wrote or saved the file.
- GK518: a photo holds the place where it was taken.
- GK519: hidden parts (sheets, rows, columns, deletions, comments): they are published like the rest.

Source of the duty: 《政府信息公开条例》第十五条; what cannot be checked must not be called checked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.attached import AttachedText
from generator.model.diagnostic import Code, Diagnostic, Place, Severity

GK511 = Code(
    "GK511",
    "文件读不出文字",
    "文件坏了、没有传完，或者是读不出文字的格式（压缩格式 RAR、7z，苹果照片 HEIC 等）。"
    "读不出来就不知道里面有没有个人信息，"
    "所以不能公布。",
    "用办公软件打开，另存一份，替换这一个。",
    {
        "other_kind": "读不出文字的格式｜换成 .xlsx、.docx、.pdf、.csv 或者 .txt；不需要公布的从文件夹里拿走。",
        "photo": "HEIC、AVIF 照片｜存成 .jpg 再放进来，很多电脑和手机打不开这一种。",
    },
)
GK512 = Code(
    "GK512",
    "文件加了密码",
    "加密的文件没法检查。",
    "去掉密码，另存一份；群众也打不开加密的文件。",
)
GK513 = Code(
    "GK513",
    "文件太大，不能检查",
    "文件太大，解压以后太大，或者读了很久还没有读完。恶意的文件（压缩炸弹）也是这样。",
    "分成几个小一些的文件；看看是不是放错了文件。",
)
GK515 = Code(
    "GK515",
    "只能检查一部分",
    "旧格式（.doc、.ppt、.wps）、没有文字的扫描件、宏、嵌在里面又读不出来的东西，"
    "没法保证全部检查到。读得出的部分已经检查过。",
    "人工看一遍；能用原来的电子文件的，导出带文字的 PDF。",
    {
        "old": "旧格式｜用 Word、WPS 打开，另存为 .docx、.xlsx 或者 .pdf，替换这一个。",
        "film": "影像、声音｜人工看一遍、听一遍，不要拍到别人的证件、门牌和脸。",
        "macro": "里面有宏｜另存为不带宏的 .xlsx 或者 .docx。",
        "embedded": "嵌入的东西读不出来｜打开原来的文件，把嵌入的内容删掉或者换成图片、文字。",
        "attachment": "PDF 的附件读不出来｜把附件单独存出来，另存一份能读的；不需要公布的，从 PDF 里去掉。",
    },
    Severity.WARNING,
)
GK516 = Code(
    "GK516",
    "文件属性里有个人姓名",
    "Word、Excel、PDF 会记下作者和上次修改的人，公布出去谁都能看到。也可以用 gongkai mask 去掉。",
    "在 Word、Excel、WPS 里点“文件 › 信息 › 检查文档”，删除属性和个人信息，再保存。",
    severity=Severity.WARNING,
)
GK518 = Code(
    "GK518",
    "照片里存着拍摄地点",
    "手机拍的照片会记下经纬度。入户拍的照片，能查到这一户住在哪里。",
    "在电脑上右键“属性 › 详细信息 › 删除属性和个人信息”，或者截一张图代替。",
    {"film": "影像｜用剪辑软件重新导出一份，不带位置信息。"},
)
GK519 = Code(
    "GK519",
    "文件里有看不见的内容",
    "隐藏的工作表、行、列，修订记录、批注、已经删掉但还留在文件里的文字，里面的文字也检查了。修订接受以后再公布。",
    "公布以后谁都能看到。不需要的删掉，不要只是隐藏。",
    severity=Severity.WARNING,
)
CODES = {code.number: code for code in (GK511, GK512, GK513, GK515, GK516, GK518, GK519)}

Remark = tuple[str, str, str]
"""Number of the code, message, name of the remedy: plain texts, for the readers that run in a process of their own."""

MAX_BYTES = 30_000_000
"""Bytes of one file. The largest lists of a county are below a tenth of it."""

MAX_UNPACKED = 100_000_000
"""Bytes of all parts of a package together, pictures included."""

MAX_XML = 24_000_000
"""Bytes of one XML part, and of all text parts of a package together: what can be read in about two seconds."""

MAX_RATIO = 400
"""Unpacked : packed, for a part over 1 MB. Spreadsheets reach 60; bombs 1,000."""

MAX_PARTS = 3_000
MAX_DEPTH = 3
"""Files within files within files."""

MAX_CHARS = 12_000_000
MAX_TEXTS = 400_000
MAX_ELEMENTS = 1_500_000
MAX_NESTING = 500

WHY = "《政府信息公开条例》第十五条：不能检查的文件，不知道里面有没有个人信息"


class UnreadableError(Exception):
    """A file, or a part of one, that cannot be read; becomes a `Diagnostic` at the wing's door."""

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy

    @property
    def remark(self) -> "Remark":
        return self.code, self.message, self.remedy

    @property
    def fix(self) -> str:
        return CODES[self.code].mend(self.remedy)


def damaged(what: str) -> UnreadableError:
    return UnreadableError(GK511.number, f"读不出文字，不能检查：{what}")


def locked() -> UnreadableError:
    return UnreadableError(GK512.number, "读不出文字，不能检查：文件加了密码")


def too_large(what: str) -> UnreadableError:
    return UnreadableError(GK513.number, f"读不出文字，不能检查：{what}")


def unknown(what: str, remedy: str = "other_kind") -> UnreadableError:
    return UnreadableError(GK511.number, f"读不出文字，不能检查：{what}", remedy)


@dataclass(frozen=True, slots=True)
class Found:
    """What one reader gives: texts and remarks."""

    texts: tuple[AttachedText, ...] = ()
    remarks: tuple[Remark, ...] = ()


def to_problems(name: str, remarks: Iterable[Remark]) -> list[Diagnostic]:
    """Remarks as findings about a file, each once, in the order they were made."""
    return [CODES[code].at(Place(name), message, remedy, why=WHY) for code, message, remedy in dict.fromkeys(remarks)]


def partly(what: str, remedy: str = "") -> Remark:
    return (GK515.number, f"只能检查一部分：{what}", remedy)


def hidden(what: str) -> Remark:
    return (GK519.number, f"有看不见的内容：{what}", "")
