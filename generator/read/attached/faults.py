"""Why a file cannot be read to its end, in words for editors; and how much of a file is looked at.

- GK511: the file is damaged, cut short, or of a kind whose text cannot be read.
- GK512: the file is locked with a password.
- GK513: the file is too large, or unpacks to too much.
- GK515 (warning): only a part of the file could be read: an old format, a scan without text, a macro.
- GK516 (warning): the properties name a person who wrote or saved the file.
- GK518: a photo holds the place where it was taken.
- GK519 (warning): hidden parts (sheets, rows, columns, deletions, comments): they are published like the rest.

Source of the duty: 《政府信息公开条例》第十五条; what cannot be checked must not be called checked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.attached import AttachedText
from generator.model.diagnostic import Diagnostic, Place, Severity

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

    def __init__(self, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.code, self.message, self.fix = code, message, fix


def damaged(what: str) -> UnreadableError:
    return UnreadableError("GK511", f"读不出文字，不能检查：{what}", "用办公软件打开，另存一份，替换这一个。")


def locked() -> UnreadableError:
    return UnreadableError(
        "GK512", "读不出文字，不能检查：文件加了密码", "去掉密码，另存一份；群众也打不开加密的文件。"
    )


def too_large(what: str) -> UnreadableError:
    return UnreadableError("GK513", f"读不出文字，不能检查：{what}", "分成几个小一些的文件；看看是不是放错了文件。")


def unknown(what: str, fix: str = "") -> UnreadableError:
    fix = fix or "换成 .xlsx、.docx、.pdf、.csv 或者 .txt；不需要公布的从文件夹里拿走。"
    return UnreadableError("GK511", f"读不出文字，不能检查：{what}", fix)


@dataclass(frozen=True, slots=True)
class Found:
    """What one reader gives: texts and remarks. `remarks`: (code, message, how to mend)."""

    texts: tuple[AttachedText, ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()


WARNINGS = frozenset({"GK515", "GK516", "GK519"})


def to_problems(name: str, remarks: Iterable[tuple[str, str, str]]) -> list[Diagnostic]:
    """Remarks as findings about a file, each once, in the order they were made."""
    return [
        Diagnostic(code, Severity.WARNING if code in WARNINGS else Severity.ERROR, Place(name), message, fix, WHY)
        for code, message, fix in dict.fromkeys(remarks)
    ]


def partly(what: str, fix: str) -> tuple[str, str, str]:
    return ("GK515", f"只能检查一部分：{what}", fix)


def hidden(what: str) -> tuple[str, str, str]:
    return ("GK519", f"有看不见的内容：{what}", "公布以后谁都能看到。不需要的删掉，不要只是隐藏。")
